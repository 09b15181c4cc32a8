package elenchus.catalogue.unhinged;

import elenchus.linear.Matrix;
import elenchus.symbolic.Proof;
import elenchus.theorem.Claim;
import elenchus.theorem.Evidence;
import elenchus.theorem.Finding;
import elenchus.theorem.Trial;
import elenchus.theorem.Witness;
import java.util.function.DoubleUnaryOperator;
import org.hipparchus.util.FastMath;

/** The claims about gradient descent, and the evidence for them. */
final class DescentEvidence {
  static final Claim IDENTITY =
      Claim.equal(
          "step",
          "A step multiplies $A^\\pm$ by $1\\pm re\\sigma$ and $UPU^\\top-sWPW^\\top$ by"
              + " $1-se^2\\sigma^2$; heavy ball and momentum flow obey their scalar equations.");
  static final Claim EXACT =
      Claim.equal(
          "exact descent", "For square $N$ and $s$: equality in rational arithmetic, all digits.");
  static final Claim RECURSION =
      Claim.equal(
          "descent",
          "$A^\\pm(k)=A^\\pm(0)\\prod_j(1\\pm re_j\\sigma)$, $b_k=b_0+\\kappa\\sum e_j$, against the"
              + " recursion in $H$, $W$, $b$.");
  static final Claim BALANCE =
      Claim.equal(
          "balance", "$UQU^\\top-sWQW^\\top$ is multiplied by $\\prod_j(1-se_j^2\\sigma_1^2)$.");
  static final Claim HEAVY_BALL =
      Claim.equal(
          "heavy ball",
          "$x_{k+1}=(1+\\beta\\pm re\\sigma)x_k-\\beta x_{k-1}$ for each coordinate, against the"
              + " recursion in $H$, $W$.");
  static final Claim MOMENTUM =
      Claim.equal(
          "momentum flow",
          "From rest each coordinate is multiplied by $e^{-\\mu t/2}(\\cosh dt+\\frac\\mu{2d}\\sinh"
              + " dt)$, $d^2=\\mu^2/4\\pm r\\sigma$, against the integrated equation.");
  static final Claim MEAN =
      Claim.equal(
          "mean of stochastic descent",
          "Two steps with one sample each, drawn with replacement: the mean over all paths is full"
              + " descent.");

  static final Witness STEPPED = new Witness("recursion", "own", "double");
  static final double ROUNDING = FastMath.ulp(1.0);

  private DescentEvidence() {}

  /** Features (as scaled class means) and prototypes. */
  record Pair(Matrix U, Matrix W) {
    Matrix invariant(double s) {
      return FlowEvidence.invariant(s, UnhingedModel.onQ(U), UnhingedModel.onQ(W));
    }

    double distance(Pair other) {
      return Math.max(U.minus(other.U).maxAbs(), W.minus(other.W).maxAbs());
    }
  }

  /** The pair whose coordinates are those of the start times factors of r sigma and -r sigma. */
  static Pair scaled(UnhingedProblem x, DoubleUnaryOperator factor) {
    double p = x.r() * x.model().sigma1();
    double q = x.r() * x.model().sigma2();
    Matrix grow = x.A(1).times(factor.applyAsDouble(p)).plus(x.B(1).times(factor.applyAsDouble(q)));
    Matrix decay =
        x.A(-1).times(factor.applyAsDouble(-p)).plus(x.B(-1).times(factor.applyAsDouble(-q)));
    return new Pair(grow.minus(decay).times(x.r() / 2), grow.plus(decay).times(0.5));
  }

  /** A bound for the entries that cancel in a pair, for factors of one sign. */
  static double size(UnhingedProblem x, double largestFactor) {
    double data = x.W0().norm() + x.U0().norm() / x.r();
    return largestFactor * (1 + x.r()) * data;
  }

  /** The product formula. */
  static double product(DescentProblem x, double rate) {
    double product = 1;
    for (double e : x.e()) {
      product *= 1 + e * rate;
    }
    return product;
  }

  /** Descent in full coordinates, with momentum beta and the steps of the problem. */
  static Pair descend(DescentProblem x, double beta, Trial trial) {
    UnhingedModel m = x.flow().model();
    Matrix M = m.M();
    Matrix transposed = M.transpose();
    Matrix H = x.H0();
    Matrix W = x.W0();
    Matrix lastH = H;
    Matrix lastW = W;
    for (double e : x.e()) {
      trial.checkDeadline();
      Matrix nextH = H.plus(H.minus(lastH).times(beta)).plus(W.times(M).times(x.s() * e));
      Matrix nextW = W.plus(W.minus(lastW).times(beta)).plus(H.times(transposed).times(e));
      lastH = H;
      lastW = W;
      H = nextH;
      W = nextW;
    }
    return new Pair(m.scaledMeans(H), W);
  }

  static Finding recursion(DescentProblem x, Pair predicted, Trial trial) {
    double size = size(x.flow(), product(x, x.largestStep() / maxStep(x)));
    return RECURSION
        .compare(descend(x, 0, trial).distance(predicted), 0)
        .within(roundings(x) * ROUNDING * size, "a few roundings per step and per sum")
        .provided(size < 1e290, "overflow")
        .by(STEPPED)
        .build();
  }

  static double maxStep(DescentProblem x) {
    return x.e().stream().mapToDouble(Double::doubleValue).max().orElse(1);
  }

  static double roundings(DescentProblem x) {
    return 16.0 * (x.e().size() * (4 + x.C()) + x.C() * x.N());
  }

  private static Finding balance(DescentProblem x, Trial trial) {
    UnhingedProblem flow = x.flow();
    double rate = x.s() * flow.model().sigma1() * flow.model().sigma1();
    double factor = 1;
    for (double e : x.e()) {
      factor *= 1 - rate * e * e;
    }
    Pair end = descend(x, 0, trial);
    Pair start = new Pair(flow.U0(), x.W0());
    double size = size(flow, product(x, x.largestStep() / maxStep(x)));
    return BALANCE
        .compare(end.invariant(x.s()).minus(start.invariant(x.s()).times(factor)).maxAbs(), 0)
        .within(
            roundings(x) * ROUNDING * size * size * (1 + x.s()),
            "rounding relative to the squares that cancel")
        .provided(size < 1e140, "overflow")
        .by(STEPPED)
        .build();
  }

  static Evidence.Builder of(DescentProblem x, Proof proof, Trial trial) {
    Pair end = scaled(x.flow(), rate -> product(x, rate));
    UnhingedModel m = x.flow().model();
    Matrix H = m.lift(end.U()).plus(x.flow().R0());
    double[] b = x.flow().biases();
    for (int k = 0; k < b.length; k++) {
      b[k] += m.kappa() * x.flow().z();
    }
    Evidence.Builder evidence =
        Evidence.collect()
            .add(IDENTITY.decide(proof.holds()).proved().by(FlowEvidence.SYMBOLIC))
            .add(recursion(x, end, trial))
            .add(balance(x, trial))
            .add(Momentum.heavyBall(x, trial))
            .add(Momentum.flow(x, trial))
            .quantity("sigma1", m.sigma1())
            .quantity("H", H.toRows())
            .quantity("W", end.W().toRows())
            .quantity("b", b)
            .quantity("proof", proof.toString());
    ExactDescent.of(x)
        .ifPresent(
            exact -> {
              evidence.add(EXACT.decide(exact.productHolds()).by("recursion", "own", "rational"));
              if (exact.isSmall()) {
                evidence.add(
                    MEAN.decide(exact.meanIsDescent(true)).by("all paths", "own", "rational"));
              }
            });
    return evidence;
  }
}
