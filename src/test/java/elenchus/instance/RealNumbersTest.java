package elenchus.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import elenchus.linear.Matrix;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The real numbers of an instance as one vector, and back. */
class RealNumbersTest {
  private record Inner(double a, boolean kept) {}

  private record Mixed(double gamma, int n, Matrix X, List<Double> y, Inner inner, String name) {
    Mixed {
      if (!(gamma > 0)) {
        throw new IllegalArgumentException("gamma " + gamma);
      }
    }
  }

  private static final RealNumbers<Mixed> REALS = RealNumbers.of(Mixed.class);
  private static final Mixed MIXED =
      new Mixed(
          0.5,
          3,
          Matrix.ofRows(new double[] {1, 2}, new double[] {3, 4}),
          List.of(5.0),
          new Inner(6, true),
          "seven");

  @Test
  void theyStandInTheOrderOfTheDocument() {
    assertThat(REALS.in(MIXED)).containsExactly(0.5, 1, 2, 3, 4, 5, 6);
  }

  @Test
  void theyAreReplacedAndAllElseStays() {
    double[] numbers = {10, 11, 12, 13, 14, 15, 16};
    assertThat(REALS.with(MIXED, numbers))
        .contains(
            new Mixed(
                10,
                3,
                Matrix.ofRows(new double[] {11, 12}, new double[] {13, 14}),
                List.of(15.0),
                new Inner(16, true),
                "seven"));
    assertThat(REALS.with(MIXED, REALS.in(MIXED))).contains(MIXED);
  }

  @Test
  void whatTheRecordRefusesIsNoInstance() {
    assertThat(REALS.with(MIXED, new double[] {0, 1, 2, 3, 4, 5, 6})).isEmpty();
    assertThat(REALS.with(MIXED, new double[] {1, 1, 2, 3, 4, 5, Double.NaN})).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> REALS.with(MIXED, new double[6]))
        .withMessage("6 numbers for 7 places");
  }
}
