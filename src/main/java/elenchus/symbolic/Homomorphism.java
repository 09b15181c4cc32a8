package elenchus.symbolic;

import cc.redberry.rings.bigint.BigInteger;
import cc.redberry.rings.poly.multivar.Monomial;
import cc.redberry.rings.poly.multivar.MultivariatePolynomial;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hipparchus.FieldElement;

/**
 * Sends the generators of a differential field into another field. Exponentials, logarithms and
 * roots follow their arguments unless they are given.
 */
final class Homomorphism<T extends FieldElement<T>> {
  private final DifferentialField source;
  private final Elementary<T> target;
  private final Map<String, T> given;
  private final Map<Integer, T> images = new HashMap<>();

  Homomorphism(DifferentialField source, Elementary<T> target, Map<String, T> given) {
    this.source = source;
    this.target = target;
    this.given = given;
  }

  T of(Expression e) {
    return of(e.numerator()).divide(of(e.denominator()));
  }

  private T of(MultivariatePolynomial<BigInteger> polynomial) {
    T sum = target.field().getZero();
    for (Monomial<BigInteger> monomial : polynomial) {
      T product = integer(monomial.coefficient);
      for (int i = 0; i < monomial.exponents.length; i++) {
        for (int k = 0; k < monomial.exponents[i]; k++) {
          product = product.multiply(image(i));
        }
      }
      sum = sum.add(product);
    }
    return sum;
  }

  private T image(int index) {
    T known = images.get(index);
    if (known != null) {
      return known;
    }
    List<Generator> generators = source.generators();
    T value = given.get(generators.get(index).name());
    T image = value != null ? value : implied(generators.get(index), index);
    images.put(index, image);
    return image;
  }

  private T implied(Generator generator, int index) {
    return switch (generator.kind()) {
      case EXPONENTIAL -> target.exp(of(source.argument(index)));
      case LOGARITHM -> target.log(of(source.argument(index)));
      case QUADRATIC -> {
        if (!generator.isRoot()) {
          throw valueMissing(generator);
        }
        yield target.sqrt(of(source.argument(index)));
      }
      case PARAMETER, VARIABLE, SOLUTION -> throw valueMissing(generator);
    };
  }

  private static IllegalArgumentException valueMissing(Generator generator) {
    return new IllegalArgumentException("no value for '" + generator.name() + "'");
  }

  /** Splits large integers, which need not fit a double, into digits of base 2^30. */
  private T integer(BigInteger value) {
    if (value.bitLength() <= 53) {
      return target.number(value.longValueExact());
    }
    BigInteger[] parts = value.divideAndRemainder(BigInteger.ONE.shiftLeft(30));
    return integer(parts[0])
        .multiply(target.number(1L << 30))
        .add(target.number(parts[1].longValueExact()));
  }
}
