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

  private static final int PASSES = 4;
  private static final int ABREAST = 4;

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
    dependency = c;
    double[] v = new double[rows.dimension()];
    double[] correction = new double[Math.max(1, size)];
    double distance = Double.POSITIVE_INFINITY;
    for (int pass = 0; pass < PASSES; pass++) {
      residual(row, c, v);
      distance = Math.sqrt(VectorKernels.dot(v, 0, v, 0, v.length));
      double terms = Math.sqrt(square);
      for (int t = 0; t < size; t++) {
        terms += Math.abs(c[t]) * Math.sqrt(rows.gram(set[t], set[t]));
      }
      if (!(distance > DEPENDENT * terms)) {
        return 0;
      }
      if (pass == PASSES - 1) {
        break;
      }
      for (int t = 0; t < size; t++) {
        correction[t] = rows.value(set[t], v);
      }
      solve(correction);
      for (int t = 0; t < size; t++) {
        c[t] += correction[t];
      }
    }
    for (int s = 0; s < size; s++) {
      double sum = 0;
      for (int t = s; t < size; t++) {
        sum += factor[t][s] * c[t];
      }
      next[s] = sum;
    }
    return distance * distance;
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
    double[] carries = new double[ABREAST];
    for (int first = index + 1; first < size; first += ABREAST) {
      int lines = Math.min(ABREAST, size - first);
      if (lines == ABREAST) {
        rotate(first, index, cosines, sines, carries);
      } else {
        for (int r = 0; r < lines; r++) {
          double[] line = factor[first + r];
          carries[r] = rotate(line, line[index], index, first - 1, cosines, sines);
        }
      }
      for (int r = 0; r < lines; r++) {
        int i = first + r;
        double[] line = factor[i];
        double carry = rotate(line, carries[r], first - 1, i - 1, cosines, sines);
        double last = line[i];
        double radius = Math.sqrt(carry * carry + last * last);
        cosines[i - 1] = carry / radius;
        sines[i - 1] = last / radius;
        line[i - 1] = radius;
        line[i] = 0;
        factor[i - 1] = line;
        set[i - 1] = set[i];
      }
    }
    rotate(q, q[index], index, size - 1, cosines, sines);
    size--;
    factor[size] = new double[0];
  }

  /** Applies the rotations from..to-1 to a line; returns what is left over for the next. */
  private static double rotate(
      double[] line, double start, int from, int to, double[] cosines, double[] sines) {
    double carry = start;
    for (int k = from; k < to; k++) {
      double right = line[k + 1];
      line[k] = cosines[k] * carry + sines[k] * right;
      carry = cosines[k] * right - sines[k] * carry;
    }
    return carry;
  }

  /** Applies the rotations that several lines share to all at once, which hides their latency. */
  private void rotate(int first, int index, double[] cosines, double[] sines, double[] carries) {
    double[] a = factor[first];
    double[] b = factor[first + 1];
    double[] c = factor[first + 2];
    double[] d = factor[first + 3];
    double s = a[index];
    double t = b[index];
    double u = c[index];
    double v = d[index];
    for (int k = index; k < first - 1; k++) {
      double cosine = cosines[k];
      double sine = sines[k];
      double right = a[k + 1];
      a[k] = cosine * s + sine * right;
      s = cosine * right - sine * s;
      right = b[k + 1];
      b[k] = cosine * t + sine * right;
      t = cosine * right - sine * t;
      right = c[k + 1];
      c[k] = cosine * u + sine * right;
      u = cosine * right - sine * u;
      right = d[k + 1];
      d[k] = cosine * v + sine * right;
      v = cosine * right - sine * v;
    }
    carries[0] = s;
    carries[1] = t;
    carries[2] = u;
    carries[3] = v;
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
