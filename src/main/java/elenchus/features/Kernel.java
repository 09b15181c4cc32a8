package elenchus.features;

/** Products of small dense matrices stored by rows in flat arrays. */
final class Kernel {
  private Kernel() {}

  /** C += A B with A of rows x inner at an offset, B of inner x columns at an offset. */
  static void addProduct(
      double[] a, int fromA, int rows, int inner, double[] b, int fromB, int columns, double[] c) {
    for (int i = 0; i < rows; i++) {
      for (int k = 0; k < inner; k++) {
        double factor = a[fromA + i * inner + k];
        int source = fromB + k * columns;
        int target = i * columns;
        for (int j = 0; j < columns; j++) {
          c[target + j] += factor * b[source + j];
        }
      }
    }
  }

  /** C += A^T B with A of rows x inner at an offset, B of rows x columns, C of inner x columns. */
  static void addTransposedProduct(
      double[] a, int fromA, int rows, int inner, double[] b, int columns, double[] c) {
    for (int i = 0; i < rows; i++) {
      for (int k = 0; k < inner; k++) {
        double factor = a[fromA + i * inner + k];
        for (int j = 0; j < columns; j++) {
          c[k * columns + j] += factor * b[i * columns + j];
        }
      }
    }
  }

  /** C += A B^T with A of rows x columns, B of inner x columns, C of rows x inner at an offset. */
  static void addProductWithTranspose(
      double[] a, int fromA, int rows, int columns, double[] b, int inner, double[] c, int fromC) {
    for (int i = 0; i < rows; i++) {
      for (int k = 0; k < inner; k++) {
        double sum = 0;
        for (int j = 0; j < columns; j++) {
          sum += a[fromA + i * columns + j] * b[k * columns + j];
        }
        c[fromC + i * inner + k] += sum;
      }
    }
  }
}
