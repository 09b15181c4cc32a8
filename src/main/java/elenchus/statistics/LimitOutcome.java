package elenchus.statistics;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a {@link LimitLadder} found about one observable. Deviations are scaled: divided by w and
 * clipped to [-1, 1].
 *
 * @param limit x
 * @param scale w, three pilot standard deviations
 * @param levels from the smallest size up
 * @param threshold at 4n, max(up(n)/2, band): a scaled deviation above it refutes, given N
 * @param decision the decision
 * @param error the bound, given N, on the probability of a false refutation anywhere in the run
 */
public record LimitOutcome(
    double limit,
    double scale,
    List<Level> levels,
    double threshold,
    Decision decision,
    double error) {

  /**
   * What was sampled at one size.
   *
   * @param size n, 4n or 16n
   * @param mean of the observable itself, neither scaled nor clipped
   * @param bounds on the mean of the scaled deviation
   */
  public record Level(int size, double mean, ConfidenceBounds bounds) {}

  /** Copies. */
  public LimitOutcome {
    levels = List.copyOf(levels);
  }

  /** The size 4n, at which the decision is made. */
  public Level deciding() {
    return levels.get(1);
  }

  /** The limit plus the middle of the confidence interval, in the unit of the observable. */
  public double observed() {
    return limit + scale * deciding().bounds().centre();
  }

  /** The confidence radius in the unit of the observable. */
  public double radius() {
    return scale * deciding().bounds().radius();
  }

  /**
   * The largest deviation in the unit of the observable that is consistent with the decision: the
   * threshold where it refutes, the resolution otherwise.
   */
  public double tolerance() {
    return scale * (decision == Decision.REFUTED ? threshold : LimitLadder.RESOLUTION);
  }

  /** Sizes, numbers of replicates, resolution, assumption and error probability in one line. */
  public String summary() {
    String sizes =
        levels.stream().map(l -> Integer.toString(l.size())).collect(Collectors.joining(", "));
    String counts =
        levels.stream()
            .map(level -> Integer.toString(level.bounds().count()))
            .collect(Collectors.joining(", "));
    String rule =
        decision == Decision.REFUTED
            ? "refuted, given N: the bias at 4n is at most half of that at n, or 5 sd/(4 sqrt n)"
            : String.format(
                Locale.ROOT,
                "resolution %.2g = %.2f w; a refutation would assume N: the bias at 4n is at most"
                    + " half of that at n, or 5 sd/(4 sqrt n)",
                scale * deciding().bounds().farthest(),
                deciding().bounds().farthest());
    return String.format(
        Locale.ROOT,
        "n = %s with %s replicates, clipped at w = 3 sd = %.3g; %s; false refutation <= %.1g",
        sizes,
        counts,
        scale,
        rule,
        error);
  }
}
