package elenchus.catalogue.neuralcollapse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import elenchus.theorem.Claim;
import elenchus.theorem.Control;
import elenchus.theorem.Evidence;
import elenchus.theorem.Trial;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.hipparchus.util.FastMath;
import org.junit.jupiter.api.Test;

class MseDeepLinearTest {
  private final MseDeepLinear theorem = new MseDeepLinear();

  @Test
  void everyClaimIsExaminedAndSupported() {
    assertThat(Examined.supports(theorem, 60, 1))
        .containsAll(theorem.claims().stream().map(Claim::name).toList());
  }

  @Test
  void examplesAreSupported() {
    Examined.supportsExamples(theorem);
  }

  @Test
  void controlsAreRefuted() {
    Examined.refutesControls(theorem);
  }

  @Test
  void theWorkedValuesAreReproduced() {
    Evidence one = Examined.example(theorem, 0);
    assertThat(Examined.number(one, "fStar")).isEqualTo(0.14068827230335917, within(1e-16));
    assertThat(Examined.numbers(one, "b"))
        .containsExactly(new double[] {0.018, 0.036}, within(1e-16));
    assertThat(Examined.numbers(one, "x"))
        .containsExactly(new double[] {6.453559924999299, 4.270462766947299}, within(1e-14));
    assertThat(Examined.numbers(one, "z"))
        .containsExactly(new double[] {1.7316718427000253, 1.1458854050731202}, within(1e-15));
    assertThat(Examined.numbers(one, "w"))
        .containsExactly(new double[] {1.5488543819998317, 1.0249110640673518}, within(1e-15));
    assertThat(Examined.numbers(one, "g"))
        .containsExactly(new double[] {0.48401699437494744, 0.6405694150420949}, within(1e-15));
    assertThat(Examined.numbers(one, "ownLogits"))
        .containsExactly(new double[] {0.8658359213500126, 0.8102633403898971}, within(1e-15));
    Evidence two = Examined.example(theorem, 1);
    assertThat(Examined.number(two, "fStar")).isEqualTo(0.10197121671408423, within(1e-15));
    assertThat(Examined.numbers(two, "b"))
        .containsExactly(
            new double[] {0.02268259244442751, 0.04536518488885502, 0.09073036977771004},
            within(1e-15));
    assertThat(Examined.numbers(two, "x"))
        .containsExactly(
            new double[] {4.2971031789411605, 3.3356858975848183, 2.5485851835282602},
            within(1e-14));
    assertThat(Examined.numbers(two, "z"))
        .containsExactly(
            new double[] {1.8972519823331948, 1.2975947086879642, 0.866582817306327},
            within(1e-15));
    assertThat(Examined.numbers(two, "w"))
        .containsExactly(
            new double[] {1.2925567011326362, 0.7788760285142365, 0.4546700506389843},
            within(1e-14));
    assertThat(Examined.numbers(two, "g"))
        .containsExactly(
            new double[] {0.6962102864255444, 1.0808857676791543, 1.651671972225086},
            within(1e-14));
    Evidence free = Examined.example(theorem, 2);
    assertThat(Examined.number(free, "fStar")).isEqualTo(0.03706916768494454, within(1e-15));
    assertThat(Examined.numbers(free, "x")[0]).isEqualTo(4.036210697665068, within(1e-13));
    assertThat(Examined.numbers(free, "z")[0]).isEqualTo(1.53855134446767, within(1e-14));
    Evidence minority = Examined.example(theorem, 3);
    assertThat(Examined.number(minority, "fStar")).isEqualTo(0.2917415055812259, within(1e-15));
    assertThat(Examined.numbers(minority, "b"))
        .containsExactly(new double[] {0.17468225121313527, 2.096187014557623}, within(1e-14));
    assertThat(Examined.numbers(minority, "z"))
        .containsExactly(new double[] {2.72542327068761, 0}, within(1e-13));
    assertThat(Examined.number(Examined.example(theorem, 4), "fStar"))
        .isEqualTo(0.333059, within(1e-15));
  }

  @Test
  void thresholdsAndFoldsAreTheKnownOnes() {
    double[] threshold = {
      1,
      0.5,
      0.5291336839894,
      0.56987676423869,
      0.60628662660416,
      0.63727040944311,
      0.66357305996452
    };
    double[] fold = {
      1,
      0.64951905283833,
      0.83994736659658,
      1.0652056560633,
      1.3013661254372,
      1.5424513510076,
      1.7862062184638
    };
    for (int M = 1; M <= 7; M++) {
      assertThat(ScalarMode.threshold(M)).isEqualTo(threshold[M - 1], within(1e-13));
      assertThat(ScalarMode.fold(M)).isEqualTo(fold[M - 1], within(1e-12));
    }
  }

  @Test
  @SuppressWarnings("unchecked")
  void theLargestRootIsWorseThanZeroBetweenThresholdAndFold() {
    Control<FeatureProblem> control = (Control<FeatureProblem>) theorem.controls().get(0);
    double[][] known = {{.55, 0.5237429277}, {.64, 0.5594861527}, {.45, 0.4737442440}};
    for (double[] row : known) {
      double Lam = FastMath.pow(row[0] / 8, 2) / 4;
      FeatureProblem p = FeatureProblem.even(List.of(1, 1, 1, 1), 2, 4, FastMath.cbrt(Lam), false);
      Evidence evidence = control.examination().examine(p, Trial.standard());
      assertThat(Examined.number(evidence, "claimed")).isEqualTo(row[1], within(1e-10));
      assertThat(Examined.number(evidence, "zero")).isEqualTo(0.5);
    }
    // T = 3/4: second-order stationary, and worse than zero by an exact fraction.
    FeatureProblem fixture = FeatureProblem.even(List.of(1, 1, 1), 2, 3, 111.0 / 768, false);
    assertThat(Examined.number(control.examination().examine(fixture, Trial.standard()), "claimed"))
        .isEqualTo(2183.0 / 4096, within(1e-15));
    // M = 3, T = 9/10: T^4 = .6561 lies below 2/3, so the mode should have vanished.
    FeatureProblem deeper = FeatureProblem.even(List.of(1, 1, 1), 3, 3, .278559 / 3, false);
    assertThat(Examined.number(control.examination().examine(deeper, Trial.standard()), "claimed"))
        .isEqualTo(.510399185, within(1e-15));
  }

  @Test
  @SuppressWarnings("unchecked")
  void withoutDecayOfTheFeaturesTheInfimumIsNotAttained() {
    List<Control<?>> controls = theorem.controls();
    Control<FeatureProblem> control = (Control<FeatureProblem>) controls.get(controls.size() - 1);
    assertThat(control.name()).isEqualTo("features without decay");
    for (int M = 1; M <= 3; M++) {
      FeatureProblem p =
          new FeatureProblem(
              List.of(4, 2, 1), Collections.nCopies(M, 3), Collections.nCopies(M, .05), 0, false);
      Evidence evidence = control.examination().examine(p, Trial.standard());
      double[] values = Examined.numbers(evidence, "values");
      double[] norms = Examined.numbers(evidence, "norms");
      assertThat(values).isSortedAccordingTo(Comparator.reverseOrder());
      assertThat(values[3]).isBetween(0.0, 0.002);
      assertThat(norms).isSorted();
      assertThat(norms[3]).isGreaterThan(100);
      assertThat(Examined.number(evidence, "rest")).isZero();
    }
  }
}
