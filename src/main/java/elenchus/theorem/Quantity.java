package elenchus.theorem;

/** A named mathematical object behind a finding, in the notation of the theorem. */
public sealed interface Quantity {

  /** A number. */
  record Scalar(double value) implements Quantity {}

  /** A vector. */
  record Tuple(double[] values) implements Quantity {
    /** Copies the values. */
    public Tuple {
      values = values.clone();
    }

    @Override
    public double[] values() {
      return values.clone();
    }
  }

  /** A matrix as an array of rows. */
  record Table(double[][] rows) implements Quantity {
    /** Copies the rows. */
    public Table {
      rows = copy(rows);
    }

    @Override
    public double[][] rows() {
      return copy(rows);
    }

    private static double[][] copy(double[][] rows) {
      double[][] copy = new double[rows.length][];
      for (int i = 0; i < rows.length; i++) {
        copy[i] = rows[i].clone();
      }
      return copy;
    }
  }

  /** Exact text: a fraction, an index set, a printed proof. */
  record Text(String value) implements Quantity {}
}
