package elenchus.margin;

import elenchus.linear.Matrix;

/** The rows of a dense matrix. */
final class DenseRows implements ConstraintRows {
  private final int rows;
  private final int columns;
  private final double[] entries;
  private final double maxAbs;

  DenseRows(Matrix a) {
    rows = a.rows();
    columns = a.columns();
    entries = a.toRowMajor();
    maxAbs = a.maxAbs();
  }

  @Override
  public int count() {
    return rows;
  }

  @Override
  public int dimension() {
    return columns;
  }

  @Override
  public int group(int row) {
    return row;
  }

  @Override
  public double gram(int p, int q) {
    return VectorKernels.dot(entries, p * columns, entries, q * columns, columns);
  }

  @Override
  public double maxAbs() {
    return maxAbs;
  }

  @Override
  public void add(int row, double factor, double[] w) {
    VectorKernels.axpy(factor, entries, row * columns, w, 0, columns);
  }

  @Override
  public double value(int row, double[] w) {
    return VectorKernels.dot(entries, row * columns, w, 0, columns);
  }

  @Override
  public void values(double[] w, double[] u) {
    for (int p = 0; p < rows; p++) {
      u[p] = value(p, w);
    }
  }

  @Override
  public void add(int row, double high, double low, TwofoldVector w) {
    w.add(0, high, low, entries, row * columns, columns);
  }

  @Override
  public double excess(int row, TwofoldVector w) {
    TwofoldSum sum = new TwofoldSum(-1);
    for (int f = 0; f < columns; f++) {
      sum.addProduct(w.high()[f], entries[row * columns + f]);
      sum.addLow(w.low()[f] * entries[row * columns + f]);
    }
    return sum.value();
  }
}
