package elenchus.catalogue.implicitbias;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import elenchus.theorem.Evidence;
import elenchus.theorem.Precision;
import elenchus.theorem.Quantity;
import elenchus.theorem.Trial;
import elenchus.theorem.Verdict;
import java.util.List;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.util.FastMath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PermClassificationCalibrationTest {
  private static final PermClassificationCalibration THEOREM = new PermClassificationCalibration();

  private static Evidence example(int index, Precision precision) {
    Evidence evidence =
        THEOREM.examine(THEOREM.examples().get(index).instance(), Trial.of(precision, 0));
    assertThat(evidence.verdict()).isEqualTo(Verdict.SUPPORTED);
    return evidence;
  }

  private static void agrees(Evidence evidence, String name, double... known) {
    double[] values =
        evidence.quantities().get(name) instanceof Quantity.Tuple tuple
            ? tuple.values()
            : evidence.quantities().get(name) instanceof Quantity.Scalar scalar
                ? new double[] {scalar.value()}
                : new double[0];
    assertThat(values).as(name).containsExactly(known, within(5.1e-13));
  }

  @ParameterizedTest
  @EnumSource(Precision.class)
  void theWorkedExamplesComeOutToEveryDigit(Precision precision) {
    Evidence pairlog = example(0, precision);
    agrees(pairlog, "v*", 0.501359132259, 0.095894024151, -0.597253156409);
    agrees(pairlog, "v* by Newton", 0.501359132259, 0.095894024151, -0.597253156409);
    agrees(pairlog, "min C_p", 1.253990236401);
    Evidence exponential = example(1, precision);
    agrees(exponential, "v* by Newton", FastMath.log(2), 0, -FastMath.log(2));
    agrees(exponential, "min C_p", 4.0 / 3);
    agrees(example(2, precision), "min C_p", 1.010412753781);
  }

  private static HingeRisk hinge(int... twentieths) {
    return new HingeRisk(
        List.of(
            new BigFraction(twentieths[0], 20),
            new BigFraction(twentieths[1], 20),
            new BigFraction(twentieths[2], 20)));
  }

  @Test
  void theHingeTiesWhereTwoClassesLead() {
    assertThat(hinge(9, 8, 3).minimum()).isEqualTo(new BigFraction(29, 20));
    assertThat(hinge(9, 8, 3).leastWrong(0)).isEqualTo(new BigFraction(29, 20));
    assertThat(hinge(9, 8, 3).at(1, 1, 0)).isEqualTo(new BigFraction(29, 20));
    assertThat(hinge(12, 6, 2).minimum()).isEqualTo(new BigFraction(11, 10));
    assertThat(hinge(12, 6, 2).leastWrong(0)).isEqualTo(new BigFraction(13, 10));
    assertThat(hinge(8, 6, 6).minimum()).isEqualTo(new BigFraction(9, 5));
    assertThat(hinge(8, 6, 6).leastWrong(0)).isEqualTo(new BigFraction(19, 10));
  }

  /** Weak duality: hinges weighted by t in [0, 1] with the logits cancelled. */
  @Test
  void aDualSolutionProvesTheHingesMinimum() {
    BigFraction[] p = {new BigFraction(9, 20), new BigFraction(2, 5), new BigFraction(3, 20)};
    BigFraction one = BigFraction.ONE;
    BigFraction[][] t = {
      {BigFraction.ZERO, one, new BigFraction(2, 9)},
      {one, BigFraction.ZERO, BigFraction.ONE_HALF},
      {one, one, BigFraction.ZERO}
    };
    BigFraction sum = BigFraction.ZERO;
    BigFraction[] logits = {BigFraction.ZERO, BigFraction.ZERO, BigFraction.ZERO};
    for (int y = 0; y < 3; y++) {
      for (int j = 0; j < 3; j++) {
        BigFraction weight = p[y].multiply(t[y][j]);
        sum = sum.add(weight);
        logits[j] = logits[j].add(weight);
        logits[y] = logits[y].subtract(weight);
      }
    }
    assertThat(logits).containsOnly(BigFraction.ZERO);
    assertThat(sum).isEqualTo(new BigFraction(29, 20));
  }

  @Test
  void weightsMoveTheArgmax() {
    double[] v = ConditionalRisk.of("ce", new double[] {0.6 * 1, 0.4 * 3}).newton();
    assertThat(v[1] - v[0]).isEqualTo(FastMath.log(2), within(1e-13));
  }

  @Test
  void theProjectionOnTheSimplexIsExact() {
    List<BigFraction> v = List.of(new BigFraction(3, 2), new BigFraction(1), new BigFraction(-1));
    assertThat(Sparsemax.project(v))
        .containsExactly(new BigFraction(3, 4), new BigFraction(1, 4), BigFraction.ZERO);
  }

  @Test
  void everyClosedFormIsProved() {
    for (String loss : CalibrationProblem.LOSSES) {
      assertThat(CalibrationProofs.proof(loss, 4).holds()).as(loss).isTrue();
    }
  }
}
