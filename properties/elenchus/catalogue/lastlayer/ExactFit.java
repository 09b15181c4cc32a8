package elenchus.catalogue.lastlayer;

import elenchus.exact.RationalMatrix;
import elenchus.exact.RationalVector;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hipparchus.fraction.BigFraction;

/**
 * Weighted least squares of labels on (x, 1) in fractions.
 *
 * @param rows (x_i, 1), n x (d+1)
 * @param y labels, +1 and -1
 * @param weights of the samples
 * @param inverse of rows' diag(weights) rows
 * @param coefficients theta, then b
 */
record ExactFit(
    RationalMatrix rows,
    List<Integer> y,
    List<BigFraction> weights,
    RationalMatrix inverse,
    RationalVector coefficients) {

  /** The fit, unless the samples do not determine it. */
  static Optional<ExactFit> of(RationalMatrix rows, List<Integer> y, List<BigFraction> weights) {
    RationalMatrix scaled =
        RationalMatrix.of(
            rows.rows(), rows.columns(), (i, j) -> rows.get(i, j).multiply(weights.get(i)));
    RationalMatrix weighted = scaled.transpose();
    return weighted
        .times(rows)
        .inverse()
        .map(
            inverse ->
                new ExactFit(rows, y, weights, inverse, inverse.times(weighted.times(vector(y)))));
  }

  private static RationalVector vector(List<Integer> y) {
    return RationalVector.of(y.stream().map(BigFraction::new).toArray(BigFraction[]::new));
  }

  int n() {
    return rows.rows();
  }

  /** theta.x_i + b. */
  private BigFraction score(RationalVector row) {
    return row.dot(coefficients);
  }

  private RationalVector row(int i) {
    BigFraction[] row = new BigFraction[rows.columns()];
    for (int j = 0; j < row.length; j++) {
      row[j] = rows.get(i, j);
    }
    return RationalVector.of(row);
  }

  /** z_i = y_i (theta.x_i + b). */
  List<BigFraction> margins() {
    List<BigFraction> margins = new ArrayList<>();
    for (int i = 0; i < n(); i++) {
      margins.add(score(row(i)).multiply(y.get(i)));
    }
    return margins;
  }

  /** h_i = omega_i x_i' (X' Omega X)^-1 x_i. */
  List<BigFraction> leverages() {
    List<BigFraction> leverages = new ArrayList<>();
    for (int i = 0; i < n(); i++) {
      RationalVector row = row(i);
      leverages.add(row.dot(inverse.times(row)).multiply(weights.get(i)));
    }
    return leverages;
  }

  /** The margin of sample i under the fit without it, unless the others do not determine that. */
  Optional<BigFraction> marginWithout(int i) {
    List<Integer> labels = new ArrayList<>(y);
    List<BigFraction> rest = new ArrayList<>(weights);
    labels.remove(i);
    rest.remove(i);
    RationalMatrix others =
        RationalMatrix.of(n() - 1, rows.columns(), (k, j) -> rows.get(k < i ? k : k + 1, j));
    return of(others, labels, rest).map(fit -> fit.score(row(i)).multiply(y.get(i)));
  }
}
