package elenchus.symbolic;

import java.util.List;
import java.util.stream.IntStream;

/**
 * How a generator of a differential field is declared.
 *
 * @param name letters, digits and underscores, a letter first
 * @param kind what it is
 * @param text an expression in the generators declared before it: the exponent, the argument of a
 *     logarithm, or the constant coefficient of a quadratic relation; for {@link Kind#SOLUTION} its
 *     derivative, in any generators
 * @param slope for {@link Kind#QUADRATIC} the linear coefficient of the relation
 */
record Generator(String name, Kind kind, String text, String slope) {

  enum Kind {
    /** A constant: D g = 0. */
    PARAMETER,
    /** The independent variable: D g = 1. */
    VARIABLE,
    /** D g = D(text) g. */
    EXPONENTIAL,
    /** D g = D(text) / text. */
    LOGARITHM,
    /** g^2 = slope g + text. */
    QUADRATIC,
    /** D g = text. */
    SOLUTION;

    /** The indices of the generators of this kind. */
    List<Integer> in(List<Generator> generators) {
      return IntStream.range(0, generators.size())
          .filter(i -> generators.get(i).kind() == this)
          .boxed()
          .toList();
    }
  }

  Generator {
    if (!name.matches("[A-Za-z][A-Za-z0-9_]*")) {
      throw new IllegalArgumentException("'" + name + "' cannot name a generator");
    }
  }

  /** Whether it is a square root, rather than a root of a general quadratic. */
  boolean isRoot() {
    return kind == Kind.QUADRATIC && slope.equals("0");
  }

  /** Whether a value of the argument determines a value of the generator. */
  boolean followsArgument() {
    return kind == Kind.EXPONENTIAL || kind == Kind.LOGARITHM || isRoot();
  }

  /** The declaration as a reader would write it. */
  String declaration() {
    return switch (kind) {
      case PARAMETER, VARIABLE -> name;
      case EXPONENTIAL -> name + " = exp(" + text + ")";
      case LOGARITHM -> name + " = log(" + text + ")";
      case QUADRATIC -> name + "^2 = " + relation();
      case SOLUTION -> name + " with D " + name + " = " + text;
    };
  }

  private String relation() {
    if (slope.equals("0")) {
      return text;
    }
    String linear = slope.equals("1") ? name : "(" + slope + ")*" + name;
    return text.equals("0") ? linear : linear + " + " + text;
  }
}
