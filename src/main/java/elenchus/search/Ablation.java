package elenchus.search;

import elenchus.campaign.Campaign;
import elenchus.campaign.CampaignResult;
import elenchus.campaign.Counterexample;
import elenchus.campaign.Examined;
import elenchus.campaign.Examiner;
import elenchus.campaign.Progress;
import elenchus.campaign.Settings;
import elenchus.campaign.TheoremResult;
import elenchus.instance.Variation;
import elenchus.theorem.ErrorBudget;
import elenchus.theorem.Finding;
import elenchus.theorem.Precision;
import elenchus.theorem.Theorem;
import elenchus.theorem.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * The map of what a theorem needs: each hypothesis is dropped in turn.
 *
 * @param theorem the theorem
 * @param campaign over the theorem without each of its hypotheses
 * @param hypotheses in the order of the theorem
 */
public record Ablation(Theorem<?> theorem, CampaignResult campaign, List<Necessity> hypotheses) {
  private static final int SAMPLES = 60;
  private static final int NEIGHBOURS = 2000;
  private static final int HALVINGS = 40;

  /** Copies. */
  public Ablation {
    hypotheses = List.copyOf(hypotheses);
  }

  /** Drops each hypothesis of a theorem in turn. */
  public static <I> Ablation of(Theorem<I> theorem, Settings settings, Progress progress) {
    List<Ablated<I>> ablated = Ablated.all(theorem);
    CampaignResult campaign = Campaign.run(ablated, settings, progress);
    List<Necessity> map = new ArrayList<>();
    for (int i = 0; i < ablated.size(); i++) {
      map.add(necessity(ablated.get(i), campaign.theorems().get(i), settings));
    }
    return new Ablation(theorem, campaign, map);
  }

  private static <I> Necessity necessity(
      Ablated<I> ablated, TheoremResult result, Settings settings) {
    Necessity.Need need = Necessity.need(result);
    List<Necessity.Sample> samples =
        need == Necessity.Need.UNTESTED ? List.of() : samples(ablated, settings);
    Optional<Necessity.Threshold> threshold =
        result.counterexample().flatMap(witness -> threshold(ablated, witness, settings));
    return new Necessity(
        ablated.dropped().name(), ablated.dropped().statement(), need, result, samples, threshold);
  }

  /** The first trials once more, each a function of its number. */
  private static <I> List<Necessity.Sample> samples(Ablated<I> ablated, Settings settings) {
    Examiner<I> examiner = Examiner.of(ablated, settings.limits().trial());
    return IntStream.rangeClosed(1, Math.min(SAMPLES, settings.tries()))
        .mapToObj(trial -> sample(ablated, examiner, settings.seed(), trial))
        .flatMap(Optional::stream)
        .toList();
  }

  private static <I> Optional<Necessity.Sample> sample(
      Ablated<I> ablated, Examiner<I> examiner, long seed, int trial) {
    var drawn = Campaign.draw(ablated, seed, trial);
    Examined examined =
        examiner.examine(drawn.instance(), drawn.seed(), ErrorBudget.whole(), Precision.STANDARD);
    if (examined.verdict() == Verdict.VACUOUS) {
      return Optional.empty();
    }
    double margin = ablated.dropped().margin().applyAsDouble(drawn.instance());
    OptionalDouble ratio =
        examined.evidence().findings().stream().mapToDouble(Finding::ratio).max();
    return ratio.isPresent()
        ? Optional.of(new Necessity.Sample(margin, ratio.getAsDouble(), examined.verdict()))
        : Optional.empty();
  }

  /** Halves the way from an instance of the theorem to the witness. */
  private static <I> Optional<Necessity.Threshold> threshold(
      Ablated<I> ablated, Counterexample witness, Settings settings) {
    I broken = ablated.instanceType().cast(witness.instance());
    Variation<I> variation = Variation.of(ablated.instanceType());
    Optional<I> whole = neighbour(ablated.theorem(), broken, variation, settings.seed());
    if (whole.isEmpty()) {
      return Optional.empty();
    }
    Examiner<I> examiner = Examiner.withoutHypotheses(ablated, settings.limits().trial());
    double low = 0;
    double high = 1;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = low + (high - low) / 2;
      Optional<I> between = variation.between(whole.get(), broken, middle);
      boolean refuted =
          between
              .map(
                  instance ->
                      examiner.examine(
                          instance, witness.seed(), ErrorBudget.whole(), Precision.STANDARD))
              .filter(examined -> examined.verdict() == Verdict.REFUTED)
              .isPresent();
      if (refuted) {
        high = middle;
      } else {
        low = middle;
      }
    }
    double supported = margin(ablated, variation.between(whole.get(), broken, low));
    double refuted = margin(ablated, variation.between(whole.get(), broken, high));
    return Double.isNaN(supported) || Double.isNaN(refuted)
        ? Optional.empty()
        : Optional.of(new Necessity.Threshold(supported, refuted));
  }

  private static <I> double margin(Ablated<I> ablated, Optional<I> instance) {
    return instance.map(i -> ablated.dropped().margin().applyAsDouble(i)).orElse(Double.NaN);
  }

  /** An instance of the theorem that differs from the given one in numbers only. */
  private static <I> Optional<I> neighbour(
      Theorem<I> theorem, I instance, Variation<I> variation, long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < NEIGHBOURS; i++) {
      Optional<I> changed = variation.vary(instance, random);
      if (random.nextBoolean()) {
        changed = changed.flatMap(once -> variation.vary(once, random));
      }
      boolean straight = changed.flatMap(c -> variation.between(instance, c, 0.5)).isPresent();
      if (straight && holds(theorem, changed.get())) {
        return changed;
      }
    }
    return Optional.empty();
  }

  private static <I> boolean holds(Theorem<I> theorem, I instance) {
    try {
      return theorem.hypotheses().stream()
          .allMatch(hypothesis -> hypothesis.margin().applyAsDouble(instance) > 0);
    } catch (RuntimeException refused) {
      // A hypothesis that cannot be evaluated is not known to hold.
      return false;
    }
  }
}
