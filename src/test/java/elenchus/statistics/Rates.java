package elenchus.statistics;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Measures how often sequential tests err on true nulls, and how often they see a deviation. */
final class Rates {
  private static final int LOOK_EVERY = 10;

  private Rates() {}

  /** How often the true mean is excluded at one of the looks, every tenth observation. */
  static double exclusion(Laws.Law law, double error, int runs, int observations) {
    int excluded = 0;
    for (int run = 0; run < runs; run++) {
      RandomStream stream = new RandomStream(RandomStream.seed(1, run));
      ConfidenceSequence sequence = new ConfidenceSequence(error);
      boolean never = true;
      for (int t = 1; t <= observations && never; t++) {
        sequence.add(law.draw().applyAsDouble(stream));
        never = t % LOOK_EVERY != 0 || !sequence.excludes(law.mean());
      }
      excluded += never ? 0 : 1;
    }
    return (double) excluded / runs;
  }

  /**
   * An observable of standard deviation 1 at n and 1/2 at 4n, and so on, around the limit 0.
   *
   * @param lasting deviation that stays
   * @param falling bias at n that falls like 1/n
   */
  static Replicates normal(double lasting, double falling) {
    return (factor, seed) ->
        new double[] {
          lasting + falling / factor + new RandomStream(seed).gaussian() / Math.sqrt(factor)
        };
  }

  /** How often the ladder comes to each decision. */
  static Map<Decision, Double> decisions(
      LimitLadder ladder, Replicates replicates, double error, int runs) {
    Map<Decision, Double> shares = new EnumMap<>(Decision.class);
    for (Decision decision : Decision.values()) {
      shares.put(decision, 0.0);
    }
    for (int run = 0; run < runs; run++) {
      List<LimitOutcome> outcomes =
          ladder.run(replicates, new double[1], RandomStream.seed(2, run), error);
      shares.merge(outcomes.get(0).decision(), 1.0, Double::sum);
    }
    shares.replaceAll((decision, count) -> count / runs);
    return shares;
  }

  /** How often symmetric differences of squared normal numbers are refuted. */
  static double asymmetry(double shift, double error, int runs, int pairs) {
    int refuted = 0;
    for (int run = 0; run < runs; run++) {
      RandomStream stream = new RandomStream(RandomStream.seed(3, run));
      SymmetryTest test = new SymmetryTest(2, error);
      for (int i = 0; i < pairs && !test.refutes(); i++) {
        double x = stream.gaussian();
        double y = stream.gaussian();
        test.add(x * x - y * y + shift);
      }
      refuted += test.refutes() ? 1 : 0;
    }
    return (double) refuted / runs;
  }
}
