package elenchus.margin;

import elenchus.data.LabelledData;
import elenchus.linear.Matrix;
import elenchus.theorem.Draw;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Random data sets, a function of one seed. */
final class Drawn {
  private Drawn() {}

  static Draw stream(long seed) {
    return new Draw(new Random(seed));
  }

  /** Gaussian samples labelled by a random linear classifier: always separable. */
  static LabelledData teacher(Draw draw, int N, int d, int K) {
    Matrix W = Matrix.ofRows(draw.gaussianRows(K, d));
    Matrix X = Matrix.ofRows(draw.gaussianRows(N, d));
    List<Integer> y = new ArrayList<>();
    for (int i = 0; i < N; i++) {
      double[] scores = W.times(X.row(i));
      y.add(IntStream.range(0, K).reduce(0, (best, k) -> scores[k] > scores[best] ? k : best));
    }
    return new LabelledData(X, y, K);
  }

  static LabelledData teacher(long seed) {
    Draw draw = stream(seed);
    return teacher(draw, draw.integer(1, 25), draw.integer(1, 8), draw.integer(2, 5));
  }

  /** Samples on a small integer grid with any labels: degenerate, separable or not. */
  static LabelledData grid(long seed) {
    Draw draw = stream(seed);
    int N = draw.integer(1, 8);
    int d = draw.integer(1, 4);
    int K = draw.integer(2, 5);
    int reach = draw.integer(1, 3);
    Matrix X = Matrix.of(N, d, (i, j) -> draw.integer(-reach, reach));
    List<Integer> y = new ArrayList<>();
    for (int i = 0; i < N; i++) {
      y.add(draw.integer(0, K - 1));
    }
    return new LabelledData(X, y, K);
  }

  static LabelledData with(LabelledData data, Matrix X) {
    return new LabelledData(X, data.y(), data.K());
  }

  static LabelledData pick(LabelledData data, List<Integer> samples) {
    return new LabelledData(
        Matrix.of(samples.size(), data.features(), (i, j) -> data.X().get(samples.get(i), j)),
        samples.stream().map(i -> data.y().get(i)).toList(),
        data.K());
  }

  /** A random orthogonal matrix: a product of Householder reflections. */
  static Matrix orthogonal(Draw draw, int d) {
    Matrix Q = Matrix.identity(d);
    for (int r = 0; r < d; r++) {
      Matrix v = Matrix.column(draw.gaussianRows(1, d)[0]);
      double square = v.dot(v);
      Q = Q.minus(v.times(v.transpose().times(Q)).times(2 / square));
    }
    return Q;
  }
}
