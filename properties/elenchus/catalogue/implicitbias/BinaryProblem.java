package elenchus.catalogue.implicitbias;

import elenchus.data.LabelledData;
import elenchus.data.LabelledDraws;
import elenchus.data.Restriction;
import elenchus.descent.StepSize;
import elenchus.linear.Matrix;
import elenchus.loss.ExponentialTailLoss;
import elenchus.loss.TemplateLoss;
import elenchus.margin.MaxMargin;
import elenchus.margin.Separability;
import elenchus.theorem.Draw;
import java.util.List;
import java.util.stream.Stream;
import org.hipparchus.util.FastMath;

/**
 * Gradient descent on two classes.
 *
 * @param X samples, N x d
 * @param y labels, 0 or 1
 * @param loss symbol of the template, smooth: ce or pairlog
 * @param W0 weights at the start, 2 x d
 * @param eta learning rate, positive
 */
public record BinaryProblem(Matrix X, List<Integer> y, String loss, Matrix W0, double eta) {

  /**
   * Checks the shapes.
   *
   * @throws IllegalArgumentException if the data are misshapen, W0 is not 2 x d and finite, eta is
   *     not positive, or the loss is unknown or not smooth
   */
  public BinaryProblem {
    LabelledData data = new LabelledData(X, y, 2);
    y = data.y();
    if (W0.rows() != 2 || W0.columns() != data.features() || !W0.isFinite()) {
      throw new IllegalArgumentException(
          "W0 is " + W0.rows() + " x " + W0.columns() + ", not 2 x " + data.features());
    }
    if (!(eta > 0 && eta < 1e300)) {
      throw new IllegalArgumentException("eta = " + eta + " must be positive");
    }
    if (ExponentialTailLoss.of(loss).template().smoothness(2).isEmpty()) {
      throw new IllegalArgumentException("loss '" + loss + "' is not smooth");
    }
  }

  /** Separable data, a start [w; -w] / 2 + 1 c^T, and a rate below the limit. */
  static BinaryProblem draw(Draw draw, boolean centred) {
    while (true) {
      LabelledData data = drawnData(draw);
      if (Separability.of(data) instanceof MaxMargin) {
        String loss = draw.oneOf("ce", "pairlog");
        double spread = draw.oneOf(0.0, 0.5, 2.0);
        Matrix w = Matrix.ofRows(draw.gaussianRows(1, data.features())).times(spread);
        Matrix c = Matrix.ofRows(draw.gaussianRows(1, data.features()));
        double rate = draw.uniform(0.1, 0.9);
        return centred
            ? starting(data, loss, w, Matrix.zero(1, data.features()), rate)
            : starting(data, loss, w, c, rate);
      }
    }
  }

  private static LabelledData drawnData(Draw draw) {
    int d = draw.integer(1, 6);
    return draw.chance(0.5)
        ? LabelledDraws.teacherLabelled(draw.random(), draw.integer(1, 12), d, 2)
        : LabelledDraws.uniformlyLabelled(draw.random(), draw.integer(1, d), d, 2);
  }

  private static BinaryProblem starting(
      LabelledData data, String loss, Matrix w, Matrix c, double rate) {
    Matrix start =
        Matrix.of(2, data.features(), (k, f) -> (k == 0 ? 0.5 : -0.5) * w.get(0, f) + c.get(0, f));
    double limit = StepSize.of(data, ExponentialTailLoss.of(loss).template()).orElseThrow().limit();
    return new BinaryProblem(data.X(), data.y(), loss, start, rate * limit);
  }

  /** Simpler data with the weights cut to match, then a start at the origin. */
  Stream<BinaryProblem> simpler() {
    Stream<BinaryProblem> fewer =
        Restriction.simplifications(data())
            .map(r -> new BinaryProblem(r.data().X(), r.data().y(), loss, r.weights(W0), eta));
    Stream<BinaryProblem> plainer =
        Stream.of(Matrix.zero(2, X.columns()), W0.map(Math::rint))
            .filter(start -> !start.equals(W0))
            .map(start -> new BinaryProblem(X, y, loss, start, eta));
    return Stream.concat(fewer, plainer);
  }

  LabelledData data() {
    return new LabelledData(X, y, 2);
  }

  TemplateLoss template() {
    return ExponentialTailLoss.of(loss).template();
  }

  /** Z, N x d: row i is x_i for label 0 and -x_i for label 1. */
  Matrix signedSamples() {
    return Matrix.of(X.rows(), X.columns(), (i, f) -> y.get(i) == 0 ? X.get(i, f) : -X.get(i, f));
  }

  /** The limit of the learning rate, 2 / (beta_v sigma_max(X)^2). */
  double limit() {
    return StepSize.of(data(), template()).orElseThrow().limit();
  }

  /** eta |sum_i g_i z_i|, how far the first step moves half of w_0 - w_1. */
  double firstStep() {
    double[] margins = signedSamples().times(difference(W0));
    double[] logWeight = new double[1];
    double[] pull = new double[X.columns()];
    for (int i = 0; i < margins.length; i++) {
      template().logWeights(new double[] {margins[i]}, logWeight);
      for (int f = 0; f < pull.length; f++) {
        pull[f] += FastMath.exp(logWeight[0]) * signedSamples().get(i, f);
      }
    }
    return eta * Matrix.column(pull).norm();
  }

  /** The largest entry of w_0 + w_1, which descent conserves. */
  double eccentricity() {
    double largest = 0;
    for (int f = 0; f < W0.columns(); f++) {
      largest = Math.max(largest, Math.abs(W0.get(0, f) + W0.get(1, f)));
    }
    return largest;
  }

  /** w_0 - w_1 of some weights. */
  static double[] difference(Matrix W) {
    double[] difference = W.row(0);
    for (int f = 0; f < difference.length; f++) {
      difference[f] -= W.get(1, f);
    }
    return difference;
  }

  /** [w; -w] / 2. */
  static Matrix centred(double[] w) {
    return Matrix.of(2, w.length, (k, f) -> (k == 0 ? 0.5 : -0.5) * w[f]);
  }
}
