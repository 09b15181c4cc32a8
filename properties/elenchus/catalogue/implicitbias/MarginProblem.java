package elenchus.catalogue.implicitbias;

import elenchus.data.LabelledData;
import elenchus.data.LabelledDraws;
import elenchus.data.Restriction;
import elenchus.linear.Matrix;
import elenchus.margin.MaxMargin;
import elenchus.margin.Separability;
import elenchus.theorem.Draw;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Labelled data, asked for their max-margin classifier.
 *
 * @param X samples, N x d
 * @param y labels in 0..K-1
 * @param K number of classes
 */
public record MarginProblem(Matrix X, List<Integer> y, int K) {

  /**
   * Checks the shapes.
   *
   * @throws IllegalArgumentException if the data are misshapen
   */
  public MarginProblem {
    y = new LabelledData(X, y, K).y();
  }

  static MarginProblem of(LabelledData data) {
    return new MarginProblem(data.X(), data.y(), data.K());
  }

  /** Data that are separable: random, on a small integer grid, or with orthogonal samples. */
  static MarginProblem drawSeparable(Draw draw) {
    while (true) {
      MarginProblem problem = of(drawn(draw));
      if (problem.isSeparable()) {
        return problem;
      }
    }
  }

  private static LabelledData drawn(Draw draw) {
    Random random = new Random(draw.seed());
    return switch (draw.integer(0, 9)) {
      case 0, 1 -> orthogonal(draw);
      case 2, 3 ->
          LabelledDraws.integerGrid(
              random, draw.integer(1, 6), draw.integer(1, 4), draw.integer(2, 4), 3);
      default -> LabelledDraws.mixed(random);
    };
  }

  /** Rows (a, b) and (-b, a) times a length, each in two coordinates of their own. */
  static LabelledData orthogonal(Draw draw) {
    int planes = draw.integer(1, 3);
    int N = draw.integer(1, 2 * planes);
    double[][] rows = new double[N][2 * planes];
    double a = 0;
    double b = 0;
    for (int i = 0; i < N; i++) {
      int first = i - i % 2;
      if (i % 2 == 0) {
        a = draw.integer(1, 5);
        b = draw.integer(-5, 5);
      }
      double length = draw.integer(1, 3);
      rows[i][first] = length * (i % 2 == 0 ? a : -b);
      rows[i][first + 1] = length * (i % 2 == 0 ? b : a);
    }
    int K = draw.integer(2, 5);
    List<Integer> y = IntStream.range(0, N).mapToObj(i -> draw.integer(0, K - 1)).toList();
    return new LabelledData(Matrix.ofRows(rows), y, K);
  }

  /** Separable data with one sample repeated under another label. */
  static MarginProblem drawContradiction(Draw draw) {
    Random random = new Random(draw.seed());
    return of(LabelledDraws.withContradiction(random, LabelledDraws.mixed(random)));
  }

  Stream<MarginProblem> simpler() {
    return Restriction.simplifications(data()).map(r -> of(r.data()));
  }

  boolean isSeparable() {
    return separability() instanceof MaxMargin;
  }

  Separability separability() {
    return Separability.of(data());
  }

  boolean hasOrthogonalSamples() {
    Matrix gram = X.times(X.transpose());
    for (int i = 0; i < X.rows(); i++) {
      for (int k = 0; k < i; k++) {
        if (gram.get(i, k) != 0) {
          return false;
        }
      }
    }
    return true;
  }

  LabelledData data() {
    return new LabelledData(X, y, K);
  }
}
