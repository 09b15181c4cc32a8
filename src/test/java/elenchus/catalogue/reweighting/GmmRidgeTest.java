package elenchus.catalogue.reweighting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import elenchus.theorem.Verdict;
import org.junit.jupiter.api.Test;

/** Ridge regression on two Gaussian classes: worked examples, thresholds, and broken formulas. */
class GmmRidgeTest {
  private static final RidgeMixture WEIGHTED = new RidgeMixture(0.2, 0.5, 1.5, 4, 1, 2, 0);

  @Test
  void balanced() {
    Shown shown = Shown.of(new GmmRidge(), 0);
    assertThat(shown.number("V")).isCloseTo(0.5225881209433406, within(2e-16));
    assertThat(shown.number("r")).isCloseTo(0.6864471274339956, within(2e-16));
    assertThat(shown.number("gamma")).isCloseTo(0.40466427522241843, within(1e-16));
    assertThat(shown.number("alpha")).isCloseTo(0.5116947793783416, within(2e-16));
    assertThat(shown.number("R+")).isCloseTo(0.11776237900227671, within(3e-16));
    assertThat(shown.number("R-")).isCloseTo(0.11776237900227671, within(3e-16));
  }

  @Test
  void weighted() {
    Shown shown = Shown.of(new GmmRidge(), 1);
    assertThat(shown.number("R+")).isCloseTo(0.1644, within(5e-5));
    assertThat(shown.number("R-")).isCloseTo(0.0681, within(5e-5));
  }

  @Test
  void equalErrorsBeyondInterpolation() {
    Shown shown = Shown.of(new GmmRidge(), 2);
    assertThat(shown.number("l_crit")).isCloseTo(3.3, within(2e-15));
    assertThat(shown.number("r_t")).isCloseTo(0.06957843017, within(5e-12));
    assertThat(shown.number("rho_t")).isCloseTo(5.05909563259, within(5e-12));
    assertThat(shown.number("WCE_t")).isCloseTo(0.05715681518, within(5e-12));
    assertThat(new RidgeMixture(0.2, 1.5, 2, 1, 1, 0.3, 0).canEqualise()).isFalse();
    assertThat(new RidgeMixture(0.2, 1.5, 2, 1, 1, 2, 0).canEqualise()).isFalse();
    assertThat(new RidgeMixture(0.2, 1.5, 2, 1e9, 1, 3.29, 0).limit().u()).isNegative();
    assertThat(new RidgeMixture(0.2, 1.5, 2, 1e6, 1, 3.31, 0).limit().u()).isPositive();
  }

  @Test
  void aPenaltyHurtsTheMinorityWithUnitWeights() {
    assertThat(Shown.of(new GmmRidge(), 3).number("R+")).isCloseTo(0.47351494900937, within(5e-15));
    assertThat(Shown.of(new GmmRidge(), 4).number("R+")).isCloseTo(0.99998651857406, within(5e-15));
  }

  @Test
  void perturbedLimitsAreCaught() {
    RidgeMixture.Limit limit = WEIGHTED.limit();
    assertThat(solved(limit)).isEqualTo(Verdict.SUPPORTED);
    assertThat(solved(WEIGHTED.limit(limit.u() + 1e-10, limit.r()))).isEqualTo(Verdict.REFUTED);
    assertThat(solved(WEIGHTED.limit(-limit.u(), limit.r()))).isEqualTo(Verdict.REFUTED);
    assertThat(solved(WEIGHTED.limit(limit.u(), limit.r() * (1 - 1e-10))))
        .isEqualTo(Verdict.REFUTED);
    assertThat(solved(WEIGHTED.limit(limit.u(), 1 - limit.r()))).isEqualTo(Verdict.REFUTED);
  }

  private static Verdict solved(RidgeMixture.Limit limit) {
    return RidgeChecks.solved(WEIGHTED, limit).build().verdict();
  }

  @Test
  void perturbedEqualErrorsAreCaught() {
    RidgeMixture.EqualErrors e = WEIGHTED.equalErrors();
    assertThat(equal(e.r(), e.V(), e.rho())).isEqualTo(Verdict.SUPPORTED);
    assertThat(equal(e.r(), e.V(), e.rho() * (1 + 1e-9))).isEqualTo(Verdict.REFUTED);
    assertThat(equal(e.r() * (1 + 1e-9), e.V(), e.rho())).isEqualTo(Verdict.REFUTED);
    assertThat(equal(e.r(), 1 / e.V(), e.rho())).isEqualTo(Verdict.REFUTED);
  }

  private static Verdict equal(double r, double V, double rho) {
    double argument = WEIGHTED.equalErrors().argument();
    return RidgeChecks.equalErrors(WEIGHTED, new RidgeMixture.EqualErrors(r, V, rho, argument))
        .build()
        .verdict();
  }

  @Test
  void flippedLabels() {
    Shown shown = Shown.of(new RidgeFlip(), 0);
    assertThat(shown.number("V")).isCloseTo(10.84428877022476, within(1e-14));
    assertThat(shown.number("r")).isCloseTo(0.45778556148876204, within(2e-16));
    assertThat(shown.number("err")).isCloseTo(0.28255753729241584, within(2e-16));
    FlippedRidge worked = new RidgeFlip().examples().get(0).instance();
    double right = worked.argument(worked.r());
    assertThat(RidgeFlip.solved(worked, right * (1 + 1e-11)).build().verdict())
        .isEqualTo(Verdict.REFUTED);
    assertThat(RidgeFlip.solved(worked, -right).build().verdict()).isEqualTo(Verdict.REFUTED);
  }
}
