package elenchus.catalogue.mirrorflow;

import elenchus.linear.Matrix;
import elenchus.mirror.BregmanProjection;
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
