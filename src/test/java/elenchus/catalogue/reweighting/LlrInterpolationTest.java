package elenchus.catalogue.reweighting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import elenchus.theorem.Verdict;
import org.junit.jupiter.api.Test;

/** Weights on interpolating models: the worked example, and limits broken on purpose. */
class LlrInterpolationTest {
  private static final InterpolationProblem WORKED =
      new LlrInterpolation().examples().get(0).instance();

  @Test
  void workedExample() {
    Shown shown = Shown.of(new LlrInterpolation(), 0);
    assertThat(shown.number("R+")).isCloseTo(0.45447069049593475, within(3e-16));
    assertThat(shown.number("R-")).isCloseTo(0.10417540914050877, within(3e-16));
    assertThat(shown.text("interpolator")).isEqualTo("[2 / 3, -2 / 3, 1 / 3]");
  }

  @Test
  void perturbedLimitsAreCaught() {
    RidgeMixture.Limit limit = LlrInterpolation.limit(WORKED);
    double plus = limit.argumentPlus();
    double minus = limit.argumentMinus();
    assertThat(verdict(plus, minus)).isEqualTo(Verdict.SUPPORTED);
    assertThat(verdict(minus, plus)).isEqualTo(Verdict.REFUTED);
    assertThat(verdict(plus + 1e-6, minus)).isEqualTo(Verdict.REFUTED);
    assertThat(verdict(plus, minus * Math.sqrt(2))).isEqualTo(Verdict.REFUTED);
  }

  private static Verdict verdict(double plus, double minus) {
    return InterpolationChecks.vanishingPenalty(WORKED, plus, minus).build().verdict();
  }

  @Test
  void anUnfinishedFlowIsNotTheInterpolator() {
    WeightedFlow flow = WeightedFlow.of(WORKED);
    double[] interpolator = WeightedFlow.Exact.of(WORKED).interpolator().toDoubles();
    assertThat(
            InterpolationChecks.arrival(flow, flow.at(flow.end()), interpolator).build().verdict())
        .isEqualTo(Verdict.SUPPORTED);
    double early = flow.end() / 2;
    assertThat(InterpolationChecks.arrival(flow, flow.at(early), interpolator).build().verdict())
        .isEqualTo(Verdict.REFUTED);
  }
}
