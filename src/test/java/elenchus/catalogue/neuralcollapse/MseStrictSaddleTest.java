package elenchus.catalogue.neuralcollapse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import elenchus.theorem.Claim;
import elenchus.theorem.Evidence;
import elenchus.theorem.Trial;
import java.util.List;
import org.junit.jupiter.api.Test;

class MseStrictSaddleTest {
  private final MseStrictSaddle theorem = new MseStrictSaddle();

  @Test
  void everyClaimIsExaminedAndSupported() {
    assertThat(Examined.supports(theorem, 80, 1))
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
    double[][] known = {
      {0.15571067811865477, 0}, {.5, -0.39706696794228485},
      {0.39654401145198803, -0.39706696794228485}, {0.25916666666666666, -0.2592695186688596}
    };
    for (int i = 0; i < known.length; i++) {
      Evidence evidence = Examined.example(theorem, i);
      assertThat(Examined.number(evidence, "f")).isEqualTo(known[i][0], within(1e-15));
      assertThat(Examined.number(evidence, "minEigenvalue")).isEqualTo(known[i][1], within(1e-14));
    }
    Object[][] narrow = {
      {List.of(0, 2), -0.0292491831}, {List.of(1, 2), -0.0551199257}, {List.of(0, 1), 0.0}
    };
    for (Object[] row : narrow) {
      @SuppressWarnings("unchecked")
      List<Integer> S = (List<Integer>) row[0];
      CriticalSubset p = new CriticalSubset(List.of(4, 3, 2), 2, .08, .02, S);
      assertThat(Examined.number(theorem.examine(p, Trial.standard()), "minEigenvalue"))
          .isEqualTo((double) row[1], within(1e-10));
    }
    CriticalSubset global = new CriticalSubset(List.of(5, 1), 3, .3, .2, List.of(0));
    assertThat(global.curvature(1)).isEqualTo(.0759948915, within(1e-10));
    CriticalSubset empty = new CriticalSubset(List.of(5, 1), 3, .6, .5, List.of());
    assertThat(Examined.number(theorem.examine(empty, Trial.standard()), "minEigenvalue"))
        .isEqualTo(.173982860911, within(1e-12));
  }
}
