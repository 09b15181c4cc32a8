package elenchus.margin;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Maximises 1^T a - |A^T a|^2 / 2 over a >= 0 by an active-set method: the rows with positive
 * weight change, their Gram matrix is kept factored, and the weights move to the solution of G z =
 * 1, stopping where one of them vanishes (Lawson and Hanson, Solving Least Squares Problems, 1974,
 * chapter 23, on the dual problem; the iterates are those of Goldfarb and Idnani, Math. Programming
 * 27, 1983, for an identity Hessian). Several violated rows enter per round, and pricing is
 * confined to a working set until that is clean.
 *
 * <p>A violated row that depends on the others either replaces one of them or, when no other can
 * leave, proves by Gordan's alternative that A w > 0 has no solution.
 */
final class DualActiveSet {
  private static final int SMALL = 512;
  private static final int BLOCK_SMALL = 4;
  private static final int BLOCK_LARGE = 8;

  /** A violation below this, or below the rounding of a value, does not count. */
  private static final double CLEAN = 1e-11;

  /** A multiple above this share of the largest is certainly not rounding. */
  private static final double CLEARLY = 1e-8;

  private final ConstraintRows rows;
  private final UpdatedFactor factor;
  private final boolean[] excluded;
  private final double[] w;
  private final double[] u;
  private final List<Integer> waiting = new ArrayList<>();
  private final int patience;
  private double[] a = new double[16];
  private double[] z = new double[16];
  private double noise;
  private int rounds;
  private int pricings;
  private int drops;
  private int exchanges;
  private double[] gordan = new double[0];

  DualActiveSet(ConstraintRows rows) {
    this.rows = rows;
    factor = new UpdatedFactor(rows);
    excluded = new boolean[rows.count()];
    w = new double[rows.dimension()];
    u = new double[rows.count()];
    patience = 40 * (Math.min(rows.count(), rows.dimension()) + 20);
  }

  UpdatedFactor factor() {
    return factor;
  }

  /** The weights of the rows in the factor; shared. */
  double[] weights() {
    return a;
  }

  /** The weights of Gordan's alternative over all rows; empty if none was found. */
  double[] gordan() {
    return gordan;
  }

  Effort effort() {
    return new Effort(rounds, pricings, drops, exchanges, 0);
  }

  /**
   * Works until no row is violated.
   *
   * @return false if Gordan's alternative was found instead
   * @throws ArithmeticException if the active set does not settle
   */
  boolean solve() {
    while (true) {
      rows.values(w, u);
      pricings++;
      noise = 0;
      for (int t = 0; t < factor.size(); t++) {
        noise = Math.max(noise, Math.abs(u[factor.row(t)] - 1));
      }
      boolean plain = rounds > patience;
      double bound = 1 - slack();
      int most = plain || rows.count() <= SMALL ? rows.count() : Math.max(200, 2 * factor.size());
      int[] candidates = Violations.smallest(u, excluded, bound, most);
      if (candidates.length == 0) {
        return true;
      }
      if (!(plain || rows.count() <= SMALL ? once(candidates, plain) : confined(candidates))) {
        return false;
      }
    }
  }

  private boolean once(int[] candidates, boolean plain) {
    double[] values = valuesOf(candidates);
    int block = plain ? 1 : BLOCK_SMALL;
    return enter(Violations.block(rows, candidates, values, excluded, 1 - slack(), block));
  }

  private boolean confined(int[] candidates) {
    double[] values = valuesOf(candidates);
    while (rounds <= patience) {
      int[] block = Violations.block(rows, candidates, values, excluded, 1 - slack(), BLOCK_LARGE);
      if (block.length == 0) {
        return true;
      }
      if (!enter(block)) {
        return false;
      }
      for (int c = 0; c < values.length; c++) {
        values[c] = rows.value(candidates[c], w);
      }
    }
    return true;
  }

  private double[] valuesOf(int[] candidates) {
    return Arrays.stream(candidates).mapToDouble(p -> u[p]).toArray();
  }

  /**
   * How far a value may fall below 1 by rounding, judged by the rows whose value should be 1. What
   * hides below is found when the weights are known to twice the precision.
   */
  private double slack() {
    return CLEAN + 8 * noise;
  }

  /**
   * Lets violated rows enter and moves to the optimum of the face.
   *
   * @return false if Gordan's alternative was found instead
   */
  boolean enter(int[] block) {
    rounds++;
    if (rounds > 10L * patience) {
      throw new ArithmeticException(
          "the active set did not settle in "
              + rounds
              + " rounds: the data are too nearly degenerate for double precision");
    }
    if (append(block[0], 0)) {
      int next = 1;
      while (next < block.length && append(block[next], 0)) {
        next++;
      }
    } else if (!exchange(block[0])) {
      return gordan.length == 0;
    }
    settle();
    if (Arrays.stream(block).noneMatch(row -> excluded[row])) {
      bar(block);
    } else {
      unbar();
    }
    return true;
  }

  private boolean append(int row, double weight) {
    if (excluded[row] || !factor.append(row)) {
      return false;
    }
    excluded[row] = true;
    if (a.length <= factor.size()) {
      a = Arrays.copyOf(a, 2 * factor.size() + 2);
      z = Arrays.copyOf(z, 2 * factor.size() + 2);
    }
    a[factor.size() - 1] = weight;
    return true;
  }

  /** Moves the weights to the optimum of the face, dropping those that reach zero on the way. */
  void settle() {
    while (true) {
      factor.ones(z);
      int size = factor.size();
      double step = 1;
      int blocking = -1;
      boolean idle = false;
      for (int t = 0; t < size; t++) {
        if (z[t] > 0) {
          continue;
        }
        idle |= a[t] == 0;
        double reach = a[t] / (a[t] - z[t]);
        if (blocking < 0 || reach < step) {
          step = reach;
          blocking = t;
        }
      }
      if (blocking < 0) {
        System.arraycopy(z, 0, a, 0, size);
        break;
      }
      if (!idle) {
        for (int t = 0; t < size; t++) {
          a[t] = Math.max(0, a[t] + step * (z[t] - a[t]));
        }
        a[blocking] = 0;
      }
      for (int t = size - 1; t >= 0; t--) {
        if (a[t] == 0 && !(z[t] > 0)) {
          drop(t);
        }
      }
    }
    Arrays.fill(w, 0);
    for (int t = 0; t < factor.size(); t++) {
      rows.add(factor.row(t), a[t], w);
    }
  }

  /** Drops the row at an index of the factor. */
  void drop(int index) {
    excluded[factor.row(index)] = false;
    factor.drop(index);
    drops++;
    System.arraycopy(a, index + 1, a, index, factor.size() - index);
    System.arraycopy(z, index + 1, z, index, factor.size() - index);
  }

  /**
   * Lets a row that was just found dependent replace one of those it depends on; A^T a stays as it
   * is.
   *
   * @return whether the row entered
   */
  private boolean exchange(int row) {
    double[] c = factor.dependency();
    int leaving = leaving(c, CLEARLY);
    if (leaving < 0) {
      c = GordanAlternative.refine(rows, factor, row, c);
      leaving = leaving(c, 0);
    }
    if (leaving < 0) {
      gordan = GordanAlternative.weights(rows, factor, row, c);
      bar(new int[] {row});
      return false;
    }
    double weight = a[leaving] / c[leaving];
    for (int t = 0; t < c.length; t++) {
      a[t] = Math.max(Double.MIN_NORMAL, a[t] - weight * c[t]);
    }
    drop(leaving);
    exchanges++;
    if (!append(row, weight)) {
      bar(new int[] {row});
      settle();
      return false;
    }
    return true;
  }

  /** The row whose weight vanishes first when the weights move along -c; -1 if none does. */
  private int leaving(double[] c, double share) {
    double largest = Arrays.stream(c).map(Math::abs).max().orElse(0);
    int leaving = -1;
    for (int t = 0; t < c.length; t++) {
      if (c[t] > share * largest && (leaving < 0 || a[t] / c[t] < a[leaving] / c[leaving])) {
        leaving = t;
      }
    }
    return leaving;
  }

  /** Rows that cannot make progress wait until another one has. */
  private void bar(int[] block) {
    for (int row : block) {
      if (!excluded[row]) {
        excluded[row] = true;
        waiting.add(row);
      }
    }
  }

  /** Lets the rows that wait compete again. */
  void unbar() {
    for (int row : waiting) {
      excluded[row] = false;
    }
    waiting.clear();
  }
}
