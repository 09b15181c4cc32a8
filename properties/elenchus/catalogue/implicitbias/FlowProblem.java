package elenchus.catalogue.implicitbias;

import elenchus.data.LabelledData;
import elenchus.data.LabelledDraws;
import elenchus.data.Restriction;
import elenchus.flow.TemplateRisk;
import elenchus.linear.Matrix;
import elenchus.loss.ExponentialTailLoss;
import elenchus.margin.MaxMargin;
import elenchus.margin.Separability;
import elenchus.theorem.Draw;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Gradient flow of the weighted risk R(W) = sum_i c_i psi(u_i), W' = -eta grad R(W), W(0) = W0.
 *
 * @param X samples, N x d
 * @param y labels in 0..K-1
 * @param K number of classes
 * @param loss symbol of the template psi: ce, exp or pairlog
 * @param W0 initial weights, K x d
 * @param c positive sample weights, N
 * @param eta learning rate, positive
 */
public record FlowProblem(
    Matrix X, List<Integer> y, int K, String loss, Matrix W0, List<Double> c, double eta) {

  /**
   * Checks the shapes.
   *
   * @throws IllegalArgumentException if the data are misshapen, the loss is unknown, W0 is not K x
   *     d, c has not N positive entries, or eta is not positive
   */
  public FlowProblem {
    y = List.copyOf(y);
    c = List.copyOf(c);
    LabelledData data = new LabelledData(X, y, K);
    ExponentialTailLoss.of(loss);
    if (W0.rows() != K || W0.columns() != data.features() || !W0.isFinite()) {
      throw new IllegalArgumentException(
          "W0 must be finite and K x d = " + K + " x " + data.features());
    }
    if (c.size() != data.samples() || !c.stream().allMatch(v -> v > 0 && v < 1e300)) {
      throw new IllegalArgumentException("c must be N = " + data.samples() + " positive numbers");
    }
    if (!(eta > 0 && eta < 1e300)) {
      throw new IllegalArgumentException("eta = " + eta + " must be positive");
    }
  }

  /** The flow from the origin with unit weights and learning rate. */
  static FlowProblem plain(LabelledData data, String loss) {
    Matrix origin = Matrix.zero(data.K(), data.features());
    return new FlowProblem(data.X(), data.y(), data.K(), loss, origin, ones(data.samples()), 1);
  }

  /** Mixed data whose conditions hold, with drawn loss, start, weights and learning rate. */
  static FlowProblem draw(Draw draw, Predicate<LabelledData> condition) {
    LabelledData data = LabelledDraws.mixed(draw.random());
    while (!condition.test(data)) {
      data = LabelledDraws.mixed(draw.random());
    }
    return on(data, draw);
  }

  /** Given data with drawn loss, start, weights and learning rate. */
  static FlowProblem on(LabelledData data, Draw draw) {
    double spread = draw.oneOf(0.0, 0.0, 0.5, 0.5, 0.5, 5.0);
    boolean weighted = draw.chance(0.25);
    return new FlowProblem(
        data.X(),
        data.y(),
        data.K(),
        draw.oneOf(ExponentialTailLoss.values()).symbol(),
        Matrix.ofRows(draw.gaussianRows(data.K(), data.features())).times(spread),
        IntStream.range(0, data.samples())
            .mapToObj(i -> weighted ? draw.oneOf(0.5, 1.0, 2.0, 4.0) : 1.0)
            .toList(),
        draw.oneOf(1.0, 1.0, 0.5, 4.0));
  }

  /** Simpler problems, most daring first. */
  Stream<FlowProblem> simpler() {
    Stream<FlowProblem> simplerData =
        Restriction.simplifications(data())
            .map(
                r ->
                    new FlowProblem(
                        r.data().X(),
                        r.data().y(),
                        r.data().K(),
                        loss,
                        r.weights(W0),
                        r.samples().stream().map(c::get).toList(),
                        eta));
    Stream<FlowProblem> plainer =
        Stream.of(
                plain(data(), loss),
                new FlowProblem(X, y, K, loss, Matrix.zero(K, X.columns()), c, eta),
                new FlowProblem(X, y, K, loss, W0, ones(y.size()), eta),
                new FlowProblem(X, y, K, loss, W0, c, 1),
                new FlowProblem(X, y, K, "exp", W0, c, eta),
                new FlowProblem(X, y, K, loss, W0.map(Math::rint), c, eta))
            .filter(candidate -> !candidate.equals(this));
    return Stream.concat(simplerData, plainer);
  }

  /** The labelled data. */
  LabelledData data() {
    return new LabelledData(X, y, K);
  }

  /** The risk eta R. */
  TemplateRisk risk() {
    return new TemplateRisk(
        data(), ExponentialTailLoss.of(loss).template(), c, eta, Optional.empty());
  }

  /** The max-margin classifier; empty if the data are not separable. */
  Optional<MaxMargin> maxMargin() {
    return Separability.of(data()) instanceof MaxMargin found
        ? Optional.of(found)
        : Optional.empty();
  }

  private static List<Double> ones(int samples) {
    return Collections.nCopies(samples, 1.0);
  }
}
