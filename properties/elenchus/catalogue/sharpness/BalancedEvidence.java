package elenchus.catalogue.sharpness;

import elenchus.linear.Matrix;
import elenchus.linear.SymmetricEigen;
import elenchus.network.Activation;
import elenchus.network.Cost;
import elenchus.network.Differentiation;
import elenchus.network.GaussNewton;
import elenchus.network.Linearisation;
import elenchus.symbolic.Elementary;
import elenchus.theorem.Evidence;
import elenchus.theorem.Finding;
import elenchus.theorem.Witness;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.FieldElement;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.linear.FieldMatrix;
import org.hipparchus.util.Binary64;
import org.hipparchus.util.Binary64Field;
import org.hipparchus.util.FastMath;

/** Evidence about balanced networks at rest. */
final class BalancedEvidence {
  private static final Elementary<BigFraction> RATIONAL = Elementary.rationals();
  private static final Elementary<Binary64> DOUBLE = Elementary.over(Binary64Field.getInstance());
  private static final Witness POWER_SUMS =
      new Witness("power sums of the conjugate", "own", "rational");
  static final Witness SPECTRUM =
      new Witness("eigenvalues of the conjugate", "Hipparchus", "double");

  private BalancedEvidence() {}

  static Evidence of(BalancedNetwork n) {
    double predicted = predicted(n, DOUBLE);
    Matrix gaussNewton = differentiated(n);
    double sharpness = SymmetricEigen.of(gaussNewton).max();
    Evidence.Builder evidence = Evidence.collect();
    if (isShort(n)) {
      evidence.add(BalancedSharpness.SPECTRUM.decide(spectrumHolds(n)).by(POWER_SUMS));
    } else {
      evidence.add(measuredSpectrum(n, gaussNewton));
    }
    evidence.add(
        BalancedSharpness.IDENTITY
            .compare(sharpness, predicted)
            .within(1e-12 * (sharpness + predicted), "a few thousand roundings")
            .by(ConjugateEvidence.AUTOMATIC));
    NetworkProblem fit = problem(n);
    if (fit.network().parameters() <= 12) {
      double hessian =
          SymmetricEigen.of(
                  new Differentiation(fit.network()).costHessian(fit.X(), fit.Y(), fit.c()))
              .max();
      evidence.add(
          BalancedSharpness.HESSIAN
              .compare(hessian, predicted)
              .within(1e-12 * (1 + predicted), "a few thousand roundings")
              .by(
                  new Witness(
                      "second-order Taylor arithmetic of the loss", "Hipparchus", "double")));
    }
    if (n.depth() == 2) {
      List<FieldMatrix<Binary64>> weights = new ArrayList<>(n.weights(DOUBLE));
      weights.set(0, weights.get(0).scalarMultiply(new Binary64(3)));
      weights.set(1, weights.get(1).scalarMultiply(new Binary64(1.0 / 3)));
      Matrix unbalanced = Elementary.toDouble(matrices(n, DOUBLE, weights).conjugate());
      evidence.quantity("lambda_max(GN) of (3 W_1, W_2 / 3)", SymmetricEigen.of(unbalanced).max());
    }
    return evidence
        .quantity("lambda_max(GN)", sharpness)
        .quantity("m2", n.m2())
        .quantity("sigma", n.sigma())
        .quantity("m2 L |J|^(2-2/L)", predicted)
        .done();
  }

  /** Whether all numbers have so few digits that exact powers stay cheap. */
  private static boolean isShort(BalancedNetwork n) {
    return n.w().stream().allMatch(s -> s * 8 == Math.rint(s * 8))
        && n.c() * 8 == Math.rint(n.c() * 8);
  }

  static <T extends FieldElement<T>> GaussNewton<T> matrices(
      BalancedNetwork n, Elementary<T> on, List<FieldMatrix<T>> weights) {
    FieldMatrix<T> x = n.samples(on);
    List<Linearisation<T>> samples =
        IntStream.range(0, n.size())
            .mapToObj(
                i ->
                    Linearisation.of(
                        on, weights, Activation.IDENTITY, x.getRowMatrix(i).transpose()))
            .toList();
    return new GaussNewton<>(
        on, samples, samples.stream().map(s -> Cost.SQUARE.factor(on, s.output())).toList());
  }

  /** Equal power sums of K and of the predicted numbers: equal nonzero eigenvalues. */
  static boolean spectrumHolds(BalancedNetwork n) {
    FieldMatrix<BigFraction> k = matrices(n, RATIONAL, n.weights(RATIONAL)).conjugate();
    List<BigFraction> predicted = n.eigenvalues(RATIONAL);
    int count = Math.max(k.getRowDimension(), predicted.size());
    List<BigFraction> sums = ExactDerivatives.powerSums(k, count);
    List<BigFraction> powers = new ArrayList<>(predicted);
    for (int j = 0; j < count; j++) {
      BigFraction sum = powers.stream().reduce(BigFraction.ZERO, BigFraction::add);
      if (!sum.equals(sums.get(j))) {
        return false;
      }
      for (int m = 0; m < predicted.size(); m++) {
        powers.set(m, powers.get(m).multiply(predicted.get(m)));
      }
    }
    return true;
  }

  private static Finding.Builder measuredSpectrum(BalancedNetwork n, Matrix gaussNewton) {
    double[] observed = ConjugateEvidence.decreasing(gaussNewton);
    double[] predicted =
        n.eigenvalues(DOUBLE).stream().mapToDouble(e -> -e.getReal()).sorted().toArray();
    double worst = 0;
    for (int m = 0; m < Math.max(observed.length, predicted.length); m++) {
      double a = m < observed.length ? observed[m] : 0;
      double b = m < predicted.length ? -predicted[m] : 0;
      worst = Math.max(worst, Math.abs(a - b));
    }
    return BalancedSharpness.SPECTRUM
        .compare(worst, 0)
        .within(1e-12 * observed[0], "a few thousand roundings")
        .by(ConjugateEvidence.AUTOMATIC);
  }

  /** m2 L |J|^{2-2/L} from the norm of the product of the weights. */
  private static double predicted(BalancedNetwork n, Elementary<Binary64> on) {
    FieldMatrix<Binary64> product =
        n.weights(on).stream().reduce((below, w) -> w.multiply(below)).orElseThrow();
    return identity(n, NetworkProblem.spectralNorm(Elementary.toDouble(product)));
  }

  static double identity(BalancedNetwork n, double norm) {
    int depth = n.depth();
    return n.m2() * depth * FastMath.pow(norm, 2 - 2.0 / depth);
  }

  private static Matrix differentiated(BalancedNetwork n) {
    return ConjugateEvidence.gaussNewton(problem(n));
  }

  /** The network with the targets that it fits. */
  private static NetworkProblem problem(BalancedNetwork n) {
    List<Matrix> weights = n.weights(DOUBLE).stream().map(w -> Elementary.toDouble(w)).toList();
    Matrix x = Elementary.toDouble(n.samples(DOUBLE));
    NetworkProblem plain =
        new NetworkProblem(
            weights, x, Matrix.zero(n.size(), n.outputs()), Activation.IDENTITY, Cost.SQUARE);
    double[][] fitted = new double[n.size()][];
    for (int i = 0; i < n.size(); i++) {
      fitted[i] = Elementary.toDouble(plain.network().at(DOUBLE, x.row(i)).output()).column(0);
    }
    return plain.withSamples(x, Matrix.ofRows(fitted));
  }
}
