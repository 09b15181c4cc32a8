package elenchus.statistics;

import org.hipparchus.util.FastMath;

/**
 * A stream of random numbers, the same bits on every machine.
 *
 * <p>The bits come from SplitMix64 (Steele, Lea and Flood 2014), normal numbers by the ziggurat of
 * Marsaglia and Tsang (2000) in the form of Doornik (2005): 128 rectangles of equal area, with
 * layer and abscissa from different bits. {@link FastMath} supplies exponentials and logarithms, so
 * that nothing depends on the platform.
 */
public final class RandomStream {
  private static final double SQUEEZE = 0.0331;
  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;
  private static final double UNIT = 0x1.0p-53;

  private static final int LAYERS = 128;
  private static final double TAIL = 3.442619855899;

  /** Area of a layer, and of the lowest one with its tail. */
  private static final double AREA = 9.91256303526217e-3;

  private static final double[] EDGE = edges();

  private long state;

  /** A stream that is a function of the seed alone; neighbouring seeds give unrelated streams. */
  public RandomStream(long seed) {
    this.state = mix(seed + GOLDEN_GAMMA);
  }

  /**
   * A seed derived from another one and a path of numbers, for example size and replicate.
   * Different paths give unrelated seeds.
   */
  public static long seed(long root, long... path) {
    long derived = mix(root + GOLDEN_GAMMA);
    for (long step : path) {
      derived = mix((derived ^ mix(step + GOLDEN_GAMMA)) + GOLDEN_GAMMA);
    }
    return derived;
  }

  /** 64 random bits. */
  public long bits() {
    state += GOLDEN_GAMMA;
    return mix(state);
  }

  /** A number uniform on the multiples of 2^-53 in [0, 1). */
  public double uniform() {
    return (bits() >>> 11) * UNIT;
  }

  /** Whether an event of the given probability happens. */
  public boolean chance(double probability) {
    return uniform() < probability;
  }

  /** A standard normal number. */
  public double gaussian() {
    while (true) {
      long bits = bits();
      int layer = (int) (bits & (LAYERS - 1));
      // 53 bits, centred in their cells: uniform on (-1, 1) and never 0.
      double u = ((bits >> 11) + 0.5) * 0x1.0p-52;
      double x = u * EDGE[layer];
      if (Math.abs(x) < EDGE[layer + 1]) {
        return x;
      }
      if (layer == 0) {
        return Math.copySign(tail(), u);
      }
      double upper = density(EDGE[layer + 1]);
      double lower = density(EDGE[layer]);
      if (lower + uniform() * (upper - lower) < density(x)) {
        return x;
      }
    }
  }

  /** Fills the array with standard normal numbers. */
  public void fillGaussian(double[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = gaussian();
    }
  }

  /**
   * A number of the gamma law with scale 1, by Marsaglia and Tsang (2000). Half of a chi-square
   * number with k degrees of freedom has the shape k/2.
   *
   * @param shape positive
   * @throws IllegalArgumentException if the shape is not positive
   */
  public double gamma(double shape) {
    if (!(shape > 0)) {
      throw new IllegalArgumentException("shape " + shape);
    }
    if (shape < 1) {
      return gamma(shape + 1) * FastMath.pow(1 - uniform(), 1 / shape);
    }
    double d = shape - 1.0 / 3;
    double c = 1 / Math.sqrt(9 * d);
    while (true) {
      double x = gaussian();
      double root = 1 + c * x;
      if (root > 0) {
        double v = root * root * root;
        double u = 1 - uniform();
        // Below this bound of the same paper the exact test accepts as well: most draws end here.
        if (u < 1 - SQUEEZE * x * x * x * x) {
          return d * v;
        }
        if (FastMath.log(u) < 0.5 * x * x + d * (1 - v + FastMath.log(v))) {
          return d * v;
        }
      }
    }
  }

  /** A number beyond the tail, by the method of Marsaglia (1964). */
  private double tail() {
    while (true) {
      double x = -FastMath.log(1 - uniform()) / TAIL;
      double y = -FastMath.log(1 - uniform());
      if (y + y > x * x) {
        return TAIL + x;
      }
    }
  }

  private static double density(double x) {
    return FastMath.exp(-0.5 * x * x);
  }

  /** Right edges of the layers from the lowest, whose edge is virtual, up to 0 at the mode. */
  private static double[] edges() {
    double[] edge = new double[LAYERS + 1];
    edge[0] = AREA / density(TAIL);
    edge[1] = TAIL;
    for (int i = 2; i < LAYERS; i++) {
      edge[i] = Math.sqrt(-2 * FastMath.log(AREA / edge[i - 1] + density(edge[i - 1])));
    }
    edge[LAYERS] = 0;
    return edge;
  }

  private static long mix(long value) {
    long z = value;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
