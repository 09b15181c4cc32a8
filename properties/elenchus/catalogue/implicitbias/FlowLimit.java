package elenchus.catalogue.implicitbias;

import elenchus.data.PairOperator;
import elenchus.flow.FlowPath;
import elenchus.flow.ResidualPotential;
import elenchus.linear.Matrix;
import elenchus.margin.InteriorDual;
import elenchus.margin.MaxMargin;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hipparchus.util.FastMath;

/**
 * What the theory predicts for a flow on separable data: the residual limit on the span of the
 * active pairs, the dual weights, the rate and the constants of the first order.
 *
 * @param svm What, alpha, S, delta
 * @param activeRows A_S, one row per active pair
 * @param logWeights log(eta c_i), one per active pair
 * @param potential Phi at its minimum: V_inf on the span, alpha*, H
 * @param relaxation eigenvalues of H, ascending
 */
record FlowLimit(
    MaxMargin svm,
    Matrix activeRows,
    double[] logWeights,
    ResidualPotential potential,
    double[] relaxation) {
  /** Margins in this window above 1 are neither active nor inactive in double precision. */
  private static final double UNDECIDED_LEAST = 1e-10;

  private static final double UNDECIDED_MOST = 1e-6;

  /** The limit of a flow; empty if the data are not separable or a dual vanishes on S. */
  static Optional<FlowLimit> of(FlowProblem problem) {
    return problem.maxMargin().flatMap(svm -> of(problem, svm));
  }

  private static Optional<FlowLimit> of(FlowProblem problem, MaxMargin svm) {
    PairOperator pairs = PairOperator.of(svm.data());
    Matrix rows = activeRows(svm);
    double[] logWeights =
        svm.active().stream()
            .mapToDouble(p -> FastMath.log(problem.eta() * problem.c().get(pairs.sample(p))))
            .toArray();
    return ResidualPotential.minimise(rows, svm.weights().toRowMajor(), logWeights)
        .map(found -> new FlowLimit(svm, rows, logWeights, found, found.rates()));
  }

  /** A_S, one row per active pair. */
  static Matrix activeRows(MaxMargin svm) {
    Matrix all = PairOperator.of(svm.data()).matrix();
    List<Integer> active = svm.active();
    return Matrix.of(active.size(), all.columns(), (p, k) -> all.get(active.get(p), k));
  }

  /**
   * The margin of the relative-interior condition: smallest over largest entry of the interior dual
   * solution, at most zero if there is none, not-a-number if the active set is undecided.
   */
  static double interior(MaxMargin svm) {
    for (double u : svm.margins()) {
      if (Math.abs(u - 1) > UNDECIDED_LEAST && Math.abs(u - 1) < UNDECIDED_MOST) {
        return Double.NaN;
      }
    }
    return InteriorDual.of(activeRows(svm), svm.weights().toRowMajor()).relativeMinimum();
  }

  /** kappa = min(lambda_min^+(H), delta, 1). */
  double kappa() {
    return Math.min(Math.min(relaxation[0], svm.inactiveGap()), 1);
  }

  /** lambda_max(H). */
  double stiffness() {
    return relaxation[relaxation.length - 1];
  }

  /** Smallest over largest entry of alpha*. */
  double dualRatio() {
    double[] dual = potential.dual();
    return Arrays.stream(dual).min().orElse(0) / Arrays.stream(dual).max().orElse(1);
  }

  /** alpha* on all pairs, zero off S. */
  double[] dualWeights() {
    double[] all = new double[svm.data().pairs()];
    double[] dual = potential.dual();
    for (int k = 0; k < dual.length; k++) {
      all[svm.active().get(k)] = dual[k];
    }
    return all;
  }

  /** The projection of K x d weights on span{A_S}. */
  Matrix onSpan(Matrix v) {
    return Matrix.ofRowMajor(v.rows(), v.columns(), potential.span().project(v.toRowMajor()));
  }

  /** The scaled weights of the inactive pairs, summed: they vanish in the limit. */
  double inactiveWeight(FlowPath.Point point) {
    double[] weights = point.dualWeights();
    for (int p : svm.active()) {
      weights[p] = 0;
    }
    return Arrays.stream(weights).sum();
  }

  /** log(eta c_i) - log alpha*, one per active pair: the margins of V_inf. */
  double[] logRatio() {
    double[] ratio = logWeights.clone();
    double[] dual = potential.dual();
    for (int k = 0; k < dual.length; k++) {
      ratio[k] -= FastMath.log(dual[k]);
    }
    return ratio;
  }

  /** a = <V_inf, What> / |What|^2, from alpha* alone. */
  double shift() {
    double sum = 0;
    double[] dual = potential.dual();
    double[] ratio = logRatio();
    for (int k = 0; k < dual.length; k++) {
      sum += dual[k] * ratio[k];
    }
    return sum / svm.squaredNorm();
  }

  /** m = min over S of <A, V_inf>. */
  double leastResidualMargin() {
    return Arrays.stream(logRatio()).min().orElse(Double.POSITIVE_INFINITY);
  }
}
