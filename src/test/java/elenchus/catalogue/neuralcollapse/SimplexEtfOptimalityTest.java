package elenchus.catalogue.neuralcollapse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import elenchus.exact.Interval;
import elenchus.theorem.Claim;
import elenchus.theorem.Evidence;
import elenchus.theorem.Trial;
import elenchus.theorem.Verdict;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SimplexEtfOptimalityTest {
  private final SimplexEtfOptimality theorem = new SimplexEtfOptimality();

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
    assertThat(Examined.number(Examined.example(theorem, 0), "bound"))
        .isEqualTo(0.3689811354013154, within(1e-16));
    Evidence four = Examined.example(theorem, 1);
    assertThat(Examined.number(four, "bound")).isEqualTo(0.18933883936464216, within(1e-16));
    assertThat(SimplexEtfOptimality.bound(3, Interval.of(2)).mid())
        .isEqualTo(0.09492295642096091, within(1e-16));
    assertThat(SimplexEtfOptimality.bound(5, Interval.of(2)).mid())
        .isEqualTo(0.2839300382, within(5e-11));
    assertThat(Examined.number(Examined.example(theorem, 2), "maxCos")).isEqualTo(0);
    assertThat(Examined.number(Examined.example(theorem, 3), "maxCos")).isEqualTo(1);
  }

  @Test
  void inTooFewDimensionsTheBestKnownValuesStayAboveTheBound() {
    double[][] known = {
      {4, 2, 0.2538560220859448}, {3, 1, 0.4801676475421279}, {5, 3, 0.3304718244}
    };
    for (double[] row : known) {
      int K = (int) row[0];
      int d = (int) row[1];
      FramePair p = FramePair.nearFrame(new elenchus.theorem.Draw(new Random(1)), K, K - 1);
      FramePair narrow =
          new FramePair(
              elenchus.linear.Matrix.of(K, d, p.W()::get),
              elenchus.linear.Matrix.of(K, d, p.H()::get),
              2,
              1);
      double best = SphereDescents.run(narrow, 100, Trial.standard()).best().value();
      assertThat(best).as("K = %s, d = %s", K, d).isEqualTo(row[2], within(1e-10));
    }
  }

  @Test
  void aFlippedInequalityTurnsRed() {
    FramePair p = theorem.examples().get(0).instance();
    Evidence evidence =
        Evidence.of(
            SimplexEtfOptimality.BOUND
                .compare(SimplexEtfOptimality.bound(p).mid(), 0.4)
                .within(1e-13, "widths")
                .by("test", "own", "double")
                .build());
    assertThat(evidence.verdict()).isEqualTo(Verdict.REFUTED);
  }
}
