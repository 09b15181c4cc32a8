package elenchus.catalogue.mirrorflow;

import elenchus.linear.Matrix;
import elenchus.mirror.BregmanProjection;
import elenchus.mirror.DeepDiagonal;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.hipparchus.util.FastMath;

/** Limits of a diagonal network from large and small starts, against their leading terms. */
final class Regimes {
  private static final int BISECTIONS = 200;

  private Regimes() {}

  /**
   * The relative error of alpha^(2D) (beta - b2) against its limit, C_D times the cube of b2 off
   * the row space.
   *
   * @param deviation alpha^(2D) (beta - b2), d numbers
   */
  static double kernelError(WideNetwork net, double[] deviation) {
    double c = WideNetwork.toDouble(net.coefficient());
    double[] predicted = net.cubeOffRowSpace().toDoubles();
    for (int k = 0; k < predicted.length; k++) {
      predicted[k] *= c;
    }
    return ProjectionCheck.distance(deviation, predicted) / ProjectionCheck.size(predicted);
  }

  /** The same with the sign it has in the entry that is predicted largest. */
  static double signedKernelError(WideNetwork net, double[] deviation) {
    double c = WideNetwork.toDouble(net.coefficient());
    double[] predicted = net.cubeOffRowSpace().toDoubles();
    int largest = 0;
    for (int k = 0; k < predicted.length; k++) {
      largest = Math.abs(predicted[k]) > Math.abs(predicted[largest]) ? k : largest;
    }
    return deviation[largest] / (c * predicted[largest]) - 1;
  }

  /** alpha^(2D) (beta - b2) in doubles; not-a-number where the projection failed. */
  static double[] deviation(WideNetwork net, double alpha) {
    Optional<BregmanProjection.Solution> solved = net.limit(alpha);
    double[] plain = net.leastL2().toDoubles();
    for (int k = 0; k < plain.length; k++) {
      double beta = solved.isPresent() ? solved.get().theta()[k] : Double.NaN;
      plain[k] = DiagonalRegression.power(alpha, 2 * net.D()) * (beta - plain[k]);
    }
    return plain;
  }

  /**
   * The largest error of a coordinate off the support against its leading term, relative to its
   * even counterpart: 2 alpha^2 sinh(2 log(1/alpha) X_j^T nu0 + X_j^T nu1) for depth 2, alpha^D h_D
   * (X_j^T nu0) beyond.
   */
  static double richError(WideNetwork net, LeastL1 least, double alpha) {
    Optional<BregmanProjection.Solution> solved = net.limit(alpha, least);
    if (solved.isEmpty()) {
      return Double.NaN;
    }
    double[] slopes = net.X().transpose().times(least.nu().toDoubles());
    double[] shifts =
        net.X().transpose().times(net.D() == 2 ? shift(net, least) : least.nu().toDoubles());
    double worst = 0;
    for (int j = 0; j < slopes.length; j++) {
      if (!least.support().contains(j)) {
        double odd;
        double even;
        if (net.D() == 2) {
          double z = -2 * FastMath.log(alpha) * slopes[j] + shifts[j];
          odd = 2 * alpha * alpha * FastMath.sinh(z);
          even = 2 * alpha * alpha * FastMath.cosh(z);
        } else {
          double p = net.D() / (net.D() - 2.0);
          double scale = DiagonalRegression.power(alpha, net.D());
          odd = scale * new DeepDiagonal(net.D(), 1).inverseGradient(slopes[j]);
          even = scale * (FastMath.pow(1 - slopes[j], -p) + FastMath.pow(1 + slopes[j], -p));
        }
        double error = Math.abs(solved.get().theta()[j] - odd) / even;
        worst = error <= worst ? worst : error;
      }
    }
    return worst;
  }

  /** nu1 with X_S^T nu1 = sgn(b) log|b| on the support. */
  private static double[] shift(WideNetwork net, LeastL1 least) {
    double[] b = least.b().toDoubles();
    double[] logs = new double[least.support().size()];
    for (int k = 0; k < logs.length; k++) {
      double entry = b[least.support().get(k)];
      logs[k] = Math.copySign(1, entry) * FastMath.log(Math.abs(entry));
    }
    return least.lift(net.X(), logs);
  }

  /** Below this start the l1 norm of the limit is at most 1 + epsilon times the least one. */
  static double richThreshold(WideNetwork net, double least) {
    double e = net.epsilon();
    return Math.min(
        FastMath.pow(2 * (1 + e) * least, -(2 + e) / (2 * e)),
        FastMath.exp(-net.X().columns() / (e * least)));
  }

  /** Above this start the squared l2 norm of the limit is at most 1 + epsilon times the least. */
  static double kernelThreshold(WideNetwork net) {
    double e = net.epsilon();
    double norm = Matrix.column(net.leastL2().toDoubles()).norm();
    return Math.sqrt(2 * (1 + e) * (1 + 2 / e) * norm);
  }

  /**
   * The limit alpha -> 0 for tied data: on the segment (1 - c t, 1 - (1-c) t, t) depth 2 makes the
   * entropy largest, depth D the sum of the powers 2/D.
   */
  static double[] tieLimit(int depth, double c) {
    DoubleUnaryOperator slope = depth == 2 ? FastMath::log : b -> -FastMath.pow(b, 2.0 / depth - 1);
    double low = 0;
    double high = 1;
    for (int k = 0; k < BISECTIONS && high - low > Math.ulp(high); k++) {
      double t = low + (high - low) / 2;
      double derivative =
          slope.applyAsDouble(t)
              - c * slope.applyAsDouble(1 - c * t)
              - (1 - c) * slope.applyAsDouble(1 - (1 - c) * t);
      if (derivative < 0) {
        low = t;
      } else {
        high = t;
      }
    }
    return new double[] {1 - c * low, 1 - (1 - c) * low, low};
  }
}
