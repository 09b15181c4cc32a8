package elenchus.catalogue.implicitbias;

import elenchus.exact.Interval;
import elenchus.loss.CrossEntropy;
import elenchus.loss.TemplateLoss;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.Field;
import org.hipparchus.analysis.differentiation.FieldGradient;
import org.hipparchus.analysis.differentiation.FieldGradientField;
import org.hipparchus.util.FastMath;
import org.hipparchus.util.MathArrays;

/**
 * The ratios r_j = -d_j psi(u) e^{a u_j} / c of a template's weights to an exponential tail, by
 * automatic differentiation of the template alone.
 *
 * @param psi the template
 * @param a rate of the tail
 * @param c constant of the tail
 */
record TailRatios(TemplateLoss psi, double a, double c) {
  /** The search runs over a tau in [64, 2^18]: far beyond any threshold of a tail. */
  private static final double NEAREST = 64;

  private static final double FARTHEST = 1 << 18;

  /** a u of the competitors that stay while one goes far out. */
  private static final double STAYING = 8;

  /**
   * A point where a bound certainly fails.
   *
   * @param u the margins
   * @param slot the competitor j
   * @param upper whether r_j &gt; 1; otherwise r_j is below 1 - sum_l e^{-a u_l}
   * @param ratio encloses r_j
   * @param bound encloses the bound that fails
   */
  record Failure(double[] u, int slot, boolean upper, Interval ratio, Interval bound) {}

  /** The ratios at a point, in any field. */
  <T extends CalculusFieldElement<T>> T[] at(Field<T> field, double[] u) {
    T zero = field.getZero();
    FieldGradient<T>[] margins =
        MathArrays.buildArray(FieldGradientField.getField(field, u.length), u.length);
    for (int j = 0; j < u.length; j++) {
      margins[j] = FieldGradient.variable(u.length, j, zero.newInstance(u[j]));
    }
    FieldGradient<T> value = psi.value(margins);
    T[] ratios = MathArrays.buildArray(field, u.length);
    for (int j = 0; j < u.length; j++) {
      T tail = zero.newInstance(u[j]).multiply(zero.newInstance(a)).exp();
      ratios[j] = value.getPartialDerivative(j).negate().multiply(tail).divide(zero.newInstance(c));
    }
    return ratios;
  }

  /** log r_j from the weights in the log domain. */
  double[] logs(double[] u) {
    double[] logs = new double[u.length];
    psi.logWeights(u, logs);
    for (int j = 0; j < u.length; j++) {
      logs[j] += a * u[j] - FastMath.log(c);
    }
    return logs;
  }

  /** log r_j from the ratios in a field of more digits. */
  <T extends CalculusFieldElement<T>> double[] logsByDifferentiation(Field<T> field, double[] u) {
    return logsOf(at(field, u));
  }

  /** Logarithms, rounded. */
  <T extends CalculusFieldElement<T>> double[] logsOf(T[] ratios) {
    return Arrays.stream(ratios).mapToDouble(ratio -> ratio.log().getReal()).toArray();
  }

  /** 1 - sum_l e^{-a u_l}. */
  <T extends CalculusFieldElement<T>> T lowerBound(Field<T> field, double[] u) {
    T zero = field.getZero();
    T bound = field.getOne();
    for (double margin : u) {
      bound = bound.subtract(zero.newInstance(margin).multiply(zero.newInstance(-a)).exp());
    }
    return bound;
  }

  /**
   * A failure far out in the positive orthant: along the diagonal, or where one margin grows alone.
   */
  Optional<Failure> failure(int classes) {
    for (double distance = NEAREST; distance <= FARTHEST; distance *= 2) {
      for (double[] u : points(classes - 1, Math.ceil(distance / a))) {
        Optional<Failure> found = failureAt(u);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private List<double[]> points(int competitors, double tau) {
    double[] alone = diagonal(competitors, STAYING / a);
    alone[0] = tau;
    return List.of(diagonal(competitors, tau), alone);
  }

  /** -d/dtau log g_1 at equal margins tau. */
  double rate(int competitors, double tau) {
    double[] derivatives = new double[competitors * competitors];
    psi.logWeightDerivatives(diagonal(competitors, tau), derivatives);
    return -Arrays.stream(derivatives, 0, competitors).sum();
  }

  /** Equal margins. */
  static double[] diagonal(int competitors, double margin) {
    double[] diagonal = new double[competitors];
    Arrays.fill(diagonal, margin);
    return diagonal;
  }

  /** A failure at a point, decided by intervals. */
  Optional<Failure> failureAt(double[] u) {
    Interval[] ratios = at(Interval.ONE.getField(), u);
    Interval lower = lowerBound(Interval.ONE.getField(), u);
    for (int j = 0; j < u.length; j++) {
      if (Interval.ONE.certainlyLessThan(ratios[j])) {
        return Optional.of(new Failure(u, j, true, ratios[j], Interval.ONE));
      }
      if (ratios[j].certainlyLessThan(lower)) {
        return Optional.of(new Failure(u, j, false, ratios[j], lower));
      }
    }
    return Optional.empty();
  }

  /** For cross-entropy: where r_1 falls below 1 - e^{-u_1}, the other margins being zero. */
  static Optional<Failure> withoutTheSum(int classes, double u1) {
    double[] u = new double[classes - 1];
    u[0] = u1;
    Field<Interval> field = Interval.ONE.getField();
    TailRatios tail = new TailRatios(new CrossEntropy(), 1, 1);
    Interval ratio = tail.at(field, u)[0];
    Interval bound = tail.lowerBound(field, new double[] {u1});
    return ratio.certainlyLessThan(bound)
        ? Optional.of(new Failure(u, 0, false, ratio, bound))
        : Optional.empty();
  }
}
