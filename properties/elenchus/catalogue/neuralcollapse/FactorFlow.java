package elenchus.catalogue.neuralcollapse;

import elenchus.features.Factors;
import elenchus.features.FeatureModel;
import elenchus.features.FeatureObjective;
import elenchus.features.Fit;
import elenchus.linear.Matrix;
import elenchus.theorem.Draw;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.ClassicalRungeKuttaIntegrator;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;

/**
 * A start of gradient flow on the factors of a deep linear model without bias.
 *
 * @param n class counts
 * @param W weights W_1..W_M
 * @param H features, d_1 x N, grouped by class
 * @param lamW common decay of all weights
 * @param lamH decay of the features
 * @param fit loss of the logits
 * @param t time, positive
 */
public record FactorFlow(
    List<Integer> n, List<Matrix> W, Matrix H, double lamW, double lamH, Fit fit, double t) {

  /**
   * Checks the shapes.
   *
   * @throws IllegalArgumentException if the shapes do not fit or the time is not positive
   */
  public FactorFlow {
    n = List.copyOf(n);
    W = List.copyOf(W);
    if (!(t > 0 && t <= 50)) {
      throw new IllegalArgumentException("t = " + t);
    }
    List<Integer> widths = W.stream().map(Matrix::columns).toList();
    List<Double> decays = Collections.nCopies(W.size(), lamW);
    FeatureModel.of(fit, n, widths, decays, lamH).pack(Factors.of(W, H));
  }

  static FactorFlow drawn(Draw draw) {
    int K = draw.integer(2, 3);
    List<Integer> n = new ArrayList<>();
    for (int k = 0; k < K; k++) {
      n.add(draw.integer(1, 3));
    }
    int N = n.stream().mapToInt(Integer::intValue).sum();
    int M = draw.integer(1, 3);
    List<Matrix> W = new ArrayList<>();
    int columns = draw.integer(1, 4);
    Matrix H = quarters(draw, columns, N);
    for (int m = 1; m <= M; m++) {
      int rows = m == M ? K : draw.integer(1, 4);
      W.add(quarters(draw, rows, columns));
      columns = rows;
    }
    double lam = draw.logUniform(0.01, 0.5);
    return new FactorFlow(
        n,
        W,
        H,
        lam,
        draw.chance(0.5) ? lam : draw.logUniform(0.01, 0.5),
        draw.oneOf(Fit.values()),
        draw.oneOf(0.5, 2.0, 10.0));
  }

  /** Two layers, three classes of two, entries normal of deviation 3/2, small equal decays. */
  static FactorFlow drawnLarge(Draw draw) {
    Matrix H = Matrix.ofRows(draw.gaussianRows(4, 6)).times(1.5);
    Matrix first = Matrix.ofRows(draw.gaussianRows(3, 4)).times(1.5);
    Matrix second = Matrix.ofRows(draw.gaussianRows(3, 3)).times(1.5);
    Fit fit = draw.oneOf(Fit.values());
    return new FactorFlow(List.of(2, 2, 2), List.of(first, second), H, .01, .01, fit, 5);
  }

  private static Matrix quarters(Draw draw, int rows, int columns) {
    return Matrix.of(rows, columns, (i, j) -> draw.integer(-4, 4) / 4.0);
  }

  Stream<FactorFlow> simpler() {
    return Stream.of(
            new FactorFlow(n, W, H, lamW, lamH, fit, 0.5),
            new FactorFlow(n, W, H, 0.1, 0.1, fit, t),
            new FactorFlow(n, W, H.map(Math::rint), lamW, lamH, fit, t),
            new FactorFlow(
                n, W.stream().map(m -> m.map(Math::rint)).toList(), H, lamW, lamH, fit, t),
            new FactorFlow(n, W, H, lamW, lamH, Fit.SQUARED, t))
        .filter(simpler -> !simpler.equals(this));
  }

  /** The model, with weight decay of layer m multiplied by a factor to the power m. */
  FeatureModel model(double factor) {
    List<Double> decays = new ArrayList<>();
    double decay = lamW;
    for (int m = 0; m < W.size(); m++) {
      decays.add(decay);
      decay *= factor;
    }
    return FeatureModel.of(fit, n, W.stream().map(Matrix::columns).toList(), decays, lamH);
  }

  FeatureModel model() {
    return model(1);
  }

  /**
   * Where the flow with a rectifier after the first layer is at time t, by fixed steps: steps that
   * adapt would shrink at every kink.
   */
  Factors rectifiedEnd(double step) {
    FeatureModel model = model().withRectifier();
    ODEState start = new ODEState(0, model.pack(start()));
    OrdinaryDifferentialEquation flow = new Descent(new FeatureObjective(model));
    return model.unpack(
        new ClassicalRungeKuttaIntegrator(step).integrate(flow, start, t).getPrimaryState());
  }

  /** The negative gradient. */
  private record Descent(FeatureObjective objective) implements OrdinaryDifferentialEquation {
    @Override
    public int getDimension() {
      return objective.dimension();
    }

    @Override
    public double[] computeDerivatives(double time, double[] state) {
      double[] velocity = objective.gradient(state);
      for (int i = 0; i < velocity.length; i++) {
        velocity[i] = -velocity[i];
      }
      return velocity;
    }
  }

  Factors start() {
    return Factors.of(W, H);
  }

  /**
   * Where the flow is at time t.
   *
   * @param factors the factors
   * @param dissipated the integral of the squared gradient
   */
  record End(Factors factors, double dissipated) {}

  /** Integrates the flow of a model to time t. */
  End integrate(FeatureModel model, double tolerance) {
    FeatureObjective objective = new FeatureObjective(model);
    int dimension = objective.dimension();
    OrdinaryDifferentialEquation flow =
        new OrdinaryDifferentialEquation() {
          @Override
          public int getDimension() {
            return dimension + 1;
          }

          @Override
          public double[] computeDerivatives(double time, double[] state) {
            double[] gradient = objective.gradient(Arrays.copyOf(state, dimension));
            double[] velocity = new double[dimension + 1];
            for (int i = 0; i < dimension; i++) {
              velocity[i] = -gradient[i];
              velocity[dimension] += gradient[i] * gradient[i];
            }
            return velocity;
          }
        };
    double[] state = Arrays.copyOf(model.pack(start()), dimension + 1);
    DormandPrince853Integrator method =
        new DormandPrince853Integrator(1e-12, t, tolerance * 1e-2, tolerance);
    double[] end = method.integrate(flow, new ODEState(0, state), t).getPrimaryState();
    return new End(model.unpack(Arrays.copyOf(end, dimension)), end[dimension]);
  }

  /** W_{m+1}^T W_{m+1} - W_m W_m^T for m = 1..M-1. */
  static List<Matrix> imbalances(Factors factors) {
    List<Matrix> differences = new ArrayList<>();
    for (int m = 0; m + 1 < factors.weights().size(); m++) {
      Matrix inner = factors.weights().get(m);
      Matrix outer = factors.weights().get(m + 1);
      differences.add(outer.transpose().times(outer).minus(inner.times(inner.transpose())));
    }
    return differences;
  }

  /** W_1^T W_1 - H H^T. */
  static Matrix featureImbalance(Factors factors) {
    Matrix first = factors.weights().get(0);
    return first.transpose().times(first).minus(factors.H().times(factors.H().transpose()));
  }

  /** The largest ratio of distances of two samples at the end and the start, over given pairs. */
  double worstRatio(Factors end, boolean sameClass) {
    int[] labels = model().labels();
    double worst = 0;
    for (int i = 0; i < labels.length; i++) {
      for (int j = 0; j < i; j++) {
        double before = distance(H, i, j);
        if ((labels[i] == labels[j]) == sameClass && before > 0) {
          worst = Math.max(worst, distance(end.H(), i, j) / before);
        }
      }
    }
    return worst;
  }

  private static double distance(Matrix H, int i, int j) {
    return Matrix.column(H.column(i)).minus(Matrix.column(H.column(j))).norm();
  }
}
