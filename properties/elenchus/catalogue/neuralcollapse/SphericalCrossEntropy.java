package elenchus.catalogue.neuralcollapse;

import elenchus.descent.Objective;
import elenchus.linear.Matrix;
import org.hipparchus.util.FastMath;

/**
 * Mean cross-entropy of K features against K classifier rows on spheres, as a function of free
 * directions: w_k = rhoW a_k / ||a_k||, h_k = rhoH c_k / ||c_k||.
 */
record SphericalCrossEntropy(int K, int d, double rhoW, double rhoH) implements Objective {

  @Override
  public int dimension() {
    return 2 * K * d;
  }

  @Override
  public double evaluate(double[] point, double[] gradient) {
    double[][] w = rows(point, 0, rhoW);
    double[][] h = rows(point, K * d, rhoH);
    double[][] byW = new double[K][d];
    double[][] byH = new double[K][d];
    double sum = 0;
    for (int k = 0; k < K; k++) {
      double own = dot(w[k], h[k]);
      double[] relative = new double[K];
      double others = 0;
      for (int j = 0; j < K; j++) {
        relative[j] = j == k ? 0 : FastMath.exp(dot(w[j], h[k]) - own);
        others += relative[j];
      }
      sum += FastMath.log1p(others);
      for (int j = 0; j < K; j++) {
        double weight = (j == k ? -others : relative[j]) / ((1 + others) * K);
        for (int i = 0; i < d; i++) {
          byW[j][i] += weight * h[k][i];
          byH[k][i] += weight * w[j][i];
        }
      }
    }
    for (int k = 0; k < K; k++) {
      pullBack(point, k * d, w[k], rhoW, byW[k], gradient);
      pullBack(point, (K + k) * d, h[k], rhoH, byH[k], gradient);
    }
    return sum / K;
  }

  /** The classifier and the features of a point. */
  FramePair frames(double[] point) {
    return FramePair.tight(
        Matrix.ofRows(rows(point, 0, rhoW)), Matrix.ofRows(rows(point, K * d, rhoH)));
  }

  private double[][] rows(double[] point, int from, double rho) {
    double[][] rows = new double[K][d];
    for (int k = 0; k < K; k++) {
      double norm = norm(point, from + k * d);
      for (int i = 0; i < d; i++) {
        rows[k][i] = rho * point[from + k * d + i] / norm;
      }
    }
    return rows;
  }

  private double norm(double[] point, int from) {
    double sum = 0;
    for (int i = from; i < from + d; i++) {
      sum += point[i] * point[i];
    }
    return Math.sqrt(sum);
  }

  /** The derivative in the free direction: (rho / ||a||) times the part orthogonal to the row. */
  private void pullBack(
      double[] point, int from, double[] row, double rho, double[] derivative, double[] gradient) {
    double norm = norm(point, from);
    double along = dot(row, derivative) / (rho * rho);
    for (int i = 0; i < d; i++) {
      gradient[from + i] = rho / norm * (derivative[i] - along * row[i]);
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
