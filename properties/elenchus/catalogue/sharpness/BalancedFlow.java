package elenchus.catalogue.sharpness;

import elenchus.catalogue.closedform.SolutionCheck;
import elenchus.flow.InitialValueProblem;
import elenchus.linear.Matrix;
import elenchus.linear.SymmetricEigen;
import elenchus.symbolic.Elementary;
import elenchus.theorem.Evidence;
import elenchus.theorem.Trial;
import elenchus.theorem.Witness;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.util.Binary64;
import org.hipparchus.util.Binary64Field;

/**
 * Gradient flow of a balanced network on whitened data.
 *
 * @param network where it starts
 * @param times increasing, the first one 0
 * @param weights the weights at each time
 */
record BalancedFlow(BalancedNetwork network, double[] times, List<List<Matrix>> weights) {
  private static final Elementary<Binary64> DOUBLE = Elementary.over(Binary64Field.getInstance());
  private static final Witness QUADRATURE =
      new Witness("Gauss-Legendre quadrature", "Hipparchus", "double");
  private static final int SAMPLES = 9;
  private static final double STEP = 1e-12;

  /** Integrates to T. */
  static BalancedFlow of(BalancedNetwork network, Trial trial) {
    List<Matrix> start = network.weights(DOUBLE).stream().map(w -> Elementary.toDouble(w)).toList();
    Matrix optimum = Elementary.toDouble(network.optimum(DOUBLE));
    double[] times =
        IntStream.range(0, SAMPLES).mapToDouble(j -> network.T() * j / (SAMPLES - 1.0)).toArray();
    double[] later = IntStream.range(1, SAMPLES).mapToDouble(j -> times[j]).toArray();
    InitialValueProblem problem =
        new InitialValueProblem(
            state -> velocity(layers(state, start), optimum, network.m2()), flat(start));
    double[][] states =
        trial.isHigh() ? problem.extrapolate(STEP, later) : problem.solve(STEP, later);
    List<List<Matrix>> weights = new ArrayList<>();
    weights.add(start);
    for (double[] state : states) {
      weights.add(layers(state, start));
    }
    return new BalancedFlow(network, times, weights);
  }

  static Evidence evidence(BalancedNetwork n, Trial trial) {
    BalancedFlow flow = of(n, trial);
    double[] sharpness = flow.sharpness();
    double[] norms = flow.norms();
    double worst = 0;
    double growth = Double.POSITIVE_INFINITY;
    for (int j = 0; j < sharpness.length; j++) {
      double predicted = BalancedEvidence.identity(n, norms[j]);
      worst = Math.max(worst, Math.abs(sharpness[j] - predicted) / sharpness[j]);
      if (j > 0) {
        growth = Math.min(growth, (sharpness[j] - sharpness[j - 1]) / sharpness[j]);
      }
    }
    Witness integration = trial.isHigh() ? SolutionCheck.EXTRAPOLATION : SolutionCheck.INTEGRATION;
    Evidence.Builder evidence =
        Evidence.collect()
            .add(
                BalancedSharpness.FLOW
                    .compare(worst, 0)
                    .within(1e-10, "integration to 1e-12 keeps the balance to about 1e-12")
                    .by(integration)
                    .by(BalancedEvidence.SPECTRUM))
            .curve("sharpness of GN", "t", "lambda_max", flow.times(), sharpness);
    if (n.aligned()) {
      evidence
          .add(
              BalancedSharpness.GROWTH
                  .compare(growth, 0)
                  .within(1e-10, "integration to 1e-12")
                  .by(integration)
                  .by(BalancedEvidence.SPECTRUM))
          .add(
              BalancedSharpness.MODES
                  .compare(flow.modeError(), 0)
                  .within(1e-8, "integration to 1e-12, magnified by y/(y-s) up to 100")
                  .by(integration)
                  .by(QUADRATURE));
    }
    return evidence.done();
  }

  double[] sharpness() {
    return weights.stream()
        .mapToDouble(
            w ->
                SymmetricEigen.of(
                        Elementary.toDouble(
                            BalancedEvidence.matrices(
                                    network, DOUBLE, w.stream().map(m -> DOUBLE.matrix(m)).toList())
                                .conjugate()))
                    .max())
        .toArray();
  }

  double[] norms() {
    return weights.stream().mapToDouble(w -> NetworkProblem.spectralNorm(product(w))).toArray();
  }

  /** The largest relative error of the times at which the modes are where they are. */
  private double modeError() {
    Matrix left = Elementary.toDouble(network.optimum(DOUBLE));
    double worst = 0;
    double[] sigma = network.sigma();
    for (int j = 1; j < times.length; j++) {
      // Y* and J share singular vectors, so Y*^T J has the eigenvalues y_i s_i on those of Y*.
      Matrix aligned = left.transpose().times(product(weights.get(j)));
      SymmetricEigen optimum = SymmetricEigen.of(left.transpose().times(left));
      for (int i = 0; i < sigma.length; i++) {
        double y = network.y().get(i);
        Matrix direction = direction(optimum, y);
        double s = direction.transpose().times(aligned).times(direction).get(0, 0) / y;
        if (s < 0.99 * y) {
          double time = ChainTime.between(network.depth(), network.m2(), y, sigma[i], s);
          worst = Math.max(worst, Math.abs(time - times[j]) / times[j]);
        }
      }
    }
    return worst;
  }

  private static Matrix direction(SymmetricEigen gram, double y) {
    double[] values = gram.values();
    int best = 0;
    for (int i = 1; i < values.length; i++) {
      if (Math.abs(values[i] - y * y) < Math.abs(values[best] - y * y)) {
        best = i;
      }
    }
    return Matrix.column(gram.vectors().column(best));
  }

  static Matrix product(List<Matrix> weights) {
    Matrix product = weights.get(0);
    for (int l = 1; l < weights.size(); l++) {
      product = weights.get(l).times(product);
    }
    return product;
  }

  /** W_l' = -(W_L ... W_{l+1})^T E (W_{l-1} ... W_1)^T with E = m2 (J - Y*). */
  private static double[] velocity(List<Matrix> weights, Matrix optimum, double m2) {
    List<Matrix> below = new ArrayList<>();
    below.add(Matrix.identity(weights.get(0).columns()));
    for (Matrix w : weights) {
      below.add(w.times(below.get(below.size() - 1)));
    }
    int depth = weights.size();
    Matrix back = optimum.minus(below.get(depth)).times(m2);
    Matrix[] slopes = new Matrix[depth];
    for (int l = depth - 1; l >= 0; l--) {
      slopes[l] = back.times(below.get(l).transpose());
      back = weights.get(l).transpose().times(back);
    }
    return flat(List.of(slopes));
  }

  private static double[] flat(List<Matrix> layers) {
    return layers.stream().flatMapToDouble(w -> Arrays.stream(w.toRowMajor())).toArray();
  }

  private static List<Matrix> layers(double[] state, List<Matrix> shapes) {
    List<Matrix> layers = new ArrayList<>();
    int at = 0;
    for (Matrix shape : shapes) {
      int from = at;
      int columns = shape.columns();
      layers.add(Matrix.of(shape.rows(), columns, (i, j) -> state[from + i * columns + j]));
      at += shape.rows() * columns;
    }
    return layers;
  }

  @Override
  public double[] times() {
    return times.clone();
  }
}
