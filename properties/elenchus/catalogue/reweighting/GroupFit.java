package elenchus.catalogue.reweighting;

import elenchus.exact.RationalMatrix;
import elenchus.exact.RationalVector;
import elenchus.exact.Rationals;
import org.hipparchus.fraction.BigFraction;

/**
 * Weighted least squares with the weights p/n1 and (1-p)/n0, in fractions.
 *
 * @param problem samples and groups
 * @param design [X 1]
 * @param p share of the weight of group 1
 */
record GroupFit(GroupShift problem, RationalMatrix design, BigFraction p) {

  static GroupFit of(GroupShift problem) {
    return new GroupFit(problem, problem.design(), Rationals.of(problem.p()));
  }

  /** The fit of the intercept alone. */
  static GroupFit intercept(GroupShift problem) {
    RationalMatrix ones = RationalMatrix.of(problem.n(), 1, (i, j) -> BigFraction.ONE);
    return new GroupFit(problem, ones, Rationals.of(problem.p()));
  }

  private GroupFit at(BigFraction share) {
    return new GroupFit(problem, design, share);
  }

  private boolean isOne(int i) {
    return i < problem.n1();
  }

  private BigFraction n(int i) {
    return new BigFraction(isOne(i) ? problem.n1() : problem.n() - problem.n1());
  }

  private BigFraction weight(int i) {
    return (isOne(i) ? p : BigFraction.ONE.subtract(p)).divide(n(i));
  }

  /** The derivative of a weight by p. */
  private BigFraction weightSlope(int i) {
    return n(i).reciprocal().multiply(isOne(i) ? 1 : -1);
  }

  private RationalMatrix weighted() {
    return RationalMatrix.of(
            problem.n(), design.columns(), (i, j) -> design.get(i, j).multiply(weight(i)))
        .transpose();
  }

  /** X' W X. */
  private RationalMatrix normal() {
    return weighted().times(design);
  }

  /** The coefficients, intercept last. */
  RationalVector solve(RationalVector y) {
    return normal().solve(weighted().times(y)).orElseThrow();
  }

  /** The offsets, 0 and D, one per sample. */
  RationalVector offsets() {
    BigFraction offset = Rationals.of(problem.D());
    return AdjustedRisk.vector(problem.n(), i -> isOne(i) ? offset : BigFraction.ZERO);
  }

  /** E(x.e + b - a_g)^2 at test for given coefficients (e, b). */
  BigFraction excess(RationalVector coefficients) {
    BigFraction q = Rationals.of(problem.q());
    int last = coefficients.size() - 1;
    BigFraction b = coefficients.get(last);
    BigFraction gap = Rationals.of(problem.D()).subtract(b);
    BigFraction sum =
        q.multiply(gap).multiply(gap).add(BigFraction.ONE.subtract(q).multiply(b).multiply(b));
    for (int j = 0; j < last; j++) {
      sum = sum.add(coefficients.get(j).multiply(coefficients.get(j)));
    }
    return sum;
  }

  /** tr(H H') of H = (X'WX)^{-1} X'W. */
  BigFraction noise() {
    RationalMatrix h = normal().inverse().orElseThrow().times(weighted());
    BigFraction sum = BigFraction.ZERO;
    for (int i = 0; i < h.rows(); i++) {
      for (int j = 0; j < h.columns(); j++) {
        sum = sum.add(h.get(i, j).multiply(h.get(i, j)));
      }
    }
    return sum;
  }

  /** Squared bias plus variance: the excess of H a plus sigma^2 tr(H H'). */
  BigFraction expectedExcess(BigFraction sigma2) {
    return excess(solve(offsets())).add(sigma2.multiply(noise()));
  }

  /** The excess averaged over all patterns of noise +-1. */
  BigFraction averagedExcess(RationalVector means) {
    int patterns = 1 << problem.n();
    RationalMatrix solution = normal().inverse().orElseThrow().times(weighted());
    BigFraction sum = BigFraction.ZERO;
    for (int pattern = 0; pattern < patterns; pattern++) {
      int bits = pattern;
      RationalVector y =
          AdjustedRisk.vector(problem.n(), i -> means.get(i).add((bits >> i & 1) == 0 ? -1 : 1));
      sum = sum.add(excess(solution.times(y)));
    }
    return sum.divide(patterns);
  }

  /** Half the mean squared error on the validation samples. */
  BigFraction validation() {
    RationalVector residual = validationResidual();
    return residual.dot(residual).divide(2 * problem.V().rows());
  }

  private RationalVector responses() {
    return AdjustedRisk.vector(problem.n(), i -> Rationals.of(problem.y().get(i)));
  }

  private RationalMatrix validationDesign() {
    RationalMatrix v = RationalMatrix.of(problem.V());
    return RationalMatrix.of(
        v.rows(), v.columns(), (i, j) -> j < v.columns() - 1 ? v.get(i, j) : BigFraction.ONE);
  }

  private RationalVector validationResidual() {
    RationalMatrix v = RationalMatrix.of(problem.V());
    RationalVector target = AdjustedRisk.vector(v.rows(), i -> v.get(i, v.columns() - 1));
    return validationDesign().times(solve(responses())).minus(target);
  }

  /** The derivative of the validation loss by p, by implicit differentiation. */
  BigFraction hypergradient() {
    return hypergradient(responses().minus(design.times(solve(responses()))));
  }

  /** The same formula on the responses, as if they did not have to be fitted. */
  BigFraction hypergradientOfResponses() {
    return hypergradient(responses());
  }

  private BigFraction hypergradient(RationalVector residual) {
    RationalVector moved =
        AdjustedRisk.vector(problem.n(), i -> weightSlope(i).multiply(residual.get(i)));
    RationalVector motion = normal().solve(design.transpose().times(moved)).orElseThrow();
    return validationResidual().dot(validationDesign().times(motion)).divide(problem.V().rows());
  }

  /** The central difference of the validation loss, without rounding. */
  BigFraction centralDifference(BigFraction step) {
    return at(p.add(step))
        .validation()
        .subtract(at(p.subtract(step)).validation())
        .divide(step.multiply(2));
  }
}
