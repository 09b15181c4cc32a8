package elenchus.statistics;

import java.util.Locale;
import java.util.Map;

/**
 * Prints the measured error rates on true nulls and the power of the sequential tests, the tables
 * of {@code docs/statistics.md}.
 */
final class FalseRefutationRates {
  private static final int RUNS = 10_000;
  private static final int OBSERVATIONS = 1000;
  private static final double CAMPAIGN = 1e-9;
  private static final double[] ERRORS = {0.2, 0.05, CAMPAIGN};

  private FalseRefutationRates() {}

  public static void main(String[] args) {
    int runs = args.length > 0 ? Integer.parseInt(args[0]) : RUNS;
    confidence(runs / 4);
    ladder(runs / 2);
    symmetry(runs);
    power(Math.max(1, runs / 50));
  }

  private static void print(String format, Object... arguments) {
    System.out.println(String.format(Locale.ROOT, format, arguments));
  }

  private static void confidence(int runs) {
    print(
        "| true mean excluded, %d runs of %d observations each | 0.2 | 0.05 | 1e-9 |",
        runs, OBSERVATIONS);
    for (Map.Entry<String, Laws.Law> entry : Laws.bounded().entrySet()) {
      double[] rates = new double[ERRORS.length];
      for (int k = 0; k < rates.length; k++) {
        rates[k] = Rates.exclusion(entry.getValue(), ERRORS[k], runs, OBSERVATIONS);
      }
      print("| %s | %.4f | %.4f | %.4f |", entry.getKey(), rates[0], rates[1], rates[2]);
    }
  }

  private static void ladder(int runs) {
    LimitLadder small = LimitLadder.from(100).withReplicates(300, 300, 300);
    // The largest bias at 4n that the assumption allows, in standard deviations at n, times 4.
    double edge = 4 * 3 * 5 / (12 * Math.sqrt(100));
    print("| true limit refuted by the ladder, %d runs | 0.2 | 0.05 | 1e-9 |", runs);
    for (double bias : new double[] {0, edge}) {
      double[] rates = new double[ERRORS.length];
      for (int k = 0; k < rates.length; k++) {
        Map<Decision, Double> decisions =
            Rates.decisions(small, Rates.normal(0, bias), ERRORS[k], runs);
        rates[k] = decisions.getOrDefault(Decision.REFUTED, Double.NaN);
      }
      print("| bias %.1f sd at n | %.4f | %.4f | %.4f |", bias, rates[0], rates[1], rates[2]);
    }
  }

  private static void symmetry(int runs) {
    double[] rates = new double[ERRORS.length];
    for (int k = 0; k < rates.length; k++) {
      rates[k] = Rates.asymmetry(0, ERRORS[k], runs, 400);
    }
    print(
        "| equal laws refuted, %d runs of 400 pairs | %.4f | %.4f | %.4f |",
        runs, rates[0], rates[1], rates[2]);
  }

  private static void power(int runs) {
    LimitLadder ladder = LimitLadder.from(100);
    print("| lasting deviation, sd at n | refuted | supported | open |, %d runs at 1e-9", runs);
    for (double deviation : new double[] {0, 0.1, 0.2, 0.3, 0.35, 0.4, 0.5, 0.6, 0.8, 1}) {
      Map<Decision, Double> decisions =
          Rates.decisions(ladder, Rates.normal(deviation, 0), CAMPAIGN, runs);
      print(
          "| %.2f | %.3f | %.3f | %.3f |",
          deviation,
          decisions.getOrDefault(Decision.REFUTED, Double.NaN),
          decisions.getOrDefault(Decision.SUPPORTED, Double.NaN),
          decisions.getOrDefault(Decision.OPEN, Double.NaN));
    }
    for (double shift : new double[] {0.1, 0.2, 0.4, 0.8}) {
      print(
          "| shift %.1f between laws refuted in 2000 pairs | %.3f |",
          shift, Rates.asymmetry(shift, CAMPAIGN, runs, 2000));
    }
  }
}
