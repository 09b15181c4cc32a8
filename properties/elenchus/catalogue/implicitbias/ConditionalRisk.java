package elenchus.catalogue.implicitbias;

import elenchus.descent.Objective;
import elenchus.exact.Interval;
import elenchus.loss.ExponentialTailLoss;
import elenchus.loss.TemplateLoss;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.util.FastMath;

/**
 * C_p(v) = sum_y w_y p_y L_y(v) with its derivatives, and the closed forms of its minimum.
 *
 * @param losses the templates added
 * @param weights w_y p_y, positive
 */
record ConditionalRisk(List<TemplateLoss> losses, double[] weights) implements Objective {
  private static final int NEWTON_STEPS = 100;

  static ConditionalRisk of(String loss, double[] weights) {
    List<TemplateLoss> templates =
        Arrays.stream(loss.split("\\+", -1))
            .map(symbol -> ExponentialTailLoss.of(symbol).template())
            .toList();
    return new ConditionalRisk(templates, weights);
  }

  @Override
  public int dimension() {
    return weights.length;
  }

  @Override
  public double evaluate(double[] v, double[] gradient) {
    return evaluate(v, gradient, new double[v.length][v.length]);
  }

  /** Value, gradient and Hessian at v. */
  private double evaluate(double[] v, double[] gradient, double[][] hessian) {
    int K = v.length;
    Arrays.fill(gradient, 0);
    double value = 0;
    double[] u = new double[K - 1];
    double[] g = new double[K - 1];
    double[] derivatives = new double[(K - 1) * (K - 1)];
    for (TemplateLoss loss : losses) {
      for (int y = 0; y < K; y++) {
        for (int j = 0; j < K - 1; j++) {
          u[j] = v[y] - v[other(y, j)];
        }
        value += weights[y] * loss.value(u);
        loss.logWeights(u, g);
        loss.logWeightDerivatives(u, derivatives);
        for (int j = 0; j < K - 1; j++) {
          double slope = weights[y] * FastMath.exp(g[j]);
          gradient[y] -= slope;
          gradient[other(y, j)] += slope;
          for (int l = 0; l < K - 1; l++) {
            double curvature = -slope * derivatives[j * (K - 1) + l];
            hessian[y][y] += curvature;
            hessian[y][other(y, l)] -= curvature;
            hessian[other(y, j)][y] -= curvature;
            hessian[other(y, j)][other(y, l)] += curvature;
          }
        }
      }
    }
    return value;
  }

  private static int other(int y, int slot) {
    return slot < y ? slot : slot + 1;
  }

  /** The minimiser of sum zero by Newton's method from the origin, steps halved where needed. */
  double[] newton() {
    int K = weights.length;
    double[] v = new double[K];
    double[] gradient = new double[K];
    double[][] hessian = new double[K][K];
    double value = evaluate(v, gradient, hessian);
    for (int step = 0; step < NEWTON_STEPS; step++) {
      RealMatrix system = new Array2DRowRealMatrix(hessian);
      for (int a = 0; a < K; a++) {
        for (int b = 0; b < K; b++) {
          // The shift along 1 is no direction of descent; this pins it.
          system.addToEntry(a, b, 1.0 / K);
        }
      }
      double[] direction =
          new LUDecomposition(system).getSolver().solve(new ArrayRealVector(gradient)).toArray();
      double[] next = v.clone();
      double factor = 1;
      double reached = Double.POSITIVE_INFINITY;
      while (!(reached <= value + 1e-14 * Math.abs(value)) && factor > 1e-10) {
        for (int k = 0; k < K; k++) {
          next[k] = v[k] - factor * direction[k];
        }
        hessian = new double[K][K];
        reached = evaluate(next, gradient, hessian);
        factor /= 2;
      }
      double moved = 0;
      for (int k = 0; k < K; k++) {
        moved = Math.max(moved, Math.abs(next[k] - v[k]));
      }
      v = next;
      value = reached;
      if (moved < 1e-14) {
        break;
      }
    }
    return v;
  }

  /** The closed form of the minimiser: log p for ce, pairlog and their sum, half of it for exp. */
  static double[] minimiser(String loss, double[] p) {
    double factor = loss.equals("exp") ? 0.5 : 1;
    double[] v = Arrays.stream(p).map(x -> factor * FastMath.log(x)).toArray();
    return centred(v);
  }

  static double[] centred(double[] v) {
    double mean = Arrays.stream(v).sum() / v.length;
    return Arrays.stream(v).map(x -> x - mean).toArray();
  }

  /** The closed form of the minimum, enclosed; p of any positive sum. */
  static Interval minimum(String loss, List<BigFraction> p) {
    Interval sum = Interval.ZERO;
    for (String symbol : loss.split("\\+", -1)) {
      sum =
          sum.add(
              switch (symbol) {
                case "ce" -> entropy(p);
                case "exp" -> roots(p);
                default -> pairs(p);
              });
    }
    return sum;
  }

  private static Interval entropy(List<BigFraction> p) {
    BigFraction total = p.stream().reduce(BigFraction.ZERO, BigFraction::add);
    Interval sum = Interval.ZERO;
    for (BigFraction x : p) {
      sum = sum.add(Interval.of(x).multiply(Interval.of(total.divide(x)).log()));
    }
    return sum;
  }

  private static Interval roots(List<BigFraction> p) {
    Interval sum = Interval.ZERO;
    for (int a = 0; a < p.size(); a++) {
      for (int b = 0; b < a; b++) {
        sum = sum.add(Interval.of(p.get(a).multiply(p.get(b))).sqrt().multiply(2));
      }
    }
    return sum;
  }

  private static Interval pairs(List<BigFraction> p) {
    Interval sum = Interval.ZERO;
    for (int a = 0; a < p.size(); a++) {
      for (int b = 0; b < p.size(); b++) {
        if (a != b) {
          BigFraction ratio = p.get(a).add(p.get(b)).divide(p.get(a));
          sum = sum.add(Interval.of(p.get(a)).multiply(Interval.of(ratio).log()));
        }
      }
    }
    return sum;
  }

  /**
   * The least risk of logits whose argmax is another class than a: by convexity it is reached where
   * v_a = v_b for some b, and there p_a and p_b may be replaced by their mean.
   */
  static Interval leastWrong(String loss, List<BigFraction> p, int a) {
    List<Interval> values = new ArrayList<>();
    for (int b = 0; b < p.size(); b++) {
      if (b != a) {
        BigFraction mean = p.get(a).add(p.get(b)).divide(2);
        List<BigFraction> tied = new ArrayList<>(p);
        tied.set(a, mean);
        tied.set(b, mean);
        values.add(minimum(loss, tied));
      }
    }
    return values.stream().reduce(Interval::min).orElseThrow();
  }
}
