package elenchus.campaign;

import java.time.Duration;
import java.util.List;

/**
 * What a campaign found.
 *
 * @param settings how it was run
 * @param theorems in the order asked
 * @param time it took
 */
public record CampaignResult(Settings settings, List<TheoremResult> theorems, Duration time) {

  /** Copies. */
  public CampaignResult {
    theorems = List.copyOf(theorems);
  }

  /** The worst outcome. */
  public Outcome outcome() {
    return theorems.stream().map(TheoremResult::outcome).reduce(Outcome.SUPPORTED, Outcome::or);
  }
}
