package elenchus.catalogue.widenetworks;

import elenchus.flow.DormandPrince;
import elenchus.flow.VectorField;
import elenchus.functions.Displacement;
import elenchus.theorem.Trial;

/**
 * Mirror flow of all 3n + 1 parameters for any potential, with the activation pattern frozen at its
 * start: no events, no sliding. Whether a unit crossed a datum is told by the slack afterwards. The
 * state is the displacement of a, w, b, d.
 */
final class FrozenFlow implements VectorField {
  private static final double TARGET = 1e-10;
  private static final int STRETCHES = 24;

  private final Displacement displacement;
  private final int n;
  private final double[] x;
  private final double[] y;
  private final double[] w0;
  private final double[] b0;
  private final double[][] pattern;
  private double slack = 1;

  private FrozenFlow(WideNetwork network, int cells) {

    displacement = network.displacement(cells);
    n = cells * network.sigma().directions();
    x = network.points();
    y = network.values();
    w0 = new double[n];
    b0 = new double[n];
    pattern = new double[y.length][n];
    for (int k = 0; k < n; k++) {
      w0[k] = InnerUnit.weight(network, k);
      b0[k] = InnerUnit.bias(network, cells, k);
      for (int i = 0; i < y.length; i++) {
        pattern[i][k] = InnerUnit.pattern(network, w0[k] * x[i] - b0[k]);
      }
    }
  }

  /** Trains to a residual of 1e-10, or as far as it comes. */
  static TrainedNetwork train(WideNetwork network, int cells, Trial trial) {
    FrozenFlow flow = new FrozenFlow(network, cells);
    DormandPrince method = new DormandPrince(1e-10, 1e-14);
    double[] state = new double[flow.dimension()];
    double time = 0;
    double stretch = 16;
    double residual = Double.POSITIVE_INFINITY;
    for (int s = 0; s < STRETCHES && !(residual <= TARGET); s++) {
      trial.checkDeadline();
      state = method.integrate(flow, time, state, time + stretch).last().state();
      time += stretch;
      stretch *= 1.5;
      residual = 0;
      for (double r : flow.residuals(state)) {
        residual = Math.max(residual, Math.abs(r));
      }
    }
    double[] a = new double[flow.n];
    double[] w = new double[flow.n];
    double[] b = new double[flow.n];
    for (int k = 0; k < flow.n; k++) {
      a[k] = state[k];
      w[k] = flow.w0[k] + state[flow.n + k];
      b[k] = flow.b0[k] + state[2 * flow.n + k];
    }
    return new TrainedNetwork(
        network.sigma(), a, w, b, state[3 * flow.n], flow.slack, flow.slackAt(state), residual);
  }

  @Override
  public int dimension() {
    return 3 * n + 1;
  }

  @Override
  public void velocity(double time, double[] state, double[] velocity) {
    double[] r = residuals(state);
    double step = 1.0 / (n * (double) y.length);
    double all = 0;
    for (double entry : r) {
      all += entry;
    }
    for (int k = 0; k < n; k++) {
      double slope = 0;
      double level = 0;
      for (int i = 0; i < r.length; i++) {
        slope += pattern[i][k] * r[i] * x[i];
        level += pattern[i][k] * r[i];
      }
      double w = w0[k] + state[n + k];
      double b = b0[k] + state[2 * n + k];
      velocity[k] = -step * (slope * w - level * b) / curvature(state[k]);
      velocity[n + k] = -step * state[k] * slope / curvature(state[n + k]);
      velocity[2 * n + k] = step * state[k] * level / curvature(state[2 * n + k]);
    }
    velocity[3 * n] = -step * all / curvature(state[3 * n]);
    // Called at each accepted step, among others.
    slack = Math.min(slack, slackAt(state));
  }

  private double curvature(double displaced) {
    return displacement.curvature(n * displaced);
  }

  private double[] residuals(double[] state) {
    double[] r = new double[y.length];
    for (int i = 0; i < r.length; i++) {
      r[i] = state[3 * n] - y[i];
      for (int k = 0; k < n; k++) {
        r[i] += state[k] * pattern[i][k] * preActivation(state, i, k);
      }
    }
    return r;
  }

  private double preActivation(double[] state, int i, int k) {
    return (w0[k] + state[n + k]) * x[i] - b0[k] - state[2 * n + k];
  }

  private double slackAt(double[] state) {
    double least = 1;
    for (int k = 0; k < n; k++) {
      for (int i = 0; i < y.length; i++) {
        least = Math.min(least, preActivation(state, i, k) / (w0[k] * x[i] - b0[k]));
      }
    }
    return least;
  }
}
