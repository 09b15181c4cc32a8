package elenchus.campaign;

import java.time.Duration;
import java.util.List;

/**
 * What a campaign found.
 *
 * @param settings how it was run
 * @param theorems in the order asked
 * @param interrupted whether it was interrupted; theorems not begun are then missing
 * @param time it took
 */
public record CampaignResult(
    Settings settings, List<TheoremResult> theorems, boolean interrupted, Duration time) {

  /** Copies. */
  public CampaignResult {
    theorems = List.copyOf(theorems);
  }

  /** How many claims were examined by sampling; the error budget of the campaign is about them. */
  public long statisticalClaims() {
    return theorems.stream()
        .flatMap(theorem -> theorem.claims().stream())
        .filter(tally -> tally.sampled() > 0)
        .count();
  }

  /** The worst outcome; an interrupted campaign has not seen all. */
  public Outcome outcome() {
    Outcome start = interrupted ? Outcome.INCONCLUSIVE : Outcome.SUPPORTED;
    return theorems.stream().map(TheoremResult::outcome).reduce(start, Outcome::or);
  }
}
