package elenchus.symbolic;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Adjoins generators to the rational numbers one after another. Texts may use the generators
 * declared before.
 */
public final class FieldExtension {
  private final List<Generator> generators = new ArrayList<>();
  private final Set<String> taken = new HashSet<>();

  FieldExtension() {}

  /** Adjoins constants, their names separated by spaces. */
  public FieldExtension parameters(String names) {
    for (String name : names.trim().split(" +", -1)) {
      add(name, Generator.Kind.PARAMETER, "", "");
    }
    return this;
  }

  /** Adjoins the independent variable, whose derivative is 1. */
  public FieldExtension variable(String name) {
    return add(name, Generator.Kind.VARIABLE, "", "");
  }

  /** Adjoins the exponential of an expression. */
  public FieldExtension exponential(String name, String exponent) {
    return add(name, Generator.Kind.EXPONENTIAL, exponent, "");
  }

  /** Adjoins the logarithm of an expression. */
  public FieldExtension logarithm(String name, String argument) {
    return add(name, Generator.Kind.LOGARITHM, argument, "");
  }

  /** Adjoins a square root of an expression. */
  public FieldExtension root(String name, String radicand) {
    return quadratic(name, "0", radicand);
  }

  /** Adjoins an idempotent: a projector that commutes with everything. */
  public FieldExtension idempotent(String name) {
    return quadratic(name, "1", "0");
  }

  /** Adjoins a root of {@code x^2 = slope x + constant}. */
  public FieldExtension quadratic(String name, String slope, String constant) {
    return add(name, Generator.Kind.QUADRATIC, constant, slope);
  }

  /** Adjoins an element whose derivative is given, in any generators, later ones included. */
  public FieldExtension solution(String name, String derivative) {
    return add(name, Generator.Kind.SOLUTION, derivative, "");
  }

  /**
   * The field.
   *
   * @throws IllegalArgumentException if a text cannot be read or uses a later generator, or an
   *     exponent is an integer combination of earlier ones
   */
  public DifferentialField build() {
    return new DifferentialField(generators);
  }

  private FieldExtension add(String name, Generator.Kind kind, String text, String slope) {
    if (!taken.add(name)) {
      throw new IllegalArgumentException("two generators are named '" + name + "'");
    }
    generators.add(new Generator(name, kind, text, slope));
    return this;
  }
}
