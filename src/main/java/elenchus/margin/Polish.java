package elenchus.margin;

import java.util.Arrays;

/**
 * Takes the active set to full accuracy: weights a and w = A^T a as unevaluated sums of two
 * doubles, by iterative refinement with residuals in twice the working precision, and margins
 * accurate where they are near 1. In single doubles the margins would stall at eps |x|^2 a.
 */
final class Polish {
  private static final int PASSES = 40;
  private static final int ATTEMPTS = 50;

  /** A relative correction below this no longer changes the leading parts. */
  private static final double SETTLED = 1e-18;

  /**
   * A weight below this share of the largest is zero, since the weights are settled beyond that.
   */
  private static final double VANISHED = 1e-17;

  /** A row whose margin falls short of 1 by more than this is violated. */
  private static final double FEASIBLE = 1e-13;

  /** Margins this near to 1 are computed in twice the working precision. */
  private static final double NEAR = 1e-6;

  private final ConstraintRows rows;
  private final DualActiveSet method;
  private final UpdatedFactor factor;
  private final double[] u;
  private TwofoldVector w;
  private double[] high = new double[0];
  private double[] low = new double[0];
  private double residual;
  private int passes;

  private Polish(ConstraintRows rows, DualActiveSet method) {
    this.rows = rows;
    this.method = method;
    factor = method.factor();
    u = new double[rows.count()];
    w = new TwofoldVector(rows.dimension());
  }

  /**
   * Solves min |w|^2 / 2 subject to A w >= 1.
   *
   * @throws ArithmeticException if the active set does not settle
   */
  static HardMargin solve(ConstraintRows rows) {
    DualActiveSet method = new DualActiveSet(rows);
    return new Polish(rows, method).run();
  }

  private HardMargin run() {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      if (!method.solve()) {
        return infeasible();
      }
      refine();
      if (dropVanished()) {
        method.settle();
        continue;
      }
      int[] violated = price();
      if (violated.length == 0 || attempt == ATTEMPTS - 1) {
        return solution();
      }
      method.unbar();
      if (!method.enter(violated)) {
        return infeasible();
      }
    }
    throw new ArithmeticException(
        "the active set did not settle: the data are too nearly degenerate for double precision");
  }

  private HardMargin infeasible() {
    double[] weights = method.gordan();
    TwofoldVector sum = new TwofoldVector(rows.dimension());
    for (int p = 0; p < weights.length; p++) {
      if (weights[p] > 0) {
        rows.add(p, weights[p], 0, sum);
      }
    }
    sum.normalise();
    return new HardMargin.Infeasible(weights, Math.sqrt(sum.squaredNorm()), method.effort());
  }

  private void refine() {
    int size = factor.size();
    high = Arrays.copyOf(method.weights(), size);
    low = new double[size];
    double[] correction = new double[size];
    double last = Double.POSITIVE_INFINITY;
    for (int pass = 0; pass < PASSES; pass++) {
      combine();
      double worst = 0;
      for (int t = 0; t < size; t++) {
        correction[t] = -rows.excess(factor.row(t), w);
        worst = Math.max(worst, Math.abs(correction[t]));
      }
      if (worst == 0 || (pass > 2 && worst > 0.5 * last)) {
        return;
      }
      last = worst;
      factor.solve(correction);
      passes++;
      if (apply(correction) <= SETTLED) {
        combine();
        return;
      }
    }
  }

  private void combine() {
    w = new TwofoldVector(rows.dimension());
    for (int t = 0; t < high.length; t++) {
      rows.add(factor.row(t), high[t], low[t], w);
    }
    w.normalise();
  }

  /** Adds a correction; returns its size relative to the weights. */
  private double apply(double[] correction) {
    double largest = 0;
    double change = 0;
    for (int t = 0; t < high.length; t++) {
      double sum = high[t] + correction[t];
      double part = sum - high[t];
      low[t] += (high[t] - (sum - part)) + (correction[t] - part);
      double normal = sum + low[t];
      low[t] -= normal - sum;
      high[t] = normal;
      largest = Math.max(largest, Math.abs(normal));
      change = Math.max(change, Math.abs(correction[t]));
    }
    return change / largest;
  }

  private boolean dropVanished() {
    System.arraycopy(high, 0, method.weights(), 0, high.length);
    double largest = Arrays.stream(high).max().orElse(0);
    boolean dropped = false;
    for (int t = high.length - 1; t >= 0; t--) {
      if (!(high[t] > VANISHED * largest)) {
        method.drop(t);
        dropped = true;
      }
    }
    return dropped;
  }

  /** Computes all margins; returns the worst violated rows. */
  private int[] price() {
    double[] leading = w.high();
    rows.values(leading, u);
    double norm = Math.sqrt(VectorKernels.dot(leading, 0, leading, 0, leading.length));
    double rounding =
        2 * leading.length * Math.ulp(1.0) * norm * rows.maxAbs() * Math.sqrt(leading.length);
    residual = 0;
    double[] shortfall = new double[u.length];
    for (int p = 0; p < u.length; p++) {
      if (u[p] - 1 < NEAR + rounding) {
        double excess = rows.excess(p, w);
        u[p] = 1 + excess;
        shortfall[p] = Math.min(0, excess);
        residual = Math.max(residual, -excess);
      }
    }
    for (int t = 0; t < factor.size(); t++) {
      shortfall[factor.row(t)] = 0;
      residual = Math.max(residual, rows.excess(factor.row(t), w));
    }
    return Violations.smallest(shortfall, new boolean[u.length], -FEASIBLE, 4);
  }

  private HardMargin solution() {
    double[] dual = new double[rows.count()];
    double[] dualTail = new double[rows.count()];
    for (int t = 0; t < high.length; t++) {
      dual[factor.row(t)] = high[t];
      dualTail[factor.row(t)] = low[t];
    }
    double scale = 1 + Math.sqrt(w.squaredNorm()) * rows.maxAbs();
    if (!(residual <= HardMargin.Solution.TRUSTED * scale)) {
      throw new ArithmeticException(
          "the margins are off by " + residual + ": the data are too nearly degenerate");
    }
    return new HardMargin.Solution(w, dual, dualTail, u, residual, method.effort().refined(passes));
  }
}
