package elenchus.margin;

import java.util.Arrays;

/**
 * The Cholesky factor L of the Gram matrix of a changing set of rows, with q = L^-1 1 carried
 * along, so that the solution of G z = 1 costs one triangular substitution. Appending a row costs
 * one substitution, dropping one a sweep of Givens rotations.
 */
final class UpdatedFactor {
  /** Below this share of the squared norm a pivot is computed anew, from the residual itself. */
  private static final double SUSPICIOUS = 1e-8;

  /** A residual below this share of its terms is rounding: the row depends on the others. */
  private static final double DEPENDENT = 1e-12;

  private final ConstraintRows rows;
  private int size;
  private int[] set = new int[16];
  private double[][] factor = new double[16][];
  private double[] q = new double[16];
  private double[] dependency = new double[16];

  UpdatedFactor(ConstraintRows rows) {
    this.rows = rows;
  }

  int size() {
    return size;
  }

  int row(int index) {
    return set[index];
  }

  int[] set() {
    return Arrays.copyOf(set, size);
  }

  /**
   * Appends a row.
   *
   * @return whether it is independent of the others; if not, nothing is changed and {@link
   *     #dependency} holds the combination of the others that it equals
   */
  boolean append(int row) {
    double[] next = new double[(size | 7) + 1];
    for (int t = 0; t < size; t++) {
      next[t] = rows.gram(set[t], row);
    }
    forward(next);
    double square = rows.gram(row, row);
    double pivot = square - VectorKernels.dot(next, 0, next, 0, size);
    if (!(pivot > SUSPICIOUS * square)) {
      pivot = residualPivot(row, square, next);
      if (!(pivot > 0)) {
        return false;
      }
    }
    grow();
    double diagonal = Math.sqrt(pivot);
    next[size] = diagonal;
    q[size] = (1 - VectorKernels.dot(next, 0, q, 0, size)) / diagonal;
    factor[size] = next;
    set[size] = row;
    size++;
    return true;
  }

  /**
   * The squared distance of a row to the span of the others, by corrected semi-normal equations;
   * zero if it is rounding.
   */
  private double residualPivot(int row, double square, double[] next) {
    double[] c = Arrays.copyOf(next, Math.max(1, size));
    backward(c);
    double[] v = new double[rows.dimension()];
    double[] correction = new double[Math.max(1, size)];
    for (int pass = 0; pass < 3; pass++) {
      residual(row, c, v);
      for (int t = 0; t < size; t++) {
        correction[t] = rows.value(set[t], v);
      }
      solve(correction);
      for (int t = 0; t < size; t++) {
        c[t] += correction[t];
      }
    }
    residual(row, c, v);
    double terms = Math.sqrt(square);
    for (int t = 0; t < size; t++) {
      terms += Math.abs(c[t]) * Math.sqrt(rows.gram(set[t], set[t]));
    }
    for (int s = 0; s < size; s++) {
      double sum = 0;
      for (int t = s; t < size; t++) {
        sum += factor[t][s] * c[t];
      }
      next[s] = sum;
    }
    dependency = c;
    double distance = Math.sqrt(VectorKernels.dot(v, 0, v, 0, v.length));
    return distance > DEPENDENT * terms ? distance * distance : 0;
  }

  private void residual(int row, double[] c, double[] v) {
    Arrays.fill(v, 0);
    rows.add(row, 1, v);
    for (int t = 0; t < size; t++) {
      rows.add(set[t], -c[t], v);
    }
  }

  /** After a failed {@link #append}: the row is the sum of these multiples of the others. */
  double[] dependency() {
    return Arrays.copyOf(dependency, size);
  }

  /** Drops the row at an index. */
  void drop(int index) {
    double[] cosines = new double[size];
    double[] sines = new double[size];
    for (int i = index + 1; i < size; i++) {
      double[] line = factor[i];
      double carry = line[index];
      for (int k = index; k < i - 1; k++) {
        double right = line[k + 1];
        line[k] = cosines[k] * carry + sines[k] * right;
        carry = cosines[k] * right - sines[k] * carry;
      }
      double last = line[i];
      double radius = Math.sqrt(carry * carry + last * last);
      cosines[i - 1] = carry / radius;
      sines[i - 1] = last / radius;
      line[i - 1] = radius;
      line[i] = 0;
      factor[i - 1] = line;
      set[i - 1] = set[i];
    }
    double carry = q[index];
    for (int k = index; k < size - 1; k++) {
      double right = q[k + 1];
      q[k] = cosines[k] * carry + sines[k] * right;
      carry = cosines[k] * right - sines[k] * carry;
    }
    size--;
    factor[size] = new double[0];
  }

  /** The solution of G z = 1. */
  void ones(double[] z) {
    System.arraycopy(q, 0, z, 0, size);
    backward(z);
  }

  /** Solves G z = b in place. */
  void solve(double[] b) {
    forward(b);
    backward(b);
  }

  private void forward(double[] b) {
    for (int i = 0; i < size; i++) {
      double[] line = factor[i];
      b[i] = (b[i] - VectorKernels.dot(line, 0, b, 0, i)) / line[i];
    }
  }

  private void backward(double[] b) {
    for (int i = size - 1; i >= 0; i--) {
      double[] line = factor[i];
      double value = b[i] / line[i];
      b[i] = value;
      VectorKernels.axpy(-value, line, 0, b, 0, i);
    }
  }

  private void grow() {
    if (size == set.length) {
      set = Arrays.copyOf(set, 2 * size);
      factor = Arrays.copyOf(factor, 2 * size);
      q = Arrays.copyOf(q, 2 * size);
    }
  }
}
