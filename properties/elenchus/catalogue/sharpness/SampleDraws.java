package elenchus.catalogue.sharpness;

import elenchus.linear.Matrix;
import elenchus.theorem.Draw;
import elenchus.theorem.Instances;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;

/** Quadratic functions with points: up to five dimensions, points in sixteenths. */
final class SampleDraws {
  private static final int[] MOST = {0, 50, 8, 4, 3, 3};
  private static final int[] MOST_CELLS = {0, 12, 4, 2, 2, 2};

  private SampleDraws() {}

  /** f = x^2/2 seen at 1/4, with numbers for the laws. */
  static JacobianSample worked(int N, int m, int p, int q) {
    return new JacobianSample(
        Matrix.ofRows(new double[] {1}),
        List.of(0.0),
        Matrix.ofRows(new double[] {0.25}),
        N,
        m,
        0.05,
        p,
        q,
        0);
  }

  static Arbitrary<JacobianSample> all() {
    return Instances.drawn(
        d -> draw(d, d.chance(0.45) ? 1 : d.integer(2, 5)), SampleDraws::simpler);
  }

  /** Functions on the line. */
  static Arbitrary<JacobianSample> line(Predicate<JacobianSample> condition) {
    return Instances.drawn(d -> draw(d, 1), condition, SampleDraws::simpler);
  }

  private static JacobianSample draw(Draw draw, int d) {
    boolean flat = draw.chance(0.05);
    double[][] q = new double[d][d];
    List<Double> b = new ArrayList<>();
    for (int i = 0; i < d; i++) {
      for (int j = 0; j <= i; j++) {
        q[i][j] = flat ? 0 : Draw.eighth(draw.gaussian());
        q[j][i] = q[i][j];
      }
      b.add(Draw.eighth(draw.gaussian()));
    }
    int m = draw.integer(2, MOST_CELLS[d]);
    int n = draw.integer(1, MOST[d]);
    Matrix x = Matrix.of(n, d, (i, j) -> draw.integer(0, 16) / 16.0);
    if (d <= 2 && draw.chance(0.2)) {
      // One point in each cell.
      int cells = m;
      x =
          d == 1
              ? Matrix.of(
                  m, 1, (i, j) -> Math.floor(256 * (i + draw.uniform(0.01, 1)) / cells) / 256)
              : Matrix.of(
                  4, 2, (i, j) -> ((j == 0 ? i / 2 : i % 2) + draw.integer(0, 7) / 8.0) / 2);
      m = d == 1 ? m : 2;
    }
    int denominator = draw.integer(2, 12);
    return new JacobianSample(
        Matrix.ofRows(q),
        b,
        x,
        draw.integer(1, draw.chance(0.2) ? 40 : 9),
        m,
        draw.oneOf(0.01, 0.05, 0.1, 0.25, 0.5),
        draw.integer(1, denominator),
        denominator,
        draw.chance(0.05) ? 20_000 : 0);
  }

  private static Stream<JacobianSample> simpler(JacobianSample s) {
    List<JacobianSample> candidates = new ArrayList<>();
    candidates.add(worked(s.N(), 2, s.p(), s.q()));
    if (s.X().rows() > 1) {
      int half = s.X().rows() / 2;
      candidates.add(s.with(Matrix.of(half, s.d(), s.X()::get)));
    }
    candidates.add(
        new JacobianSample(
            s.Q().map(Math::rint),
            s.b().stream().map(Math::rint).toList(),
            s.X().map(v -> Math.rint(4 * v) / 4),
            s.N(),
            s.m(),
            s.delta(),
            s.p(),
            s.q(),
            0));
    if (s.N() > 1) {
      candidates.add(
          new JacobianSample(
              s.Q(), s.b(), s.X(), s.N() / 2, s.m(), s.delta(), s.p(), s.q(), s.draws()));
    }
    return candidates.stream().filter(c -> !c.equals(s));
  }
}
