package elenchus.catalogue.mirrorflow;

import elenchus.mirror.BregmanProjection;
import elenchus.theorem.Claim;
import elenchus.theorem.Finding;
import elenchus.theorem.Trial;
import elenchus.theorem.Witness;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hipparchus.util.FastMath;

/**
 * What Newton's method on the dual says about one network at several starts.
 *
 * @param net the network
 * @param trial how hard to try
 */
record RegimeChecks(WideNetwork net, Trial trial) {
  private static final Witness NEWTON = ProjectionCheck.NEWTON;
  private static final Witness CHORD = new Witness("chord iteration on the dual", "own", "Dfp 40");

  /** Errors of leading terms below this are rounding, in doubles. */
  private static final double ROUNDING = 1e-8;

  /** Thresholds below this have no room in doubles. */
  private static final double LEAST_START = 1e-60;

  private static final double KERNEL_ERROR = 1e-2;

  /** Where the rich regime is looked at. */
  static double smallStart(int depth) {
    return depth == 2 ? 1e-6 : 1e-3;
  }

  /** A correction so large says that the start is not small yet. */
  static double largestCorrection(int depth) {
    return depth == 2 ? 0.01 : 0.1;
  }

  private double[] deviation(double alpha) {
    return trial.isHigh()
        ? new FineNetwork(net).scaledDeviation(alpha)
        : Regimes.deviation(net, alpha);
  }

  double signedError(double alpha) {
    return Regimes.signedKernelError(net, deviation(alpha));
  }

  double[] beta(double alpha) {
    return net.limit(alpha).map(BregmanProjection.Solution::theta).orElse(new double[0]);
  }

  /** How often the largest entry of beta - b2 halves when a large start doubles. */
  double halvings(double alpha) {
    double near = ProjectionCheck.size(deviation(alpha));
    double far = ProjectionCheck.size(deviation(2 * alpha));
    return 2 * net.D() + FastMath.log(near / far) / FastMath.log(2);
  }

  /** The small start at which the leading terms are compared. */
  SmallStart at(LeastL1 least) {
    return new SmallStart(net, least, smallStart(net.D()));
  }

  /** The decimal logarithm by which the largest entry off the support falls in a decade. */
  double decades(LeastL1 least) {
    SmallStart at = at(least);
    SmallStart before = new SmallStart(net, least, 10 * at.alpha());
    return FastMath.log10(before.largest() / at.largest());
  }

  private Witness witness() {
    return trial.isHigh() ? CHORD : NEWTON;
  }

  /** The regime of large starts. */
  List<Finding> kernel() {
    List<Finding> findings = new ArrayList<>();
    double near = Regimes.kernelError(net, deviation(2));
    double far = Regimes.kernelError(net, deviation(3));
    findings.add(
        DiagonalRegimes.LEADING
            .compare(far, 0)
            .within(KERNEL_ERROR, "the next term is smaller by alpha^(-2D)")
            .by(witness())
            .build());
    findings.add(
        DiagonalRegimes.ORDER
            .compare(near / far, FastMath.pow(1.5, 2 * net.D()) / 2)
            .within(1e-3, "rounding of a quotient of errors")
            .by(witness())
            .provided(trial.isHigh() || far > ROUNDING, "rounding of the error at alpha = 3")
            .build());
    if (net.D() == 2) {
      findings.add(kernelBound());
    }
    return findings;
  }

  private Finding kernelBound() {
    Optional<BregmanProjection.Solution> limit = net.limit(Regimes.kernelThreshold(net));
    double least = squared(net.leastL2().toDoubles());
    return DiagonalRegimes.KERNEL
        .compare(limit.map(s -> squared(s.theta()) / least).orElse(Double.NaN), 1 + net.epsilon())
        .within(1e-12, "rounding")
        .by(NEWTON)
        .build();
  }

  private static double squared(double[] vector) {
    double sum = 0;
    for (double entry : vector) {
      sum += entry * entry;
    }
    return sum;
  }

  /** The regime of small starts. */
  List<Finding> rich(LeastL1 least) {
    List<Finding> findings = new ArrayList<>();
    SmallStart at = at(least);
    SmallStart before = new SmallStart(net, least, 10 * at.alpha());
    double error = at.error();
    double correction = at.correction();
    String limiting = "first correction at the start";
    findings.add(
        DiagonalRegimes.SPARSE
            .compare(error, 0)
            .within(2 * correction + ROUNDING, "twice the first correction, and rounding")
            .by(NEWTON)
            .provided(correction <= largestCorrection(net.D()), limiting)
            .build());
    findings.add(
        DiagonalRegimes.DECADE
            .compare(
                error > ROUNDING ? before.error() / error : Double.POSITIVE_INFINITY,
                net.D() == 2 ? 2 : FastMath.pow(10, net.D() - 2) / 2)
            .within(1e-3, "rounding of a quotient of errors")
            .by(NEWTON)
            .provided(correction <= largestCorrection(net.D()), limiting)
            .build());
    if (net.D() == 2) {
      findings.add(
          richBound(DiagonalRegimes.RICH, least, Regimes.richThreshold(net, least.norm())));
    }
    return findings;
  }

  Finding richBound(Claim claim, LeastL1 least, double alpha) {
    boolean representable = alpha >= LEAST_START;
    double norm = 0;
    Optional<BregmanProjection.Solution> limit =
        representable ? net.limit(alpha, least) : Optional.empty();
    for (double entry : limit.map(BregmanProjection.Solution::theta).orElse(new double[0])) {
      norm += Math.abs(entry);
    }
    return claim
        .compare(limit.isPresent() ? norm / least.norm() : Double.NaN, 1 + net.epsilon())
        .within(1e-12, "rounding")
        .by(NEWTON)
        .provided(representable, "the threshold " + alpha)
        .build();
  }

  /** The limit of tied data is reached up to alpha^4 for depth 2, up to alpha^D beyond. */
  Finding tie(double c) {
    double[] limit = Regimes.tieLimit(net.D(), c);
    double[] beta = beta(1e-2);
    double order = FastMath.pow(1e-2, net.D() == 2 ? 4 : net.D());
    double[] found = beta.length == limit.length ? beta : filled(limit.length);
    return DiagonalRegimes.TIE
        .compare(ProjectionCheck.distance(found, limit), 0)
        .within(100 * order, "a hundred times the order of the next term at alpha = 0.01")
        .by(NEWTON)
        .by("bisection on the segment", "own", "double")
        .build();
  }

  private static double[] filled(int size) {
    double[] none = new double[size];
    Arrays.fill(none, Double.NaN);
    return none;
  }
}
