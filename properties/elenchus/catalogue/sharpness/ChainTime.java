package elenchus.catalogue.sharpness;

import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;
import org.hipparchus.util.FastMath;

/** The time that a balanced scalar chain takes, by quadrature. */
final class ChainTime {
  private static final int NODES = 20;

  private ChainTime() {}

  /**
   * t = (1/(m2 L)) int_{s0}^{s} du / (u^{2-2/L} (y-u)), for 0 &lt; s0 &lt;= s &lt; y, in the
   * variable log(u/(y-u)), which is free of both singularities; Gauss-Legendre on panels of length
   * at most 1.
   */
  static double between(int depth, double m2, double y, double s0, double s) {
    double from = FastMath.log(s0 / (y - s0));
    double to = FastMath.log(s / (y - s));
    int panels = Math.max(1, (int) Math.ceil(to - from));
    double width = (to - from) / panels;
    double sum = 0;
    for (int p = 0; p < panels; p++) {
      GaussIntegrator rule =
          new GaussIntegratorFactory().legendre(NODES, from + p * width, from + (p + 1) * width);
      sum += rule.integrate(v -> FastMath.pow(y / (1 + FastMath.exp(-v)), 2.0 / depth - 1) / y);
    }
    return sum / (m2 * depth);
  }
}
