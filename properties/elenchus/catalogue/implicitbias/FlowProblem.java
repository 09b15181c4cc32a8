package elenchus.catalogue.implicitbias;

import elenchus.data.LabelledData;
import elenchus.linear.Matrix;
import elenchus.loss.ExponentialTailLoss;
import elenchus.loss.TemplateLoss;
import elenchus.theorem.Draw;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Gradient flow of the weighted risk R(W) = sum_i c_i psi(u_i), W' = -eta grad R(W).
 *
 * @param X samples, N x d
 * @param y labels in 0..K-1
 * @param K number of classes
 * @param loss symbol of the template psi
 * @param W0 initial weights, K x d
 * @param c positive sample weights, N
 * @param eta learning rate, positive
 */
public record FlowProblem(
    Matrix X, List<Integer> y, int K, String loss, Matrix W0, List<Double> c, double eta) {

  /**
   * Checks the shapes.
   *
   * @throws IllegalArgumentException if W0 is not K x d, c has not N positive entries, eta is not
   *     positive, or the data are misshapen
   */
  public FlowProblem {
    y = List.copyOf(y);
    c = List.copyOf(c);
    LabelledData data = new LabelledData(X, y, K);
    if (W0.rows() != K || W0.columns() != data.features() || !W0.isFinite()) {
      throw new IllegalArgumentException(
          "W0 is "
              + W0.rows()
              + " x "
              + W0.columns()
              + ", not K x d = "
              + K
              + " x "
              + data.features()
              + ", or not finite");
    }
    if (c.size() != data.samples() || !c.stream().allMatch(v -> v > 0 && v < 1e300)) {
      throw new IllegalArgumentException("c must be N = " + data.samples() + " positive numbers");
    }
    if (!(eta > 0 && eta < 1e300)) {
      throw new IllegalArgumentException("eta = " + eta + " must be positive");
    }
  }

  /** The plain flow from the origin: unit weights and learning rate. */
  static FlowProblem plain(LabelledData data, String loss) {
    return new FlowProblem(
        data.X(),
        data.y(),
        data.K(),
        loss,
        Matrix.zero(data.K(), data.features()),
        Collections.nCopies(data.samples(), 1.0),
        1);
  }

  /** A problem on drawn data, with drawn loss, start, weights and learning rate. */
  static FlowProblem on(LabelledData data, Draw draw) {
    String loss = draw.oneOf(ExponentialTailLoss.values()).symbol();
    double spread = draw.oneOf(0.0, 0.5, 5.0);
    Matrix start = Matrix.ofRows(draw.gaussianRows(data.K(), data.features())).times(spread);
    boolean weighted = draw.chance(0.25);
    List<Double> weights = new ArrayList<>();
    for (int i = 0; i < data.samples(); i++) {
      weights.add(weighted ? draw.oneOf(0.5, 1.0, 2.0, 4.0) : 1.0);
    }
    return new FlowProblem(
        data.X(), data.y(), data.K(), loss, start, weights, draw.oneOf(1.0, 1.0, 0.5, 4.0));
  }

  /** Simpler problems, most daring first. */
  Stream<FlowProblem> simpler(Function<LabelledData, Stream<LabelledData>> of) {
    Stream<FlowProblem> plainer =
        Stream.of(
                plain(data(), loss),
                new FlowProblem(X, y, K, loss, Matrix.zero(K, X.columns()), c, eta),
                new FlowProblem(X, y, K, loss, W0, Collections.nCopies(y.size(), 1.0), eta),
                new FlowProblem(X, y, K, loss, W0, c, 1),
                new FlowProblem(X, y, K, "exp", W0, c, eta),
                new FlowProblem(X, y, K, loss, W0.map(Math::rint), c, eta))
            .filter(candidate -> !candidate.equals(this));
    return Stream.concat(of.apply(data()).map(d -> plain(d, loss)), plainer);
  }

  /** The labelled data. */
  LabelledData data() {
    return new LabelledData(X, y, K);
  }

  /**
   * The template psi.
   *
   * @throws IllegalArgumentException if no template has the symbol
   */
  TemplateLoss template() {
    return ExponentialTailLoss.of(loss).template();
  }

  /** The sample weights as a new array. */
  double[] weights() {
    return c.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
