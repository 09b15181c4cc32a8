package elenchus.catalogue.centralpath;

import elenchus.symbolic.Elementary;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.linear.FieldLUDecomposition;
import org.hipparchus.linear.FieldMatrix;

/**
 * The gradient of the squared error with the optimal classifier in rational arithmetic.
 *
 * @param features with a last row of ones, (P + 1) x n
 * @param gradient by the envelope theorem, P x n
 */
record ExactGradient(FieldMatrix<BigFraction> features, FieldMatrix<BigFraction> gradient) {

  /** The gradient at the features of a flow, whose doubles are dyadic fractions. */
  static ExactGradient of(FeatureFlow flow) {
    Elementary<BigFraction> on = Elementary.rationals();
    int p = flow.H().rows();
    int n = flow.n();
    FieldMatrix<BigFraction> h =
        on.matrix(p + 1, n, (i, j) -> i < p ? on.number(flow.H().get(i, j)) : on.number(1));
    FieldMatrix<BigFraction> y =
        on.matrix(flow.C(), n, (i, j) -> on.number(j / flow.N() == i ? 1 : 0));
    FieldMatrix<BigFraction> fit =
        new FieldLUDecomposition<>(h.multiply(h.transpose()))
            .getSolver()
            .solve(h.multiply(y.transpose()))
            .transpose();
    FieldMatrix<BigFraction> weights = on.matrix(flow.C(), p, fit::getEntry);
    FieldMatrix<BigFraction> gradient =
        weights.transpose().multiply(fit.multiply(h).subtract(y)).scalarMultiply(on.ratio(1, n));
    return new ExactGradient(h, gradient);
  }

  /** Whether the gradient is orthogonal to every feature and to the constant. */
  boolean isOrthogonal() {
    return MseTerms.square(gradient.multiply(features.transpose())).isZero();
  }
}
