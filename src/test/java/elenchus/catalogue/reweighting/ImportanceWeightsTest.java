package elenchus.catalogue.reweighting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import elenchus.theorem.Verdict;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/** Importance weights on the worked examples, and formulas broken on purpose. */
class ImportanceWeightsTest {
  private static final EffectiveShare LIMIT = new EffectiveShare(0.2, 0.2, 1, 1, 0.5);

  @Test
  void interceptAlone() {
    Shown shown = Shown.of(new ImportanceWeights(), 1);
    assertThat(shown.number("p* (intercept)")).isCloseTo(0.4107365792759051, within(1e-16));
  }

  @Test
  void highDimension() {
    Shown shown = Shown.of(new ImportanceWeights(), 0);
    assertThat(shown.number("rho")).isCloseTo(7, within(1e-14));
    assertThat(shown.number("S")).isCloseTo(0.3125, within(1e-16));
    assertThat(shown.number("tau2")).isCloseTo(0.5681818181818182, within(2e-16));
    assertThat(shown.number("risk")).isCloseTo(1.8181818181818183, within(4e-16));
    assertThat(shown.number("p*")).isCloseTo(0.2500654474, within(5e-11));
    assertThat(shown.number("rho*")).isCloseTo(1.4451038783, within(5e-11));
    assertThat(shown.number("risk*")).isCloseTo(1.6225490070267068, within(4e-16));
    assertThat(shown.number("first order")).isCloseTo(-1.875, within(1e-15));
    assertThat(shown.number("slope at 1e-3")).isCloseTo(-1.8757, within(5e-5));
    assertThat(shown.number("nominal share")).isCloseTo(0.636, within(5e-4));
  }

  @Test
  void perturbedFormulasAreCaught() {
    double p = 0.3;
    double rho = LIMIT.rho(p);
    double tau2 = LIMIT.tau2(p);
    double risk = LIMIT.risk(p);
    assertThat(verdict(rho, p, tau2, risk)).isEqualTo(Verdict.SUPPORTED);
    assertThat(verdict(rho * (1 + 1e-9), p, tau2, risk)).isEqualTo(Verdict.REFUTED);
    assertThat(verdict(1 / rho, p, tau2, risk)).isEqualTo(Verdict.REFUTED);
    assertThat(verdict(rho, p, tau2 * (1 - LIMIT.spread(p)), risk)).isEqualTo(Verdict.REFUTED);
    assertThat(verdict(rho, p, tau2, risk - 1)).isEqualTo(Verdict.REFUTED);
  }

  private static Verdict verdict(double rho, double p, double tau2, double risk) {
    return ImportanceChecks.fixedPoint(LIMIT, rho, p, tau2, risk).build().verdict();
  }

  @Test
  void perturbedHypergradientIsCaught() {
    GroupFit fit = GroupFit.of(new ImportanceWeights().examples().get(0).instance());
    BigFraction right = fit.hypergradient();
    assertThat(ImportanceChecks.hypergradient(fit, right).build().verdict())
        .isEqualTo(Verdict.SUPPORTED);
    assertThat(
            ImportanceChecks.hypergradient(
                    fit, right.multiply(new BigFraction(1_000_000_001, 1_000_000_000)))
                .build()
                .verdict())
        .isEqualTo(Verdict.REFUTED);
  }

  @Test
  void likelihoodRatioIsWorseByTheStatedMargin() {
    InterceptRisk risk = InterceptRisk.of(new ImportanceWeights().examples().get(1).instance());
    BigFraction gap = risk.best().subtract(risk.q());
    assertThat(risk.at(risk.q()).subtract(risk.at(risk.best())))
        .isEqualTo(gap.multiply(gap).multiply(risk.curvature()));
  }
}
