package elenchus.functions;

import java.util.Optional;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/**
 * The end of mirror flow on the output weights of a network with weighted units: the interpolant
 * f(t) = sum_k w_k alpha_k sigma_k(t) of least divergence sum_k w_k D(alpha_k, 0). Its dual has m
 * unknowns: alpha_k = inverse(sum_i lam_i sigma_k(x_i)) with f(x_i) = y_i, solved by Newton's
 * method with damping.
 *
 * @param units the units
 * @param displacement the potential of each output weight
 * @param x m data points
 * @param y m values
 * @param lam dual variables
 * @param alpha rescaled output weights, one per unit
 * @param residual the largest |f(x_i) - y_i| that is left
 */
public record MirrorInterpolant(
    Units units,
    Displacement displacement,
    double[] x,
    double[] y,
    double[] lam,
    double[] alpha,
    double residual)
    implements LineFunction {
  private static final int STEPS = 200;
  private static final int HALVINGS = 40;

  /** A residual of this many roundings of its terms is a root. */
  private static final double ROUNDINGS = 16 * 0x1p-52;

  /** Copies. */
  public MirrorInterpolant {
    x = x.clone();
    y = y.clone();
    lam = lam.clone();
    alpha = alpha.clone();
  }

  @Override
  public double[] x() {
    return x.clone();
  }

  @Override
  public double[] y() {
    return y.clone();
  }

  @Override
  public double[] lam() {
    return lam.clone();
  }

  @Override
  public double[] alpha() {
    return alpha.clone();
  }

  /** Solves for the interpolant, or gives nothing if the kernel matrix is singular. */
  public static Optional<MirrorInterpolant> of(
      Units units, Displacement displacement, double[] x, double[] y) {
    double[][] rows = units.features(x);
    double[] weights = units.unitWeights();
    LUDecomposition kernel = new LUDecomposition(gram(rows, weights), 0);
    if (!kernel.getSolver().isNonSingular()) {
      return Optional.empty();
    }
    // The dual image of the least-squares weights: near the root, and away from a flat point at 0.
    double[] c = kernel.getSolver().solve(new ArrayRealVector(y)).toArray();
    double[] dual = combination(rows, c);
    for (int k = 0; k < dual.length; k++) {
      dual[k] = displacement.dual(dual[k]);
    }
    double[] start =
        kernel.getSolver().solve(new ArrayRealVector(moments(rows, weights, dual))).toArray();
    return Optional.of(from(units, displacement, x, y, start));
  }

  /** Solves for the interpolant from given dual variables. */
  public static MirrorInterpolant from(
      Units units, Displacement displacement, double[] x, double[] y, double[] start) {
    double[][] rows = units.features(x);
    double[] weights = units.unitWeights();
    double[] lam = start.clone();
    double[] alpha = primal(rows, lam, displacement);
    double[] defect = defect(rows, weights, alpha, y);
    double size = max(defect);
    for (int step = 0; step < STEPS && size > 0; step++) {
      LUDecomposition jacobian =
          new LUDecomposition(jacobian(rows, weights, alpha, displacement), 0);
      if (!jacobian.getSolver().isNonSingular()) {
        break;
      }
      double[] direction = jacobian.getSolver().solve(new ArrayRealVector(defect)).toArray();
      double share = 1;
      boolean improved = false;
      // A residual of rounding is not worth a search.
      int shares = size <= ROUNDINGS * scale(rows, weights, alpha) ? 1 : HALVINGS;
      for (int h = 0; h < shares && !improved; h++, share /= 2) {
        double[] next = lam.clone();
        for (int i = 0; i < next.length; i++) {
          next[i] -= share * direction[i];
        }
        double[] nextAlpha = primal(rows, next, displacement);
        double[] nextDefect = defect(rows, weights, nextAlpha, y);
        if (max(nextDefect) < size) {
          improved = true;
          lam = next;
          alpha = nextAlpha;
          defect = nextDefect;
          size = max(defect);
        }
      }
      if (!improved) {
        break;
      }
    }
    return new MirrorInterpolant(units, displacement, x, y, lam, alpha, size);
  }

  @Override
  public double at(double t) {
    double sum = 0;
    for (int k = 0; k < alpha.length; k++) {
      sum += units.weight(k) * alpha[k] * units.unit(k, t);
    }
    return sum;
  }

  /** The divergence sum_k w_k D(alpha_k, 0) that is minimised. */
  public double value() {
    double sum = 0;
    for (int k = 0; k < alpha.length; k++) {
      sum += units.weight(k) * displacement.divergence(alpha[k]);
    }
    return sum;
  }

  /** The value of the dual, y^T lam minus the weighted sum of conjugates. */
  public double dualValue() {
    double sum = 0;
    for (int i = 0; i < y.length; i++) {
      sum += lam[i] * y[i];
    }
    double[] z = combination(units.features(x), lam);
    for (int k = 0; k < z.length; k++) {
      // The conjugate of D(., 0) at z is z alpha - D(alpha, 0).
      sum -= units.weight(k) * (z[k] * alpha[k] - displacement.divergence(alpha[k]));
    }
    return sum;
  }

  /** The largest |alpha|. */
  public double largest() {
    return max(alpha);
  }

  static RealMatrix gram(double[][] rows, double[] weights) {
    int m = rows.length;
    RealMatrix gram = MatrixUtils.createRealMatrix(m, m);
    for (int i = 0; i < m; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = 0;
        for (int k = 0; k < weights.length; k++) {
          sum += weights[k] * rows[i][k] * rows[j][k];
        }
        gram.setEntry(i, j, sum);
        gram.setEntry(j, i, sum);
      }
    }
    return gram;
  }

  static double[] moments(double[][] rows, double[] weights, double[] values) {
    double[] moments = new double[rows.length];
    for (int i = 0; i < moments.length; i++) {
      for (int k = 0; k < weights.length; k++) {
        moments[i] += weights[k] * rows[i][k] * values[k];
      }
    }
    return moments;
  }

  static double[] combination(double[][] rows, double[] coefficients) {
    double[] sum = new double[rows[0].length];
    for (int i = 0; i < rows.length; i++) {
      for (int k = 0; k < sum.length; k++) {
        sum[k] += coefficients[i] * rows[i][k];
      }
    }
    return sum;
  }

  private static double[] primal(double[][] rows, double[] lam, Displacement displacement) {
    double[] alpha = combination(rows, lam);
    for (int k = 0; k < alpha.length; k++) {
      alpha[k] = displacement.inverse(alpha[k]);
    }
    return alpha;
  }

  private static double[] defect(double[][] rows, double[] weights, double[] alpha, double[] y) {
    double[] defect = moments(rows, weights, alpha);
    for (int i = 0; i < y.length; i++) {
      defect[i] -= y[i];
    }
    return defect;
  }

  /** The largest sum of the terms of a residual. */
  private static double scale(double[][] rows, double[] weights, double[] alpha) {
    double largest = 0;
    for (double[] row : rows) {
      double sum = 0;
      for (int k = 0; k < row.length; k++) {
        sum += weights[k] * Math.abs(row[k] * alpha[k]);
      }
      largest = Math.max(largest, sum);
    }
    return largest;
  }

  private static RealMatrix jacobian(
      double[][] rows, double[] weights, double[] alpha, Displacement displacement) {
    double[] scaled = new double[weights.length];
    for (int k = 0; k < scaled.length; k++) {
      scaled[k] = weights[k] / displacement.curvature(alpha[k]);
    }
    return gram(rows, scaled);
  }

  /** The largest absolute value; infinite if an entry is no number. */
  private static double max(double[] values) {
    double largest = 0;
    for (double value : values) {
      if (Double.isNaN(value)) {
        return Double.POSITIVE_INFINITY;
      }
      largest = Math.max(largest, Math.abs(value));
    }
    return largest;
  }
}
