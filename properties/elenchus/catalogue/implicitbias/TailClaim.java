package elenchus.catalogue.implicitbias;

import elenchus.theorem.Draw;
import elenchus.theorem.Instances;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;

/**
 * The claim that a template has an exponential tail.
 *
 * @param K number of classes
 * @param parameter of the template, positive: a power, an exponent or a rate
 * @param a claimed rate, positive
 * @param c claimed constant, positive
 */
public record TailClaim(int K, double parameter, double a, double c) {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if K is below 2 or a number is not positive and moderate
   */
  public TailClaim {
    if (K < 2) {
      throw new IllegalArgumentException("K = " + K + ", but there must be at least two classes");
    }
    for (double number : new double[] {parameter, a, c}) {
      if (!(number >= 1e-3 && number <= 1e3)) {
        throw new IllegalArgumentException(number + " is not in [0.001, 1000]");
      }
    }
  }

  /** Any rate and any constant. */
  static Arbitrary<TailClaim> any(int leastClasses) {
    return Instances.drawn(
        draw -> {
          double a = draw.oneOf(1.0, draw.logUniform(0.25, 4));
          return drawn(draw, leastClasses, parameter(draw), a);
        },
        TailClaim::simpler);
  }

  /** The rate a = 1 + parameter, and any constant. */
  static Arbitrary<TailClaim> fastest(int leastClasses) {
    return Instances.drawn(
        draw -> {
          double parameter = parameter(draw);
          return drawn(draw, leastClasses, parameter, 1 + parameter);
        },
        claim -> claim.simpler().filter(next -> next.a == 1 + next.parameter));
  }

  private static TailClaim drawn(Draw draw, int leastClasses, double parameter, double a) {
    double c = draw.oneOf(1.0, 1 + parameter, draw.logUniform(0.25, 4));
    return new TailClaim(draw.integer(leastClasses, 6), parameter, a, c);
  }

  private static double parameter(Draw draw) {
    return draw.oneOf(0.5, 1.0, 2.0, 3.0);
  }

  private Stream<TailClaim> simpler() {
    return Stream.of(
            new TailClaim(Math.min(K, 3), parameter, a, c),
            new TailClaim(K, 1, a, c),
            new TailClaim(K, 1, 2, c),
            new TailClaim(K, parameter, 1, c),
            new TailClaim(K, parameter, a, 1))
        .filter(next -> !next.equals(this));
  }
}
