package elenchus.campaign;

import elenchus.instance.RealNumbers;
import elenchus.theorem.Theorem;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;

/**
 * Makes the numbers of a counterexample simpler: first all at once, then one after the other, each
 * takes the simplest nearby value with which the instance is still a counterexample.
 *
 * <p>Simplest first means integers, halves, quarters, eighths, sixteenths, then one to three
 * significant decimal digits, then the convergents of the continued fraction with denominators up
 * to {@value #LARGEST_DENOMINATOR}. The value taken is the double nearest to the fraction: dyadic
 * fractions are exact, the others are short in print. A certified counterexample stays certified.
 *
 * @param <I> the type of the instances
 */
final class Rounding<I> {
  private static final List<DoubleUnaryOperator> LEVELS =
      List.of(
          value -> onGrid(value, 1),
          value -> onGrid(value, 2),
          value -> onGrid(value, 4),
          value -> onGrid(value, 8),
          value -> onGrid(value, 16),
          value -> toDigits(value, 1),
          value -> toDigits(value, 2),
          value -> toDigits(value, 3));
  private static final int LARGEST_DENOMINATOR = 1000;

  private final RealNumbers<I> reals;
  private final Function<I, Optional<Examined>> confirm;
  private final Promoter<I> promoter;
  private final Deadline deadline;
  private int left;

  /**
   * Bounds the search.
   *
   * @param confirm examines a candidate; empty if it is no counterexample
   * @param limits as many candidates and as much time as for shrinking
   */
  Rounding(
      Theorem<I> theorem,
      Function<I, Optional<Examined>> confirm,
      Settings.Limits limits,
      Guard guard) {
    this.reals = RealNumbers.of(theorem.instanceType());
    this.confirm = confirm;
    this.promoter = Promoter.of(theorem, guard);
    this.deadline = Deadline.in(limits.shrinkTime());
    this.left = limits.shrinkEvaluations();
  }

  /** An instance, what its examination found, and whether that is a proof. */
  record Rounded<I>(I instance, Examined examined, Promotion promotion) {
    private boolean isCertified() {
      return promotion.status() == Promotion.Status.CERTIFIED;
    }
  }

  /** The simplest instance found, starting from a refuted one. */
  Rounded<I> round(I instance, Examined examined) {
    Rounded<I> current = together(rounded(instance, examined));
    int places = reals.in(instance).length;
    for (int place = 0; place < places; place++) {
      current = alone(current, place);
    }
    return current;
  }

  private Rounded<I> together(Rounded<I> start) {
    for (DoubleUnaryOperator level : LEVELS) {
      double[] numbers = Arrays.stream(reals.in(start.instance())).map(level).toArray();
      Optional<Rounded<I>> rounded = attempt(start, numbers);
      if (rounded.isPresent()) {
        return rounded.get();
      }
    }
    return start;
  }

  private Rounded<I> alone(Rounded<I> start, int place) {
    double[] numbers = reals.in(start.instance());
    double value = numbers[place];
    for (double candidate : simpler(value)) {
      numbers[place] = candidate;
      Optional<Rounded<I>> rounded = attempt(start, numbers);
      if (rounded.isPresent()) {
        return rounded.get();
      }
    }
    return start;
  }

  private Optional<Rounded<I>> attempt(Rounded<I> start, double[] numbers) {
    if (left == 0 || deadline.isOver()) {
      return Optional.empty();
    }
    Optional<I> candidate = reals.with(start.instance(), numbers);
    if (candidate.isEmpty() || candidate.get().equals(start.instance())) {
      return Optional.empty();
    }
    left--;
    return confirm
        .apply(candidate.get())
        .map(found -> rounded(candidate.get(), found))
        .filter(found -> found.isCertified() || !start.isCertified());
  }

  private Rounded<I> rounded(I instance, Examined examined) {
    return new Rounded<>(instance, examined, promoter.promote(instance, examined));
  }

  /** Values near the given one, simplest first, down to but not including itself. */
  static List<Double> simpler(double value) {
    Set<Double> candidates = new LinkedHashSet<>();
    LEVELS.forEach(level -> candidates.add(level.applyAsDouble(value)));
    candidates.addAll(convergents(value));
    List<Double> before = new ArrayList<>();
    for (double candidate : candidates) {
      if (candidate == value) {
        break;
      }
      before.add(candidate);
    }
    return before;
  }

  /** Adding zero takes the sign from a zero. */
  private static double onGrid(double value, double perUnit) {
    double scaled = value * perUnit;
    return Double.isInfinite(scaled) ? value : Math.rint(scaled) / perUnit + 0.0;
  }

  private static double toDigits(double value, int digits) {
    return new BigDecimal(value).round(new MathContext(digits)).doubleValue();
  }

  /** The convergents of the continued fraction whose denominators are small. */
  private static List<Double> convergents(double value) {
    List<Double> convergents = new ArrayList<>();
    double rest = value;
    double p = 1;
    double q = 0;
    double pBefore = 0;
    double qBefore = 1;
    while (true) {
      double whole = Math.floor(rest);
      double pNext = whole * p + pBefore;
      double qNext = whole * q + qBefore;
      if (!(qNext <= LARGEST_DENOMINATOR)) {
        return convergents;
      }
      convergents.add(pNext / qNext + 0.0);
      if (rest == whole) {
        return convergents;
      }
      rest = 1 / (rest - whole);
      pBefore = p;
      qBefore = q;
      p = pNext;
      q = qNext;
    }
  }
}
