package elenchus.catalogue.sharpness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Scalar chains: worked values, turning points, the picture. */
class ChainSharpeningTest {
  private static final String TABLE =
      "s, lambda_perp, lambda_sym, lambda_max(Hess), lambda_max(GN)";

  private static Worked example(String name) {
    return Worked.example(new ChainSharpening(), name);
  }

  @Test
  void twoFactors() {
    Worked two = example("L = 2");
    two.is(
        TABLE,
        new double[][] {
          {0.1, 1.4, -1.2, 1.4, 0.2},
          {0.375, 1.125, -0.375, 1.125, 0.75},
          {0.75, 0.75, 0.75, 0.75, 1.5},
          {1.2, 0.3, 2.1, 2.1, 2.4},
          {1.5, 0, 3, 3, 3}
        },
        1e-15);
    two.is("time to s = 4y/5", 1.3417838969117162, 1e-14);
    two.is("lambda_max at (w1, w2)", 3.269803265998601, 1e-15);
    two.is("lambda_max at the limit of (w1, w2)", 4.2355755216971405, 1e-15);
    two.is("first factor 1 - (eta m2 r_0)^2", 0.9964, 1e-16);
    two.is("D", 2.99, 1e-15);
    two.is("D_50", 2.9720416041, 5e-11);
    two.is("lambda_max(Hess) at s = 2y", 7.5, 0);
    two.is("lambda_max(GN) at s = 2y", 6, 0);
  }

  @Test
  void longSteps() {
    Worked two = example("L = 2, long step");
    two.is("eta m2 r_0", -1.8, 1e-15);
    two.is("D_1", -6.6976, 4e-15);
    two.is("m2 sqrt(D_1^2 + 4 y^2)", 7.3387904835, 5e-11);
    two.is("lambda_max at the limit of (w1, w2)", 4.2355755217, 5e-11);
    two.is("target -y: s(5)", 1.596012276783042e-07, 1e-21);
    two.is("target -y: loss", 1.1250002394, 5e-11);
    two.is("target -y: eigenvalues at 0", new double[] {-1.5, 1.5}, 0);
  }

  @Test
  void threeFactors() {
    Worked three = example("L = 3");
    three.is(
        TABLE,
        new double[][] {
          {0.1, 0.649822436705789, -1.1603972084031946, 0.649822436705789, 0.139247665008383},
          {0.375, 0.8112653832979172, -0.8112653832979173, 0.8112653832979172, 0.8112653832979172},
          {0.75, 0.681420222312052, 0.681420222312052, 0.681420222312052, 2.044260666936157},
          {1.2, 0.318797570754783, 3.187975707547833, 3.187975707547833, 3.8255708490574},
          {1.5, 0, 5.151214091489994, 5.151214091489994, 5.151214091489994}
        },
        1e-14);
    three.is("time to s = 4y/5", 1.2021080664203199, 1e-14);
    three.is("L y^2", 6.75, 0);
    three.is("m2 L y^(2-2/L)", 5.151214091489994, 1e-15);
    three.is("turning points", new double[] {0.375, 0.75}, 0);
    three.is("lambda_max(Hess) at s = 2y", 17.306994843688905, 1e-14);
    three.is("lambda_max(GN) at s = 2y", 12.980246132766679, 1e-14);
    Worked negative = example("L = 3, later start");
    negative.is("target -y: s(50)", 2.24968e-06, 5e-12);
    negative.is("target -y: lambda_perp, lambda_sym", new double[] {-0.01965, 0.03931}, 5e-6);
  }

  @Test
  void fourAndFiveFactors() {
    Worked four = example("L = 4");
    four.is("time to s = 4y/5", 1.0708099956313646, 1e-14);
    four.is("m2 L y^(2-2/L)", 7.3484692283495345, 1e-14);
    four.is(
        "lambda_perp, lambda_sym at s = 4y/5",
        new double[] {0.3286335345030997, 4.2722359485402945},
        2e-15);
    Worked five = example("L = 5");
    five.is("lambda_max(Hess) at s = 2y", 40.59682294356705, 3e-14);
    five.is("lambda_max(GN) at s = 2y", 28.997730673976445, 2e-14);
  }

  @Test
  void theSharpnessTurnsWhereItShouldOnAFineGrid() {
    for (int depth : new int[] {2, 3, 5, 12}) {
      ScalarChain chain = ChainDraws.worked(depth, 0.1, 0.1);
      int steps = 100_000;
      List<Double> turns = new ArrayList<>();
      double before = chain.sharpness(1.5 / steps);
      double direction = 0;
      for (int i = 2; i <= steps; i++) {
        double next = chain.sharpness(1.5 * i / steps);
        double sign = Math.signum(next - before);
        if (sign * direction < 0) {
          turns.add(1.5 * (i - 1) / steps);
        }
        direction = sign == 0 ? direction : sign;
        before = next;
      }
      assertThat(turns.stream().mapToDouble(t -> t).toArray())
          .as("L = " + depth)
          .containsExactly(chain.turningPoints(), within(4e-5));
    }
  }

  @Test
  void thePictureInTheNoteIsTheOneDrawnHere() throws IOException {
    try (InputStream stored =
        Objects.requireNonNull(
            getClass()
                .getResourceAsStream("/proofs-notes/sharpness/scalar-chain-sharpening.svg"))) {
      assertThat(new String(stored.readAllBytes(), StandardCharsets.UTF_8))
          .as("run SharpnessTrajectory with the path of the picture to draw it again")
          .isEqualTo(SharpnessTrajectory.svg());
    }
  }
}
