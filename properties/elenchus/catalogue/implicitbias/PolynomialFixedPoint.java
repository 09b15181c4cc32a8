package elenchus.catalogue.implicitbias;

import elenchus.exact.Interval;
import elenchus.exact.RationalMatrix;
import elenchus.linear.Matrix;
import java.util.Arrays;
import java.util.Optional;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.util.FastMath;

/**
 * The solution of w = Z^T m^{-(p+1)}, m = Z w: the direction in which sum (z_i.w)^{-p} is least on
 * the sphere. In the margins it reads m = G m^{-(p+1)}, G = Z Z^T.
 *
 * @param margins m by Newton's method
 * @param weights beta = m^{-(p+1)}, so that w = Z^T beta
 */
record PolynomialFixedPoint(double[] margins, double[] weights) {
  private static final int NEWTON_STEPS = 200;

  /** The radius at which Krawczyk's test starts, relative to the margins, and its growth. */
  private static final double RADIUS = 1e-12;

  private static final int INFLATIONS = 6;

  /**
   * Minimises sum m_i^{-p}/p + beta.G beta/2, m = G beta, by Newton's method with halved steps.
   *
   * @param gram G, N x N
   * @param start beta with G beta &gt; 0
   */
  static PolynomialFixedPoint of(Matrix gram, double p, double[] start) {
    int n = gram.rows();
    double[] beta = start.clone();
    double value = value(gram, p, beta);
    for (int step = 0; step < NEWTON_STEPS; step++) {
      double[] m = gram.times(beta);
      double[][] system = new double[n][n];
      double[] residual = new double[n];
      for (int i = 0; i < n; i++) {
        double curvature = (p + 1) * FastMath.pow(m[i], -(p + 2));
        for (int j = 0; j < n; j++) {
          system[i][j] = (i == j ? 1 : 0) + curvature * gram.get(i, j);
        }
        residual[i] = FastMath.pow(m[i], -(p + 1)) - beta[i];
      }
      double[] direction =
          new LUDecomposition(new Array2DRowRealMatrix(system, false))
              .getSolver()
              .solve(new ArrayRealVector(residual))
              .toArray();
      double[] next = beta.clone();
      double reached = Double.POSITIVE_INFINITY;
      for (double factor = 1;
          factor > 1e-12 && !(reached <= value + 1e-14 * Math.abs(value));
          factor /= 2) {
        for (int i = 0; i < n; i++) {
          next[i] = beta[i] + factor * direction[i];
        }
        reached = value(gram, p, next);
      }
      double moved = 0;
      double size = 0;
      for (int i = 0; i < n; i++) {
        moved = Math.max(moved, Math.abs(next[i] - beta[i]));
        size = Math.max(size, Math.abs(next[i]));
      }
      beta = next;
      value = reached;
      if (moved <= 1e-15 * size) {
        break;
      }
    }
    return new PolynomialFixedPoint(gram.times(beta), beta);
  }

  private static double value(Matrix gram, double p, double[] beta) {
    double[] m = gram.times(beta);
    double value = 0;
    for (int i = 0; i < m.length; i++) {
      if (!(m[i] > 0)) {
        return Double.POSITIVE_INFINITY;
      }
      value += FastMath.pow(m[i], -p) / p + beta[i] * m[i] / 2;
    }
    return value;
  }

  /** Z^T beta, scaled to length 1. */
  double[] direction(Matrix Z) {
    return unit(Z.transpose().times(weights));
  }

  static double[] unit(double[] w) {
    double norm = Matrix.column(w).norm();
    return Arrays.stream(w).map(x -> x / norm).toArray();
  }

  /**
   * Enclosures of the exact margins by Krawczyk's operator: where it maps a box into its interior
   * the box holds exactly one solution of m - G m^{-(p+1)} = 0. Empty if no box was found.
   */
  Optional<Interval[]> enclosed(RationalMatrix gram, int p) {
    int n = margins.length;
    Interval[][] g = new Interval[n][n];
    double[][] slope = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        g[i][j] = Interval.of(gram.get(i, j));
        double curvature = (p + 1) * FastMath.pow(margins[j], -(p + 2));
        slope[i][j] = (i == j ? 1 : 0) + g[i][j].mid() * curvature;
      }
    }
    double[][] inverse =
        new LUDecomposition(new Array2DRowRealMatrix(slope)).getSolver().getInverse().getData();
    double radius = RADIUS;
    for (int attempt = 0; attempt < INFLATIONS; attempt++, radius *= 10) {
      Interval[] box = new Interval[n];
      for (int i = 0; i < n; i++) {
        box[i] = Interval.around(margins[i], radius * margins[i]);
      }
      Interval[] image = krawczyk(g, p, inverse, box);
      boolean inside = true;
      for (int i = 0; i < n; i++) {
        inside &= box[i].containsInInterior(image[i]);
      }
      if (inside) {
        return Optional.of(image);
      }
    }
    return Optional.empty();
  }

  /** m - Y F(m) + (I - Y F'(box)) (box - m). */
  private Interval[] krawczyk(Interval[][] g, int p, double[][] inverse, Interval[] box) {
    int n = margins.length;
    Interval[] value = new Interval[n];
    Interval[][] derivative = new Interval[n][n];
    for (int i = 0; i < n; i++) {
      value[i] = Interval.of(margins[i]);
      for (int j = 0; j < n; j++) {
        Interval power = Interval.of(margins[j]).pow(p + 1).reciprocal();
        value[i] = value[i].subtract(g[i][j].multiply(power));
        Interval curvature = box[j].pow(p + 2).reciprocal().multiply(p + 1);
        derivative[i][j] = g[i][j].multiply(curvature).add(i == j ? Interval.ONE : Interval.ZERO);
      }
    }
    Interval[] image = new Interval[n];
    for (int i = 0; i < n; i++) {
      image[i] = Interval.of(margins[i]);
      for (int j = 0; j < n; j++) {
        Interval left = i == j ? Interval.ONE : Interval.ZERO;
        for (int k = 0; k < n; k++) {
          Interval y = Interval.of(inverse[i][k]);
          left = left.subtract(y.multiply(derivative[k][j]));
        }
        image[i] =
            image[i]
                .subtract(Interval.of(inverse[i][j]).multiply(value[j]))
                .add(left.multiply(box[j].subtract(Interval.of(margins[j]))));
      }
    }
    return image;
  }
}
