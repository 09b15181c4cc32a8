package elenchus.catalogue.reweighting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import elenchus.theorem.Trial;
import elenchus.theorem.Verdict;
import org.junit.jupiter.api.Test;

/** Weights on separable data: the worked example, and statements broken on purpose. */
class SeparableFlowTest {
  private static final WeightedMargins WORKED = new SeparableFlow().examples().get(0).instance();
  private static final WeightedMargins MANY = new SeparableFlow().examples().get(1).instance();

  @Test
  void workedExample() {
    Shown shown = Shown.of(new SeparableFlow(), 0);
    assertThat(shown.numbers("v")[0]).isCloseTo(-0.25253805484825154, within(2e-16));
    assertThat(shown.numbers("v")[1]).isCloseTo(-0.06914223511019463, within(1e-16));
    assertThat(shown.numbers("w(t)")[0]).isCloseTo(-4.041123081083004, within(2e-14));
    assertThat(shown.numbers("w(t)")[1]).isCloseTo(-0.8277110117424756, within(1e-14));
    assertThat(shown.numbers("hard margin")[0]).isCloseTo(-1.9555555555555546, within(1.5e-15));
    assertThat(shown.numbers("hard margin")[1]).isCloseTo(0.35555555555555535, within(4e-16));
    assertThat(shown.text("support")).isEqualTo("[1]");
  }

  @Test
  void perturbedTranslationsAreCaught() {
    double[] v = WeightedMargins.translation(WORKED.Z(), WORKED.logWeights());
    assertThat(conjugate(v)).isEqualTo(Verdict.SUPPORTED);
    assertThat(conjugate(new double[] {v[0] + 1e-6, v[1]})).isEqualTo(Verdict.REFUTED);
    assertThat(conjugate(new double[2])).isEqualTo(Verdict.REFUTED);
  }

  private static Verdict conjugate(double[] v) {
    return SeparableFlow.conjugate(WORKED, v, Trial.standard()).build().verdict();
  }

  @Test
  void theBoundedPartKnowsTheWeightsOfTheSupportAlone() {
    ResidualLimit limit = ResidualLimit.of(MANY);
    double[] log = MANY.logWeights();
    assertThat(limit.bounded(limit.predicted(log)).build().verdict()).isEqualTo(Verdict.SUPPORTED);
    int other = MANY.hardMargin().support().contains(2) ? 0 : 2;
    double[] elsewhere = log.clone();
    elsewhere[other] += 1;
    assertThat(limit.bounded(limit.predicted(elsewhere)).build().verdict())
        .isEqualTo(Verdict.SUPPORTED);
    double[] onSupport = log.clone();
    onSupport[MANY.hardMargin().support().get(0)] += 1e-6;
    assertThat(limit.bounded(limit.predicted(onSupport)).build().verdict())
        .isEqualTo(Verdict.REFUTED);
  }

  @Test
  void perturbedAsymmetricMarginsAreCaught() {
    AsymmetricMargins right = AsymmetricMargins.solve(MANY, 1).image(MANY.r());
    assertThat(margins(right)).isEqualTo(Verdict.SUPPORTED);
    assertThat(margins(new AsymmetricMargins(right.w(), right.b() + 1e-6, 0)))
        .isEqualTo(Verdict.REFUTED);
    assertThat(margins(AsymmetricMargins.solve(MANY, 1))).isEqualTo(Verdict.REFUTED);
  }

  private static Verdict margins(AsymmetricMargins predicted) {
    return AsymmetricMargins.finding(MANY, MANY.r(), predicted).build().verdict();
  }
}
