package elenchus.catalogue.lastlayer;

import static elenchus.catalogue.CrossExamination.tuple;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import elenchus.catalogue.CrossExamination;
import elenchus.mixture.ExactMixture;
import elenchus.mixture.MixtureLimit;
import elenchus.mixture.OptimalWeight;
import elenchus.theorem.Evidence;
import elenchus.theorem.Example;
import elenchus.theorem.Quantity;
import elenchus.theorem.Trial;
import elenchus.theorem.Verdict;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

class OptimalWeightSharpTest {
  private static final OptimalWeightSharp THEOREM = new OptimalWeightSharp();

  private static Evidence example(String name) {
    Example<WeightProblem> found =
        THEOREM.examples().stream().filter(e -> e.name().equals(name)).findFirst().orElseThrow();
    return THEOREM.examine(found.instance(), Trial.standard());
  }

  private static void assertQuantity(Evidence evidence, String name, double value, double error) {
    assertThat(evidence.quantities().get(name))
        .as(name)
        .isInstanceOfSatisfying(
            Quantity.Scalar.class, q -> assertThat(q.value()).isCloseTo(value, within(error)));
  }

  private static void assertText(Evidence evidence, String name, String text) {
    assertThat(evidence.quantities().get(name)).as(name).isEqualTo(new Quantity.Text(text));
  }

  @Test
  void freshInstancesSupportAndControlsAreRefuted() {
    CrossExamination.supports(THEOREM, 60, 7);
    CrossExamination.refutesControls(THEOREM, 20, 7);
  }

  @Test
  void theSettingOfTheFigureIsBeyondTheThreshold() {
    Evidence figure = example("figure 2");
    assertQuantity(figure, "critical signal", 1.9148542155126762, 1e-15);
    assertQuantity(figure, "u*", -0.0335605252459, 5e-14);
    assertQuantity(figure, "rho*", 6.3025122863, 5e-11 * 7);
    assertQuantity(figure, "WCE*", 0.05505359051520544, 1e-15);
    assertQuantity(figure, "WCE(rho_t)", 0.0551218407, 5e-11);
    assertThat(tuple(figure, "R+(rho)"))
        .containsExactly(
            new double[] {0.0551, 0.0551, 0.0619, 0.0737, 0.0924, 0.0594}, within(5e-5));
    assertThat(tuple(figure, "F5 ratio of u"))
        .containsExactly(new double[] {.91785, .97698, .99406, .99850}, within(5e-6));
    assertThat(tuple(figure, "F5 ratio of rho"))
        .containsExactly(new double[] {.94064, .98335, .99570, .99892}, within(5e-6));
    assertThat(tuple(figure, "roots of P+"))
        .containsExactly(new double[] {-0.0335605252459, 0.850254587000}, within(5e-13));
    assertText(figure, "hypothesis of Theorem 3", "fails");
    assertText(figure, "G at the end", "176 / 69");
    assertQuantity(figure, "G at the end, rounded", 2.550725, 5e-7);
    assertQuantity(figure, "G at u = -1 / 30, rounded", 2.552682, 5e-7);
    assertText(figure, "rho at u = -1 / 30", "6061 / 961");
    assertText(figure, "G at u = -1 / 30", "41328157 / 16190091");
  }

  @Test
  void theErratumInFractionsAndErrors() {
    Evidence wide = example("erratum");
    assertQuantity(wide, "critical signal", 1.5, 1e-15);
    assertQuantity(wide, "u*", -0.4111441858636, 1e-13);
    assertQuantity(wide, "rho*", 6.7332059179, 1e-10);
    assertQuantity(wide, "WCE*", 0.1697709335797299, 1e-15);
    assertQuantity(wide, "WCE(infinity)", 0.17312800977595727, 1e-15);
    assertText(wide, "u of a better weight", "-2 / 5");
    assertText(wide, "rho of a better weight", "57 / 7");
    assertText(wide, "G of a better weight", "158804 / 174195");
    assertText(wide, "G at the end", "841 / 948");
    assertQuantity(wide, "G at u = -2 / 5, rounded", 0.91164, 5e-6);
    assertQuantity(wide, "G at the end, rounded", 0.88713, 5e-6);
    assertText(example("wide and weak"), "regime", "UNBOUNDED");
    assertThat(tuple(wide, "bounds of the mean difference")[0]).isPositive();
  }

  @Test
  void theErratumIsRefutedBySimulationToo() {
    WeightProblem simulated = new WeightProblem(0.2, 0.6, 2, 25);
    Evidence.Builder printed = Evidence.collect();
    PairedWeights.of(simulated).exchanged().addTo(printed, OptimalWeightSharp.SIMULATED, 0, 1e-9);
    assertThat(printed.done().verdict()).isEqualTo(Verdict.REFUTED);
  }

  @Test
  void otherWorkedNumbers() {
    Evidence strong = example("strong signal");
    assertQuantity(strong, "u*", -0.3603797525732, 1e-13);
    assertQuantity(strong, "rho*", 2.2948014988, 1e-10);
    assertQuantity(strong, "WCE*", 3.2169925813947e-4, 1e-17);
    assertQuantity(strong, "WCE(rho_t)", 5.1045011207130e-4, 1e-17);
    assertQuantity(strong, "WCE(1)", 4.2548568182912e-4, 1e-17);
    Evidence other = example("wide");
    assertQuantity(other, "critical signal", 1.0166666667, 5e-11);
    assertQuantity(other, "rho*", 6.0265541021, 1e-10);
    assertQuantity(other, "WCE*", 0.2377867577385, 1e-13);
    assertThat(tuple(example("not monotone"), "roots of P+"))
        .containsExactly(new double[] {0.00631840928298, 0.829524333201}, within(5e-13));
    assertText(example("not monotone"), "regime", "EQUAL_ERRORS");
    assertText(example("monotone"), "hypothesis of Theorem 3", "holds");
    assertText(example("barely monotone"), "hypothesis of Theorem 3", "holds");
    assertThat(tuple(example("only the majority turns"), "roots of P+")).isEmpty();
    assertThat(tuple(example("only the majority turns"), "roots of P-")).hasSize(1);
    assertQuantity(example("only the majority turns"), "delta/(2 pi_-)", 0.58333, 5e-6);
    assertQuantity(example("clear signal"), "rho*", 3.1657, 5e-5);
    assertThat(tuple(example("both turn"), "roots of P+")).hasSize(1);
    assertThat(tuple(example("both turn"), "roots of P-")).hasSize(1);
    assertThat(tuple(example("wide and weak"), "roots of P+")).isEmpty();
    assertText(example("balanced"), "regime", "EQUAL_ERRORS");
  }

  @Test
  void theGainBeyondTheThresholdIsQuadratic() {
    double critical = OptimalWeight.criticalSignal(new MixtureLimit(0.2, 0.2, 1));
    double[] factors = {1.001, 1.01, 1.1, 1.5, 2};
    double[] gains = {6.5e-7, 6.5e-5, 5.9e-3, .11, .33};
    for (int k = 0; k < factors.length; k++) {
      MixtureLimit limit = new MixtureLimit(0.2, 0.2, factors[k] * critical);
      double gain =
          1
              - OptimalWeight.of(limit).at().worstClassError()
                  / limit.at(limit.equalErrorWeight()).worstClassError();
      assertThat(gain).isCloseTo(gains[k], within(0.06 * gains[k]));
    }
    MixtureLimit passing = new MixtureLimit(0.2, 0.2, 2.545126340807);
    assertThat(OptimalWeight.of(passing).at().rho()).isCloseTo(4, within(1e-11));
  }

  @Test
  void aBrokenFormulaIsRefuted() {
    // The bracket is that of s = 2, the weights are compared at a weaker signal.
    ExactMixture mixture = WeightControls.FIGURE.exact();
    BigFraction best = new ExactCurves(mixture).best();
    ExactMixture weaker = new ExactMixture(mixture.piPlus(), mixture.delta(), new BigFraction(3));
    assertThat(weaker.worst(best)).isLessThan(weaker.worst(BigFraction.ZERO));
    OptimalWeight wrong = OptimalWeight.of(new MixtureLimit(0.2, 0.2, 3));
    WeightCurves curves = new WeightCurves(new MixtureLimit(0.2, 0.2, 2), wrong);
    assertThat(curves.minimiser(OptimalWeightSharp.MINIMISER).build().verdict())
        .isNotEqualTo(Verdict.SUPPORTED);
  }
}
