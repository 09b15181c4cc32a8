package elenchus.catalogue.unhinged;

import static org.assertj.core.api.Assertions.assertThat;

import elenchus.theorem.Evidence;
import elenchus.theorem.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UnhingedImbalancedTest {
  private final UnhingedImbalanced theorem = new UnhingedImbalanced();

  @Test
  void holdsOnFreshInstances() {
    assertThat(Survey.supports(theorem, 40, 1).values()).allMatch(ratio -> ratio <= 1);
  }

  @Test
  void controlsAreRefuted() {
    assertThat(Survey.controls(theorem, 30, 2)).hasSize(4);
  }

  @Test
  void workedExampleToAllDigits() {
    Evidence evidence = theorem.examine(theorem.examples().get(0).instance(), Trial.standard());
    Survey.assertRow(Survey.tuple(evidence, "Sigma"), 0.538284365851904, 0.1508308372960039);
    double[][] W = Survey.table(evidence, "W");
    Survey.assertRow(W[0], 0.7909643436378087, 1.2310710580674078);
    Survey.assertRow(W[1], 1.473592667191598, 0.3824145788412432);
    double[][] limit = Survey.table(evidence, "limit direction");
    Survey.assertRow(limit[0], -0.15646625327646765, 0.10843118677256726);
    Survey.assertRow(limit[1], 0.806895304472532, -0.5591788237593559);
  }

  @Test
  void numericalMultiplicityIsTheCertifiedOne() {
    for (ImbalancedProblem x : Survey.draw(theorem.instances(), 300, 5)) {
      int expected = x.largest() == 1 ? 1 : x.largest() - 1;
      assertThat(ImbalancedEvidence.Modes.of(x.T()).multiplicity()).as("" + x).isEqualTo(expected);
    }
  }

  @Test
  void oneSampleLessMakesBalancedClassesCollapse() {
    Random random = new Random(3);
    for (int C = 3; C <= 6; C++) {
      List<Integer> counts = new ArrayList<>(java.util.Collections.nCopies(C, 3));
      assertThat(multiplicity(counts, random)).isEqualTo(C - 1);
      for (int k = 2; k < C; k++) {
        counts.set(k, 2);
      }
      assertThat(multiplicity(counts, random)).isEqualTo(1);
      counts.set(1, 2);
      assertThat(multiplicity(counts, random)).isEqualTo(1);
    }
  }

  private static int multiplicity(List<Integer> counts, Random random) {
    ImbalancedProblem x =
        ImbalancedProblem.draw(new elenchus.theorem.Draw(random), counts, 1.0 / counts.size());
    return ImbalancedEvidence.Modes.of(x.T()).multiplicity();
  }
}
