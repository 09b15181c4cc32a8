package elenchus.catalogue.implicitbias;

import static org.assertj.core.api.Assertions.assertThat;

import elenchus.campaign.Campaign;
import elenchus.campaign.ControlResult;
import elenchus.campaign.Progress;
import elenchus.campaign.Promotion;
import elenchus.campaign.Settings;
import elenchus.theorem.Control;
import elenchus.theorem.Draw;
import elenchus.theorem.Finding;
import elenchus.theorem.Strength;
import elenchus.theorem.Trial;
import elenchus.theorem.Verdict;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The false variants are refuted by proof, and the proofs say what floating point says. */
class HardMarginDecisionsTest {
  private static final HardMarginCertificate THEOREM = new HardMarginCertificate();

  @Test
  void everyControlIsRefutedByProof() {
    List<ControlResult> controls =
        Campaign.run(List.of(THEOREM), Settings.of(0, 5, 1), Progress.SILENT)
            .theorems()
            .get(0)
            .controls();
    assertThat(controls)
        .allSatisfy(
            control ->
                assertThat(control.promotion().map(Promotion::status))
                    .as(control.control().name())
                    .hasValue(Promotion.Status.CERTIFIED));
  }

  @SuppressWarnings("unchecked")
  private static Control<MarginProblem> control(String name) {
    return (Control<MarginProblem>)
        THEOREM.controls().stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "distance without the factor 2",
        "nonnegativity dropped",
        "orthogonal samples without the factor K"
      })
  void theExactDecisionAgreesWithTheMeasurement(String name) {
    Control<MarginProblem> control = control(name);
    Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
    for (int seed = 0; seed < 60; seed++) {
      MarginProblem problem = MarginProblem.drawSeparable(new Draw(new Random(seed)));
      if (!problem.hasOrthogonalSamples() && name.startsWith("orthogonal")) {
        continue;
      }
      Finding measured = control.examination().examine(problem, Trial.standard()).findings().get(0);
      Optional<Finding> exact = control.certification().certify(problem, measured.claim());
      assertThat(exact)
          .as("%s at seed %d: %s", name, seed, problem)
          .hasValueSatisfying(
              finding -> {
                assertThat(finding.strength()).isEqualTo(Strength.CERTIFIED);
                assertThat(finding.verdict()).isEqualTo(measured.verdict());
              });
      verdicts.merge(measured.verdict(), 1, Integer::sum);
    }
    assertThat(verdicts).containsKey(Verdict.REFUTED);
    if (name.startsWith("nonnegativity")) {
      assertThat(verdicts).as("true on some data").containsKey(Verdict.SUPPORTED);
    }
  }

  @Test
  void theHypothesisIsDecidedInFractions() {
    var decision = THEOREM.hypotheses().get(0).decision().orElseThrow();
    assertThat(decision.test(THEOREM.examples().get(0).instance())).isTrue();
    MarginProblem contradiction = MarginProblem.drawContradiction(new Draw(new Random(1)));
    assertThat(decision.test(contradiction)).isFalse();
  }
}
