package elenchus.catalogue.unhinged;

import elenchus.flow.InitialValueProblem;
import elenchus.linear.Matrix;
import elenchus.theorem.Finding;
import elenchus.theorem.Trial;
import elenchus.theorem.Witness;
import java.util.Collections;
import org.hipparchus.util.FastMath;

/** Descent with momentum: the heavy ball and its continuous limit. */
final class Momentum {
  private Momentum() {}

  /** The scalar recursion of each coordinate against the recursion of the matrices. */
  static Finding heavyBall(DescentProblem x, Trial trial) {
    double e = x.e().get(0);
    DescentProblem steady =
        DescentProblem.of(x.flow(), Collections.nCopies(x.e().size(), e), x.beta(), x.mu());
    DescentEvidence.Pair predicted =
        DescentEvidence.scaled(x.flow(), rate -> heavyBall(x.beta(), e * rate, x.e().size()));
    double rate = x.largestStep() / DescentEvidence.maxStep(x);
    double largest = heavyBall(x.beta(), e * rate, x.e().size());
    double growth = FastMath.max(largest, 1 / (1 - x.beta()));
    double size = DescentEvidence.size(x.flow(), growth) / (1 - x.beta());
    return DescentEvidence.HEAVY_BALL
        .compare(DescentEvidence.descend(steady, x.beta(), trial).distance(predicted), 0)
        .within(
            DescentEvidence.roundings(x) * x.e().size() * DescentEvidence.ROUNDING * size,
            "roundings of each step, carried along by the momentum")
        .provided(size < 1e290, "overflow")
        .by(DescentEvidence.STEPPED)
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
  static double factor(double mu, double rate, double t) {
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
  static double time(DescentProblem x) {
    UnhingedModel m = x.flow().model();
    return 3 / FastMath.sqrt(x.flow().r() * Math.max(m.sigma1(), Math.abs(m.sigma2())));
  }

  /** The closed form against the integrated equation of second order. */
  static Finding flow(DescentProblem x, Trial trial) {
    UnhingedModel m = x.flow().model();
    double time = time(x);
    DescentEvidence.Pair predicted =
        DescentEvidence.scaled(x.flow(), rate -> factor(x.mu(), rate, time));
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
    DescentEvidence.Pair reached =
        new DescentEvidence.Pair(m.scaledMeans(part(end, 0, x.H0())), part(end, n, x.W0()));
    double scale = DescentEvidence.size(x.flow(), FastMath.exp(3.0)) + x.H0().maxAbs();
    return DescentEvidence.MOMENTUM
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
}
