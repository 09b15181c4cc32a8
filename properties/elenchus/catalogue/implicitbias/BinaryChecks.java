package elenchus.catalogue.implicitbias;

import elenchus.data.PairOperator;
import elenchus.descent.Descent;
import elenchus.descent.GradientDescent;
import elenchus.exact.RationalMatrix;
import elenchus.exact.RationalVector;
import elenchus.flow.FlowPath;
import elenchus.flow.LogTimeFlow;
import elenchus.flow.ResidualPotential;
import elenchus.flow.TemplateRisk;
import elenchus.linear.Matrix;
import elenchus.loss.TemplateLoss;
import elenchus.margin.HardMargin;
import elenchus.margin.MaxMargin;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.util.FastMath;

/**
 * The binary side of a problem: the hard-margin solution of the signed samples, and the limit of
 * the flow at double speed.
 *
 * @param problem the two-class problem
 * @param svm its multiclass solution
 * @param binary the solution of min |w|^2 / 2 subject to Z w &gt;= 1
 * @param limit Phi of the binary flow with learning rate 2 at its minimum
 */
record BinaryChecks(
    BinaryProblem problem, MaxMargin svm, HardMargin.Solution binary, ResidualPotential limit) {
  private static final double LONGEST = 20_000;
  private static final double SETTLED = 1e-13;

  /** Both solutions; empty if the data are not separable or a dual vanishes on the active set. */
  static Optional<BinaryChecks> of(BinaryProblem problem) {
    Matrix Z = problem.signedSamples();
    if (!(HardMargin.ofRows(Z) instanceof HardMargin.Solution binary)) {
      return Optional.empty();
    }
    List<Integer> active = binary.active();
    double[] logRates = new double[active.size()];
    Arrays.fill(logRates, FastMath.log(2));
    return ResidualPotential.minimise(rows(Z, active), binary.weights(), logRates)
        .map(limit -> new BinaryChecks(problem, MaxMargin.require(problem.data()), binary, limit));
  }

  private static Matrix rows(Matrix Z, List<Integer> kept) {
    return Matrix.of(kept.size(), Z.columns(), (t, f) -> Z.get(kept.get(t), f));
  }

  /** kappa = min(smallest relaxation rate, inactive gap, 1). */
  double kappa() {
    return Math.min(Math.min(limit.rates()[0], binary.inactiveGap()), 1);
  }

  /** A = [Z, -Z], entry by entry, and A [w; -w] / 2 = Z w with it. */
  boolean sameConstraints() {
    Matrix Z = problem.signedSamples();
    int d = Z.columns();
    Matrix both = Matrix.of(Z.rows(), 2 * d, (i, f) -> f < d ? Z.get(i, f) : -Z.get(i, f - d));
    return PairOperator.of(problem.data()).matrix().minus(both).maxAbs() == 0;
  }

  /**
   * Solves the binary optimality system in rationals on its support and verifies there that its
   * image [what; -what] / 2, a / 2 solves the multiclass system; empty if the support is no basis.
   */
  Optional<Boolean> sameOptimum() {
    RationalMatrix Z = RationalMatrix.of(problem.signedSamples());
    RationalMatrix A = RationalMatrix.of(PairOperator.of(problem.data()).matrix());
    List<Integer> support = binary.support();
    RationalMatrix ZS = selected(Z, support);
    BigFraction half = new BigFraction(1, 2);
    RationalVector ones =
        RationalVector.of(DoubleStream.generate(() -> 1).limit(support.size()).toArray());
    return ZS.times(ZS.transpose())
        .solve(ones)
        .map(
            dual -> {
              RationalVector what = ZS.transpose().times(dual);
              RationalVector image = selected(A, support).transpose().times(dual.times(half));
              boolean sameWeights = image.equals(stacked(what.times(half)));
              boolean sameNorm = image.dot(image).equals(what.dot(what).multiply(half));
              return sameWeights
                  && sameNorm
                  && atLeast(dual, BigFraction.ZERO)
                  && atLeast(Z.times(what), BigFraction.ONE)
                  && atLeast(A.times(image), BigFraction.ONE);
            });
  }

  private static RationalMatrix selected(RationalMatrix rows, List<Integer> kept) {
    return RationalMatrix.of(kept.size(), rows.columns(), (t, f) -> rows.get(kept.get(t), f));
  }

  private static RationalVector stacked(RationalVector w) {
    BigFraction[] both = new BigFraction[2 * w.size()];
    for (int f = 0; f < w.size(); f++) {
      both[f] = w.get(f);
      both[f + w.size()] = w.get(f).negate();
    }
    return RationalVector.of(both);
  }

  private static boolean atLeast(RationalVector vector, BigFraction bound) {
    return vector.toList().stream().allMatch(entry -> entry.compareTo(bound) >= 0);
  }

  /**
   * Two descents side by side.
   *
   * @param apart how far w_0 - w_1 and the binary iterate ever differ
   * @param eccentric how far the weights ever are from [w; -w] / 2
   * @param size the largest weight
   */
  record Trajectories(double apart, double eccentric, double size) {}

  /** Multiclass descent beside binary descent with the given rate. */
  Trajectories trajectories(double rate, int steps) {
    double[][] binary = descent(rate, steps);
    List<Descent.Iterate> multiclass =
        new GradientDescent(problem.data(), problem.template(), problem.eta())
            .run(problem.W0(), 0, IntStream.rangeClosed(1, steps).toArray())
            .iterates();
    double apart = 0;
    double eccentric = 0;
    double size = problem.W0().maxAbs();
    for (int t = 0; t < steps; t++) {
      Matrix W = multiclass.get(t).W();
      double[] w = BinaryProblem.difference(W);
      for (int f = 0; f < w.length; f++) {
        apart = Math.max(apart, Math.abs(w[f] - binary[t][f]));
      }
      eccentric = Math.max(eccentric, W.minus(BinaryProblem.centred(w)).maxAbs());
      size = Math.max(size, W.maxAbs());
    }
    return new Trajectories(apart, eccentric, size);
  }

  /** Binary descent w_{t+1} = w_t + rate sum_i g_i z_i from w~(0): w_1 to w_T. */
  double[][] descent(double rate, int steps) {
    Matrix Z = problem.signedSamples();
    TemplateLoss psi = problem.template();
    double[] w = BinaryProblem.difference(problem.W0());
    double[][] path = new double[steps][];
    double[] logWeight = new double[1];
    for (int t = 0; t < steps; t++) {
      double[] margins = Z.times(w);
      double[] pull = new double[w.length];
      for (int i = 0; i < margins.length; i++) {
        psi.logWeights(new double[] {margins[i]}, logWeight);
        double weight = FastMath.exp(logWeight[0]);
        for (int f = 0; f < w.length; f++) {
          pull[f] += weight * Z.get(i, f);
        }
      }
      for (int f = 0; f < w.length; f++) {
        w[f] += rate * pull[f];
      }
      path[t] = w.clone();
    }
    return path;
  }

  /**
   * The multiclass flow in log time, less s What, where e^{-kappa s} is rounding and the inactive
   * pairs have no weight left; twice as far at high precision.
   */
  FlowPath flow(boolean high) {
    LogTimeFlow flow = LogTimeFlow.of(TemplateRisk.of(problem.data(), problem.template()));
    double horizon = Math.min((high ? 120 : 60) / kappa(), LONGEST);
    while (true) {
      FlowPath path = flow.residual(problem.W0(), svm.weights(), stiffness(), horizon);
      if (horizon >= LONGEST || inactiveWeight(path.last()) <= SETTLED) {
        return path;
      }
      horizon = Math.min(2 * horizon, LONGEST);
    }
  }

  private double stiffness() {
    double[] rates = limit.rates();
    return rates[rates.length - 1];
  }

  private double inactiveWeight(FlowPath.Point point) {
    double[] weights = point.dualWeights();
    binary.active().forEach(i -> weights[i] = 0);
    return Arrays.stream(weights).sum();
  }

  /** z_i.w~ of some residual weights, on the active samples. */
  double[] residualMargins(Matrix V) {
    return rows(problem.signedSamples(), binary.active()).times(BinaryProblem.difference(V));
  }

  /** log 2 - log alpha_i on the active samples. */
  double[] predictedResidualMargins() {
    return Arrays.stream(limit.dual()).map(a -> FastMath.log(2) - FastMath.log(a)).toArray();
  }

  /** e^s R of a point of the residual flow. */
  double scaledRisk(FlowPath.Point point) {
    double[] residual = problem.signedSamples().times(BinaryProblem.difference(point.state()));
    double[] hat = binary.margins();
    double sum = 0;
    for (int i = 0; i < hat.length; i++) {
      double[] margin = {point.time() * hat[i] + residual[i]};
      sum += FastMath.exp(point.time() + problem.template().logValue(margin));
    }
    return sum;
  }
}
