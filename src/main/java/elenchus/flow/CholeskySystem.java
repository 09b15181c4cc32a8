package elenchus.flow;

/** A symmetric positive definite system, factored in place; sums run in index order. */
final class CholeskySystem {
  private final int n;
  private final double[] factor;

  CholeskySystem(int n) {
    this.n = n;
    this.factor = new double[n * n];
  }

  /** The array that takes the lower triangle of the matrix, row-major. */
  double[] lower() {
    return factor;
  }

  /** Turns the array from J into I - h J, then factors it; false if it is not definite. */
  boolean factorShifted(double h) {
    for (int i = 0; i < n; i++) {
      int row = i * n;
      for (int j = 0; j < i; j++) {
        factor[row + j] *= -h;
      }
      factor[row + i] = 1 - h * factor[row + i];
    }
    return factor();
  }

  private boolean factor() {
    for (int i = 0; i < n; i++) {
      int row = i * n;
      for (int j = 0; j < i; j++) {
        int other = j * n;
        double sum = factor[row + j];
        for (int k = 0; k < j; k++) {
          sum -= factor[row + k] * factor[other + k];
        }
        factor[row + j] = sum * factor[other + j];
      }
      double pivot = factor[row + i];
      for (int k = 0; k < i; k++) {
        pivot -= factor[row + k] * factor[row + k];
      }
      if (!(pivot > 0) || Double.isInfinite(pivot)) {
        return false;
      }
      factor[row + i] = 1 / Math.sqrt(pivot);
    }
    return true;
  }

  /** Solves in place. The factor keeps the reciprocals of its diagonal. */
  void solve(double[] b) {
    for (int i = 0; i < n; i++) {
      int row = i * n;
      double sum = b[i];
      for (int k = 0; k < i; k++) {
        sum -= factor[row + k] * b[k];
      }
      b[i] = sum * factor[row + i];
    }
    for (int i = n - 1; i >= 0; i--) {
      double value = b[i] * factor[i * n + i];
      b[i] = value;
      int row = i * n;
      for (int k = 0; k < i; k++) {
        b[k] -= factor[row + k] * value;
      }
    }
  }
}
