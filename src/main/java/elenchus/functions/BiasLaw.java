package elenchus.functions;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.hipparchus.Field;
import org.hipparchus.FieldElement;

/**
 * An even law of biases on [-R, R] with a density that is positive inside.
 *
 * @param <T> the numbers: fractions or floating point
 */
public interface BiasLaw<T extends FieldElement<T>> {

  /** R. */
  T radius();

  /** The density at a point of [-R, R]. */
  T density(T u);

  /**
   * The expectation of a function of the bias.
   *
   * @param function a polynomial of degree at most two between its kinks, continuous
   * @param kinks where it is no polynomial; those outside [-R, R] do not matter
   */
  T expectation(UnaryOperator<T> function, List<T> kinks);

  /** The second moment E[B^2]. */
  default T secondMoment() {
    return expectation(u -> u.multiply(u), List.of());
  }

  /** The field of the numbers. */
  default Field<T> field() {
    return radius().getField();
  }

  /** The ends, the middle and the given kinks inside, ascending and without repetitions. */
  static <T extends FieldElement<T>> List<T> breaks(T radius, List<T> kinks) {
    T zero = radius.getField().getZero();
    List<T> breaks = new ArrayList<>(List.of(radius.negate(), zero, radius));
    for (T kink : kinks) {
      boolean inside =
          kink.subtract(radius).getReal() < 0 && kink.add(radius).getReal() > 0 && !kink.isZero();
      if (inside && !breaks.contains(kink)) {
        breaks.add(kink);
      }
    }
    breaks.sort((a, b) -> sign(a.subtract(b)));
    return breaks;
  }

  /** The sign of a number: -1, 0 or 1. */
  static <T extends FieldElement<T>> int sign(T value) {
    return value.isZero() ? 0 : value.getReal() < 0 ? -1 : 1;
  }

  /** The absolute value. */
  static <T extends FieldElement<T>> T abs(T value) {
    return sign(value) < 0 ? value.negate() : value;
  }

  /** The positive part. */
  static <T extends FieldElement<T>> T positivePart(T value) {
    return sign(value) < 0 ? value.getField().getZero() : value;
  }
}
