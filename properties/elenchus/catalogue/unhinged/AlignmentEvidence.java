package elenchus.catalogue.unhinged;

import elenchus.exact.Interval;
import elenchus.exact.IntervalField;
import elenchus.linear.Matrix;
import elenchus.symbolic.Elementary;
import elenchus.symbolic.Proof;
import elenchus.theorem.Claim;
import elenchus.theorem.Evidence;
import elenchus.theorem.Finding;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.hipparchus.util.Binary64;
import org.hipparchus.util.Binary64Field;
import org.hipparchus.util.FastMath;

/** The claims about the limit direction of the flow, and the evidence for them. */
final class AlignmentEvidence {
  static final Claim IDENTITY =
      Claim.equal(
          "error identity",
          "The exact error follows from the closed form and $QJ=0$, as an identity of polynomials.");
  static final Claim ERROR =
      Claim.equal(
          "exact error",
          "$\\big\\|Z/\\|Z\\|-Z_\\infty\\big\\|=\\sqrt{2\\,perp^2/((par^2+perp^2)(1+\\cos))}$ at"
              + " every time.");
  static final Claim LIMIT =
      Claim.converges("alignment", "$Z/\\|Z\\|\\to Z_\\infty=(rA^+,A^+)/(\\sqrt{1+s}\\|A^+\\|)$.");
  static final Claim CONSTANT =
      Claim.converges(
          "leading constant",
          "$err\\cdot e^{gap}$ tends to $\\|B^+\\|/\\|A^+\\|$, $\\|B^-\\|/\\|A^+\\|$ or"
              + " $2\\sqrt{\\|R_0\\|^2+\\|U_0J\\|^2+\\|W_0J\\|^2}/(\\sqrt{1+s}\\|A^+\\|)$ for"
              + " $\\gamma$ below, above or at $1/(C-1)$.");

  /** Exponents p = r sigma1 z at which the exact error is compared. */
  private static final double[] CHECKPOINTS = {1, 4, 12};

  private static final double[] GRID =
      IntStream.rangeClosed(0, 24).mapToDouble(k -> k / 2.0).toArray();

  private static final double FAR = 300;
  private static final double SETTLED = 30;
  private static final double LEAST_COEFFICIENT = 1e-8;

  private AlignmentEvidence() {}

  /** q/p = sigma2/sigma1. */
  static double ratio(UnhingedProblem x) {
    return (1 + x.gamma() - x.gamma() * x.C()) / (1 + x.gamma());
  }

  /** Whether gamma is exactly 1/(C-1), where sigma2 = 0. */
  static boolean isCritical(UnhingedProblem x) {
    return ratio(x) == 0;
  }

  static Finding identity(Proof proof) {
    return IDENTITY.decide(proof.holds()).proved().by(FlowEvidence.SYMBOLIC).build();
  }

  /**
   * The distance of the direction from the limit at p, from the factored matrices e^-p (U, R, W)
   * themselves.
   */
  static double directError(UnhingedProblem x, double p) {
    double q = p * ratio(x);
    double r = x.r();
    Matrix grow = x.A(1).plus(x.B(1).times(FastMath.exp(q - p)));
    Matrix decay = x.A(-1).times(FastMath.exp(-2 * p)).plus(x.B(-1).times(FastMath.exp(-q - p)));
    Matrix W = grow.plus(decay).times(0.5);
    Matrix U = grow.minus(decay).times(0.5 * r);
    Matrix R = x.R0().times(FastMath.exp(-p));
    double norm = FastMath.sqrt(W.dot(W) + U.dot(U) + R.dot(R));
    double limit = FastMath.sqrt(1 + x.s()) * x.A(1).norm();
    Matrix dW = W.times(1 / norm).minus(x.A(1).times(1 / limit));
    Matrix dU = U.times(1 / norm).minus(x.A(1).times(r / limit));
    Matrix dR = R.times(1 / norm);
    return FastMath.sqrt(dW.dot(dW) + dU.dot(dU) + dR.dot(dR));
  }

  static double exactError(UnhingedProblem x, double p) {
    Elementary<Binary64> f = Elementary.over(Binary64Field.getInstance());
    return Alignment.of(f, x)
        .errorSquared(f.number(p), f.number(p * ratio(x)), f.number(0.0))
        .sqrt()
        .getReal();
  }

  static Finding error(UnhingedProblem x) {
    double worst = 0;
    for (double p : CHECKPOINTS) {
      double direct = directError(x, p);
      worst = Math.max(worst, Math.abs(direct - exactError(x, p)) / (direct + floor(x) / 1e-10));
    }
    return ERROR
        .compare(worst, 0)
        .within(1e-10, "relative; the direct error is a difference of unit vectors")
        .by("factored matrices", "own", "double")
        .build();
  }

  /** Rounding of unit vectors, scaled by how small A+ is among the data. */
  private static double floor(UnhingedProblem x) {
    double data = x.W0().norm() + x.U0().norm() / x.r();
    return 64 * FastMath.ulp(1.0) * (x.C() * x.p() + data / x.A(1).norm());
  }

  /** The decay rate of the error in units of p. */
  static double gap(UnhingedProblem x) {
    return 1 - Math.abs(ratio(x));
  }

  /** The coefficient of the leading term; its square over the rest decides how soon it leads. */
  static double coefficient(UnhingedProblem x) {
    double grow = x.A(1).norm();
    if (isCritical(x)) {
      double within = x.R0().norm();
      double meanU = UnhingedModel.onJ(x.U0()).norm();
      double meanW = UnhingedModel.onJ(x.W0()).norm();
      return 2
          * FastMath.sqrt(within * within + meanU * meanU + meanW * meanW)
          / (FastMath.sqrt(1 + x.s()) * grow);
    }
    return x.B(ratio(x) > 0 ? 1 : -1).norm() / grow;
  }

  /** How fast the corrections to the leading term decay, relative to it, in units of p. */
  private static double settling(UnhingedProblem x) {
    double q = Math.abs(ratio(x));
    return isCritical(x) ? 2 : Math.min(2 * q, 2 * (1 - q));
  }

  static Finding limit(UnhingedProblem x) {
    double p = Math.min(FAR, SETTLED / Math.max(gap(x), 1e-3));
    return LIMIT
        .compare(directError(x, p), 0)
        .within(1e-6 + 64 * floor(x), "exp(-30) times a ratio of norms of the data")
        .provided(gap(x) * p >= SETTLED - 1 || gap(x) <= 0, "slow decay: gamma near a boundary")
        .by("factored matrices", "own", "double")
        .build();
  }

  static Finding constant(UnhingedProblem x) {
    Elementary<Interval> f = Elementary.over(IntervalField.INSTANCE);
    Interval one = Interval.ONE;
    double p = Math.min(FAR, SETTLED / settling(x));
    Interval gamma = Interval.of(x.gamma());
    Interval ratio = one.add(gamma).subtract(gamma.multiply(x.C())).divide(one.add(gamma));
    Interval q = ratio.multiply(Interval.of(p));
    Interval rate = Interval.of(p).subtract(ratio(x) > 0 ? q : q.negate());
    Alignment<Interval> data = Alignment.of(f, x);
    Interval scaled = data.errorSquared(Interval.of(p), q, rate.multiply(2));
    Interval leading = leading(x, data);
    Interval quotient = scaled.divide(leading);
    double deviation = Math.max(quotient.upper() - 1, 1 - quotient.lower());
    double corrections =
        (norms(data) / data.growQ().lower() + norms(data) / leading.multiply(data.growQ()).lower())
            * FastMath.exp(-settling(x) * p);
    return CONSTANT
        .compare(deviation, 0)
        .within(
            16 * (1 + x.s()) * corrections + 1e-9,
            "the other terms of the exact error at this p, relative to the leading one")
        .certified()
        .provided(settling(x) * p >= SETTLED - 1, "slow corrections: gamma near 1/(C-1)")
        .by("exact error", "own", "interval")
        .build();
  }

  private static Interval leading(UnhingedProblem x, Alignment<Interval> data) {
    if (!isCritical(x)) {
      return (ratio(x) > 0 ? data.growJ() : data.decayJ()).divide(data.growQ());
    }
    Interval s = data.s();
    Interval means = data.growJ().add(data.decayJ()).multiply(Interval.ONE.add(s));
    Interval cross = data.mixedJ().multiply(Interval.ONE.subtract(s)).multiply(2);
    return means
        .add(cross)
        .add(data.within().multiply(4))
        .divide(Interval.ONE.add(s).multiply(data.growQ()));
  }

  private static double norms(Alignment<Interval> data) {
    return data.growQ()
        .add(data.decayQ())
        .add(data.growJ())
        .add(data.decayJ())
        .add(data.within())
        .upper();
  }

  /** Distance of G/|G| from the Gram matrix of a simplex ETF, for G = A+' A+. */
  static double distanceFromEtf(Matrix A) {
    Matrix gram = A.transpose().times(A);
    Matrix etf = UnhingedModel.onQ(Matrix.identity(A.columns()));
    return gram.times(1 / gram.norm())
        .minus(etf.times(1 / FastMath.sqrt(A.columns() - 1.0)))
        .norm();
  }

  static Evidence.Builder of(UnhingedProblem x, Proof proof) {
    double last = CHECKPOINTS[CHECKPOINTS.length - 1];
    double coefficient = coefficient(x);
    Evidence.Builder evidence = Evidence.collect().add(identity(proof)).add(error(x)).add(limit(x));
    // Without a leading term, B+ or B- zero, the claim about its constant says nothing.
    if (coefficient > LEAST_COEFFICIENT) {
      evidence.add(constant(x));
    }
    return evidence
        .quantity("A+", x.A(1).toRows())
        .quantity("err at p=12", exactError(x, last))
        .quantity("coefficient", coefficient)
        .quantity("coefficient*e^-gap at p=12", coefficient * FastMath.exp(-gap(x) * last))
        .quantity("err*e^gap at p=12", exactError(x, last) * FastMath.exp(gap(x) * last))
        .quantity("d_ETF", distanceFromEtf(x.A(1)))
        .quantity("proof", proof.toString())
        .curve("Error of the alignment", "p", "err", GRID, errors(x));
  }

  private static double[] errors(UnhingedProblem x) {
    return Arrays.stream(GRID).map(p -> exactError(x, p)).toArray();
  }
}
