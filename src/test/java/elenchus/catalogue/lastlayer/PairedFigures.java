package elenchus.catalogue.lastlayer;

import elenchus.mixture.MixtureLimit;
import elenchus.statistics.RandomStream;
import java.util.Locale;

/**
 * The minority's expected error of two weights on common data sets, by plain means: the table of
 * {@code docs/statistics.md}.
 */
final class PairedFigures {
  private static final double INFINITE = 1e7;

  private PairedFigures() {}

  public static void main(String[] args) {
    compare(new MixtureLimit(0.2, 0.2, 2), 500, 1500, 6.3025122863, 7);
    compare(new MixtureLimit(0.2, 0.2, 2), 500, 1500, 7, 20);
    compare(new MixtureLimit(0.2, 0.2, 3), 200, 3000, 3.1657, 7);
    compare(new MixtureLimit(0.2, 0.2, 4), 200, 3000, 2.2948014988, 7);
    compare(new MixtureLimit(0.2, 0.6, 2), 200, 2000, 6.7332059179, INFINITE);
    compare(new MixtureLimit(0.2, 0.6, 1.2), 200, 2000, 6.7332059179, INFINITE);
  }

  private static void compare(
      MixtureLimit limit, int n, int dataSets, double first, double second) {
    TwoClasses classes = TwoClasses.nearest(limit, n);
    double[] means = new double[2];
    double difference = 0;
    double squares = 0;
    for (int i = 0; i < dataSets; i++) {
      TwoClassSample sample = classes.draw(RandomStream.seed(1, i));
      double atFirst = sample.leastSquares(first).errorPlus();
      double atSecond = sample.leastSquares(second).errorPlus();
      means[0] += atFirst / dataSets;
      means[1] += atSecond / dataSets;
      difference += (atFirst - atSecond) / dataSets;
      squares += (atFirst - atSecond) * (atFirst - atSecond) / dataSets;
    }
    double z = difference / Math.sqrt((squares - difference * difference) / dataSets);
    System.out.println(
        String.format(
            Locale.ROOT,
            "| (%.1f, %.1f, %.1f) | %d | %d | %.6g: %.6f | %.6g: %.6f | %.1f |",
            limit.piPlus(),
            limit.delta(),
            limit.s(),
            n,
            dataSets,
            first,
            means[0],
            second,
            means[1],
            z));
  }
}
