package elenchus.catalogue.widenetworks;

import elenchus.flow.DormandPrince;
import elenchus.flow.Trajectory;
import elenchus.flow.VectorField;
import elenchus.theorem.Trial;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Gradient flow of all parameters, with the activation pattern frozen at its start, at a cost that
 * does not depend on the width. All units between the same two data obey one linear equation, (a,
 * w, -b)' = -[0 g; g 0] (a, w, -b), so that they move by one Lorentz transformation M of R^{1,2};
 * the data enter through the second moments of the units at the start. The state is d and M - I for
 * each group of units, row by row.
 */
final class LorentzFlow implements VectorField {
  private static final int ENTRIES = 9;
  private static final double TARGET = 1e-11;
  private static final int STRETCHES = 20;

  private final WideNetwork network;
  private final int cells;
  private final double[] x;
  private final double[] y;
  private final List<Group> groups = new ArrayList<>();
  private final double rate;
  private double slack = 1;

  /**
   * Units of one direction between two data.
   *
   * @param pattern the derivative of the units at the data
   * @param moments sums of w w, w v, v v with v = -b
   * @param first its first unit
   * @param last its last unit
   */
  private record Group(double[] pattern, double[] moments, int first, int last) {}

  private LorentzFlow(WideNetwork network, int cells) {
    this.network = network;
    this.cells = cells;
    x = network.points();
    y = network.values();
    int n = cells * network.sigma().directions();
    rate = 1 / (n * y.length * network.phi().curvature(network.w()));
    for (int direction = 0; direction < network.sigma().directions(); direction++) {
      addGroups(direction, n);
    }
  }

  private void addGroups(int direction, int n) {
    int step = network.sigma().directions();
    double[] pattern = {};
    double[] moments = {};
    int first = direction;
    for (int k = direction; k < n; k += step) {
      double w = InnerUnit.weight(network, k);
      double v = -InnerUnit.bias(network, cells, k);
      double[] here = new double[x.length];
      for (int i = 0; i < x.length; i++) {
        here[i] = InnerUnit.pattern(network, w * x[i] + v);
      }
      if (!Arrays.equals(here, pattern)) {
        if (k > direction) {
          groups.add(new Group(pattern, moments, first, k - step));
        }
        pattern = here;
        moments = new double[3];
        first = k;
      }
      moments[0] += w * w;
      moments[1] += w * v;
      moments[2] += v * v;
    }
    groups.add(new Group(pattern, moments, first, n - step + direction));
  }

  /**
   * Trains to a residual of 1e-11, or as far as it comes.
   *
   * @param network under the square; at most its curvature at 0 counts
   * @param cells N
   */
  static TrainedNetwork train(WideNetwork network, int cells, Trial trial) {
    LorentzFlow flow = new LorentzFlow(network, cells);
    DormandPrince method = new DormandPrince(1e-11, 1e-15);
    double[] state = new double[flow.dimension()];
    double time = 0;
    double stretch = 16;
    double residual = Double.POSITIVE_INFINITY;
    for (int s = 0; s < STRETCHES && !(residual <= TARGET); s++) {
      trial.checkDeadline();
      Trajectory run = method.integrate(flow, time, state, time + stretch);
      state = run.last().state();
      time += stretch;
      stretch *= 1.5;
      residual = 0;
      for (double r : flow.residuals(state)) {
        residual = Math.max(residual, Math.abs(r));
      }
    }
    return flow.trained(state, residual);
  }

  @Override
  public int dimension() {
    return 1 + ENTRIES * groups.size();
  }

  @Override
  public void velocity(double time, double[] state, double[] velocity) {
    double[] r = residuals(state);
    double sum = 0;
    for (double entry : r) {
      sum += entry;
    }
    velocity[0] = -rate * sum;
    for (int p = 0; p < groups.size(); p++) {
      Group group = groups.get(p);
      double g1 = 0;
      double g2 = 0;
      for (int i = 0; i < r.length; i++) {
        g1 += rate * group.pattern()[i] * r[i] * x[i];
        g2 += rate * group.pattern()[i] * r[i];
      }
      for (int j = 0; j < 3; j++) {
        double top = entry(state, p, 0, j);
        velocity[index(p, 0, j)] = -g1 * entry(state, p, 1, j) - g2 * entry(state, p, 2, j);
        velocity[index(p, 1, j)] = -g1 * top;
        velocity[index(p, 2, j)] = -g2 * top;
      }
    }
    // Called at each accepted step, among others.
    slack = Math.min(slack, slackAt(state));
  }

  private double[] residuals(double[] state) {
    double[] r = new double[y.length];
    for (int i = 0; i < r.length; i++) {
      r[i] = state[0] - y[i];
    }
    for (int p = 0; p < groups.size(); p++) {
      double[] s = groups.get(p).moments();
      double top1 = entry(state, p, 0, 1);
      double top2 = entry(state, p, 0, 2);
      // The sums of a w and a v over the group: first row of M S M^T.
      double first = top1 * s[0] + top2 * s[1];
      double second = top1 * s[1] + top2 * s[2];
      double aw = first * entry(state, p, 1, 1) + second * entry(state, p, 1, 2);
      double av = first * entry(state, p, 2, 1) + second * entry(state, p, 2, 2);
      for (int i = 0; i < r.length; i++) {
        r[i] += groups.get(p).pattern()[i] * (aw * x[i] + av);
      }
    }
    return r;
  }

  /** The ratio of pre-activations is monotone in the bias, so the ends of a group suffice. */
  private double slackAt(double[] state) {
    double least = 1;
    for (int p = 0; p < groups.size(); p++) {
      Group group = groups.get(p);
      for (int end = 0; end < 2; end++) {
        int k = end == 0 ? group.first() : group.last();
        double w = InnerUnit.weight(network, k);
        double v = -InnerUnit.bias(network, cells, k);
        double now = entry(state, p, 1, 1) * w + entry(state, p, 1, 2) * v;
        double shift = entry(state, p, 2, 1) * w + entry(state, p, 2, 2) * v;
        for (double datum : x) {
          least = Math.min(least, (now * datum + shift) / (w * datum + v));
        }
      }
    }
    return least;
  }

  private TrainedNetwork trained(double[] state, double residual) {
    int n = cells * network.sigma().directions();
    double[] a = new double[n];
    double[] w = new double[n];
    double[] b = new double[n];
    for (int p = 0; p < groups.size(); p++) {
      Group group = groups.get(p);
      for (int k = group.first(); k <= group.last(); k += network.sigma().directions()) {
        double w0 = InnerUnit.weight(network, k);
        double v0 = -InnerUnit.bias(network, cells, k);
        a[k] = entry(state, p, 0, 1) * w0 + entry(state, p, 0, 2) * v0;
        w[k] = entry(state, p, 1, 1) * w0 + entry(state, p, 1, 2) * v0;
        b[k] = -entry(state, p, 2, 1) * w0 - entry(state, p, 2, 2) * v0;
      }
    }
    return new TrainedNetwork(network.sigma(), a, w, b, state[0], slack, slackAt(state), residual);
  }

  /** An entry of M. */
  private static double entry(double[] state, int group, int i, int j) {
    return state[index(group, i, j)] + (i == j ? 1 : 0);
  }

  private static int index(int group, int i, int j) {
    return 1 + ENTRIES * group + 3 * i + j;
  }
}
