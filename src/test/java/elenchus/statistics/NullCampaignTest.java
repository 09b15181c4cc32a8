package elenchus.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import elenchus.campaign.TheoremResult;
import java.util.List;
import org.junit.jupiter.api.Test;

class NullCampaignTest {

  @Test
  void truthsAreNotRefutedBySampling() {
    List<TheoremResult> results = NullCampaign.atTheStatedBudget(150);
    assertThat(results).hasSize(2);
    for (TheoremResult result : results) {
      assertThat(result.counts().refuted()).as(result.claims().toString()).isZero();
      assertThat(result.faults()).isEmpty();
    }
  }
}
