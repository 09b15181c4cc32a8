package elenchus.catalogue.neuralcollapse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import elenchus.descent.Minimum;
import elenchus.exact.Interval;
import elenchus.features.Descents;
import elenchus.features.FeatureObjective;
import elenchus.features.Fit;
import elenchus.theorem.Claim;
import elenchus.theorem.Evidence;
import elenchus.theorem.Trial;
import elenchus.theorem.Verdict;
import java.util.List;
import java.util.Random;
import org.hipparchus.util.FastMath;
import org.junit.jupiter.api.Test;

class DeepCrossEntropyTest {
  private final DeepCrossEntropy theorem = new DeepCrossEntropy();

  @Test
  void everyClaimIsExaminedAndSupported() {
    assertThat(Examined.supports(theorem, 40, 1))
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
    Evidence three = Examined.example(theorem, 0);
    assertThat(Examined.number(three, "m")).isEqualTo(3.8712010109078907, within(1e-14));
    assertThat(Examined.number(three, "fStar")).isEqualTo(0.19567003495657076, within(1e-15));
    Evidence two = Examined.example(theorem, 1);
    assertThat(Examined.number(two, "m")).isEqualTo(4.095129250079849, within(1e-14));
    assertThat(Examined.number(two, "fStar")).isEqualTo(0.11713864964634252, within(1e-15));
  }

  /** K, M, lam, simplex value, competitor, its value at its best scale. */
  @Test
  void competitorsBeatTheSimplexByTheKnownAmounts() {
    Object[][] known = {
      {4, 2, .02, 0.27781464754778495, LogitGeometry.HYPERCUBE, 0.276056603528137},
      {4, 3, .01, 0.152877278124426, LogitGeometry.HYPERCUBE, 0.1398987508287861},
      {3, 2, .18, 1.0764590725176373, LogitGeometry.PAIR, 1.0665225578570594},
      {5, 3, .01, 0.2037992109165805, LogitGeometry.POLYGON, 0.1829795706213949},
      {5, 2, .122, 1.590667943956128, LogitGeometry.PAIR, 1.562490999918573},
      {5, 2, .122, 1.590667943956128, LogitGeometry.POLYGON, 1.494241310108235},
      {4, 2, .01, .15144569206780, LogitGeometry.HYPERCUBE, .15170334814748},
    };
    for (Object[] row : known) {
      int K = (int) row[0];
      int L = (int) row[1] + 1;
      double Lam = FastMath.pow((double) row[2], L);
      assertThat(new SimplexValue(K, 1, L, Lam).value())
          .as("simplex %s", List.of(row))
          .isEqualTo((double) row[3], within(1e-13));
      LogitGeometry geometry = (LogitGeometry) row[4];
      assertThat(geometry.objective(K, geometry.best(K, 1, L, Lam), 1, L, Lam))
          .as("competitor %s", List.of(row))
          .isEqualTo((double) row[5], within(1e-13));
    }
  }

  /** K, M, lam, competitor or simplex, its best scale, digits known. */
  @Test
  void theBestScalesAreTheKnownOnes() {
    Object[][] known = {
      {4, 2, .02, LogitGeometry.SIMPLEX, 4.365895911348416, 1e-13},
      {3, 2, .18, LogitGeometry.SIMPLEX, 1.4587866, 5e-8},
      {3, 3, .15, LogitGeometry.SIMPLEX, 2.0077099, 5e-8},
      {4, 2, .02, LogitGeometry.HYPERCUBE, 1.9407995663431081, 1e-13},
      {4, 3, .01, LogitGeometry.HYPERCUBE, 2.5316506039544207, 1e-13},
      {3, 2, .18, LogitGeometry.PAIR, 0.98652199, 5e-8},
      {5, 3, .01, LogitGeometry.POLYGON, 6.8336305, 2e-7},
    };
    for (Object[] row : known) {
      int K = (int) row[0];
      int L = (int) row[1] + 1;
      double Lam = FastMath.pow((double) row[2], L);
      LogitGeometry geometry = (LogitGeometry) row[3];
      double scale =
          geometry == LogitGeometry.SIMPLEX
              ? new SimplexValue(K, 1, L, Lam).m()
              : geometry.best(K, 1, L, Lam);
      assertThat(scale).as("%s", List.of(row)).isEqualTo((double) row[4], within((double) row[5]));
    }
  }

  @Test
  void theBestOfManyDescentsIsTheKnownGeometry() {
    double[][] known = {
      {4, 2, .03, .38867710}, {4, 3, .001, .01659518}, {4, 2, .01, .15144569206780}
    };
    for (double[] row : known) {
      FeatureProblem p = Competitors.even((int) row[0], (int) row[1], row[2]);
      Minimum best =
          Descents.of(
                  new FeatureObjective(p.model(Fit.CROSS_ENTROPY)), 25, new Random(1), () -> false)
              .best();
      assertThat(best.value()).isEqualTo(row[3], within(5e-9));
      LogitGeometry winner = Competitors.winner((int) row[0], 1, (int) row[1] + 1, p.Lam());
      assertThat(winner.objective(4, winner.best(4, 1, p.M() + 1, p.Lam()), 1, p.M() + 1, p.Lam()))
          .as("no descent found another geometry")
          .isEqualTo(best.value(), within(1e-11));
    }
  }

  @Test
  void theSmallestCounterexamplesAreCertified() {
    Object[][] table = {
      {3, 2, "9/50", LogitGeometry.PAIR, 1.0, 1.066539689883704, 1.0764590725176373},
      {3, 3, "3/20", LogitGeometry.PAIR, 1.0, 1.062205474564219, 1.088069506022005},
      {3, 3, "4/25", LogitGeometry.PAIR, 1.0, 1.090489745811681, FastMath.log(3)},
      {4, 2, "3/100", LogitGeometry.HYPERCUBE, 1.75, 0.388838350447309, 0.3934384244922444},
      {4, 3, "1/100", LogitGeometry.HYPERCUBE, 2.5, 0.139921803384971, 0.1528772781244260},
      {4, 3, "1/1000", LogitGeometry.HYPERCUBE, 3.75, 0.016597796335551, 0.0179748482531049},
    };
    for (Object[] row : table) {
      int K = (int) row[0];
      int L = (int) row[1] + 1;
      String[] fraction = ((String) row[2]).split("/", -1);
      double lam = Double.parseDouble(fraction[0]) / Double.parseDouble(fraction[1]);
      double Lam = FastMath.pow(lam, L);
      Interval value =
          ((LogitGeometry) row[3]).enclosed(K, (double) row[4], 1, L, Interval.of(Lam));
      assertThat(value.mid()).as("%s", List.of(row)).isEqualTo((double) row[5], within(1e-14));
      // Above every enclosed competitor, and proved to be below every simplex value.
      assertThat(new SimplexValue(K, 1, L, Lam).exceeds(Math.nextUp(value.upper())))
          .as("%s", List.of(row))
          .isTrue();
      Evidence evidence = Competitors.beaten(Competitors.even(K, L - 1, lam), Trial.standard());
      assertThat(evidence.verdict()).as("%s", List.of(row)).isEqualTo(Verdict.REFUTED);
      assertThat(Examined.number(evidence, "Fetf"))
          .as("%s", List.of(row))
          .isEqualTo((double) row[6], within(1e-14));
    }
  }

  @Test
  void collapseValuesAndCrossingsAreTheKnownOnes() {
    double[][] collapse = {
      {3, 2, .185837734, .194186374},
      {3, 3, .151865504, .165571572},
      {3, 4, .131314907, .147623260},
      {4, 2, .148275654, .159962653},
      {5, 2, .124146558, .137117213}
    };
    for (double[] row : collapse) {
      assertThat(CrossEntropyWindow.collapse(LogitGeometry.SIMPLEX, (int) row[0], (int) row[1]))
          .isEqualTo(row[2], within(1e-8));
      assertThat(CrossEntropyWindow.collapse(LogitGeometry.PAIR, (int) row[0], (int) row[1]))
          .isEqualTo(row[3], within(1e-8));
    }
    Object[][] crossings = {
      {4, 2, LogitGeometry.HYPERCUBE, 0.011760498079},
      {3, 2, LogitGeometry.PAIR, 0.17348388318},
      {3, 3, LogitGeometry.PAIR, 0.13197714343}
    };
    for (Object[] row : crossings) {
      int K = (int) row[0];
      int M = (int) row[1];
      double known = (double) row[3];
      assertThat(
              CrossEntropyWindow.crossing((LogitGeometry) row[2], K, M, 0.9 * known, 1.05 * known))
          .isEqualTo(known, within(1e-10));
      assertThat(Competitors.winner(K, 1, M + 1, FastMath.pow(0.999 * known, M + 1)))
          .isEqualTo(LogitGeometry.SIMPLEX);
      assertThat(Competitors.winner(K, 1, M + 1, FastMath.pow(1.001 * known, M + 1)))
          .isNotEqualTo(LogitGeometry.SIMPLEX);
    }
  }

  @Test
  void theWindowFunctionIsPositive() {
    for (int K = 3; K <= 8; K++) {
      assertThat(CrossEntropyWindow.gap(K, 0.5)).isPositive();
      assertThat(CrossEntropyWindow.gap(K, 1)).isEqualTo(0, within(1e-13));
    }
    assertThat(CrossEntropyWindow.gap(2, 0.5)).isEqualTo(0, within(1e-15));
  }
}
