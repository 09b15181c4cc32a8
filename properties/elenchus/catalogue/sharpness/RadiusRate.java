package elenchus.catalogue.sharpness;

import elenchus.theorem.Claim;
import elenchus.theorem.Evidence;
import elenchus.theorem.Instances;
import elenchus.theorem.Trial;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import org.hipparchus.stat.regression.SimpleRegression;
import org.hipparchus.util.FastMath;

/**
 * How the covering radius of N uniform points in a cube falls from N = 50 to 3200: the regression
 * of the mean of ln r on ln N and on ln(N/ln N). The logarithm of N in (ln N/N)^(1/d) pulls the
 * first slope above -1/d and, at these numbers, the second below.
 *
 * @param d dimension, 1 to 3
 * @param draws samples at each N, at least 2
 * @param seed of the points
 */
public record RadiusRate(int d, int draws, long seed) {
  private static final Claim RATE =
      Claim.equal("slope of the rate", "The slope of $E\\ln r$ in $\\ln N$ is $-1$.");
  private static final int FIRST = 50;
  private static final int SIZES = 7;

  /**
   * @throws IllegalArgumentException if the dimension or the number of draws is out of range
   */
  public RadiusRate {
    if (d < 1 || d > 3 || draws < 2) {
      throw new IllegalArgumentException("dimension " + d + ", draws " + draws);
    }
  }

  /** In the plane. */
  static Arbitrary<RadiusRate> planar() {
    return Instances.drawn(
        draw -> new RadiusRate(2, 4, draw.seed()),
        rate -> Stream.of(new RadiusRate(2, 2, 1)).filter(r -> !r.equals(rate)));
  }

  /** The means of ln r with their slopes; the false claim is a slope of -1. */
  Evidence evidence(Trial trial) {
    Random random = new Random(seed);
    SimpleRegression plain = new SimpleRegression();
    SimpleRegression corrected = new SimpleRegression();
    double[] sizes = new double[SIZES];
    double[] means = new double[SIZES];
    for (int k = 0; k < SIZES; k++) {
      trial.checkDeadline();
      int n = FIRST << k;
      sizes[k] = n;
      for (int t = 0; t < draws; t++) {
        double log = FastMath.log(MeasuredRadius.of(points(random, n)));
        means[k] += log / draws;
        plain.addData(FastMath.log(n), log);
        corrected.addData(FastMath.log(n / FastMath.log(n)), log);
      }
    }
    return Evidence.collect()
        .add(
            RATE.compare(plain.getSlope(), -1)
                .within(6 * plain.getSlopeStdErr(), "six standard errors of the slope")
                .by("covering radii of sampled points", "own", "double"))
        .quantity("N", sizes)
        .quantity("mean of ln r", means)
        .quantity("slope in ln N", plain.getSlope())
        .quantity("its standard error", plain.getSlopeStdErr())
        .quantity("slope in ln(N/ln N)", corrected.getSlope())
        .quantity("-1/d", -1.0 / d)
        .done();
  }

  private List<double[]> points(Random random, int n) {
    return Stream.generate(() -> random.doubles(d).toArray()).limit(n).toList();
  }
}
