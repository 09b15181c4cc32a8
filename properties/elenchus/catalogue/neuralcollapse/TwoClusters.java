package elenchus.catalogue.neuralcollapse;

import elenchus.linear.Matrix;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hipparchus.analysis.differentiation.DSFactory;
import org.hipparchus.analysis.differentiation.DerivativeStructure;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.QRDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.hipparchus.util.FastMath;

/**
 * The minimum of cross-entropy for two clusters of classes, by its four equations: by symmetry the
 * class logits have one difference alpha within each cluster and one coupling s between them.
 *
 * @param kA number of classes of the larger count
 * @param kB number of classes of the smaller count
 * @param nA larger count
 * @param nB smaller count
 */
record TwoClusters(int kA, int kB, int nA, int nB) {
  private static final int ITERATIONS = 200;

  /** The clusters of class counts, if the counts have exactly two values. */
  static Optional<TwoClusters> of(List<Integer> n) {
    int most = Collections.max(n);
    int least = Collections.min(n);
    if (most == least || n.stream().anyMatch(c -> c != most && c != least)) {
      return Optional.empty();
    }
    int larger = Collections.frequency(n, most);
    return Optional.of(new TwoClusters(larger, n.size() - larger, most, least));
  }

  /**
   * Class logits: the difference alpha of the diagonal from the rest of its block, and the sum s of
   * the entries in the rows of the own cluster.
   */
  record Point(double alphaA, double sA, double alphaB, double sB) {}

  /** Which of the four numbers are not zero. */
  enum Phase {
    ALL_DISTINCT,
    MINORITY_MERGED,
    MAJORITY_ONLY,
    ALL_ZERO
  }

  int K() {
    return kA + kB;
  }

  /** The phase at nu = N lamZ. */
  Phase phase(double nu) {
    if (nu < Math.sqrt(nB)) {
      return Phase.ALL_DISTINCT;
    }
    if (isCoupled(nu)) {
      return Phase.MINORITY_MERGED;
    }
    return kA >= 2 && nu < Math.sqrt(nA) ? Phase.MAJORITY_ONLY : Phase.ALL_ZERO;
  }

  /** Whether the coupling pays at s = 0, where alone it could vanish. */
  private boolean isCoupled(double nu) {
    double[] p = wrong(uncoupled(nu));
    return nA * p[0] * p[0] / kB + nB * p[1] * p[1] / kA > nu * nu / K();
  }

  /** The best point without coupling and with a merged minority. */
  Point uncoupled(double nu) {
    boolean[] free = {kA >= 2 && nu < Math.sqrt(nA), false, false, false};
    return descend(nu, free);
  }

  /** The minimum at nu = N lamZ. */
  Point solve(double nu) {
    Phase phase = phase(nu);
    boolean coupled = phase == Phase.ALL_DISTINCT || phase == Phase.MINORITY_MERGED;
    boolean[] free = {
      kA >= 2 && nu < Math.sqrt(nA), coupled, kB >= 2 && phase == Phase.ALL_DISTINCT, coupled
    };
    return descend(nu, free);
  }

  /** Newton's method for the objective, strictly convex in the free numbers; the others are 0. */
  private Point descend(double nu, boolean[] free) {
    int[] active = IntStream.range(0, 4).filter(i -> free[i]).toArray();
    double[] x = new double[4];
    if (active.length == 0) {
      return new Point(0, 0, 0, 0);
    }
    for (int i : active) {
      x[i] = Math.max(0.5, -FastMath.log(nu)) * (i == 1 ? kA : i == 3 ? kB : 1);
    }
    DSFactory factory = new DSFactory(active.length, 2);
    for (int iteration = 0; iteration < ITERATIONS; iteration++) {
      DerivativeStructure value = objective(variables(factory, active, x), nu, free[1]);
      RealVector step = newton(value, active.length);
      double decrease = step.dotProduct(gradient(value, active.length));
      double length = 1;
      double[] next = moved(x, active, step, length);
      // Newton's method is blind to the kink of the norm at s = 0: the coupling shrinks by bounded
      // factors only. Near the minimum the values no longer tell: full steps then.
      boolean telling = decrease > 1e-12 * (1 + value.getValue());
      while (length > 1e-9
          && (leavesCone(next, x, free[1]) || (telling && valueAt(next, nu) > value.getValue()))) {
        length /= 2;
        next = moved(x, active, step, length);
      }
      double change = 0;
      for (int i : active) {
        change = Math.max(change, Math.abs(next[i] - x[i]) / (1 + Math.abs(x[i])));
      }
      x = next;
      if (change <= 1e-15) {
        break;
      }
    }
    return new Point(x[0], x[1], x[2], x[3]);
  }

  private static boolean leavesCone(double[] next, double[] x, boolean coupled) {
    return coupled && (next[1] < 0.2 * x[1] || next[3] < 0.2 * x[3]);
  }

  private static double[] moved(double[] x, int[] active, RealVector step, double length) {
    double[] next = x.clone();
    for (int i = 0; i < active.length; i++) {
      next[active[i]] -= length * step.getEntry(i);
    }
    return next;
  }

  private static RealVector gradient(DerivativeStructure value, int size) {
    RealVector gradient = new ArrayRealVector(size);
    for (int i = 0; i < size; i++) {
      int[] orders = new int[size];
      orders[i] = 1;
      gradient.setEntry(i, value.getPartialDerivative(orders));
    }
    return gradient;
  }

  private static RealVector newton(DerivativeStructure value, int size) {
    RealMatrix hessian = MatrixUtils.createRealMatrix(size, size);
    for (int i = 0; i < size; i++) {
      for (int j = 0; j < size; j++) {
        int[] orders = new int[size];
        orders[i]++;
        orders[j]++;
        hessian.setEntry(i, j, value.getPartialDerivative(orders));
      }
    }
    return new QRDecomposition(hessian).getSolver().solve(gradient(value, size));
  }

  private static DerivativeStructure[] variables(DSFactory factory, int[] active, double[] x) {
    DerivativeStructure[] variables = new DerivativeStructure[4];
    for (int i = 0; i < 4; i++) {
      variables[i] = factory.constant(x[i]);
    }
    for (int i = 0; i < active.length; i++) {
      variables[active[i]] = factory.variable(i, x[active[i]]);
    }
    return variables;
  }

  private double valueAt(double[] x, double nu) {
    DSFactory constants = new DSFactory(1, 0);
    return objective(variables(constants, new int[0], x), nu, true).getValue();
  }

  /** N times the objective; the norm of the coupling is left out where s is fixed at zero. */
  private DerivativeStructure objective(DerivativeStructure[] x, double nu, boolean coupled) {
    DerivativeStructure sum =
        excess(x[0], x[1], kA, kB)
            .log1p()
            .multiply(kA * nA)
            .add(excess(x[2], x[3], kB, kA).log1p().multiply(kB * nB));
    sum =
        sum.add(x[0].multiply(nu * (kA - 1) * Math.sqrt(nA)))
            .add(x[2].multiply(nu * (kB - 1) * Math.sqrt(nB)));
    if (!coupled) {
      return sum;
    }
    DerivativeStructure square =
        x[1].multiply(x[1])
            .multiply((double) K() * nA / kB)
            .add(x[3].multiply(x[3]).multiply((double) K() * nB / kA));
    return sum.add(square.sqrt().multiply(nu));
  }

  /** The sum of e^(z_j - z_k) over the wrong classes j of a class k. */
  private static DerivativeStructure excess(
      DerivativeStructure alpha, DerivativeStructure s, int own, int other) {
    return alpha
        .negate()
        .exp()
        .multiply(own - 1)
        .add(margin(alpha, s, own, other).negate().exp().multiply(other));
  }

  private static DerivativeStructure margin(
      DerivativeStructure alpha, DerivativeStructure s, int own, int other) {
    return alpha.multiply(1 - 1.0 / own).add(s.multiply(1.0 / own + 1.0 / other));
  }

  /** The probability of the other cluster in columns of A and of B. */
  double[] wrong(Point at) {
    return new double[] {wrong(at.alphaA(), at.sA(), kA, kB), wrong(at.alphaB(), at.sB(), kB, kA)};
  }

  private static double wrong(double alpha, double s, int own, int other) {
    double margin = alpha * (1 - 1.0 / own) + s * (1.0 / own + 1.0 / other);
    double mass = other * FastMath.exp(-margin);
    return mass / (1 + (own - 1) * FastMath.exp(-alpha) + mass);
  }

  /** Class logits, K x K, for counts in any order. */
  Matrix logits(List<Integer> n, Point at) {
    List<double[]> columns = new ArrayList<>();
    for (int k = 0; k < n.size(); k++) {
      boolean larger = n.get(k) == nA;
      int own = larger ? kA : kB;
      int other = larger ? kB : kA;
      double alpha = larger ? at.alphaA() : at.alphaB();
      double s = larger ? at.sA() : at.sB();
      double[] column = new double[n.size()];
      for (int j = 0; j < n.size(); j++) {
        column[j] =
            n.get(j).equals(n.get(k)) ? (s - alpha) / own + (j == k ? alpha : 0) : -s / other;
      }
      columns.add(column);
    }
    return Matrix.of(n.size(), n.size(), (j, k) -> columns.get(k)[j]);
  }
}
