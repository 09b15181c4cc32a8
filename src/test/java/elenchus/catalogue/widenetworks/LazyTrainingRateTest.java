package elenchus.catalogue.widenetworks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import elenchus.catalogue.CrossExamination;
import elenchus.functions.Activation;
import elenchus.functions.LineFunction;
import elenchus.theorem.Evidence;
import elenchus.theorem.Finding;
import elenchus.theorem.Trial;
import elenchus.theorem.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/**
 * Networks with all parameters trained: worked numbers, two integrations, crossings, the picture.
 */
class LazyTrainingRateTest {
  private static final LazyTrainingRate THEOREM = new LazyTrainingRate();

  @Test
  void rectifiedUnits() {
    Evidence evidence = Examined.example(THEOREM, "rectified units, square");
    check(evidence, "sup |f - h_lin|", 5e-7, 8.268e-3, 2.117e-3, 5.324e-4, 1.333e-4, 3.333e-5);
    check(evidence, "slopes", 5.1e-4, 1.965, 1.992, 1.998, 2.000);
    check(evidence, "slack at the end", 5e-3, 0.49, 0.74, 0.87, 0.93, 0.97);
    assertThat(Examined.numbers(evidence, "slack at the end")[0]).isCloseTo(0.493826, within(5e-7));
    assertThat(Examined.numbers(evidence, "max |a|")[0]).isCloseTo(0.0809936, within(5e-8));
    assertThat(Examined.numbers(evidence, "d")[0]).isCloseTo(-0.017381973, within(1e-9));
    assertThat(Examined.numbers(evidence, "d")[1]).isCloseTo(-0.008888622, within(1e-9));
    double[][] trained = CrossExamination.table(evidence, "f(t)");
    double[][] linear = CrossExamination.table(evidence, "h_lin(t)");
    assertThat(trained[0])
        .containsExactly(
            new double[] {0.875453259, -0.141780763, -0.129018408, 1.026384347}, within(1e-9));
    assertThat(trained[1])
        .containsExactly(
            new double[] {0.877327579, -0.145100900, -0.131185052, 1.029536679}, within(1e-9));
    assertThat(linear[0])
        .containsExactly(
            new double[] {0.8787959384328, -0.1467864143870, -0.1322408674169, 1.0317374680423},
            within(1e-13));
    assertThat(linear[1])
        .containsExactly(
            new double[] {0.8781868129541, -0.1463672124345, -0.1319442460846, 1.0309090858754},
            within(1e-13));
    check(
        evidence,
        "limit of n (f_ad - f_a)(t)",
        1e-9,
        0.153219729,
        -0.041736863,
        -0.005684426,
        0.183279780);
    check(evidence, "slopes of sup |f - h|", 5.1e-3, 2.07, 1.83, 0.33, 0.72);
    double[] narrow = Examined.numbers(evidence, "n (f_ad - f_a)(t) at N = 1280");
    double[] wide = Examined.numbers(evidence, "n (f_ad - f_a)(t) at N = 5120");
    assertThat(new double[] {narrow[0], narrow[3], wide[0], wide[3]})
        .containsExactly(new double[] {0.15299, 0.18300, 0.15316, 0.18321}, within(5e-6));
  }

  @Test
  void absoluteValues() {
    Evidence evidence = Examined.example(THEOREM, "absolute values, square");
    check(evidence, "slopes", 6e-4, 1.965, 1.993, 1.999, 2.000);
    double[] errors = Examined.numbers(evidence, "sup |f - h_lin|");
    assertThat(errors[0]).isCloseTo(7.218e-3, within(5e-7));
    assertThat(errors[4]).isCloseTo(2.904e-5, within(5e-9));
    double[] slopes = Examined.numbers(evidence, "slopes of sup |f - h|");
    assertThat(new double[] {slopes[1], slopes[2], slopes[3]})
        .containsExactly(new double[] {0.52, 0.77, 0.88}, within(5e-3));
  }

  @Test
  void fourPoints() {
    Evidence evidence = Examined.example(THEOREM, "four points, square");
    check(evidence, "slopes", 5e-4, 1.992);
    double[] slacks = {-3.5, -2.3, -0.99, -0.06, 0.46, 0.73};
    for (int j = 0; j < slacks.length; j++) {
      TrainedNetwork network =
          LorentzFlow.train(LazyTrainingRate.fourPoints(40 << j), 40 << j, Trial.standard());
      assertThat(network.endSlack()).isCloseTo(slacks[j], within(j < 2 ? 0.05 : 0.006));
    }
  }

  @Test
  void aCrossingLeavesTheRateOpen() {
    Evidence evidence = THEOREM.examine(LazyTrainingRate.fourPoints(100), Trial.standard());
    assertThat(evidence.findings())
        .filteredOn(f -> f.claim().equals(LazyTrainingRate.RATE))
        .extracting(Finding::verdict)
        .containsExactly(Verdict.INCONCLUSIVE);
  }

  @Test
  void theReducedFlowIsTheFlowOfAllParameters() {
    for (Activation sigma : Activation.values()) {
      WideNetwork network = LazyTrainingRate.threePoints(sigma, 80);
      TrainedNetwork reduced = LorentzFlow.train(network, 80, Trial.standard());
      TrainedNetwork direct = FrozenFlow.train(network, 80, Trial.standard());
      assertThat(reduced.distance(direct, network.grid(41))).isLessThan(1e-8);
      assertThat(reduced.endSlack()).isCloseTo(direct.endSlack(), within(1e-7));
    }
  }

  @Test
  void randomNetworksAndExamplesSupportEveryClaim() {
    CrossExamination.supports(THEOREM, 8, 5);
  }

  @Test
  void everyLiveControlIsRefuted() {
    CrossExamination.refutesControls(THEOREM, 3, 5);
  }

  @Test
  void thePictureInTheNoteIsTheOneDrawnHere() throws IOException {
    try (InputStream stored =
        Objects.requireNonNull(
            getClass()
                .getResourceAsStream("/proofs-notes/widenetworks/abs-scaled-variational.svg"))) {
      assertThat(new String(stored.readAllBytes(), StandardCharsets.UTF_8))
          .as("run TrainedNetworksPicture with the path of the picture to draw it again")
          .isEqualTo(TrainedNetworksPicture.svg());
    }
  }

  @Test
  void networksInThePictureKeepTheirPatternAndEndNearTheirLimits() {
    List<WideNetwork> networks = TrainedNetworksPicture.networks();
    for (WideNetwork network : networks) {
      LazyRun run = LazyRun.of(network, network.N(), Trial.standard());
      LineFunction limit = ScaledEvidence.limit(network, 1);
      assertThat(run.trained().slack()).as("%s", network.phi()).isGreaterThan(0.5);
      assertThat(run.distance(limit)).as("%s", network.phi()).isLessThan(0.002);
    }
  }

  private static void check(Evidence evidence, String name, double slack, double... expected) {
    assertThat(Examined.numbers(evidence, name)).containsExactly(expected, within(slack));
  }
}
