package elenchus.symbolic;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hipparchus.fraction.BigFraction;

/** Elementary functions as far as their values lie in the differential field. */
record SymbolicArithmetic(DifferentialField field) implements Elementary<Expression> {

  @Override
  public Expression number(long value) {
    return field.number(new BigFraction(value));
  }

  @Override
  public Expression number(double value) {
    return field.number(new BigFraction(value));
  }

  /**
   * The exponential of an integer combination of the declared exponents.
   *
   * @throws ArithmeticException if the exponent is none
   */
  @Override
  public Expression exp(Expression x) {
    List<Integer> exponentials = Generator.Kind.EXPONENTIAL.in(field.generators());
    List<Integer> powers =
        IntegerCombination.of(x, exponentials.stream().map(field::argument).toList())
            .orElseThrow(() -> missing("exp", x));
    Expression product = field.getOne();
    for (int k = 0; k < powers.size(); k++) {
      product = product.multiply(field.generator(exponentials.get(k)).pow(powers.get(k)));
    }
    return product;
  }

  /**
   * A declared logarithm.
   *
   * @throws ArithmeticException if none of this argument is declared
   */
  @Override
  public Expression log(Expression x) {
    if (x.equals(field.getOne())) {
      return field.getZero();
    }
    return Generator.Kind.LOGARITHM.in(field.generators()).stream()
        .filter(i -> x.equals(field.argument(i)))
        .findFirst()
        .map(field::generator)
        .orElseThrow(() -> missing("log", x));
  }

  /**
   * The root of a rational square, or such a root times a declared one.
   *
   * @throws ArithmeticException if it is neither
   */
  @Override
  public Expression sqrt(Expression x) {
    Optional<BigFraction> plain = rationalRoot(x);
    if (plain.isPresent()) {
      return field.number(plain.get());
    }
    for (int i : Generator.Kind.QUADRATIC.in(field.generators())) {
      if (field.generators().get(i).isRoot() && !field.argument(i).isZero()) {
        Optional<BigFraction> factor = rationalRoot(x.divide(field.argument(i)));
        if (factor.isPresent()) {
          return field.generator(i).multiply(field.number(factor.get()));
        }
      }
    }
    throw missing("sqrt", x);
  }

  @Override
  public Expression cosh(Expression x) {
    Expression e = exp(x);
    return e.add(e.reciprocal()).divide(number(2L));
  }

  @Override
  public Expression sinh(Expression x) {
    Expression e = exp(x);
    return e.subtract(e.reciprocal()).divide(number(2L));
  }

  @Override
  public Expression tanh(Expression x) {
    return sinh(x).divide(cosh(x));
  }

  private static Optional<BigFraction> rationalRoot(Expression x) {
    if (!x.numerator().isConstant() || !x.denominator().isConstant()) {
      return Optional.empty();
    }
    Elementary<BigFraction> rationals = Elementary.rationals();
    try {
      return Optional.of(rationals.sqrt(x.evaluate(rationals, Map.of())));
    } catch (ArithmeticException notASquare) {
      return Optional.empty();
    }
  }

  private ArithmeticException missing(String function, Expression x) {
    return new ArithmeticException(function + "(" + x + ") is not in the " + field);
  }
}
