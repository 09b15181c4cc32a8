package elenchus.catalogue.reweighting;

import elenchus.linear.Matrix;
import elenchus.margin.HardMargin;
import elenchus.symbolic.Proof;
import elenchus.theorem.Finding;
import elenchus.theorem.Witness;
import java.util.ArrayList;
import java.util.List;

/**
 * Least |w| with w.x + b at least r on class +1 and at most -1 on class -1, b free: for the
 * differences of samples, w.(x_i - x_j) at least 1 + r.
 *
 * @param w the solution
 * @param b its intercept
 * @param slack by how much the constraint of class +1 that is nearest misses r
 */
record AsymmetricMargins(double[] w, double b, double slack) {

  /** The solution for margins r and 1; both classes must have samples, which must be separable. */
  static AsymmetricMargins solve(WeightedMargins problem, double r) {
    Matrix X = problem.X();
    List<double[]> rows = new ArrayList<>();
    for (int i = 0; i < X.rows(); i++) {
      for (int k = 0; k < X.rows(); k++) {
        if (problem.y().get(i) == 1 && problem.y().get(k) == -1) {
          double[] difference = X.row(i);
          for (int j = 0; j < difference.length; j++) {
            difference[j] = (difference[j] - X.get(k, j)) / (1 + r);
          }
          rows.add(difference);
        }
      }
    }
    HardMargin.Solution solution =
        (HardMargin.Solution) HardMargin.ofRows(Matrix.ofRows(rows.toArray(double[][]::new)));
    double[] scores = X.times(solution.weights());
    double highest = Double.NEGATIVE_INFINITY;
    double lowest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < scores.length; i++) {
      if (problem.y().get(i) == 1) {
        lowest = Math.min(lowest, scores[i]);
      } else {
        highest = Math.max(highest, scores[i]);
      }
    }
    double b = -1 - highest;
    return new AsymmetricMargins(solution.weights(), b, lowest + b - r);
  }

  /** The image of the symmetric solution under the affine map. */
  AsymmetricMargins image(double r) {
    double[] scaled = w.clone();
    for (int j = 0; j < scaled.length; j++) {
      scaled[j] *= (1 + r) / 2;
    }
    return new AsymmetricMargins(scaled, (1 + r) / 2 * b + (r - 1) / 2, 0);
  }

  static Finding.Builder finding(WeightedMargins problem, double r, Proof proof) {
    return finding(problem, r, solve(problem, 1).image(r))
        .provided(proof.holds(), "the affine map is not proved");
  }

  /** The finding that a solution is that for margins r and 1. */
  static Finding.Builder finding(WeightedMargins problem, double r, AsymmetricMargins predicted) {
    AsymmetricMargins solved = solve(problem, r);
    double size = 1 + Math.abs(solved.b());
    double worst = Math.max(Math.abs(solved.b() - predicted.b()), Math.abs(solved.slack()));
    for (int j = 0; j < solved.w().length; j++) {
      size = Math.max(size, Math.abs(solved.w()[j]));
      worst = Math.max(worst, Math.abs(solved.w()[j] - predicted.w()[j]));
    }
    return SeparableFlow.MARGINS
        .compare(worst / size, 0)
        .within(1e-9, "accuracy of the quadratic programme")
        .by(new Witness("dual active set", "own", "double"));
  }
}
