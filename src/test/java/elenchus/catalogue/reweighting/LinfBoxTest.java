package elenchus.catalogue.reweighting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import elenchus.theorem.Verdict;
import org.junit.jupiter.api.Test;

/** Least squares in a box: the worked example, moments, and formulas broken on purpose. */
class LinfBoxTest {
  private static final BoxMixture WORKED = new LinfBox().examples().get(1).instance();

  @Test
  void workedExample() {
    Shown shown = Shown.of(new LinfBox(), 0);
    assertThat(shown.number("m")).isCloseTo(0.29798748825397586, within(3e-16));
    assertThat(shown.number("q")).isCloseTo(0.4535413624692267, within(6e-16));
    assertThat(shown.number("saturated")).isCloseTo(0.7361840978667947, within(6e-16));
    assertThat(shown.number("err")).isCloseTo(0.25558279328601785, within(6e-16));
    assertThat(shown.number("one-bit err")).isCloseTo(0.2718357325202032, within(6e-16));
  }

  @Test
  void momentsOfClippedNumbers() {
    for (double centre : new double[] {0, 0.3, -2}) {
      Clipped w = new Clipped(centre, 0.8, 0.5);
      assertThat(w.mean()).isCloseTo(w.integral((x, z) -> x), within(1e-14));
      assertThat(w.square()).isCloseTo(w.integral((x, z) -> x * x), within(1e-14));
    }
    Clipped wide = new Clipped(0.3, 0.8, 50);
    assertThat(wide.mean()).isCloseTo(0.3, within(1e-15));
    assertThat(wide.square()).isCloseTo(0.09 + 0.64, within(1e-15));
  }

  @Test
  void perturbedFixedPointsAreCaught() {
    BoxMixture.Limit limit = WORKED.limit();
    assertThat(fixedPoint(limit.m(), limit.q())).isEqualTo(Verdict.SUPPORTED);
    assertThat(fixedPoint(limit.m() * (1 + 1e-9), limit.q())).isEqualTo(Verdict.REFUTED);
    assertThat(fixedPoint(limit.m(), limit.q() * (1 + 1e-9))).isEqualTo(Verdict.REFUTED);
    assertThat(fixedPoint(-limit.m(), limit.q())).isEqualTo(Verdict.REFUTED);
    assertThat(LinfBox.oneBit(limit, limit.oneBitArgument() + 1e-11).build().verdict())
        .isEqualTo(Verdict.REFUTED);
  }

  private static Verdict fixedPoint(double m, double q) {
    return LinfBox.fixedPoint(new BoxMixture.Limit(WORKED, m, q)).build().verdict();
  }

  @Test
  void perturbedSmallBoxesAreCaught() {
    double argument = WORKED.smallBoxArgument();
    assertThat(LinfBox.smallBox(WORKED, argument).build().verdict()).isEqualTo(Verdict.SUPPORTED);
    assertThat(LinfBox.smallBox(WORKED, argument * 1.001).build().verdict())
        .isEqualTo(Verdict.REFUTED);
  }
}
