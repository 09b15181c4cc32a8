package elenchus.catalogue.sharpness;

import elenchus.linear.Matrix;
import elenchus.network.Activation;
import elenchus.network.Cost;
import elenchus.theorem.Draw;
import elenchus.theorem.Instances;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;

/** Small networks with data: all activations and costs, weights and samples in eighths. */
final class NetworkDraws {
  private NetworkDraws() {}

  /** Widths 2, 3, 1 and two samples; linear, square cost. */
  static NetworkProblem worked() {
    return new NetworkProblem(
        List.of(
            Matrix.ofRows(new double[][] {{1, 2}, {0, 1}, {-1, 1}}),
            Matrix.ofRows(new double[] {1, -1, 2})),
        Matrix.ofRows(new double[][] {{1, 1}, {2, -1}}),
        Matrix.zero(2, 1),
        Activation.IDENTITY,
        Cost.SQUARE);
  }

  /** The scalar chain w_1 w_2 x with one sample x = 1. */
  static NetworkProblem chain(double w1, double w2, double y) {
    return new NetworkProblem(
        List.of(Matrix.ofRows(new double[] {w1}), Matrix.ofRows(new double[] {w2})),
        Matrix.ofRows(new double[] {1}),
        Matrix.ofRows(new double[] {y}),
        Activation.IDENTITY,
        Cost.SQUARE);
  }

  /** All kinds of networks. */
  static Arbitrary<NetworkProblem> all() {
    return where(p -> true);
  }

  /** Networks that satisfy a condition. */
  static Arbitrary<NetworkProblem> where(Predicate<NetworkProblem> condition) {
    return Instances.drawn(NetworkDraws::draw, condition, NetworkDraws::simpler);
  }

  /** All kinds of networks with a first layer, some of them scalar chains with one sample. */
  static Arbitrary<NetworkProblem> withChains() {
    return Instances.drawn(
        draw -> draw.chance(0.1) ? scalar(draw) : draw(draw),
        p -> p.W().get(0).maxAbs() > 0,
        NetworkDraws::simpler);
  }

  private static NetworkProblem scalar(Draw draw) {
    List<Matrix> weights = new ArrayList<>();
    int depth = draw.integer(1, 5);
    for (int l = 0; l < depth; l++) {
      weights.add(Matrix.ofRows(new double[] {Draw.eighth(draw.uniform(-2, 2))}));
    }
    return new NetworkProblem(
        weights,
        Matrix.ofRows(new double[] {Draw.eighth(draw.uniform(-2, 2))}),
        Matrix.zero(1, 1),
        draw.oneOf(Activation.values()),
        Cost.SQUARE);
  }

  private static NetworkProblem draw(Draw draw) {
    Activation phi = draw.oneOf(Activation.values());
    Cost cost = draw.oneOf(Cost.SQUARE, Cost.SQUARE, Cost.CROSS_ENTROPY);
    int depth = draw.integer(1, 4);
    int width = draw.integer(1, 5);
    int n = draw.integer(1, 4);
    Matrix x = eighths(draw, n, width, 1);
    if (n > 1 && draw.chance(0.15)) {
      Matrix plain = x;
      x = Matrix.of(n, width, (i, j) -> plain.get(i == 0 ? 1 : i, j));
    }
    List<Matrix> weights = new ArrayList<>();
    for (int l = 0; l < depth; l++) {
      int next = l == depth - 1 ? draw.integer(1, 3) : draw.integer(1, 5);
      weights.add(eighths(draw, next, width, Math.sqrt(1.7 / width)));
      width = next;
    }
    int k = width;
    Matrix y = cost == Cost.SQUARE ? eighths(draw, n, k, 1.5) : oneHot(n, k, draw);
    return new NetworkProblem(weights, x, y, phi, cost);
  }

  private static Matrix eighths(Draw draw, int rows, int columns, double scale) {
    return Matrix.of(rows, columns, (i, j) -> Draw.eighth(scale * draw.gaussian()));
  }

  private static Matrix oneHot(int n, int k, Draw draw) {
    double[][] rows = new double[n][k];
    for (double[] row : rows) {
      row[draw.integer(0, k - 1)] = 1;
    }
    return Matrix.ofRows(rows);
  }

  static Stream<NetworkProblem> simpler(NetworkProblem p) {
    List<NetworkProblem> candidates = new ArrayList<>();
    int depth = p.W().size();
    if (depth == 2 && p.size() > 1 || depth > 2) {
      candidates.add(
          new NetworkProblem(
              chain(1, 2, 0).W(), chain(1, 2, 0).X(), chain(1, 2, 0).Y(), p.phi(), p.c()));
    }
    if (p.size() > 1) {
      int half = p.size() / 2;
      candidates.add(p.withSamples(top(p.X(), half), top(p.Y(), half)));
    }
    for (int l = 0; l + 1 < depth; l++) {
      if (p.W().get(l).rows() > 1) {
        List<Matrix> weights = new ArrayList<>(p.W());
        int width = p.W().get(l).rows() - 1;
        weights.set(l, top(p.W().get(l), width));
        weights.set(l + 1, left(p.W().get(l + 1), width));
        candidates.add(p.withWeights(weights));
      }
    }
    if (p.X().columns() > 1) {
      List<Matrix> weights = new ArrayList<>(p.W());
      int d = p.X().columns() - 1;
      weights.set(0, left(weights.get(0), d));
      candidates.add(new NetworkProblem(weights, left(p.X(), d), p.Y(), p.phi(), p.c()));
    }
    int k = p.Y().columns();
    if (k > 1 && p.c() == Cost.SQUARE) {
      List<Matrix> weights = new ArrayList<>(p.W());
      weights.set(depth - 1, top(weights.get(depth - 1), k - 1));
      candidates.add(new NetworkProblem(weights, p.X(), left(p.Y(), k - 1), p.phi(), p.c()));
    }
    candidates.add(
        new NetworkProblem(
            p.W().stream().map(w -> w.map(Math::rint)).toList(),
            p.X().map(Math::rint),
            p.Y().map(Math::rint),
            p.phi(),
            p.c()));
    return candidates.stream().filter(c -> !c.equals(p));
  }

  private static Matrix top(Matrix m, int rows) {
    return Matrix.of(rows, m.columns(), m::get);
  }

  private static Matrix left(Matrix m, int columns) {
    return Matrix.of(m.rows(), columns, m::get);
  }
}
