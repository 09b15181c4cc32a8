package elenchus.catalogue.mirrorflow;

import elenchus.mirror.BregmanProjection;
import elenchus.mirror.DeepDiagonal;
import java.util.Optional;
import org.hipparchus.util.FastMath;

/**
 * A diagonal network from a small start: the leading terms off the support of the interpolant of
 * least l1 norm, and the first correction to them.
 *
 * @param net the network
 * @param least the interpolant of least l1 norm, with support S
 * @param alpha the start
 */
record SmallStart(WideNetwork net, LeastL1 least, double alpha) {

  /**
   * 2 alpha^2 sinh(2 log(1/alpha) X_j^T nu0 + X_j^T nu1) for depth 2, alpha^D h_D(X_j^T nu0)
   * beyond; d numbers, to be read off the support.
   */
  double[] leading() {
    double[] slopes = slopes();
    double[] arguments = arguments();
    double[] leading = new double[slopes.length];
    for (int j = 0; j < leading.length; j++) {
      leading[j] =
          net.D() == 2
              ? 2 * alpha * alpha * FastMath.sinh(arguments[j])
              : power() * new DeepDiagonal(net.D(), 1).inverseGradient(slopes[j]);
    }
    return leading;
  }

  /** The leading terms with a plus where their two exponentials or powers have a minus. */
  private double[] even() {
    double[] slopes = slopes();
    double[] arguments = arguments();
    double[] even = new double[slopes.length];
    for (int j = 0; j < even.length; j++) {
      even[j] =
          net.D() == 2
              ? 2 * alpha * alpha * FastMath.cosh(arguments[j])
              : power() * (FastMath.pow(1 - slopes[j], -p()) + FastMath.pow(1 + slopes[j], -p()));
    }
    return even;
  }

  /** The largest entry off the support. */
  double largest() {
    double[] beta =
        net.limit(alpha, least).map(BregmanProjection.Solution::theta).orElse(new double[0]);
    double largest = 0;
    for (int k = 0; k < beta.length; k++) {
      largest = least.support().contains(k) ? largest : Math.max(largest, Math.abs(beta[k]));
    }
    return largest;
  }

  /** The largest error of a leading term off the support, relative to its even counterpart. */
  double error() {
    Optional<BregmanProjection.Solution> solved = net.limit(alpha, least);
    if (solved.isEmpty()) {
      return Double.NaN;
    }
    double[] leading = leading();
    double[] even = even();
    double worst = 0;
    for (int j = 0; j < leading.length; j++) {
      if (!least.support().contains(j)) {
        double error = Math.abs(solved.get().theta()[j] - leading[j]) / even[j];
        worst = error <= worst ? worst : error;
      }
    }
    return worst;
  }

  /**
   * A bound of that error to first order. Depth 2: the entries off the support move those on it by
   * -X_S^-1 X_j beta_j, these their dual variables by that over |b|, and these the others through
   * X_j^T X_S^-T. Beyond: on the support |s| = 1 - alpha^(D-2) |b|^(-(D-2)/D), and h_D changes by
   * at most p/(1-|s|) of its even counterpart.
   */
  double correction() {
    double[] b = least.b().toDoubles();
    int m = least.support().size();
    double[] moved = new double[m];
    double[] even = even();
    for (int i = 0; i < m; i++) {
      double size = Math.abs(b[least.support().get(i)]);
      moved[i] = net.D() == 2 ? 0 : FastMath.pow(size, -(net.D() - 2.0) / net.D()) * depthScale();
      for (int j = 0; j < even.length && net.D() == 2; j++) {
        if (!least.support().contains(j)) {
          moved[i] += Math.abs(weight(i, j)) * even[j] / size;
        }
      }
    }
    double[] slopes = slopes();
    double worst = 0;
    for (int j = 0; j < even.length; j++) {
      if (!least.support().contains(j)) {
        double change = 0;
        for (int i = 0; i < m; i++) {
          change += Math.abs(weight(i, j)) * moved[i];
        }
        change *= net.D() == 2 ? 1 : p() / (1 - Math.abs(slopes[j]));
        worst = change <= worst ? worst : change;
      }
    }
    return worst;
  }

  /** (X_S^-1 X_j)_i. */
  private double weight(int i, int j) {
    double[] unit = new double[least.support().size()];
    unit[i] = 1;
    double[] row = least.lift(net.X(), unit);
    double sum = 0;
    for (int k = 0; k < row.length; k++) {
      sum += row[k] * net.X().get(k, j);
    }
    return sum;
  }

  private double p() {
    return net.D() / (net.D() - 2.0);
  }

  private double power() {
    return DiagonalRegression.power(alpha, net.D());
  }

  private double depthScale() {
    return DiagonalRegression.power(alpha, net.D() - 2);
  }

  /** X^T nu0. */
  private double[] slopes() {
    return net.X().transpose().times(least.nu().toDoubles());
  }

  /** 2 log(1/alpha) X^T nu0 + X^T nu1, where X_S^T nu1 = sgn(b) log|b| on the support. */
  private double[] arguments() {
    double[] b = least.b().toDoubles();
    double[] logs = new double[least.support().size()];
    for (int k = 0; k < logs.length; k++) {
      double entry = b[least.support().get(k)];
      logs[k] = Math.copySign(1, entry) * FastMath.log(Math.abs(entry));
    }
    double[] arguments = net.X().transpose().times(least.lift(net.X(), logs));
    double[] slopes = slopes();
    for (int j = 0; j < arguments.length; j++) {
      arguments[j] -= 2 * FastMath.log(alpha) * slopes[j];
    }
    return arguments;
  }
}
