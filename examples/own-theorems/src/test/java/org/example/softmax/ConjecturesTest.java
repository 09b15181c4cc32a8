package org.example.softmax;

import static org.junit.jupiter.api.Assertions.assertEquals;

import elenchus.campaign.Campaign;
import elenchus.campaign.Outcome;
import elenchus.campaign.Progress;
import elenchus.campaign.Settings;
import elenchus.junit.TheoremTests;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ConjecturesTest {
  /** A test per claim, example and control. */
  @TestFactory
  Stream<DynamicNode> theTrueOne() {
    return TheoremTests.of(new HalfLipschitz()).tries(200).nodes();
  }

  /** The campaign behind the tests, where more than passing and failing is wanted. */
  @Test
  void theFalseOneIsRefuted() {
    Outcome outcome =
        Campaign.run(List.of(new QuarterLipschitz()), Settings.of(200, 1, 1), Progress.SILENT)
            .outcome();
    assertEquals(Outcome.REFUTED, outcome);
  }
}
