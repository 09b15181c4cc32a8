package elenchus.catalogue.linearnetworks;

import elenchus.catalogue.linearnetworks.DeepNetwork.Activation;
import elenchus.linear.Matrix;
import elenchus.theorem.Draw;
import elenchus.theorem.Instances;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;

/** Deep networks to examine: integer weights and data, all widths. */
final class NetworkDraws {
  private NetworkDraws() {}

  /** Two linear layers of widths 2, 3, 1 and two samples. */
  static DeepNetwork worked() {
    return new DeepNetwork(
        List.of(
            Matrix.ofRows(new double[][] {{1, 0}, {0, 1}, {1, 1}}),
            Matrix.ofRows(new double[] {1, -1, 2})),
        List.of(),
        Matrix.ofRows(new double[][] {{1, -1}, {0, 2}}),
        Matrix.ofRows(new double[] {1, -1}),
        Activation.LINEAR);
  }

  /** Networks with one of the given activations. */
  static Arbitrary<DeepNetwork> of(Activation... activations) {
    return Instances.drawn(draw -> draw(draw, draw.oneOf(activations)), NetworkDraws::simpler);
  }

  private static DeepNetwork draw(Draw draw, Activation phi) {
    int depth = draw.integer(2, 5);
    int size = draw.integer(1, 3);
    int n = draw.integer(1, 5);
    boolean biased = draw.chance(0.3);
    List<Matrix> weights = new ArrayList<>();
    List<Matrix> biases = new ArrayList<>();
    int width = draw.integer(1, 4);
    Matrix x = integers(draw, width, n, 3);
    for (int l = 0; l < depth; l++) {
      int next = draw.integer(1, 6);
      Matrix layer = integers(draw, next, width, size);
      if (next > 1 && draw.chance(0.2)) {
        // A duplicated and a dead neuron.
        int last = next - 1;
        boolean dead = draw.chance(0.5);
        Matrix plain = layer;
        layer =
            Matrix.of(
                next, width, (i, j) -> i < last ? plain.get(i, j) : dead ? 0 : plain.get(0, j));
      }
      weights.add(layer);
      biases.add(integers(draw, next, 1, 2));
      width = next;
    }
    return new DeepNetwork(
        weights, biased ? biases : List.of(), x, integers(draw, width, n, 3), phi);
  }

  private static Matrix integers(Draw draw, int rows, int columns, int size) {
    return Matrix.of(rows, columns, (i, j) -> draw.integer(-size, size));
  }

  private static Stream<DeepNetwork> simpler(DeepNetwork n) {
    List<DeepNetwork> candidates = new ArrayList<>();
    candidates.add(worked().with(n.phi()));
    if (!n.b().isEmpty()) {
      candidates.add(new DeepNetwork(n.W(), List.of(), n.X(), n.Y(), n.phi()));
    }
    if (n.X().columns() > 1) {
      int half = n.X().columns() / 2;
      candidates.add(
          new DeepNetwork(n.W(), n.b(), first(n.X(), half), first(n.Y(), half), n.phi()));
    }
    for (int l = 0; l + 1 < n.depth(); l++) {
      if (n.W().get(l).rows() > 1) {
        candidates.add(narrower(n, l));
      }
    }
    if (n.depth() > 2 && n.W().get(0).rows() == n.W().get(0).columns()) {
      List<Matrix> biases = n.b().isEmpty() ? n.b() : n.b().subList(1, n.depth());
      candidates.add(new DeepNetwork(n.W().subList(1, n.depth()), biases, n.X(), n.Y(), n.phi()));
    }
    List<Matrix> signs = n.W().stream().map(w -> w.map(Math::signum)).toList();
    candidates.add(n.with(signs));
    return candidates.stream().filter(c -> !c.equals(n));
  }

  private static DeepNetwork narrower(DeepNetwork n, int layer) {
    List<Matrix> weights = new ArrayList<>(n.W());
    List<Matrix> biases = new ArrayList<>(n.b());
    int width = n.W().get(layer).rows() - 1;
    weights.set(layer, rows(n.W().get(layer), width));
    weights.set(layer + 1, first(n.W().get(layer + 1), width));
    if (!biases.isEmpty()) {
      biases.set(layer, rows(biases.get(layer), width));
    }
    return new DeepNetwork(weights, biases, n.X(), n.Y(), n.phi());
  }

  private static Matrix rows(Matrix m, int count) {
    return Matrix.of(count, m.columns(), m::get);
  }

  private static Matrix first(Matrix m, int columns) {
    return Matrix.of(m.rows(), columns, m::get);
  }
}
