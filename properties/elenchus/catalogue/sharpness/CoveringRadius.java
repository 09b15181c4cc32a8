package elenchus.catalogue.sharpness;

import elenchus.exact.Bareiss;
import elenchus.exact.RationalMatrix;
import elenchus.exact.RationalVector;
import elenchus.exact.Rationals;
import elenchus.linear.Matrix;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hipparchus.fraction.BigFraction;

/**
 * The covering radius of points in a cube, in fractions: the largest distance to the nearest point
 * is attained at a vertex of a Voronoi cell cut with the cube, where some coordinates are 0 or 1
 * and as many nearest points as needed are equally far.
 */
final class CoveringRadius {
  private final int d;
  private final List<List<BigFraction>> points;
  private BigFraction best = BigFraction.ZERO;

  private CoveringRadius(int d, List<List<BigFraction>> points) {
    this.d = d;
    this.points = points;
  }

  /** r^2 for the rows of X in [0, 1]^d, N x d. */
  static BigFraction squared(Matrix X) {
    Set<List<BigFraction>> distinct = new LinkedHashSet<>();
    for (int i = 0; i < X.rows(); i++) {
      List<BigFraction> point = new ArrayList<>();
      for (double entry : X.row(i)) {
        point.add(Rationals.of(entry));
      }
      distinct.add(point);
    }
    CoveringRadius search = new CoveringRadius(X.columns(), List.copyOf(distinct));
    search.fix(new int[X.columns()], 0);
    return search.best;
  }

  /** Chooses each coordinate to be 0, 1 or free (0, 1 or 2 in the array). */
  private void fix(int[] choice, int at) {
    if (at == d) {
      int free = 0;
      for (int c : choice) {
        free += c == 2 ? 1 : 0;
      }
      choosePoints(choice, free, new ArrayList<>(), 0);
      return;
    }
    for (int c = 0; c <= 2; c++) {
      choice[at] = c;
      fix(choice, at + 1);
    }
  }

  private void choosePoints(int[] choice, int free, List<Integer> chosen, int from) {
    if (chosen.size() == free + 1) {
      vertex(choice, free, chosen).ifPresent(this::measure);
      return;
    }
    for (int i = from; i < points.size(); i++) {
      chosen.add(i);
      choosePoints(choice, free, chosen, i + 1);
      chosen.remove(chosen.size() - 1);
      if (free == 0) {
        // A corner of the cube needs no nearest point.
        return;
      }
    }
  }

  /** The point of the face that is equally far from the chosen points, if it is unique. */
  private Optional<List<BigFraction>> vertex(int[] choice, int free, List<Integer> chosen) {
    BigFraction[] solved = new BigFraction[0];
    if (free > 0) {
      int[] columns = new int[free];
      int next = 0;
      for (int j = 0; j < d; j++) {
        if (choice[j] == 2) {
          columns[next++] = j;
        }
      }
      List<BigFraction> origin = points.get(chosen.get(0));
      RationalMatrix system =
          RationalMatrix.of(
              free,
              free,
              (i, j) ->
                  points
                      .get(chosen.get(i + 1))
                      .get(columns[j])
                      .subtract(origin.get(columns[j]))
                      .multiply(2));
      BigFraction[] right = new BigFraction[free];
      for (int i = 0; i < free; i++) {
        List<BigFraction> other = points.get(chosen.get(i + 1));
        BigFraction sum = BigFraction.ZERO;
        for (int j = 0; j < d; j++) {
          BigFraction a = other.get(j);
          BigFraction b = origin.get(j);
          sum = sum.add(a.multiply(a)).subtract(b.multiply(b));
          if (choice[j] == 1) {
            sum = sum.subtract(a.subtract(b).multiply(2));
          }
        }
        right[i] = sum;
      }
      RationalVector rhs = RationalVector.of(right);
      BigInteger[] numerators = new BigInteger[free];
      for (int i = 0; i < free; i++) {
        numerators[i] = rhs.numerator(i);
      }
      Optional<RationalVector> x = Bareiss.solve(system.numerators(), numerators);
      if (x.isEmpty()) {
        return Optional.empty();
      }
      BigFraction scale = new BigFraction(system.denominator(), rhs.denominator());
      solved = x.get().times(scale).toList().toArray(BigFraction[]::new);
    }
    List<BigFraction> point = new ArrayList<>();
    int at = 0;
    for (int c : choice) {
      BigFraction coordinate = c == 2 ? solved[at++] : new BigFraction(c);
      if (coordinate.signum() < 0 || coordinate.compareTo(BigFraction.ONE) > 0) {
        return Optional.empty();
      }
      point.add(coordinate);
    }
    return Optional.of(point);
  }

  /** Leaves as soon as some point is so near that the place cannot be the farthest. */
  private void measure(List<BigFraction> at) {
    BigFraction nearest = distance(at, points.get(0));
    for (List<BigFraction> point : points) {
      BigFraction distance = distance(at, point);
      nearest = distance.compareTo(nearest) < 0 ? distance : nearest;
      if (nearest.compareTo(best) <= 0) {
        return;
      }
    }
    best = nearest;
  }

  private static BigFraction distance(List<BigFraction> a, List<BigFraction> b) {
    BigFraction sum = BigFraction.ZERO;
    for (int j = 0; j < a.size(); j++) {
      sum = sum.add(a.get(j).subtract(b.get(j)).pow(2));
    }
    return sum;
  }
}
