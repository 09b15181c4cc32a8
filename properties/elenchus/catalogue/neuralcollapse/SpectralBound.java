package elenchus.catalogue.neuralcollapse;

import elenchus.exact.Interval;
import elenchus.features.Enclosure;
import elenchus.linear.Matrix;
import elenchus.linear.SymmetricEigen;

/**
 * Proved bounds on the spectrum of a symmetric matrix of intervals: with approximate eigenvectors V
 * the product V^T M V is nearly diagonal, and Gershgorin's discs of it, widened by the distance of
 * V from an orthogonal matrix, hold the spectrum.
 */
final class SpectralBound {
  private SpectralBound() {}

  /** An interval that holds every eigenvalue of every symmetric matrix within the given one. */
  static Interval of(Interval[][] symmetric) {
    int n = symmetric.length;
    Matrix middle = Matrix.of(n, n, (i, j) -> (symmetric[i][j].mid() + symmetric[j][i].mid()) / 2);
    Matrix vectors = SymmetricEigen.of(middle).vectors();
    Interval[][] V = Enclosure.of(vectors);
    Interval[][] transposed = Enclosure.of(vectors.transpose());
    Interval[][] rotated = Enclosure.product(transposed, Enclosure.product(symmetric, V));
    Interval[][] gram = Enclosure.product(transposed, V);
    double defect = 0;
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < n; i++) {
      Interval radius = Interval.ZERO;
      Interval row = Interval.ZERO;
      for (int j = 0; j < n; j++) {
        if (j != i) {
          radius = radius.add(rotated[i][j].abs());
        }
        row = row.add(gram[i][j].subtract(Interval.of(i == j ? 1 : 0)).abs());
      }
      defect = Math.max(defect, row.upper());
      low = Math.min(low, rotated[i][i].subtract(radius).lower());
      high = Math.max(high, rotated[i][i].add(radius).upper());
    }
    if (!(defect < 0.5)) {
      return Interval.WHOLE;
    }
    // x^T M x = y^T (V^T M V) y with x = V y and ||y||^2 within 1/(1 -+ defect) of ||x||^2.
    Interval stretch =
        Interval.of(
            Interval.ONE.divide(Interval.of(1).add(Interval.of(defect))).lower(),
            Interval.ONE.divide(Interval.of(1).subtract(Interval.of(defect))).upper());
    return Interval.of(low, high).multiply(stretch);
  }
}
