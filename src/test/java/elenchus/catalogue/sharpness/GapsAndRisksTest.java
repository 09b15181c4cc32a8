package elenchus.catalogue.sharpness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/** Worked values of the growth by label gaps and of the generalisation bound. */
class GapsAndRisksTest {

  private static Worked gap(String name) {
    return Worked.example(new LabelGapGrowth(), name);
  }

  private static Worked risk(String name) {
    return Worked.example(new JacobianGeneralisation(), name);
  }

  @Test
  void threeSamples() {
    Worked three = gap("three samples");
    three.is("square: loss", 0.00875, 1e-17);
    three.is("square: loss bound", 0.6759629650796071, 2e-16);
    three.is("square: residual bound", 0.7, 2e-16);
    three.is("square: secant", 0.7, 2e-16);
    three.is("cross-entropy: loss", 0.015782533561404428, 2e-17);
    three.is("cross-entropy: logit bound", 5.277174763850926, 2e-15);
    three.is("cross-entropy: softmax bound", 1.348040319935171, 1e-15);
    three.is("cross-entropy: residual bound", 6.010407640085656, 2e-15);
    three.is("cross-entropy: secant", 6.5, 0);
  }

  @Test
  void wrongConstants() {
    Worked two = gap("two samples");
    two.is("square: loss", 0.125, 0);
    two.is("square: secant", 0, 0);
    two.is("square: bound with sqrt(N l)", 0.5, 0);
    two.is("square: bound with 2 sqrt(l)", 0.2929, 5e-5);
    Worked fifty = gap("fifty samples");
    fifty.is("square: loss", 0.005, 1e-17);
    fifty.is("square: bound with 2 sqrt(l)", 0.8586, 5e-5);
    fifty.is("square: loss bound", 0, 1e-15);
    Worked tight = gap("tight logits");
    tight.is("cross-entropy: logit bound", 8.485281374238571, 2e-15);
    tight.is("cross-entropy: residual bound", 8.485281374238571, 2e-15);
    tight.is("cross-entropy: secant", 8.485281374238571, 2e-15);
    tight.is("cross-entropy: bound with factor 2", 12, 1e-14);
    Worked wrong = gap("wrong logits");
    wrong.is("cross-entropy: logit bound", -2.828, 5e-4);
    wrong.is("cross-entropy: softmax bound", -1.077, 5e-4);
  }

  @Test
  void meansOfTheDistance() {
    String[] expected = {"1 / 3", "11 / 48", "5 / 27", "245 / 1536", "1333 / 9375"};
    String[] names = {"N = 1", "N = 2", "three samples", "N = 4", "N = 5"};
    for (int i = 0; i < expected.length; i++) {
      risk(names[i]).is("E W1", expected[i]);
    }
    Worked four = risk("N = 4");
    four.is("1/(2 sqrt N)", 0.25, 0);
    four.is("E W1 as a number", 0.1595, 5e-5);
    four.is("sqrt(2 pi)/8", 0.31332853432887503, 1e-16);
    Worked three = risk("three samples");
    three.is("W1", 0.1277777777777778, 2e-16);
    Worked other = Worked.control(new JacobianGeneralisation(), "distance of another sample");
    other.is("W1 of the evenly spaced sample", "1 / 12");
    other.is("gap of Kantorovich's potential", 0.1277777777777778, 2e-16);
    assertThat(
            TransportLaws.gapOfPotential(
                List.of(new BigFraction(1, 5), new BigFraction(3, 10), new BigFraction(9, 10))))
        .isEqualTo(new BigFraction(23, 180));
  }

  @Test
  void tails() {
    risk("N = 10").is("claimed P(W1 >= 1/4)", 0.637, 5e-4);
    risk("N = 50").is("claimed P(W1 >= 1/4)", 0.01458, 5e-6);
    risk("N = 100").is("claimed P(W1 >= 1/4)", 7.04e-5, 5e-8);
    Worked sampled = risk("N = 20, sampled");
    sampled.is("deviation at 5 %", 0.2737, 5e-5);
    sampled.is("95 % quantile of W1 - E W1", 0.0588, 2e-3);
  }

  @Test
  void theCosineThroughItsCriticalPoints() {
    Worked.control(new JacobianGeneralisation(), "without the covering radius")
        .is("gap", 0.3633802276, 5e-11);
    for (int n = 1; n <= 5; n++) {
      assertThat(new GeneralisationControls.Cosine(n).gap()).isCloseTo(0.3633802276, within(1e-10));
    }
  }
}
