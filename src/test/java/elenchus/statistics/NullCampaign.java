package elenchus.statistics;

import elenchus.campaign.Campaign;
import elenchus.campaign.Fault;
import elenchus.campaign.Progress;
import elenchus.campaign.Settings;
import elenchus.campaign.TheoremResult;
import elenchus.catalogue.sampling.StatisticalFinding;
import elenchus.fake.Fake;
import elenchus.fake.Numbers;
import elenchus.theorem.Claim;
import elenchus.theorem.Evidence;
import elenchus.theorem.Finding;
import elenchus.theorem.Trial;
import java.util.List;
import java.util.Locale;

/**
 * Whole campaigns over theorems that are true and whose claims are sampled: how many of their
 * trials are refuted, the table of {@code docs/statistics.md}.
 */
final class NullCampaign {
  private static final int TRIALS = 10_000;
  private static final int SIZE = 100;
  private static final int TOSSES = 500;
  private static final int LOOK = 25;
  private static final Claim LIMIT = Claim.inDistribution("limit", "$X_n\\to0$ in probability.");
  private static final Claim MEAN = Claim.equal("mean", "A fair coin shows $\\pm1$ with mean 0.");

  /** The largest bias at 4n that assumption N allows, in standard deviations at n, times 4. */
  private static final double EDGE = 4 * 3 * 5 / (12 * Math.sqrt(SIZE));

  /** How probable a false refutation by one comparison of a trial may be. */
  private interface Level {
    double of(Trial trial);
  }

  private NullCampaign() {}

  /** Optional argument: the number of trials. */
  public static void main(String[] arguments) {
    int trials = arguments.length > 0 ? Integer.parseInt(arguments[0]) : TRIALS;
    System.out.println(
        "| campaign of " + trials + " trials | refuted at standard precision only | refuted |");
    row("limit, stated budget", limit(trial -> trial.errorShare(0)), trials);
    row("limit, 0.05 per comparison", limit(trial -> 0.05), trials);
    row("mean, stated budget", mean(trial -> trial.errorShare(0)), trials);
    row("mean, 0.05 per comparison", mean(trial -> 0.05), trials);
    row("mean, 0.5 per comparison", mean(trial -> 0.5), trials);
  }

  private static void row(String name, Fake theorem, int trials) {
    TheoremResult result = run(theorem, trials);
    System.out.println(
        String.format(
            Locale.ROOT,
            "| %s | %d | %d |",
            name,
            result.faults(Fault.Kind.NUMERICS),
            result.counts().refuted()));
  }

  /**
   * A campaign of so many trials. A claim refuted at standard precision and not again, with new
   * samples, counts as a fault of the numerics.
   */
  static TheoremResult run(Fake theorem, int trials) {
    return Campaign.run(List.of(theorem), Settings.of(trials, 1, 2), Progress.SILENT)
        .theorems()
        .get(0);
  }

  /** Both theorems under the budget of a campaign. */
  static List<TheoremResult> atTheStatedBudget(int trials) {
    return List.of(
        run(limit(trial -> trial.errorShare(0)), trials),
        run(mean(trial -> trial.errorShare(0)), trials));
  }

  /** A mean of normal numbers with as much bias as the ladder allows. */
  private static Fake limit(Level level) {
    LimitLadder ladder = LimitLadder.from(SIZE).withReplicates(300, 300, 300);
    Replicates replicates =
        (factor, seed) ->
            new double[] {
              (EDGE / factor + new RandomStream(seed).gaussian()) / Math.sqrt(factor * SIZE)
            };
    return theorem(
        LIMIT,
        trial ->
            StatisticalFinding.of(
                LIMIT,
                ladder
                    .run(replicates, new double[1], trial.samplingSeed(), level.of(trial))
                    .get(0)));
  }

  /** The mean of a coin, looked at after every 25th toss. */
  private static Fake mean(Level level) {
    return theorem(
        MEAN,
        trial -> {
          RandomStream stream = new RandomStream(trial.samplingSeed());
          ConfidenceSequence sequence = new ConfidenceSequence(level.of(trial));
          for (int i = 1; i <= TOSSES && !(i % LOOK == 0 && sequence.excludes(0)); i++) {
            sequence.add(stream.chance(0.5) ? 1 : -1);
          }
          return StatisticalFinding.mean(MEAN, sequence.bounds(), 1, 0, level.of(trial));
        });
  }

  private interface Sampled {
    Finding.Builder finding(Trial trial);
  }

  private static Fake theorem(Claim claim, Sampled sampled) {
    return Fake.named("null")
        .withoutExamples()
        .against()
        .on(Numbers.between(0, 10))
        .claiming(claim)
        .examined((instance, trial) -> Evidence.of(sampled.finding(trial).build()));
  }
}
