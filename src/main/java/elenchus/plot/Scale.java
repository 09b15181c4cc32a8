package elenchus.plot;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import org.hipparchus.util.FastMath;

/**
 * The map of one axis from values to places, with ticks at round values.
 *
 * @param low least value, or its decimal logarithm
 * @param high greatest value, or its decimal logarithm
 * @param logarithmic whether the bounds are decimal logarithms
 * @param start place of the least value
 * @param end place of the greatest value
 */
record Scale(double low, double high, boolean logarithmic, double start, double end) {
  private static final int TICKS = 6;
  private static final double LARGE = 1e5;
  private static final double SMALL = 1e-3;

  /**
   * A value marked on the axis.
   *
   * @param place where
   * @param label the value in decimals
   */
  record Tick(double place, String label) {}

  /** Whether a value has a place on such an axis. */
  static boolean shows(double value, boolean logarithmic) {
    return Double.isFinite(value) && (!logarithmic || value > 0);
  }

  /** The scale over all values, not empty, with a little room where they do not vary. */
  static Scale over(List<Double> values, boolean logarithmic, double start, double end) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (double value : values) {
      double mapped = logarithmic ? FastMath.log10(value) : value;
      low = Math.min(low, mapped);
      high = Math.max(high, mapped);
    }
    if (!(high - low > 1e-12 * (Math.abs(low) + Math.abs(high)))) {
      double room = logarithmic || low == 0 ? 0.5 : Math.abs(low) / 2;
      return new Scale(low - room, high + room, logarithmic, start, end);
    }
    double room = 0.03 * (high - low);
    return new Scale(low - room, high + room, logarithmic, start, end);
  }

  boolean shows(double value) {
    return shows(value, logarithmic);
  }

  double place(double value) {
    double mapped = logarithmic ? FastMath.log10(value) : value;
    return start + (mapped - low) / (high - low) * (end - start);
  }

  List<Tick> ticks() {
    return logarithmic && high - low > 1 ? decades() : round();
  }

  private List<Tick> decades() {
    List<Tick> ticks = new ArrayList<>();
    int step = (int) Math.ceil((high - low) / TICKS);
    for (int k = Math.floorDiv((int) Math.ceil(low), step) * step; k <= high; k += step) {
      if (k >= low) {
        double place = start + (k - low) / (high - low) * (end - start);
        ticks.add(
            new Tick(
                place,
                BigDecimal.ONE.scaleByPowerOfTen(k).compareTo(BigDecimal.ONE) == 0
                    ? "1"
                    : "1e" + k));
      }
    }
    return ticks;
  }

  private List<Tick> round() {
    double least = logarithmic ? FastMath.pow(10, low) : low;
    double most = logarithmic ? FastMath.pow(10, high) : high;
    BigDecimal step = step((most - least) / TICKS);
    BigDecimal value = BigDecimal.valueOf(Math.ceil(least / step.doubleValue())).multiply(step);
    List<Tick> ticks = new ArrayList<>();
    for (; value.doubleValue() <= most; value = value.add(step)) {
      ticks.add(new Tick(place(value.doubleValue()), label(value)));
    }
    return ticks;
  }

  /** The least of 1, 2, 5 times a power of ten that is at least the given width. */
  private static BigDecimal step(double width) {
    int power = (int) Math.floor(FastMath.log10(width));
    for (int factor : new int[] {1, 2, 5}) {
      BigDecimal candidate = BigDecimal.valueOf(factor).scaleByPowerOfTen(power);
      if (candidate.doubleValue() >= width) {
        return candidate;
      }
    }
    return BigDecimal.ONE.scaleByPowerOfTen(power + 1);
  }

  private static String label(BigDecimal value) {
    if (value.signum() == 0) {
      return "0";
    }
    double size = Math.abs(value.doubleValue());
    BigDecimal plain = value.round(new MathContext(6)).stripTrailingZeros();
    return size >= LARGE || size < SMALL
        ? plain.unscaledValue() + "e" + -plain.scale()
        : plain.toPlainString();
  }
}
