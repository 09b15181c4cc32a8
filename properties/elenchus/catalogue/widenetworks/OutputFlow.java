package elenchus.catalogue.widenetworks;

import elenchus.flow.InitialValueProblem;
import elenchus.functions.Displacement;
import elenchus.functions.LineFunction;
import elenchus.functions.MirrorInterpolant;
import elenchus.functions.Units;
import elenchus.theorem.Claim;
import elenchus.theorem.Finding;
import elenchus.theorem.Trial;

/** Mirror flow on the rescaled output weights of a narrow network, integrated as it stands. */
final class OutputFlow {
  /** Biases per direction: enough for the theorem, which holds at every width. */
  static final int CELLS = 10;

  /** Flows on worse kernels take too long. */
  private static final double WORST_CONDITION = 100;

  private static final double TARGET = 1e-10;
  private static final int DOUBLINGS = 14;

  private OutputFlow() {}

  /** Whether the flow of a network is integrated: one in eight, where it is not too stiff. */
  static boolean isWorthwhile(WideNetwork network) {
    int sum = network.k().stream().mapToInt(Integer::intValue).sum();
    // Where phi'' grows and the potential is scaled, the flow slows down as the weights grow.
    boolean slow =
        network.scaled() && network.phi() != Mirror.QUADRATIC && network.phi() != Mirror.HYPENTROPY;
    return !slow && Math.floorMod(sum, 8) == 0 && network.condition() < WORST_CONDITION;
  }

  /** The end of the flow against the solution of the dual, at points. */
  static Finding.Builder finding(Claim claim, WideNetwork network, Trial trial) {
    Units units = network.units(CELLS);
    Displacement displacement = network.displacement(CELLS);
    double[] x = network.points();
    double[] y = network.values();
    MirrorInterpolant end = MirrorInterpolant.of(units, displacement, x, y).orElseThrow();
    double[] alpha = new double[units.size()];
    double[][] rows = units.features(x);
    double residual = Double.POSITIVE_INFINITY;
    double time = 4;
    for (int k = 0; k < DOUBLINGS && !(residual <= TARGET); k++, time *= 2) {
      trial.checkDeadline();
      InitialValueProblem flow =
          new InitialValueProblem(a -> velocity(units, displacement, rows, y, a), alpha);
      alpha = trial.isHigh() ? flow.extrapolate(1e-11, time)[0] : flow.solve(1e-11, time)[0];
      residual = 0;
      for (double r : residuals(units, rows, y, alpha)) {
        residual = Math.max(residual, Math.abs(r));
      }
    }
    double[] reached = alpha;
    LineFunction trained =
        t -> {
          double sum = 0;
          for (int k = 0; k < reached.length; k++) {
            sum += units.weight(k) * reached[k] * units.unit(k, t);
          }
          return sum;
        };
    double size = 1 + network.y().stream().mapToDouble(Math::abs).max().orElse(0);
    return claim
        .compare(end.distance(trained, network.grid(13)), 0)
        .within(1e-8 * size, "residual of the flow times the condition of the kernel")
        .by("integration in all output weights", "Hipparchus", "double")
        .by(UnscaledPotentialEqualsGradientFlow.NEWTON)
        .provided(residual <= TARGET, "residual of the flow");
  }

  private static double[] residuals(Units units, double[][] rows, double[] y, double[] alpha) {
    double[] residuals = new double[y.length];
    for (int i = 0; i < y.length; i++) {
      residuals[i] = -y[i];
      for (int k = 0; k < alpha.length; k++) {
        residuals[i] += units.weight(k) * rows[i][k] * alpha[k];
      }
    }
    return residuals;
  }

  private static double[] velocity(
      Units units, Displacement displacement, double[][] rows, double[] y, double[] alpha) {
    double[] residuals = residuals(units, rows, y, alpha);
    double[] velocity = new double[alpha.length];
    for (int k = 0; k < alpha.length; k++) {
      for (int i = 0; i < y.length; i++) {
        velocity[k] -= rows[i][k] * residuals[i];
      }
      velocity[k] /= displacement.curvature(alpha[k]);
    }
    return velocity;
  }
}
