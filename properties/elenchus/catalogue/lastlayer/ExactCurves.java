package elenchus.catalogue.lastlayer;

import elenchus.mixture.ExactMixture;
import elenchus.mixture.ExactMixture.Bracket;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hipparchus.fraction.BigFraction;

/** What fractions decide about the curves of the class errors. */
record ExactCurves(ExactMixture exact) {
  /** After so many halvings, each by at least a quarter, the bracket is far below rounding. */
  private static final int HALVINGS = 40;

  private static final int GRID = 24;
  private static final int DENOMINATORS = 40;

  /** The imbalance of equal errors, or of infinite weight where there is none. */
  BigFraction end() {
    return exact.canEqualise() ? BigFraction.ZERO : exact.highest();
  }

  /** The best imbalance, or the left end of a bracket of it. */
  BigFraction best() {
    return exact.isBelowThreshold() ? end() : bracket().low();
  }

  Bracket bracket() {
    return exact.optimum(HALVINGS);
  }

  /**
   * Below the threshold the minority's error falls up to the end, above it a smaller weight is
   * strictly better than the end.
   */
  boolean thresholdIsSharp() {
    BigFraction unweighted = exact.unweighted();
    if (exact.isBelowThreshold()) {
      return unweighted.compareTo(end()) == 0
          || exact.plusSlope().rootsBetween(unweighted, end()) == 0;
    }
    return exact.worst(end()).compareTo(exact.worst(best())) < 0;
  }

  /** The slope of the worst-class error changes its sign once at most, from falling to rising. */
  boolean isUnimodal() {
    int turns = exact.plusSlope().rootsBetween(exact.lowest(), end());
    boolean falls = exact.plusSlope().at(exact.unweighted()).signum() > 0;
    boolean rises =
        !exact.canEqualise() || exact.minusSlope().rootsBetween(end(), exact.highest()) == 0;
    return falls && rises && turns == (exact.isBelowThreshold() ? 0 : 1);
  }

  /**
   * A fraction of least denominator, up to a bound, that is better than the end, where any is; the
   * best of them.
   */
  BigFraction simplestBetter() {
    BigFraction toBeat = exact.worst(end());
    for (int denominator = 1; denominator <= DENOMINATORS; denominator++) {
      int parts = denominator;
      Optional<BigFraction> better =
          IntStream.range(-parts, 0)
              .mapToObj(k -> new BigFraction(k, parts))
              .filter(u -> u.compareTo(exact.unweighted()) > 0 && u.compareTo(end()) < 0)
              .filter(u -> exact.worst(u).compareTo(toBeat) > 0)
              .max(Comparator.comparing(exact::worst));
      if (better.isPresent()) {
        return better.get();
      }
    }
    return bracket().low();
  }

  /** No weight of a grid is better than the bracket, and the slope changes sign within it. */
  boolean bestBeatsOthers() {
    if (exact.isBelowThreshold()) {
      return isBeatenByNone(grid(), end());
    }
    Bracket bracket = bracket();
    // Both ends of the bracket are worse than the minimum, so the grid may beat one of them in it.
    return isBeatenByNone(grid().filter(u -> !isWithin(u, bracket)), bracket.low())
        && exact.plusSlope().at(bracket.low()).signum() > 0
        && exact.plusSlope().at(bracket.high()).signum() <= 0;
  }

  private boolean isBeatenByNone(Stream<BigFraction> rivals, BigFraction best) {
    BigFraction atBest = exact.worst(best);
    return rivals.allMatch(u -> exact.worst(u).compareTo(atBest) <= 0);
  }

  private static boolean isWithin(BigFraction u, Bracket bracket) {
    return u.compareTo(bracket.low()) >= 0 && u.compareTo(bracket.high()) <= 0;
  }

  private Stream<BigFraction> grid() {
    BigFraction low = exact.lowest();
    BigFraction step = exact.highest().subtract(low).divide(GRID + 1);
    return IntStream.rangeClosed(1, GRID).mapToObj(k -> low.add(step.multiply(k)));
  }
}
