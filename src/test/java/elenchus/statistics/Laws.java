package elenchus.statistics;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.hipparchus.util.FastMath;

/** Laws on [-1, 1] with known means, from tame to unkind. */
final class Laws {
  private Laws() {}

  /** A law and its mean. */
  record Law(double mean, ToDoubleFunction<RandomStream> draw) {}

  static Map<String, Law> bounded() {
    Map<String, Law> laws = new LinkedHashMap<>();
    laws.put("normal, clipped at 3 sd", new Law(0, s -> clip(s.gaussian() / 3)));
    laws.put("two points, 1 % at 1", new Law(-0.98, s -> s.chance(0.01) ? 1 : -1));
    laws.put("fair coin", new Law(0, s -> s.chance(0.5) ? 1 : -1));
    // 2 B - 1 with B ~ beta(1/5, 1), by inversion.
    laws.put("skewed beta", new Law(-2.0 / 3, s -> 2 * FastMath.pow(s.uniform(), 5) - 1));
    return laws;
  }

  static double clip(double value) {
    return Math.max(-1, Math.min(1, value));
  }
}
