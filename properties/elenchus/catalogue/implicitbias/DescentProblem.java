package elenchus.catalogue.implicitbias;

import elenchus.data.LabelledData;
import elenchus.data.LabelledDraws;
import elenchus.data.Restriction;
import elenchus.descent.GradientDescent;
import elenchus.descent.StepSize;
import elenchus.linear.Matrix;
import elenchus.loss.ExponentialTailLoss;
import elenchus.loss.TemplateLoss;
import elenchus.theorem.Draw;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Gradient descent W_{t+1} = W_t - eta grad R(W_t) on the sum risk R(W) = sum_i psi(u_i).
 *
 * @param X samples, N x d
 * @param y labels in 0..K-1
 * @param K number of classes
 * @param loss symbol of the template psi: ce, exp or pairlog
 * @param W0 initial weights, K x d
 * @param eta step size, positive
 * @param T number of steps, at least 1000
 */
public record DescentProblem(
    Matrix X, List<Integer> y, int K, String loss, Matrix W0, double eta, int T) {
  private static final int LEAST_STEPS = 1000;

  /**
   * Checks the shapes.
   *
   * @throws IllegalArgumentException if the data are misshapen, the loss is unknown, W0 is not K x
   *     d, eta is not positive or T is below 1000
   */
  public DescentProblem {
    y = List.copyOf(y);
    LabelledData data = new LabelledData(X, y, K);
    ExponentialTailLoss.of(loss);
    if (W0.rows() != K || W0.columns() != data.features() || !W0.isFinite()) {
      throw new IllegalArgumentException(
          "W0 must be finite and K x d = " + K + " x " + data.features());
    }
    if (!(eta > 0 && eta < 1e300)) {
      throw new IllegalArgumentException("eta = " + eta + " must be positive");
    }
    if (T < LEAST_STEPS) {
      throw new IllegalArgumentException("T = " + T + " must be at least " + LEAST_STEPS);
    }
  }

  /** Descent from the origin with a share of the largest step size that the theorem allows. */
  static DescentProblem plain(LabelledData data, String loss, double share, int steps) {
    double eta = share * stepSize(data, loss).orElseThrow().limit();
    Matrix origin = Matrix.zero(data.K(), data.features());
    return new DescentProblem(data.X(), data.y(), data.K(), loss, origin, eta, steps);
  }

  /** Mixed data whose conditions hold, with drawn loss, start and step size. */
  static DescentProblem draw(Draw draw, Predicate<LabelledData> condition) {
    LabelledData data = LabelledDraws.mixed(draw.random());
    while (!condition.test(data)) {
      data = LabelledDraws.mixed(draw.random());
    }
    double spread = draw.oneOf(0.0, 0.0, 0.5, 2.0);
    Matrix start = Matrix.ofRows(draw.gaussianRows(data.K(), data.features())).times(spread);
    return plain(data, draw.oneOf("ce", "pairlog"), draw.oneOf(0.2, 0.5, 0.95), 10_000).from(start);
  }

  DescentProblem from(Matrix start) {
    return new DescentProblem(X, y, K, loss, start, eta, T);
  }

  DescentProblem stepping(double step) {
    return new DescentProblem(X, y, K, loss, W0, step, T);
  }

  /** Simpler problems, most daring first; the step size keeps its share of the limit. */
  Stream<DescentProblem> simpler() {
    Stream<DescentProblem> simplerData =
        Restriction.simplifications(data())
            .filter(r -> r.data().X().maxAbs() > 0)
            .map(
                r ->
                    new DescentProblem(
                        r.data().X(),
                        r.data().y(),
                        r.data().K(),
                        loss,
                        r.weights(W0),
                        eta * scale(r.data()),
                        T));
    Stream<DescentProblem> plainer =
        Stream.of(
                from(Matrix.zero(K, X.columns())),
                from(W0.map(Math::rint)),
                new DescentProblem(X, y, K, loss, W0, eta, Math.max(LEAST_STEPS, T / 10)))
            .filter(candidate -> !candidate.equals(this));
    return Stream.concat(simplerData, plainer);
  }

  private double scale(LabelledData other) {
    double ratio = StepSize.spectralNorm(X) / StepSize.spectralNorm(other.X());
    return ratio * ratio;
  }

  /** The labelled data. */
  LabelledData data() {
    return new LabelledData(X, y, K);
  }

  /** The template psi. */
  TemplateLoss template() {
    return ExponentialTailLoss.of(loss).template();
  }

  /** The descent itself. */
  GradientDescent descent() {
    return new GradientDescent(data(), template(), eta);
  }

  /** The gradient flow with the same risk, speed and start. */
  FlowProblem flow() {
    return new FlowProblem(X, y, K, loss, W0, Collections.nCopies(y.size(), 1.0), eta);
  }

  /** What smoothness says about steps; empty for the exponential loss. */
  Optional<StepSize> stepSize() {
    return stepSize(data(), loss);
  }

  private static Optional<StepSize> stepSize(LabelledData data, String loss) {
    return StepSize.of(data, ExponentialTailLoss.of(loss).template());
  }
}
