package elenchus.catalogue.neuralcollapse;

import static org.assertj.core.api.Assertions.assertThat;

import elenchus.symbolic.MatrixPolynomial;
import elenchus.theorem.Claim;
import org.junit.jupiter.api.Test;

class NcGradientFlowTest {
  private final NcGradientFlow theorem = new NcGradientFlow();

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
  void theLawOfBalancednessIsAnIdentityOfWords() {
    assertThat(NcGradientFlow.law()).isNotEmpty().allMatch(MatrixPolynomial::isZero);
  }
}
