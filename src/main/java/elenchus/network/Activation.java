package elenchus.network;

import elenchus.exact.Interval;
import elenchus.symbolic.Elementary;
import org.hipparchus.FieldElement;

/** An activation function with its derivative, in any arithmetic. */
public enum Activation {
  /** The identity. */
  IDENTITY,
  /** max(a, 0), with derivative 0 at 0. */
  RELU,
  /** The hyperbolic tangent. */
  TANH;

  /** Whether phi(a) = phi'(a) a, so that networks without biases are homogeneous in each layer. */
  public boolean isHomogeneous() {
    return this != TANH;
  }

  /**
   * phi(a).
   *
   * @throws ArithmeticException if a is an interval on both sides of a kink
   */
  public <T extends FieldElement<T>> T value(Elementary<T> on, T a) {
    return this == TANH ? on.tanh(a) : slope(on, a).multiply(a);
  }

  /**
   * phi'(a).
   *
   * @throws ArithmeticException if a is an interval on both sides of a kink
   */
  public <T extends FieldElement<T>> T slope(Elementary<T> on, T a) {
    return switch (this) {
      case IDENTITY -> on.number(1);
      case RELU -> on.number(isPositive(a) ? 1 : 0);
      case TANH -> on.number(1).subtract(on.square(on.tanh(a)));
    };
  }

  private static <T extends FieldElement<T>> boolean isPositive(T a) {
    if (a instanceof Interval interval && interval.lower() <= 0 && interval.upper() > 0) {
      throw new ArithmeticException("the kink of ReLU lies in " + interval);
    }
    return a.getReal() > 0;
  }
}
