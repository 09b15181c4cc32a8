package elenchus.catalogue.linearnetworks;

import elenchus.flow.InitialValueProblem;
import elenchus.linear.Matrix;
import elenchus.margin.HardMargin;
import elenchus.theorem.Draw;
import elenchus.theorem.Instances;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import org.hipparchus.util.FastMath;

/**
 * A deep linear network with scalar output and two classes, under gradient flow of the exponential
 * loss sum_i exp(-y_i W_L ... W_1 x_i).
 *
 * @param X samples as columns, d x n
 * @param y labels, 1 or -1, n
 * @param W weights, layer l is h_l x h_{l-1}, at least two layers, the last with one row
 */
public record DeepClassifier(Matrix X, List<Integer> y, List<Matrix> W) {

  /**
   * @throws IllegalArgumentException if the sizes do not fit, a label is neither 1 nor -1, or an
   *     entry is not finite
   */
  public DeepClassifier {
    y = List.copyOf(y);
    W = List.copyOf(W);
    int width = X.rows();
    for (Matrix layer : W) {
      if (layer.columns() != width || !layer.isFinite()) {
        throw new IllegalArgumentException("a layer of " + layer.columns() + " after " + width);
      }
      width = layer.rows();
    }
    if (W.size() < 2 || width != 1 || y.size() != X.columns() || !X.isFinite()) {
      throw new IllegalArgumentException(
          W.size() + " layers, " + width + " outputs, " + y.size() + " labels");
    }
    if (!y.stream().allMatch(label -> Math.abs(label) == 1)) {
      throw new IllegalArgumentException("labels must be 1 or -1: " + y);
    }
  }

  /** The rows y_i x_i, n x d. */
  Matrix signed() {
    return Matrix.of(y.size(), X.rows(), (i, j) -> y.get(i) * X.get(j, i));
  }

  /** The largest margin of a unit vector, 0 for inseparable data. */
  double margin() {
    return HardMargin.ofRows(signed()) instanceof HardMargin.Solution solution
        ? 1 / Math.sqrt(solution.squaredNorm())
        : 0;
  }

  /** The margins y_i f(x_i) of a product P = W_L ... W_1, 1 x d. */
  private double[] margins(Matrix product) {
    return signed().times(product.row(0));
  }

  /** log sum_i exp(-m_i). */
  double logLoss(List<Matrix> weights) {
    double[] m = margins(LinearFlow.product(weights));
    double least = least(m);
    double sum = 0;
    for (double margin : m) {
      sum += FastMath.exp(least - margin);
    }
    return FastMath.log(sum) - least;
  }

  private static double least(double[] m) {
    double least = m[0];
    for (double margin : m) {
      least = Math.min(least, margin);
    }
    return least;
  }

  /** -d(log loss)/dW_l: the orbits of the flow of the loss, in another time. */
  List<Matrix> gradients(List<Matrix> weights) {
    return LinearFlow.gradients(
        weights,
        product -> {
          double[] m = margins(product);
          double least = least(m);
          double[] p = new double[m.length];
          double sum = 0;
          for (int i = 0; i < m.length; i++) {
            p[i] = FastMath.exp(least - m[i]);
            sum += p[i];
          }
          double total = sum;
          return Matrix.of(
              1,
              X.rows(),
              (k, j) -> {
                double pull = 0;
                for (int i = 0; i < p.length; i++) {
                  pull += p[i] / total * y.get(i) * X.get(j, i);
                }
                return pull;
              });
        });
  }

  /** dW/ds = -grad(log loss) / |W|^{L-2}: the same orbits with norms that grow exponentially. */
  InitialValueProblem equation() {
    return LinearFlow.of(
        W,
        weights -> {
          double norm = Math.sqrt(LinearFlow.squaredNorm(weights));
          double slow = FastMath.pow(norm, 2 - W.size());
          return gradients(weights).stream().map(g -> g.times(slow)).toList();
        });
  }

  /** 1 - |cos| between the product and the max-margin direction. */
  double misdirection(List<Matrix> weights) {
    HardMargin margin = HardMargin.ofRows(signed());
    if (!(margin instanceof HardMargin.Solution solution)) {
      return Double.NaN;
    }
    double[] p = LinearFlow.product(weights).row(0);
    Matrix product = Matrix.column(p);
    Matrix best = Matrix.column(solution.weights());
    Matrix unit = product.times(1 / product.norm());
    Matrix target = best.times(1 / best.norm());
    // 1 - |cos| without cancellation: half the squared distance of the unit vectors.
    double near = Math.min(unit.minus(target).norm(), unit.plus(target).norm());
    return near * near / 2;
  }

  /** Separable data (or not), networks of all widths, a fifth of them balanced of rank one. */
  static Arbitrary<DeepClassifier> draws(boolean separable) {
    return Instances.drawn(
        draw -> draw(draw, separable),
        c -> separable ? c.margin() > 0.2 : c.margin() == 0,
        DeepClassifier::simpler);
  }

  private static DeepClassifier draw(Draw draw, boolean separable) {
    int d = draw.integer(2, 3);
    int n = draw.integer(separable ? 2 : 5, 6);
    Matrix direction = Matrix.ofRows(draw.gaussianRows(d, 1));
    Matrix unit = direction.times(1 / direction.norm());
    Matrix x = Matrix.ofRows(draw.gaussianRows(d, n));
    List<Integer> labels = new ArrayList<>();
    double[] shift = new double[n];
    for (int i = 0; i < n; i++) {
      int label = draw.oneOf(1, -1);
      labels.add(label);
      double along = Matrix.column(x.column(i)).dot(unit);
      shift[i] = separable ? label * Math.max(0, 0.5 + draw.uniform(0, 1) - label * along) : 0;
    }
    Matrix samples = Matrix.of(d, n, (i, j) -> x.get(i, j) + shift[j] * unit.get(i, 0));
    int depth = draw.integer(2, 4);
    double scale = draw.logUniform(0.05, draw.chance(0.2) ? 6 : 0.6);
    boolean balanced = draw.chance(0.2);
    List<Matrix> weights = new ArrayList<>();
    Matrix before = Matrix.ofRows(draw.gaussianRows(d, 1));
    for (int l = 1; l <= depth; l++) {
      int width = l == depth ? 1 : draw.integer(1, 4);
      Matrix after = Matrix.ofRows(draw.gaussianRows(width, 1));
      weights.add(
          balanced
              ? after.times(before.transpose()).times(scale / (after.norm() * before.norm()))
              : Matrix.ofRows(draw.gaussianRows(width, before.rows())).times(scale));
      before = after;
    }
    return new DeepClassifier(samples, labels, weights);
  }

  private static Stream<DeepClassifier> simpler(DeepClassifier c) {
    List<DeepClassifier> candidates = new ArrayList<>();
    if (c.y.size() > 2) {
      int half = (c.y.size() + 1) / 2;
      candidates.add(
          new DeepClassifier(Matrix.of(c.X.rows(), half, c.X::get), c.y.subList(0, half), c.W));
    }
    candidates.add(new DeepClassifier(c.X.map(Draw::eighth), c.y, c.W));
    candidates.add(
        new DeepClassifier(c.X, c.y, c.W.stream().map(layer -> layer.map(Draw::eighth)).toList()));
    return candidates.stream().filter(o -> !o.equals(c));
  }
}
