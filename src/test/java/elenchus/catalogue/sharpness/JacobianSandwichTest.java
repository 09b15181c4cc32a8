package elenchus.catalogue.sharpness;

import static org.assertj.core.api.Assertions.assertThat;

import elenchus.linear.Matrix;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

/** Worked values of the sandwich, and the covering radius against a grid. */
class JacobianSandwichTest {

  private static Worked example(String name) {
    return Worked.example(new JacobianSandwich(), name);
  }

  @Test
  void oneSample() {
    Worked one = example("one sample");
    one.is("max_i |J(x_i)|", 0.25, 0);
    one.is("Lip(f)", 1, 0);
    one.is("beta", 1, 0);
    one.is("r", 0.75, 0);
    one.is("upper", 1, 0);
    one.is("P(all cells hit)", "5103 / 8192");
    one.is("P(all cells hit) as a number", 0.6229248046875, 0);
    one.is("K (1 - 1/K)^N", 0.40045166015625, 0);
    one.is("N for delta", 16, 0);
    example("N = 16").is("1 - K (1 - 1/K)^N", 0.9600, 2e-4);
  }

  @Test
  void laws() {
    Map.of(
            "N = 3, rho = 1/4",
            "3 / 32",
            "N = 5, rho = 1/5",
            "606 / 3125",
            "N = 10, rho = 1/8",
            "3513347 / 16777216")
        .forEach((name, law) -> example(name).is("P(r <= rho)", law));
    Map.of(
            "N = 1",
            "3 / 4",
            "N = 2",
            "19 / 36",
            "N = 5, rho = 1/5",
            "4421 / 15120",
            "N = 10, rho = 1/8",
            "449762329 / 2560718160")
        .forEach((name, mean) -> example(name).is("E r", mean));
    example("N = 60, rho = 1/50").is("P(r <= rho) as a number", 3.98814e-5, 5e-11);
    example("N = 5, rho = 1/5").is("cos(2 pi N x - pi): sup |J|", 31.4159, 5e-5);
  }

  @Test
  void theSecantAcrossTheSlit() {
    Worked slit = Worked.control(new JacobianSandwich(), "not convex");
    slit.is("secant", 313.16448474096137, 1e-12);
  }

  /** 1 - K (1 - 1/K)^N is 1 - 4e-25 for K = 4, N = 200; the true probability is 0. */
  @Test
  void coverageOfTheOtherHalfIsClaimedToBeCertain() {
    Worked half = Worked.control(new JacobianSandwich(), "missing mass");
    half.is("claimed P(all cells hit)", 0.9599, 5e-5);
    half.is("claimed failure for N = 200", 4e-25, 5e-26);
  }

  @Test
  void theRateInThePlane() {
    Worked rate = Worked.control(new JacobianSandwich(), "rate 1/N");
    rate.is("slope in ln N", -0.454, 0.02);
    rate.is("slope in ln(N/ln N)", -0.546, 0.02);
  }

  @Test
  void radiiByBranchAndBoundAreThoseOfVoronoiVertices() {
    Random random = new Random(4);
    for (int d = 1; d <= 3; d++) {
      for (int n = 1; n <= 6; n++) {
        Matrix points = Matrix.of(n, d, (i, j) -> random.nextInt(65) / 64.0);
        double exact = Math.sqrt(CoveringRadius.squared(points).doubleValue());
        List<double[]> rows = IntStream.range(0, n).mapToObj(points::row).toList();
        assertThat(MeasuredRadius.of(rows)).isBetween(exact * (1 - 2e-6), exact * (1 + 1e-12));
      }
    }
  }

  @Property(tries = 15, seed = "3")
  void theCoveringRadiusAgreesWithAGrid(
      @ForAll @LongRange(min = 0, max = 10_000) long seed,
      @ForAll @IntRange(min = 1, max = 3) int d,
      @ForAll @IntRange(min = 1, max = 5) int n) {
    Random random = new Random(seed);
    Matrix points = Matrix.of(n, d, (i, j) -> random.nextInt(17) / 16.0);
    double exact = Math.sqrt(CoveringRadius.squared(points).doubleValue());
    int steps = d == 3 ? 20 : 60;
    double grid = 0;
    for (int cell = 0; cell < Math.pow(steps + 1, d); cell++) {
      double nearest = Double.POSITIVE_INFINITY;
      for (int i = 0; i < n; i++) {
        int rest = cell;
        double sum = 0;
        for (int j = 0; j < d; j++) {
          double gap = rest % (steps + 1) / (double) steps - points.get(i, j);
          sum += gap * gap;
          rest /= steps + 1;
        }
        nearest = Math.min(nearest, sum);
      }
      grid = Math.max(grid, Math.sqrt(nearest));
    }
    assertThat(grid).isBetween(exact - Math.sqrt(d) / steps, exact + 1e-12);
  }

  @Test
  void radiusOnTheLine() {
    assertThat(CoveringRadius.squared(Matrix.column(0.25, 0.5))).isEqualTo(new BigFraction(1, 4));
    assertThat(List.of(CoverageLaws.radius(1, new BigFraction(3, 4))))
        .containsExactly(BigFraction.ONE_HALF);
  }
}
