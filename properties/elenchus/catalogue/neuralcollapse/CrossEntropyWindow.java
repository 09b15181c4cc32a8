package elenchus.catalogue.neuralcollapse;

import elenchus.symbolic.DifferentialField;
import elenchus.symbolic.Proof;
import org.hipparchus.util.FastMath;

/** Why simplex logits lose around their collapse for K >= 3 and M >= 2, symbolically. */
final class CrossEntropyWindow {
  private CrossEntropyWindow() {}

  /**
   * The identity between the rank-one pair at t/2 and the simplex at t, and the derivative of D_K.
   * Names: l = log K, a = log(1 + (K-1) x^2), g = log(1 + (K-2) x + x^2), x = e^(-t/2), beta the
   * penalty of the pair; that of the simplex is (K-1) beta.
   */
  static Proof proof() {
    DifferentialField field =
        DifferentialField.overRationals()
            .parameters("K l beta")
            .variable("x")
            .logarithm("a", "1+(K-1)*x^2")
            .logarithm("g", "1+(K-2)*x+x^2")
            .build();
    String gap = "((K-2)*l+K*a-2*(K-1)*g)";
    return field
        .prove("window theorem, for every K, depth, count and decay")
        .equal(
            "F_pair(t/2) - log K = (F_etf(t) - log K)/(K-1) - D_K(x)/(K(K-1))",
            field.parse("2*g/K+(K-2)*l/K+beta-l"),
            field.parse("(a+(K-1)*beta-l)/(K-1)-" + gap + "/(K*(K-1))"))
        .equal(
            "D_K'(x) = -2(K-1)(K-2)(1-x)^2(1+x)/[(1+(K-1)x^2)(1+(K-2)x+x^2)]",
            field.parse(gap).derivative(),
            field.parse("-2*(K-1)*(K-2)*(1-x)^2*(1+x)/((1+(K-1)*x^2)*(1+(K-2)*x+x^2))"))
        .equal(
            "D_K(1) = 0: log K at both logarithms",
            field.parse("(K-2)*l+K*l-2*(K-1)*l"),
            field.getZero())
        .done();
  }

  /** D_K(x), positive on (0, 1) for K >= 3. */
  static double gap(int K, double x) {
    return (K - 2) * FastMath.log(K)
        + K * FastMath.log1p((K - 1) * x * x)
        - 2 * (K - 1) * FastMath.log1p((K - 2) * x + x * x);
  }

  /** The common decay above which a competitor costs less than the simplex, by bisection. */
  static double crossing(LogitGeometry geometry, int K, int M, double low, double high) {
    double below = low;
    double above = high;
    for (int i = 0; i < 60; i++) {
      double lam = below + (above - below) / 2;
      double Lam = FastMath.pow(lam, M + 1);
      double competitor = geometry.objective(K, geometry.best(K, 1, M + 1, Lam), 1, M + 1, Lam);
      if (competitor < new SimplexValue(K, 1, M + 1, Lam).value()) {
        above = lam;
      } else {
        below = lam;
      }
    }
    return below + (above - below) / 2;
  }

  /** The common decay at which zero takes over from a family, by bisection. */
  static double collapse(LogitGeometry geometry, int K, int M) {
    double low = 1e-6;
    double high = 1;
    for (int i = 0; i < 60; i++) {
      double lam = Math.sqrt(low * high);
      double Lam = FastMath.pow(lam, M + 1);
      if (geometry.best(K, 1, M + 1, Lam) > 0) {
        low = lam;
      } else {
        high = lam;
      }
    }
    return Math.sqrt(low * high);
  }
}
