package elenchus.catalogue.neuralcollapse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import elenchus.theorem.Claim;
import elenchus.theorem.Control;
import elenchus.theorem.Evidence;
import elenchus.theorem.Trial;
import java.util.List;
import org.junit.jupiter.api.Test;

class SupConLandscapeTest {
  private final SupConLandscape theorem = new SupConLandscape();

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
    double[] values = {
      3.827457676754591, 6.169813865095017, 7.28010678185230, 20.9923825558725, 8.292481301692384
    };
    for (int i = 0; i < values.length; i++) {
      Evidence evidence = Examined.example(theorem, i);
      assertThat(Examined.number(evidence, "L")).as("%s", i).isEqualTo(values[i], within(1e-12));
      assertThat(Examined.number(evidence, "reduced"))
          .as("%s", i)
          .isEqualTo(values[i], within(1e-12));
    }
    double[][] gram = Examined.table(Examined.example(theorem, 2), "classGram");
    assertThat(gram[0][1]).isEqualTo(-1.623467961, within(1e-6));
    assertThat(gram[1][2]).isEqualTo(-1.242901187, within(1e-6));
    double[][] other = Examined.table(Examined.example(theorem, 1), "classGram");
    assertThat(other[0][1]).isEqualTo(-0.554324647, within(1e-6));
    assertThat(other[1][2]).isEqualTo(-0.385448371, within(1e-6));
    double[][] steep = Examined.table(Examined.example(theorem, 3), "classGram");
    assertThat(steep[0][1]).isEqualTo(-.704165634, within(1e-6));
    assertThat(steep[1][2]).isEqualTo(-.00830152, within(1e-6));
    assertThat(new ContrastiveSpheres(List.of(3, 3, 3), 1, 2).bounds().balancedLeast().mid())
        .isEqualTo(7.491181453015, within(1e-12));
  }

  @Test
  @SuppressWarnings("unchecked")
  void onALineTheExactMinimumIsTheKnownOne() {
    Control<ContrastiveSpheres> control = (Control<ContrastiveSpheres>) theorem.controls().get(0);
    Evidence evidence =
        control
            .examination()
            .examine(new ContrastiveSpheres(List.of(3, 3, 3), 1, 2), Trial.standard());
    assertThat(Examined.number(evidence, "least")).isEqualTo(11.962116998377, within(1e-11));
  }
}
