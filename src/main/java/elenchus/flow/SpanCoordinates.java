package elenchus.flow;

import elenchus.data.LabelledData;
import elenchus.linear.Matrix;
import java.util.Optional;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.QRDecomposition;
import org.hipparchus.linear.RealMatrix;

/**
 * Orthonormal coordinates of the weights that a gradient flow can reach: W = B Y Q^T + (a part that
 * never moves), where the K - 1 columns of B (K x (K - 1), Helmert) span the vectors of sum zero
 * and the r = min(N, d) columns of Q contain the row space of X. Y is (K - 1) x r, row-major.
 *
 * <p>A metric M = L L^T on the features, W' = -grad R M, becomes the plain flow of Z = W L^{-T} on
 * the features X L.
 */
final class SpanCoordinates {
  private final int samples;
  private final int competitors;
  private final int rank;
  private final double[] x;
  private final int[] y;
  private final double[][] differences;
  private final RealMatrix basis;
  private final RealMatrix directions;
  private final RealMatrix root;
  private final RealMatrix rootInverse;

  SpanCoordinates(LabelledData data, Optional<Matrix> metric) {
    samples = data.samples();
    competitors = data.K() - 1;
    y = data.labels();
    int d = data.features();
    root = metric.map(m -> root(m, d)).orElseGet(() -> identity(d));
    rootInverse = inverseOfLower(root);
    RealMatrix features = new Array2DRowRealMatrix(data.X().toRows(), false);
    if (metric.isPresent()) {
      features = features.multiply(root);
    }
    rank = Math.min(samples, d);
    directions =
        samples < d
            ? new QRDecomposition(features.transpose()).getQ().getSubMatrix(0, d - 1, 0, rank - 1)
            : identity(d);
    basis = helmert(data.K());
    RealMatrix reduced = samples < d ? features.multiply(directions) : features;
    x = flat(reduced);
    differences = new double[data.K()][];
    for (int label = 0; label < data.K(); label++) {
      differences[label] = differences(label);
    }
  }

  private static RealMatrix root(Matrix metric, int features) {
    if (metric.rows() != features || metric.columns() != features) {
      throw new IllegalArgumentException(
          "a metric of "
              + metric.rows()
              + " x "
              + metric.columns()
              + " for "
              + features
              + " features");
    }
    return new CholeskyDecomposition(new Array2DRowRealMatrix(metric.toRows(), false)).getL();
  }

  private static RealMatrix identity(int n) {
    return new Array2DRowRealMatrix(Matrix.identity(n).toRows(), false);
  }

  private static RealMatrix inverseOfLower(RealMatrix lower) {
    int n = lower.getRowDimension();
    RealMatrix inverse = identity(n);
    for (int column = 0; column < n; column++) {
      for (int i = 0; i < n; i++) {
        double sum = inverse.getEntry(i, column);
        for (int k = 0; k < i; k++) {
          sum -= lower.getEntry(i, k) * inverse.getEntry(k, column);
        }
        inverse.setEntry(i, column, sum / lower.getEntry(i, i));
      }
    }
    return inverse;
  }

  private static RealMatrix helmert(int classes) {
    RealMatrix columns = new Array2DRowRealMatrix(classes, classes - 1);
    for (int j = 0; j < classes - 1; j++) {
      double length = Math.sqrt((j + 1.0) * (j + 2.0));
      for (int i = 0; i <= j; i++) {
        columns.setEntry(i, j, 1 / length);
      }
      columns.setEntry(j + 1, j, -(j + 1) / length);
    }
    return columns;
  }

  private double[] differences(int label) {
    double[] rows = new double[competitors * competitors];
    int slot = 0;
    for (int k = 0; k <= competitors; k++) {
      if (k != label) {
        for (int a = 0; a < competitors; a++) {
          rows[slot * competitors + a] = basis.getEntry(label, a) - basis.getEntry(k, a);
        }
        slot++;
      }
    }
    return rows;
  }

  private static double[] flat(RealMatrix matrix) {
    double[] entries = new double[matrix.getRowDimension() * matrix.getColumnDimension()];
    for (int i = 0; i < matrix.getRowDimension(); i++) {
      System.arraycopy(
          matrix.getRow(i),
          0,
          entries,
          i * matrix.getColumnDimension(),
          matrix.getColumnDimension());
    }
    return entries;
  }

  int samples() {
    return samples;
  }

  int competitors() {
    return competitors;
  }

  int dimension() {
    return competitors * rank;
  }

  /** Margins of one sample; both arrays hold K - 1 numbers. */
  void margins(int sample, double[] coordinates, double[] scores, double[] u) {
    int row = sample * rank;
    for (int a = 0; a < competitors; a++) {
      double score = 0;
      int weights = a * rank;
      for (int f = 0; f < rank; f++) {
        score += coordinates[weights + f] * x[row + f];
      }
      scores[a] = score;
    }
    apply(differences[y[sample]], scores, u);
  }

  private void apply(double[] matrix, double[] vector, double[] result) {
    for (int j = 0; j < competitors; j++) {
      double sum = 0;
      for (int a = 0; a < competitors; a++) {
        sum += matrix[j * competitors + a] * vector[a];
      }
      result[j] = sum;
    }
  }

  /** Adds the adjoint of {@link #margins} applied to K - 1 weights. */
  void addAdjoint(int sample, double[] weights, double[] result) {
    double[] difference = differences[y[sample]];
    int row = sample * rank;
    for (int a = 0; a < competitors; a++) {
      double factor = 0;
      for (int j = 0; j < competitors; j++) {
        factor += difference[j * competitors + a] * weights[j];
      }
      if (factor != 0) {
        int target = a * rank;
        for (int f = 0; f < rank; f++) {
          result[target + f] += factor * x[row + f];
        }
      }
    }
  }

  /**
   * Adds (C^T H C) kron (x x^T), lower triangle, where C maps scores to the margins of the sample.
   *
   * @param curvature H, (K - 1) x (K - 1), symmetric
   * @param scratch (K - 1) x (K - 1) numbers, overwritten
   */
  void addCurvature(int sample, double[] curvature, double[] scratch, double[] jacobian) {
    double[] difference = differences[y[sample]];
    int m = competitors;
    for (int j = 0; j < m; j++) {
      for (int b = 0; b < m; b++) {
        double sum = 0;
        for (int l = 0; l < m; l++) {
          sum += curvature[j * m + l] * difference[l * m + b];
        }
        scratch[j * m + b] = sum;
      }
    }
    int n = dimension();
    int row = sample * rank;
    for (int a = 0; a < m; a++) {
      for (int b = 0; b <= a; b++) {
        double block = 0;
        for (int j = 0; j < m; j++) {
          block += difference[j * m + a] * scratch[j * m + b];
        }
        for (int f = 0; f < rank; f++) {
          double factor = block * x[row + f];
          int target = (a * rank + f) * n + b * rank;
          int end = a == b ? f + 1 : rank;
          for (int h = 0; h < end; h++) {
            jacobian[target + h] += factor * x[row + h];
          }
        }
      }
    }
  }

  /** The coordinates Y of a K x d matrix. */
  double[] coordinates(Matrix weights) {
    RealMatrix z = real(weights).multiply(rootInverse.transpose());
    return flat(basis.transpose().multiply(z).multiply(directions));
  }

  /** The part of a K x d matrix that the flow does not move. */
  Matrix fixedPart(Matrix weights) {
    return weights.minus(weights(coordinates(weights)));
  }

  /** B Y Q^T in the original metric, K x d. */
  Matrix weights(double[] coordinates) {
    RealMatrix inner = new Array2DRowRealMatrix(competitors, rank);
    for (int a = 0; a < competitors; a++) {
      for (int f = 0; f < rank; f++) {
        inner.setEntry(a, f, coordinates[a * rank + f]);
      }
    }
    RealMatrix outer =
        basis.multiply(inner).multiply(directions.transpose()).multiply(root.transpose());
    return Matrix.ofRows(outer.getData());
  }

  private static RealMatrix real(Matrix matrix) {
    return new Array2DRowRealMatrix(matrix.toRows(), false);
  }
}
