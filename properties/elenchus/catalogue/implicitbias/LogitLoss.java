package elenchus.catalogue.implicitbias;

import org.hipparchus.CalculusFieldElement;

/**
 * Multiclass losses L: R^K -> R^K as functions of the logits v alone, each in its own textbook form
 * with no template in sight. Classes are numbered from 0.
 */
public enum LogitLoss implements LogitFunction {
  /** log sum_j e^{v_j} - v_y. */
  CROSS_ENTROPY,
  /** sum_{j != y} e^{v_j - v_y}. */
  EXPONENTIAL,
  /** sum_{j != y} log(1 + e^{v_j - v_y}). */
  PAIRLOG,
  /** (1 - p_y)^2 (-log p_y) with p the softmax. */
  FOCAL,
  /** max(0, max_{j != y} 1 - v_y + v_j): neither smooth nor a sum. */
  CRAMMER_SINGER,
  /** (y + 1) times the cross-entropy: not equivariant. */
  WEIGHTED_CROSS_ENTROPY,
  /** sum_j b_j e^{-u_j} with b_j = j + 1 and u the relative margins: not equivariant for K > 2. */
  ASYMMETRIC_EXPONENTIAL,
  /** log(1 + e^{-v_y}) + sum_{j != y} log(1 + e^{v_j}): not a function of differences. */
  ONE_VERSUS_ALL;

  @Override
  public <T extends CalculusFieldElement<T>> T at(int y, T[] v) {
    T zero = v[0].getField().getZero();
    return switch (this) {
      case CROSS_ENTROPY -> sumOverOthers(y, v, zero, LogitLoss::exponential).log1p();
      case EXPONENTIAL -> sumOverOthers(y, v, zero, LogitLoss::exponential);
      case PAIRLOG -> sumOverOthers(y, v, zero, (own, other) -> exponential(own, other).log1p());
      case FOCAL -> {
        T q = sumOverOthers(y, v, zero, LogitLoss::exponential);
        T wrong = q.divide(q.add(1));
        yield wrong.multiply(wrong).multiply(q.log1p());
      }
      case CRAMMER_SINGER -> {
        T worst = zero;
        for (int j = 0; j < v.length; j++) {
          T hinge = v[j].subtract(v[y]).add(1);
          worst = j != y && hinge.getReal() > worst.getReal() ? hinge : worst;
        }
        yield worst;
      }
      case WEIGHTED_CROSS_ENTROPY -> CROSS_ENTROPY.at(y, v).multiply(y + 1);
      case ASYMMETRIC_EXPONENTIAL -> {
        T sum = zero;
        int last = v.length - 1;
        for (int j = 0; j < last; j++) {
          sum = sum.add(exponential(v[y], v[j == y ? last : j]).multiply(j + 1));
        }
        yield sum;
      }
      case ONE_VERSUS_ALL ->
          sumOverOthers(y, v, v[y].negate().exp().log1p(), (own, other) -> other.exp().log1p());
    };
  }

  private interface Term<T> {
    T of(T own, T other);
  }

  private static <T extends CalculusFieldElement<T>> T sumOverOthers(
      int y, T[] v, T start, Term<T> term) {
    T sum = start;
    for (int j = 0; j < v.length; j++) {
      sum = j == y ? sum : sum.add(term.of(v[y], v[j]));
    }
    return sum;
  }

  private static <T extends CalculusFieldElement<T>> T exponential(T own, T other) {
    return other.subtract(own).exp();
  }
}
