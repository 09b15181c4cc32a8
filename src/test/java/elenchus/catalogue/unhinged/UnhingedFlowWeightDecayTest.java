package elenchus.catalogue.unhinged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import elenchus.theorem.Evidence;
import elenchus.theorem.Trial;
import org.junit.jupiter.api.Test;

class UnhingedFlowWeightDecayTest {
  private final UnhingedFlowWeightDecay theorem = new UnhingedFlowWeightDecay();

  @Test
  void holdsOnFreshInstances() {
    assertThat(Survey.supports(theorem, 60, 1).values()).allMatch(ratio -> ratio <= 0.5);
  }

  @Test
  void controlsAreRefuted() {
    assertThat(Survey.controls(theorem, 40, 2)).hasSize(6);
  }

  @Test
  void transcribedBiasLeavesItsResidual() {
    assertThat(DecayProofs.residualOfTranscribedBias().toString()).isEqualTo("-kappa+kappa*z");
  }

  @Test
  void workedExampleToAllDigits() {
    Evidence evidence = theorem.examine(theorem.examples().get(0).instance(), Trial.standard());
    double[][] W = Survey.table(evidence, "W");
    Survey.assertRow(W[0], 0.8624756505862031, -0.15683200724608826, -0.15683200724608826);
    Survey.assertRow(W[1], 0.1575056799363262, 1.1768133377686176, -1.3343190177049438);
    Survey.assertRow(Survey.tuple(evidence, "b"), 0, 0.5488116360940264, -0.5488116360940264);
    double[][] H = Survey.table(evidence, "H");
    assertThat(H[0][0]).isCloseTo(0.8319192377399605, within(2e-15));
    assertThat(H[1][4]).isCloseTo(-1.5787565156263728, within(2e-15));
  }

  @Test
  void propagatorToAllDigits() {
    DecayProblem x = DecayProblem.of(UnhingedProblem.worked(0.5).with(0.5, 2, 1.5), 0.3, 0.2);
    double[][] E = DecayEvidence.exponential(x, 0.5, 1.5);
    Survey.assertRow(E[0], 0.717300179639873, 1.0003440686714522);
    Survey.assertRow(E[1], 0.5001720343357261, 1.1174378071084539);
  }
}
