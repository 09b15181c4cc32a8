package elenchus.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Tests claims about limits, {@code X_n -> x} in probability as all sizes grow together, by
 * sampling at the sizes n and 4n.
 *
 * <p>From 64 pilot replicates at size n the scale w = 3 standard deviations of each observable (by
 * the quartiles where that is less, so that outliers do not blind the test) is taken and frozen;
 * the tested quantity is the mean of {@code Z = clip((X - x)/w, -1, 1)}, which tends to 0 whatever
 * the tails of X are. Each size has its {@link ConfidenceSequence}; replicates are doubled while an
 * observable is undecided. Write lo and up for the bounds on |E Z|.
 *
 * <ul>
 *   <li>{@code REFUTED} if {@code lo(4n) > max(up(n)/2, 5/(12 sqrt n))}: the deviation provably
 *       fails to halve when n is quadrupled, and exceeds the declared band.
 *   <li>{@code SUPPORTED} if {@code up(4n) <= 0.15}. A lasting deviation below that, of half a
 *       standard deviation of a single replicate, remains invisible.
 *   <li>{@code OPEN} otherwise.
 * </ul>
 *
 * <p>A refutation rests on an assumption about finite n that belongs to no limit theorem, called N:
 * {@code |E Z_4n| <= max(|E Z_n|/2, 5/(12 sqrt n))}. It holds if the bias is at most {@code 5 sd_n
 * sqrt(n)/m} at both sizes m, or if it falls like m^(-1/2) or faster. Given N the probability of
 * any false refutation in a run is at most the stated error. Where nothing is known about the bias,
 * let a refutation {@linkplain #confirmedAtThirdSize() need a third size}, 16n, which must satisfy
 * the same inequality against 4n.
 *
 * @param n the smallest size, for example the number of samples
 * @param first replicates of the first look at n, 4n and 16n
 * @param doublings how often they may be doubled while something is undecided
 * @param thirdSize whether a refutation needs the size 16n
 */
public record LimitLadder(int n, List<Integer> first, int doublings, boolean thirdSize) {
  /** Largest bound on the scaled deviation at 4n that supports a limit. */
  public static final double RESOLUTION = 0.15;

  private static final int PILOT = 64;
  private static final double SCALE_IN_DEVIATIONS = 3;
  static final int[] FACTORS = {1, 4, 16};

  /** Distance of the quartiles of the standard normal law. */
  private static final double NORMAL_QUARTILES = 1.349;

  private static final long PILOT_STREAM = -1;

  /** Below this relative spread an observable counts as deterministic. */
  private static final double SMALLEST_SPREAD = 1e-12;

  /** Copies. */
  public LimitLadder {
    first = List.copyOf(first);
    if (n < 1 || first.size() != FACTORS.length || doublings < 0) {
      throw new IllegalArgumentException("size " + n + ", " + first + ", " + doublings);
    }
  }

  /**
   * The bound 5/(12 sqrt n) of assumption N on the scaled bias at 4n, and a quarter of it at 16n.
   */
  double band(int level) {
    return 5 / (12 * Math.sqrt(n)) * (level == 2 ? 0.25 : 1);
  }

  /** 2000 replicates at n and 1500 at 4n and 16n, with no doubling and no third size. */
  public static LimitLadder from(int n) {
    return new LimitLadder(n, List.of(2000, 1500, 1500), 0, false);
  }

  /** The same ladder with so many doublings. */
  public LimitLadder withDoublings(int most) {
    return new LimitLadder(n, first, most, thirdSize);
  }

  /** The same ladder with other numbers of replicates at the first look. */
  public LimitLadder withReplicates(int atN, int at4n, int at16n) {
    return new LimitLadder(n, List.of(atN, at4n, at16n), doublings, thirdSize);
  }

  /** The same ladder whose refutations need the size 16n as well. */
  public LimitLadder confirmedAtThirdSize() {
    return new LimitLadder(n, first, doublings, true);
  }

  /**
   * Samples until every observable is decided or the doublings are used up.
   *
   * @param replicates draws all observables at once, so that they share their randomness
   * @param limits x, one per observable
   * @param seed of all replicates
   * @param error bounds, given N, the probability that any true limit among them is refuted
   * @return one outcome per observable
   * @throws ArithmeticException if a replicate yields no number
   */
  public List<LimitOutcome> run(Replicates replicates, double[] limits, long seed, double error) {
    double[] scales = pilot(replicates, limits, seed);
    double each = error / (limits.length * FACTORS.length);
    List<Rung> rungs = new ArrayList<>();
    for (double limit : limits) {
      rungs.add(new Rung(this, limit, scales[rungs.size()], each, error));
    }
    for (int round = 0; round <= doublings; round++) {
      for (int level = 0; level < FACTORS.length; level++) {
        sample(replicates, seed, level, first.get(level) << round, rungs);
        if (level > 0) {
          rungs.forEach(Rung::look);
        }
      }
    }
    return rungs.stream().map(Rung::outcome).toList();
  }

  private double[] pilot(Replicates replicates, double[] limits, long seed) {
    double[][] drawn = new double[PILOT][];
    for (int i = 0; i < PILOT; i++) {
      drawn[i] = draw(replicates, 1, RandomStream.seed(seed, PILOT_STREAM, i), limits.length);
    }
    double[] scales = new double[limits.length];
    for (int k = 0; k < scales.length; k++) {
      int observable = k;
      double[] sample = Arrays.stream(drawn).mapToDouble(row -> row[observable]).toArray();
      double smallest = SMALLEST_SPREAD * (Math.abs(limits[k]) + Math.abs(sample[0]));
      scales[k] =
          SCALE_IN_DEVIATIONS * Math.max(deviation(sample), Math.max(smallest, Double.MIN_NORMAL));
    }
    return scales;
  }

  /** The standard deviation, or that of a normal law with the same quartiles if it is smaller. */
  private static double deviation(double[] sample) {
    Arrays.sort(sample);
    double mean = Arrays.stream(sample).sum() / PILOT;
    double squares = Arrays.stream(sample).map(x -> (x - mean) * (x - mean)).sum();
    double spread = (sample[PILOT * 3 / 4] - sample[PILOT / 4]) / NORMAL_QUARTILES;
    double usual = Math.sqrt(squares / (PILOT - 1));
    return spread > 0 && !(usual <= spread) ? spread : usual;
  }

  private static void sample(
      Replicates replicates, long seed, int level, int target, List<Rung> rungs) {
    int start =
        rungs.stream()
            .filter(rung -> rung.wants(level))
            .mapToInt(rung -> rung.count(level))
            .min()
            .orElse(target);
    int factor = FACTORS[level];
    for (int i = start; i < target; i++) {
      double[] drawn = draw(replicates, factor, RandomStream.seed(seed, factor, i), rungs.size());
      for (int k = 0; k < drawn.length; k++) {
        Rung rung = rungs.get(k);
        if (rung.wants(level) && rung.count(level) == i) {
          rung.add(level, drawn[k]);
        }
      }
    }
  }

  private static double[] draw(Replicates replicates, int factor, long seed, int observables) {
    double[] drawn = replicates.draw(factor, seed);
    if (drawn.length != observables) {
      throw new IllegalArgumentException(drawn.length + " observables for " + observables);
    }
    for (int k = 0; k < drawn.length; k++) {
      if (Double.isNaN(drawn[k])) {
        throw new ArithmeticException("observable " + k + " of a replicate is no number");
      }
    }
    return drawn;
  }
}
