package elenchus.catalogue.lastlayer;

import elenchus.statistics.NormalTail;
import java.util.function.DoubleUnaryOperator;
import org.hipparchus.util.FastMath;

/**
 * The number of features per sample above which two Gaussian classes of n samples are separable
 * with probability tending to 1, so that the logistic loss has no minimiser, and below which they
 * are not (Candes and Sur 2020; Deng, Kammoun and Thrampoulidis 2022): the minimum over b and t of
 * E((b y + t s + sqrt(1 + t^2) G)_+)^2, G standard normal.
 */
final class SeparabilityThreshold {
  private static final double GOLDEN = 0.5 * (Math.sqrt(5) - 1);
  private static final int SECTIONS = 45;
  private static final double RANGE = 8;

  private SeparabilityThreshold() {}

  static double of(double piPlus, double s) {
    // The objective is jointly convex, so that its partial minimum is convex as well.
    return minimum(
        t -> minimum(b -> piPlus * excess(t * s + b, t) + (1 - piPlus) * excess(t * s - b, t)));
  }

  private static double excess(double mean, double t) {
    double variance = 1 + t * t;
    double ratio = mean / Math.sqrt(variance);
    double density = FastMath.exp(-0.5 * ratio * ratio) / Math.sqrt(2 * Math.PI);
    return variance * ((ratio * ratio + 1) * NormalTail.of(-ratio) + ratio * density);
  }

  private static double minimum(DoubleUnaryOperator f) {
    double low = -RANGE;
    double high = RANGE;
    double a = high - GOLDEN * (high - low);
    double b = low + GOLDEN * (high - low);
    double atA = f.applyAsDouble(a);
    double atB = f.applyAsDouble(b);
    for (int i = 0; i < SECTIONS; i++) {
      if (atA < atB) {
        high = b;
        b = a;
        atB = atA;
        a = high - GOLDEN * (high - low);
        atA = f.applyAsDouble(a);
      } else {
        low = a;
        a = b;
        atA = atB;
        b = low + GOLDEN * (high - low);
        atB = f.applyAsDouble(b);
      }
    }
    return Math.min(atA, atB);
  }
}
