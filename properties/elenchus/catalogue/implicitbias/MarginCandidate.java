package elenchus.catalogue.implicitbias;

import elenchus.data.PairOperator;
import elenchus.linear.Matrix;
import elenchus.margin.DistanceBound;
import elenchus.margin.MaxMargin;
import elenchus.theorem.Claim;
import elenchus.theorem.Finding;
import elenchus.theorem.Witness;

/**
 * Any weights and any dual variables beside the optimum, and what the duality gap says of them.
 *
 * @param svm the optimum
 * @param W candidate weights, K x d
 * @param a candidate dual variables, N (K - 1)
 */
record MarginCandidate(MaxMargin svm, Matrix W, double[] a) {
  private static final Witness DIRECT = new Witness("direct evaluation", "own", "double");

  /** Rounding of sums of at most a few hundred products, relative to the sum of their sizes. */
  private static final double ROUNDING = 1e-13;

  /** |W|^2 / 2 minus (1^T a - |A^T a|^2 / 2) against |W - A^T a|^2 / 2 + sum a (u - 1). */
  Finding firstIdentity(Claim claim) {
    double slack = 0;
    double size = size();
    double[] u = margins(W);
    for (int p = 0; p < a.length; p++) {
      slack += a[p] * (u[p] - 1);
      size += Math.abs(a[p] * u[p]);
    }
    return claim
        .compare(gap(), halfSquare(W.minus(dual())) + slack)
        .within(ROUNDING * size, "1e-13 times the sum of the sizes of all terms")
        .by(DIRECT)
        .build();
  }

  /** The gap against the two distances to What and the two slacks. */
  Finding secondIdentity(Claim claim) {
    Matrix What = svm.weights();
    double[] u = margins(W);
    double[] alpha = svm.dualVariables();
    double[] best = svm.margins();
    double slack = 0;
    double size = size() + 2 * svm.squaredNorm();
    for (int p = 0; p < a.length; p++) {
      slack += alpha[p] * (u[p] - 1) + a[p] * (best[p] - 1);
      size += Math.abs(alpha[p] * u[p]) + alpha[p] + Math.abs(a[p]) * (1 + best[p]);
    }
    double distances = halfSquare(W.minus(What)) + halfSquare(dual().minus(What));
    return claim
        .compare(gap(), distances + slack)
        .within(ROUNDING * size, "1e-13 times the sum of the sizes of all terms")
        .by(DIRECT)
        .build();
  }

  /** The bound of this candidate, for nonnegative dual variables. */
  DistanceBound bound() {
    return DistanceBound.of(svm.data(), W, a);
  }

  /** The squared distances of the scaled candidate to What against a multiple of the gap. */
  Finding distance(Claim claim, double factor, Witness... witnesses) {
    DistanceBound bound = bound();
    Matrix What = svm.weights();
    double observed =
        2 * (halfSquare(W.times(bound.scale()).minus(What)) + halfSquare(dual().minus(What)));
    Finding.Builder finding =
        claim
            .compare(observed, factor * bound.gap())
            .within(
                ROUNDING * (svm.squaredNorm() + bound.gap()),
                "1e-13 (|What|^2 + gap): What is known to 1e-16, distances are its differences")
            .by(DIRECT);
    for (Witness witness : witnesses) {
      finding.by(witness);
    }
    return finding.build();
  }

  private double gap() {
    double sum = 0;
    for (double weight : a) {
      sum += weight;
    }
    return halfSquare(W) - sum + halfSquare(dual());
  }

  private double size() {
    double sum = 0;
    for (double weight : a) {
      sum += Math.abs(weight);
    }
    return halfSquare(W) + sum + halfSquare(dual());
  }

  private double[] margins(Matrix weights) {
    double[] u = new double[a.length];
    PairOperator.of(svm.data()).margins(weights.toRowMajor(), u);
    return u;
  }

  /** A^T a. */
  Matrix dual() {
    double[] w = new double[W.rows() * W.columns()];
    PairOperator.of(svm.data()).adjoint(a, w);
    return Matrix.ofRowMajor(W.rows(), W.columns(), w);
  }

  private static double halfSquare(Matrix m) {
    return m.dot(m) / 2;
  }
}
