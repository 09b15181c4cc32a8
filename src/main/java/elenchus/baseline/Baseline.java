package elenchus.baseline;

import elenchus.campaign.Campaign;
import elenchus.campaign.CampaignResult;
import elenchus.campaign.Interruption;
import elenchus.campaign.Progress;
import elenchus.campaign.Settings;
import elenchus.theorem.Theorem;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was observed in the trials of a campaign, to the bit.
 *
 * @param environment it was recorded with
 * @param seed of the campaign
 * @param tries random instances per theorem, besides the worked examples
 * @param theorems the observations by id of the theorem and number of the trial, in the order of
 *     the findings
 */
public record Baseline(
    Environment environment,
    long seed,
    int tries,
    SortedMap<String, SortedMap<Integer, List<Observation>>> theorems) {

  /** Copies. */
  public Baseline {
    TreeMap<String, SortedMap<Integer, List<Observation>>> copy = new TreeMap<>();
    theorems.forEach(
        (id, trials) -> copy.put(id, Collections.unmodifiableSortedMap(new TreeMap<>(trials))));
    theorems = Collections.unmodifiableSortedMap(copy);
  }

  /** The part of the baseline that is about some theorems. */
  public Baseline only(Collection<String> ids) {
    TreeMap<String, SortedMap<Integer, List<Observation>>> kept = new TreeMap<>(theorems);
    kept.keySet().retainAll(ids);
    return new Baseline(environment, seed, tries, kept);
  }

  /**
   * Records the trials of theorems; their controls are left out.
   *
   * @param version of the program
   */
  public static Baseline record(
      List<? extends Theorem<?>> theorems, Settings settings, Progress progress, String version) {
    Recorder recorder = new Recorder(settings.limits());
    CampaignResult unused =
        Campaign.run(theorems, settings, progress, recorder, new Interruption());
    return new Baseline(
        Environment.here(version), settings.seed(), settings.tries(), recorder.recorded());
  }
}
