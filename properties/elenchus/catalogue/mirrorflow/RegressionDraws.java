package elenchus.catalogue.mirrorflow;

import elenchus.linear.Matrix;
import elenchus.mirror.ResidualLoss;
import elenchus.theorem.Draw;
import elenchus.theorem.Instances;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;

/** Regressions with fewer samples than parameters, to examine. */
final class RegressionDraws {
  private RegressionDraws() {}

  /** One sample (1, 2, -1) with target 3. */
  static MirrorRegression worked(Mirror mirror) {
    return new MirrorRegression(
        Matrix.ofRows(new double[] {1, 2, -1}),
        List.of(3.0),
        List.of(0.5, 0.25, 1.0),
        mirror,
        0,
        0.1,
        List.of(0.0, 0.0, 0.0),
        ResidualLoss.SQUARED);
  }

  /** All mirrors; duplicate features and starts at zero among them. */
  static Arbitrary<MirrorRegression> generic() {
    return of(Mirror.values());
  }

  /** The given mirrors. */
  static Arbitrary<MirrorRegression> of(Mirror... mirrors) {
    return Instances.drawn(
        draw -> draw(draw, draw.oneOf(mirrors)),
        r -> r.rowRatio() > 0.011,
        RegressionDraws::simpler);
  }

  /** One positive feature vector and a negative target: no positive parameters fit. */
  static Arbitrary<MirrorRegression> withoutPositiveInterpolant() {
    return Instances.drawn(
        draw -> {
          int d = draw.integer(2, 4);
          return new MirrorRegression(
              Matrix.of(1, d, (i, j) -> rounded(draw.uniform(0.5, 2))),
              List.of(-rounded(draw.uniform(0.5, 2))),
              list(d, () -> rounded(draw.uniform(0.25, 2))),
              Mirror.ENTROPY,
              0,
              1,
              zeros(d),
              ResidualLoss.SQUARED);
        },
        r -> Stream.empty());
  }

  private static MirrorRegression draw(Draw draw, Mirror mirror) {
    int m = draw.integer(1, 4);
    int d = draw.chance(0.2) ? m + 1 : draw.integer(m + 1, 10);
    double[][] rows = new double[m][d];
    int copied = draw.chance(0.15) ? draw.integer(1, d - 1) : 0;
    for (double[] row : rows) {
      for (int k = 0; k < d; k++) {
        row[k] = rounded(draw.uniform(-2, 2));
      }
      row[copied] = row[0];
    }
    Matrix x = Matrix.ofRows(rows);
    boolean positive = mirror == Mirror.ENTROPY;
    boolean rest = !positive && draw.chance(0.15);
    List<Double> theta0 =
        list(d, () -> rest ? 0 : rounded(positive ? draw.uniform(0.1, 2) : draw.uniform(-1, 1)));
    List<Double> y = list(m, () -> rounded(draw.uniform(-2, 2)));
    if (positive) {
      double[] fit = MirrorRegression.array(list(d, () -> draw.uniform(0.1, 2)));
      y = list(x.times(fit));
    }
    return new MirrorRegression(
        x,
        y,
        theta0,
        mirror,
        weight(draw, mirror),
        rounded(draw.uniform(0.1, 1)),
        mirror == Mirror.FORM ? list(d, () -> rounded(draw.uniform(-1, 1))) : zeros(d),
        draw.oneOf(ResidualLoss.values()));
  }

  private static double weight(Draw draw, Mirror mirror) {
    boolean flat = mirror == Mirror.CUBE || mirror == Mirror.QUARTIC;
    return flat ? draw.oneOf(0.5, 1.0) : draw.oneOf(0.0, 0.5);
  }

  static double rounded(double x) {
    return Math.rint(x * 1000) / 1000;
  }

  private static List<Double> zeros(int d) {
    return Collections.nCopies(d, 0.0);
  }

  private static List<Double> list(double... numbers) {
    List<Double> list = new ArrayList<>();
    for (double number : numbers) {
      list.add(number);
    }
    return list;
  }

  private static List<Double> list(int size, DoubleSupplier entry) {
    List<Double> list = new ArrayList<>();
    for (int k = 0; k < size; k++) {
      list.add(entry.getAsDouble());
    }
    return list;
  }

  private static Stream<MirrorRegression> simpler(MirrorRegression r) {
    List<MirrorRegression> candidates = new ArrayList<>();
    int m = r.X().rows();
    int d = r.X().columns();
    candidates.add(worked(r.phi()));
    for (int i = 0; m > 1 && i < m; i++) {
      int gone = i;
      Matrix fewer = Matrix.of(m - 1, d, (a, k) -> r.X().get(a < gone ? a : a + 1, k));
      candidates.add(like(r, fewer, without(r.y(), i), r.theta0(), r.b()));
    }
    for (int k = 0; d > m + 1 && k < d; k++) {
      int gone = k;
      Matrix fewer = Matrix.of(m, d - 1, (i, a) -> r.X().get(i, a < gone ? a : a + 1));
      candidates.add(like(r, fewer, r.y(), without(r.theta0(), k), without(r.b(), k)));
    }
    candidates.add(like(r, r.X().map(RegressionDraws::halves), r.y(), r.theta0(), r.b()));
    candidates.add(
        like(r, r.X(), r.y().stream().map(RegressionDraws::halves).toList(), r.theta0(), r.b()));
    candidates.add(
        new MirrorRegression(
            r.X(), r.y(), r.theta0(), r.phi(), r.w(), r.beta(), r.b(), ResidualLoss.SQUARED));
    return candidates.stream().filter(c -> !c.equals(r));
  }

  private static MirrorRegression like(
      MirrorRegression r, Matrix x, List<Double> y, List<Double> theta0, List<Double> b) {
    return new MirrorRegression(x, y, theta0, r.phi(), r.w(), r.beta(), b, r.loss());
  }

  private static double halves(double x) {
    return Math.rint(2 * x) / 2;
  }

  private static List<Double> without(List<Double> list, int gone) {
    List<Double> fewer = new ArrayList<>(list);
    fewer.remove(gone);
    return fewer;
  }
}
