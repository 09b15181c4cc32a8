package elenchus.catalogue.reweighting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import elenchus.exact.RationalVector;
import elenchus.linear.Matrix;
import elenchus.theorem.Draw;
import elenchus.theorem.Verdict;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/** One-bit weights on the worked example, and what breaks them. */
class LinfOneBitTest {
  private static final OneBit WORKED = OneBit.of(new LinfOneBit().examples().get(0).instance());

  @Test
  void workedExample() {
    Shown shown = Shown.of(new LinfOneBit(), 0);
    assertThat(shown.numbers("c")).containsExactly(-2, -5, -3, 11);
    assertThat(shown.number("lam_max")).isEqualTo(21);
    assertThat(shown.numbers("sg")).containsExactly(-1, -1, -1, 1);
    assertThat(shown.number("N2")).isEqualTo(189);
    assertThat(shown.text("t1")).isEqualTo("1 / 17");
    assertThat(shown.number("lam_1")).isCloseTo(9.882352941176471, within(1e-15));
    assertThat(shown.number("lam")).isCloseTo(15.4411764705882, within(5e-14));
    assertThat(shown.text("w")).isEqualTo("[-1 / 34, -1 / 34, -1 / 34, 1 / 34]");
  }

  @Test
  void onlyTheLeastRatioIsTheKink() {
    BigFraction t1 = WORKED.t1();
    assertThat(verdict(t1)).isEqualTo(Verdict.SUPPORTED);
    assertThat(verdict(t1.multiply(new BigFraction(1001, 1000)))).isEqualTo(Verdict.REFUTED);
    assertThat(verdict(t1.negate())).isEqualTo(Verdict.REFUTED);
  }

  private static Verdict verdict(BigFraction t) {
    return LinfOneBit.oneBit(WORKED, t).build().verdict();
  }

  @Test
  void conditionsNoticeEveryMistake() {
    BigFraction half = WORKED.t1().divide(2);
    RationalVector w = WORKED.vector(half);
    BigFraction lam = WORKED.lam(half);
    assertThat(WORKED.isOptimal(w, lam)).isTrue();
    assertThat(WORKED.isOptimal(w.times(BigFraction.MINUS_ONE), lam)).isFalse();
    assertThat(WORKED.isOptimal(w, lam.add(BigFraction.ONE))).isFalse();
    for (int j = 0; j < 4; j++) {
      int at = j;
      RationalVector turned = AdjustedRisk.vector(4, k -> k == at ? w.get(k).negate() : w.get(k));
      RationalVector inside = AdjustedRisk.vector(4, k -> k == at ? w.get(k).divide(2) : w.get(k));
      assertThat(WORKED.isOptimal(turned, lam)).isFalse();
      assertThat(WORKED.isOptimal(inside, lam)).isFalse();
    }
  }

  /** The bound n - 1 on the coordinates inside is attained, and never exceeded on the path. */
  @Test
  void asManyCoordinatesInsideAsAllowed() {
    List<Integer> counts =
        Stream.iterate(0, i -> i < 40, i -> i + 1)
            .map(i -> wide(new Draw(new Random(i))))
            .filter(LinfOneBit::holds)
            .map(OneBit::of)
            .map(
                one -> {
                  BigFraction lam = one.lamMax().divide(50);
                  RationalVector w = BoxPath.solution(one, lam).orElseThrow();
                  assertThat(one.isOptimal(w, lam)).isTrue();
                  return OneBit.interior(w).size();
                })
            .toList();
    assertThat(counts).isNotEmpty().allMatch(inside -> inside <= 3).contains(3);
  }

  private static BoxRegression wide(Draw draw) {
    Matrix X = Matrix.of(4, 9, (i, j) -> draw.integer(-5, 5));
    return new BoxRegression(
        X, List.of(1.0, -1.0, 2.0, draw.uniform(-1, 1) > 0 ? 3.0 : -3.0), 0.5, 0.5);
  }
}
