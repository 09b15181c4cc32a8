package elenchus.catalogue.unhinged;

import elenchus.flow.InitialValueProblem;
import elenchus.linear.Matrix;
import elenchus.symbolic.Proof;
import elenchus.theorem.Claim;
import elenchus.theorem.Evidence;
import elenchus.theorem.Finding;
import elenchus.theorem.Trial;
import elenchus.theorem.Witness;
import java.util.Collections;
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
  private static final double ROUNDING = FastMath.ulp(1.0);

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

  private static double maxStep(DescentProblem x) {
    return x.e().stream().mapToDouble(Double::doubleValue).max().orElse(1);
  }

  private static double roundings(DescentProblem x) {
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

  private static Finding heavyBall(DescentProblem x, Trial trial) {
    double e = x.e().get(0);
    DescentProblem steady =
        DescentProblem.of(x.flow(), Collections.nCopies(x.e().size(), e), x.beta(), x.mu());
    Pair predicted = scaled(x.flow(), rate -> heavyBall(x.beta(), e * rate, x.e().size()));
    double rate = x.largestStep() / maxStep(x);
    double largest = heavyBall(x.beta(), e * rate, x.e().size());
    double growth = FastMath.max(largest, 1 / (1 - x.beta()));
    double size = size(x.flow(), growth) / (1 - x.beta());
    return HEAVY_BALL
        .compare(descend(steady, x.beta(), trial).distance(predicted), 0)
        .within(
            roundings(x) * x.e().size() * ROUNDING * size,
            "roundings of each step, carried along by the momentum")
        .provided(size < 1e290, "overflow")
        .by(STEPPED)
        .build();
  }

  /** The scalar recursion x_{k+1} = (1 + beta + a) x_k - beta x_{k-1} from x_0 = x_{-1} = 1. */
  static double heavyBall(double beta, double a, int steps) {
    double last = 1;
    double now = 1;
    for (int k = 0; k < steps; k++) {
      double next = (1 + beta + a) * now - beta * last;
      last = now;
      now = next;
    }
    return now;
  }

  /** e^(-mu t/2) (cosh(dt) + mu/(2d) sinh(dt)) with d^2 = mu^2/4 + rate, of either sign. */
  static double momentumFactor(double mu, double rate, double t) {
    double squared = mu * mu / 4 + rate;
    double decay = FastMath.exp(-mu * t / 2);
    double d = FastMath.sqrt(Math.abs(squared));
    if (d == 0) {
      return decay * (1 + mu / 2 * t);
    }
    return squared > 0
        ? decay * (FastMath.cosh(d * t) + mu / (2 * d) * FastMath.sinh(d * t))
        : decay * (FastMath.cos(d * t) + mu / (2 * d) * FastMath.sin(d * t));
  }

  /** A time of a few periods of the dominant mode. */
  static double momentumTime(DescentProblem x) {
    UnhingedModel m = x.flow().model();
    return 3 / FastMath.sqrt(x.flow().r() * Math.max(m.sigma1(), Math.abs(m.sigma2())));
  }

  private static Finding momentum(DescentProblem x, Trial trial) {
    UnhingedModel m = x.flow().model();
    double time = momentumTime(x);
    Pair predicted = scaled(x.flow(), rate -> momentumFactor(x.mu(), rate, time));
    int n = x.H0().rows() * x.H0().columns();
    int size = n + x.W0().rows() * x.W0().columns();
    double[] start = new double[2 * size];
    System.arraycopy(x.H0().toRowMajor(), 0, start, 0, n);
    System.arraycopy(x.W0().toRowMajor(), 0, start, n, size - n);
    Matrix M = m.M();
    InitialValueProblem problem =
        new InitialValueProblem(
            y -> {
              trial.checkDeadline();
              Matrix H = part(y, 0, x.H0());
              Matrix W = part(y, n, x.W0());
              double[] forceH = W.times(M).times(x.s()).toRowMajor();
              double[] forceW = H.times(M.transpose()).toRowMajor();
              double[] slope = new double[y.length];
              System.arraycopy(y, size, slope, 0, size);
              for (int i = 0; i < size; i++) {
                double force = i < n ? forceH[i] : forceW[i - n];
                slope[size + i] = force - x.mu() * y[size + i];
              }
              return slope;
            },
            start);
    double[] end =
        trial.isHigh() ? problem.extrapolate(1e-13, time)[0] : problem.solve(1e-12, time)[0];
    Pair reached = new Pair(m.scaledMeans(part(end, 0, x.H0())), part(end, n, x.W0()));
    double scale = size(x.flow(), FastMath.exp(3.0)) + x.H0().maxAbs();
    return MOMENTUM
        .compare(reached.distance(predicted), 0)
        .within(1e-10 * scale, "steps of relative accuracy 1e-12 over a growth of at most e^3")
        .by(
            trial.isHigh()
                ? new Witness("Gragg-Bulirsch-Stoer", "Commons Math", "double")
                : new Witness("Dormand-Prince 8(5,3)", "Hipparchus", "double"))
        .build();
  }

  private static Matrix part(double[] y, int from, Matrix shape) {
    return Matrix.of(shape.rows(), shape.columns(), (i, j) -> y[from + i * shape.columns() + j]);
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
            .add(heavyBall(x, trial))
            .add(momentum(x, trial))
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
