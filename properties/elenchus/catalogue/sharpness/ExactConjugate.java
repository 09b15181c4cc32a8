package elenchus.catalogue.sharpness;

import elenchus.network.GaussNewton;
import elenchus.symbolic.Elementary;
import elenchus.theorem.Evidence;
import elenchus.theorem.Witness;
import java.util.List;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.linear.FieldMatrix;

/** Evidence in fractions about the Gauss-Newton matrix of linear and ReLU networks. */
final class ExactConjugate {
  private static final Witness DIFFERENCES =
      new Witness("differences of multi-affine outputs", "own", "rational");
  private static final Witness INERTIA = new Witness("LDL^T inertia", "own", "rational");
  private static final Elementary<BigFraction> RATIONAL = Elementary.rationals();

  /** Powers of rational matrices are formed up to this size only. */
  private static final int LARGEST_SPECTRUM = 9;

  private ExactConjugate() {}

  /** What is decided in fractions: linear and ReLU networks under the square cost. */
  static Evidence of(NetworkProblem p) {
    GaussNewton<BigFraction> matrices = p.exact();
    List<FieldMatrix<BigFraction>> jacobians =
        matrices.samples().stream().map(s -> ExactDerivatives.jacobian(p, s)).toList();
    Evidence.Builder evidence =
        Evidence.collect()
            .add(
                ConjugateDecomposition.KERNEL
                    .decide(kernelsAgree(matrices, jacobians))
                    .by(DIFFERENCES)
                    .by(ConjugateEvidence.EXACT_LAYERS))
            .add(
                ConjugateDecomposition.TRACES
                    .decide(layersAgree(matrices, jacobians))
                    .by(DIFFERENCES)
                    .by(INERTIA))
            .add(
                ConjugateDecomposition.SYMMETRIES
                    .decide(
                        new NetworkSymmetries<>(RATIONAL, p)
                            .defects().stream().allMatch(ExactDerivatives::isZero))
                    .by(ConjugateEvidence.EXACT_LAYERS));
    int largest = Math.max(p.network().parameters(), p.size() * p.Y().columns());
    if (largest <= LARGEST_SPECTRUM) {
      evidence.add(
          ConjugateDecomposition.POLYNOMIALS
              .decide(
                  ExactDerivatives.powerSums(matrices.matrix(), largest)
                      .equals(ExactDerivatives.powerSums(matrices.conjugate(), largest)))
              .by(ConjugateEvidence.EXACT_LAYERS));
    }
    return evidence.done();
  }

  private static boolean kernelsAgree(
      GaussNewton<BigFraction> matrices, List<FieldMatrix<BigFraction>> jacobians) {
    for (int i = 0; i < jacobians.size(); i++) {
      for (int j = 0; j <= i; j++) {
        FieldMatrix<BigFraction> kernel =
            matrices.samples().get(i).kernel(matrices.samples().get(j));
        FieldMatrix<BigFraction> product = jacobians.get(i).multiply(jacobians.get(j).transpose());
        if (!ExactDerivatives.isZero(kernel.subtract(product))) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean layersAgree(
      GaussNewton<BigFraction> matrices, List<FieldMatrix<BigFraction>> jacobians) {
    BigFraction trace = BigFraction.ZERO;
    for (FieldMatrix<BigFraction> jacobian : jacobians) {
      for (BigFraction[] row : jacobian.getData()) {
        for (BigFraction entry : row) {
          trace = trace.add(entry.multiply(entry));
        }
      }
    }
    trace = trace.divide(jacobians.size());
    for (int l = 0; l < matrices.samples().get(0).depth(); l++) {
      FieldMatrix<BigFraction> layer = matrices.conjugate(l);
      trace = trace.subtract(layer.getTrace());
      if (!ExactDerivatives.isPositiveSemidefinite(layer)) {
        return false;
      }
    }
    return trace.isZero();
  }
}
