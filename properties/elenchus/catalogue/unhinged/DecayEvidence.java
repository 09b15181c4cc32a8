package elenchus.catalogue.unhinged;

import elenchus.linear.Matrix;
import elenchus.symbolic.Proof;
import elenchus.theorem.Claim;
import elenchus.theorem.Evidence;
import elenchus.theorem.Finding;
import elenchus.theorem.Trial;
import org.hipparchus.util.FastMath;

/** The claims about the flow with weight decay, and the evidence for a formula of it. */
final class DecayEvidence {
  static final Claim IDENTITY =
      Claim.equal(
          "closed form",
          "$\\frac d{dz}e^{zK}=Ke^{zK}$, the bias, the balance law, the thresholds and the critical"
              + " limit, as identities of a differential field.");
  static final Claim PATH =
      Claim.equal(
          "integrated flow",
          "$(H,W,b)(t)$ from the equations of motion equals the closed form at $z=\\zeta_2(t)$.");
  static final Claim SLOPE =
      Claim.equal("slope", "The derivative of the closed form in $z$ satisfies the equations.");
  static final Claim LIMIT =
      Claim.converges(
          "trichotomy",
          "$Z\\to0$, $Z$ converges, or $e^{-\\theta_+z}Z$ converges, to the stated limit, as"
              + " $\\max|\\sigma|^2$ is below, at or above $\\lambda_1\\lambda_2$.");

  /** Exponential transients are waited for until e^-40. */
  private static final double SETTLED = 40;

  private static final double LONGEST = 1e6;
  private static final double LARGEST_GROWTH = 20;
  private static final double ROUNDING = FastMath.ulp(1.0);

  private DecayEvidence() {}

  static Finding path(DecaySolution solution, Trial trial) {
    DecayProblem x = solution.x();
    UnhingedModel m = x.plain().model();
    CoupledFlow.End end =
        CoupledFlow.proportional(m.M(), m.biasSlope(), x.l1(), x.l2(), x.s(), x.z())
            .run(x.H0(), x.W0(), x.plain().biases(), trial);
    double error =
        Math.max(end.H().minus(solution.H()).maxAbs(), end.W().minus(solution.W()).maxAbs());
    double scale = Math.max(end.H().maxAbs(), end.W().maxAbs());
    for (int k = 0; k < end.b().length; k++) {
      error = Math.max(error, Math.abs(end.b()[k] - solution.b()[k]));
      scale = Math.max(scale, Math.abs(end.b()[k]));
    }
    // Decaying solutions are integrated to an absolute accuracy set by where they started.
    scale = Math.max(scale, Math.max(x.H0().maxAbs(), x.W0().maxAbs()));
    return PATH.compare(error, 0)
        .within(1e-10 * scale, "steps of relative accuracy 1e-12, relative to the largest entry")
        .provided(x.thetaPlus(x.dominant()) * x.z() <= LARGEST_GROWTH, "growth beyond e^20")
        .by(end.witness())
        .build();
  }

  static Finding slope(DecaySolution solution) {
    DecayProblem x = solution.x();
    UnhingedModel m = x.plain().model();
    Matrix rightU = m.timesS(solution.W()).minus(solution.U().times(x.l1())).times(x.s());
    Matrix rightW = m.timesS(solution.U()).minus(solution.W().times(x.l2()));
    double error =
        Math.max(
            solution.slopeU().minus(rightU).maxAbs(), solution.slopeW().minus(rightW).maxAbs());
    double rate = Math.abs(x.dominant()) + x.l1() + x.l2() + x.s() * x.l1() + x.l2() / x.s();
    double data = (1 + x.s()) * (1 + 1 / x.s()) * (x.plain().U0().maxAbs() + x.W0().maxAbs());
    double growth = FastMath.exp(Math.max(0, x.thetaPlus(x.dominant())) * x.z());
    return SLOPE
        .compare(error, 0)
        .within(
            64
                * (4 + (x.halfGap(x.dominant()) + x.s() * x.l1() + x.l2()) * x.z())
                * ROUNDING
                * rate
                * (1 + x.s())
                * data
                * growth,
            "rounding: the argument of cosh carries exponent * eps into each term")
        .by(FlowEvidence.DUAL)
        .build();
  }

  /** The part of the mode with the dominant eigenvalue, and the limit of what it is scaled to. */
  static Finding limit(DecayProblem x) {
    double sigma = x.dominant();
    double product = x.l1() * x.l2();
    if (sigma * sigma < product) {
      return decays(x, sigma);
    }
    return sigma * sigma > product ? grows(x, sigma) : isCritical(x, sigma);
  }

  private static Finding decays(DecayProblem x, double sigma) {
    double slowest = Math.min(-x.thetaPlus(sigma), Math.min(x.s() * x.l1(), x.l2()));
    double z = SETTLED / slowest;
    double observed = 0;
    for (double mode : modes(x)) {
      double[][] E = exponential(x, mode, z);
      observed = Math.max(observed, Math.max(norm(E), FastMath.exp(-x.s() * x.l1() * z)));
    }
    return finding(observed, 1e-12 * (1 + x.s()) * (1 + 1 / x.s()), z);
  }

  private static Finding grows(DecayProblem x, double sigma) {
    double z = SETTLED / (2 * x.halfGap(sigma));
    double[][] E = exponential(x, sigma, z);
    double theta = x.thetaPlus(sigma);
    double gap = theta - x.thetaMinus(sigma);
    double scale = FastMath.exp(-theta * z);
    // W P e^{-theta z} -> (sigma U0 + (theta + s l1) W0) P / gap, U P -> (theta + l2)/sigma times
    // it.
    double lift = (theta + x.l2()) / sigma;
    double error =
        max(
            E[1][0] * scale - sigma / gap,
            E[1][1] * scale - (theta + x.s() * x.l1()) / gap,
            E[0][0] * scale - lift * sigma / gap,
            E[0][1] * scale - lift * (theta + x.s() * x.l1()) / gap);
    return finding(error, 1e-12 * (1 + x.s()) * (1 + 1 / x.s()), theta * z > 600 ? 2 * LONGEST : z);
  }

  private static Finding isCritical(DecayProblem x, double sigma) {
    UnhingedModel m = x.plain().model();
    double other = sigma == m.sigma1() ? m.sigma2() : m.sigma1();
    double slowest =
        Math.min(
            Math.min(x.s() * x.l1() + x.l2(), -x.thetaPlus(other)),
            Math.min(x.s() * x.l1(), x.l2()));
    double z = SETTLED / slowest;
    double[][] E = exponential(x, sigma, z);
    double lift = Math.signum(sigma) * FastMath.sqrt(x.l2() / x.l1());
    double weight = Math.signum(sigma) * x.s() * FastMath.sqrt(x.l1() / x.l2());
    double total = lift + weight;
    double error =
        max(
            E[1][0] - 1 / total,
            E[1][1] - weight / total,
            E[0][0] - lift / total,
            E[0][1] - lift * weight / total,
            norm(exponential(x, other, z)),
            FastMath.exp(-x.s() * x.l1() * z));
    return finding(error, 1e-12 * (1 + x.s()) * (1 + 1 / x.s()), z);
  }

  private static Finding finding(double error, double tolerance, double z) {
    return LIMIT
        .compare(error, 0)
        .within(tolerance, "transients below e^-40, rounding of the propagator")
        .provided(z <= LONGEST, "a rate near zero")
        .by("spectral form", "own", "double")
        .build();
  }

  private static double[] modes(DecayProblem x) {
    return new double[] {x.plain().model().sigma1(), x.plain().model().sigma2()};
  }

  /** exp(zK) by its eigenvalues, without overflow where K decays. */
  static double[][] exponential(DecayProblem x, double sigma, double z) {
    double plus = x.thetaPlus(sigma);
    double minus = x.thetaMinus(sigma);
    double upper = FastMath.exp(plus * z);
    double lower = FastMath.exp(minus * z);
    double gap = plus - minus;
    double mixed = gap == 0 ? z * upper : (upper - lower) / gap;
    double a = -x.s() * x.l1();
    double d = -x.l2();
    return new double[][] {
      {lower + mixed * (a - minus), mixed * x.s() * sigma},
      {mixed * sigma, lower + mixed * (d - minus)}
    };
  }

  private static double norm(double[][] E) {
    return max(E[0][0], E[0][1], E[1][0], E[1][1]);
  }

  private static double max(double... values) {
    double max = 0;
    for (double value : values) {
      max = Double.isNaN(value) ? Double.NaN : Math.max(max, Math.abs(value));
    }
    return max;
  }

  static Evidence.Builder of(
      DecayProblem x, Propagator.DecayingFlow formula, Proof proof, Trial trial) {
    DecaySolution solution = DecaySolution.of(x, formula);
    double sigma = x.plain().model().sigma1();
    return Evidence.collect()
        .add(IDENTITY.decide(proof.holds()).proved().by(FlowEvidence.SYMBOLIC))
        .add(path(solution, trial))
        .add(slope(solution))
        .add(limit(x))
        .quantity("sigma1", sigma)
        .quantity("theta+", x.thetaPlus(sigma))
        .quantity("theta-", x.thetaMinus(sigma))
        .quantity("H", solution.H().toRows())
        .quantity("W", solution.W().toRows())
        .quantity("b", solution.b())
        .quantity("exp(zK) at sigma1", exponential(x, sigma, x.z()))
        .quantity("proof", proof.toString());
  }
}
