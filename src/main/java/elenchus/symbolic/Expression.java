package elenchus.symbolic;

import cc.redberry.rings.bigint.BigInteger;
import cc.redberry.rings.poly.multivar.MultivariatePolynomial;
import java.util.HashMap;
import java.util.Map;
import org.hipparchus.FieldElement;
import org.hipparchus.fraction.BigFraction;

/** An element of a differential field, in normal form: equal elements have equal forms. */
public final class Expression implements FieldElement<Expression> {
  private final DifferentialField field;
  private final MultivariatePolynomial<BigInteger> numerator;
  private final MultivariatePolynomial<BigInteger> denominator;

  Expression(DifferentialField field, NormalForm.Ratio ratio) {
    this.field = field;
    this.numerator = ratio.numerator();
    this.denominator = ratio.denominator();
  }

  MultivariatePolynomial<BigInteger> numerator() {
    return numerator;
  }

  MultivariatePolynomial<BigInteger> denominator() {
    return denominator;
  }

  @Override
  public Expression add(Expression other) {
    return field.fraction(
        field.sum(cross(other), other.cross(this)), field.product(denominator, other.denominator));
  }

  @Override
  public Expression subtract(Expression other) {
    return add(other.negate());
  }

  @Override
  public Expression negate() {
    return multiply(-1);
  }

  @Override
  public Expression multiply(int factor) {
    return multiply(field.number(new BigFraction(factor)));
  }

  @Override
  public Expression multiply(Expression other) {
    requireSameField(other);
    return field.fraction(
        field.product(numerator, other.numerator), field.product(denominator, other.denominator));
  }

  /**
   * The quotient.
   *
   * @throws ArithmeticException if the divisor is zero, or divides zero because a quadratic
   *     relation splits
   */
  @Override
  public Expression divide(Expression other) {
    requireSameField(other);
    return field.fraction(
        field.product(numerator, other.denominator), field.product(denominator, other.numerator));
  }

  @Override
  public Expression reciprocal() {
    return field.fraction(denominator, numerator);
  }

  /** The power with an integer exponent. */
  public Expression pow(int exponent) {
    Expression base = exponent < 0 ? reciprocal() : this;
    Expression power = field.getOne();
    for (int i = 0; i < Math.abs(exponent); i++) {
      power = power.multiply(base);
    }
    return power;
  }

  /** The derivative by the field's derivation. */
  public Expression derivative() {
    return field.derivative(this);
  }

  /**
   * The image under the homomorphism that sends generators to the given values. Exponentials,
   * logarithms and roots that are not given follow their arguments; all others stay as they are.
   */
  public Expression at(Map<String, Expression> values) {
    Map<String, Expression> all = new HashMap<>();
    for (Generator g : field.generators()) {
      if (!g.followsArgument()) {
        all.put(g.name(), field.get(g.name()));
      }
    }
    all.putAll(values);
    return evaluate(field.arithmetic(), all);
  }

  /**
   * The value for numbers in place of the generators, in any arithmetic.
   *
   * @param arithmetic where to compute
   * @param values of all generators but exponentials, logarithms and roots
   */
  public <T extends FieldElement<T>> T evaluate(Elementary<T> arithmetic, Map<String, T> values) {
    return new Homomorphism<>(field, arithmetic, values).of(this);
  }

  @Override
  public DifferentialField getField() {
    return field;
  }

  /**
   * The value of an expression without generators.
   *
   * @throws ArithmeticException if a generator occurs
   */
  @Override
  public double getReal() {
    return evaluate(Elementary.rationals(), Map.of()).doubleValue();
  }

  @Override
  public boolean isZero() {
    return numerator.isZero();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Expression that
        && field.equals(that.field)
        && numerator.equals(that.numerator)
        && denominator.equals(that.denominator);
  }

  @Override
  public int hashCode() {
    return 31 * numerator.hashCode() + denominator.hashCode();
  }

  @Override
  public String toString() {
    return field.print(this);
  }

  private MultivariatePolynomial<BigInteger> cross(Expression other) {
    requireSameField(other);
    return field.product(numerator, other.denominator);
  }

  private void requireSameField(Expression other) {
    if (!field.equals(other.field)) {
      throw new IllegalArgumentException("expressions of two fields: " + this + " and " + other);
    }
  }
}
