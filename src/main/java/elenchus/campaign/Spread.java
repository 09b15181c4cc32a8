package elenchus.campaign;

import elenchus.theorem.Finding;
import java.util.Arrays;

/**
 * How the findings about one claim are spread: a histogram of their ratios of discrepancy to
 * tolerance, and the observed beside the predicted quantity for the first of them. Its size does
 * not depend on the number of trials.
 *
 * @param counts findings by ratio: exact hits and slack inequalities first, then ratios below the
 *     first edge, between neighbouring edges, and from the last edge on; ratios that are no numbers
 *     are not counted
 * @param observed of the first findings, in the order of the trials
 * @param predicted of the same findings
 */
public record Spread(int[] counts, double[] observed, double[] predicted) {
  private static final int POINTS = 200;
  private static final double[] EDGES = {
    1e-12, 1e-11, 1e-10, 1e-9, 1e-8, 1e-7, 1e-6, 1e-5, 1e-4, 1e-3, 1e-2, 1e-1, 1, 10, 100
  };

  /** Copies. */
  public Spread {
    counts = counts.clone();
    observed = observed.clone();
    predicted = predicted.clone();
  }

  /** The edges of the histogram, decades; the tolerance is at 1. */
  public static double[] edges() {
    return EDGES.clone();
  }

  @Override
  public int[] counts() {
    return counts.clone();
  }

  @Override
  public double[] observed() {
    return observed.clone();
  }

  @Override
  public double[] predicted() {
    return predicted.clone();
  }

  /** Counts the findings about one claim, in the order of the trials. */
  static final class Counter {
    private final int[] counts = new int[EDGES.length + 2];
    private final double[] observed = new double[POINTS];
    private final double[] predicted = new double[POINTS];
    private int points;

    void count(Finding finding) {
      double ratio = finding.ratio();
      if (!Double.isNaN(ratio)) {
        counts[bin(ratio)]++;
      }
      if (points < POINTS) {
        observed[points] = finding.observed();
        predicted[points] = finding.predicted();
        points++;
      }
    }

    Spread done() {
      return new Spread(counts, Arrays.copyOf(observed, points), Arrays.copyOf(predicted, points));
    }

    private static int bin(double ratio) {
      if (ratio == 0) {
        return 0;
      }
      int below = 0;
      while (below < EDGES.length && ratio >= EDGES[below]) {
        below++;
      }
      return below + 1;
    }
  }
}
