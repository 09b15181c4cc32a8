package elenchus.catalogue.linearnetworks;

import elenchus.linear.Matrix;
import elenchus.theorem.Draw;
import elenchus.theorem.Instances;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;

/** Two-layer regressions to examine. */
final class RegressionDraws {
  private static final double WORST_CONDITION = 8;

  /** Hypotenuse and leg of right triangles with integer sides. */
  private static final int[][] PYTHAGOREAN = {{5, 3}, {5, 4}, {13, 5}, {13, 12}, {17, 8}, {25, 7}};

  private RegressionDraws() {}

  /** X = [1, 0], one target, one hidden unit. */
  static TwoLayerRegression plane(double y, double a0, double first, double second) {
    return new TwoLayerRegression(
        Matrix.ofRows(new double[] {1, 0}),
        List.of(y),
        List.of(a0),
        Matrix.ofRows(new double[] {first, second}));
  }

  /** Balanced layers, W0 = u v^T and a0 = +-|v| u; also one unbalanced unit, and rational ends. */
  static Arbitrary<TwoLayerRegression> balanced() {
    return Instances.drawn(
        draw -> draw.chance(0.2) ? rational(draw) : balanced(draw),
        p -> p.condition() < WORST_CONDITION && p.leastSingularValue() > 0.05 && p.q() > 0.02,
        RegressionDraws::simpler);
  }

  /** One balanced hidden unit and Pythagorean data: the end point is rational. */
  static Arbitrary<TwoLayerRegression> rationalEnds() {
    return Instances.drawn(
        RegressionDraws::rational, p -> Stream.of(plane(20, 3, 0, 3)).filter(c -> !c.equals(p)));
  }

  private static TwoLayerRegression balanced(Draw draw) {
    int p = draw.integer(2, 8);
    int n = draw.integer(1, Math.min(4, p - 1));
    int m = draw.integer(1, 3);
    Matrix x = Matrix.ofRows(draw.gaussianRows(n, p));
    Matrix v = Matrix.ofRows(draw.gaussianRows(1, p));
    Matrix u = Matrix.ofRows(draw.gaussianRows(m, 1));
    Matrix unit = m == 1 ? Matrix.identity(1) : u.times(1 / u.norm());
    Matrix outer = unit.times(v.norm() * draw.oneOf(1.0, -1.0));
    if (m == 1 && draw.chance(0.5)) {
      outer = outer.times(draw.uniform(1, 2));
    }
    double size = draw.chance(0.1) ? 0 : draw.logUniform(0.1, 5);
    return new TwoLayerRegression(
        x, column(draw.gaussianRows(n, 1), size), column(outer.toRows(), 1), unit.times(v));
  }

  private static TwoLayerRegression rational(Draw draw) {
    int[] triangle = draw.oneOf(PYTHAGOREAN);
    int hypotenuse = triangle[0];
    int leg = triangle[1];
    double other = Math.sqrt((double) (hypotenuse * hypotenuse - leg * leg));
    int p = draw.integer(2, 5);
    int place = draw.integer(1, p - 1);
    double sign = draw.oneOf(1.0, -1.0);
    return new TwoLayerRegression(
        Matrix.of(1, p, (i, j) -> j == 0 ? 1 : 0),
        List.of(hypotenuse * other),
        List.of(sign * leg),
        Matrix.of(1, p, (i, j) -> j == place ? leg : 0));
  }

  private static List<Double> column(double[][] rows, double factor) {
    List<Double> entries = new ArrayList<>();
    for (double[] row : rows) {
      entries.add(factor * row[0]);
    }
    return entries;
  }

  /** More than one hidden unit, not balanced. */
  static Arbitrary<TwoLayerRegression> unbalanced() {
    return Instances.drawn(
        draw -> {
          int p = draw.integer(2, 5);
          int m = draw.integer(2, 3);
          return new TwoLayerRegression(
              Matrix.ofRows(draw.gaussianRows(1, p)),
              column(draw.gaussianRows(1, 1), 1),
              column(draw.gaussianRows(m, 1), 1),
              Matrix.ofRows(draw.gaussianRows(m, p)));
        },
        p -> p.leastSingularValue() > 0.3 && p.theta0().norm() > 0.3 && p.q() > 0.1,
        p ->
            Stream.of(
                    new TwoLayerRegression(
                        Matrix.ofRows(new double[] {1, 0}),
                        List.of(1.0),
                        List.of(1.0, 0.0),
                        Matrix.identity(2).times(2)))
                .filter(c -> !c.equals(p)));
  }

  /** Balanced starts in the row space, on the wrong side of the saddle. */
  static Arbitrary<TwoLayerRegression> inRowSpace() {
    return Instances.drawn(
        draw -> {
          double w = -draw.uniform(0.5, 2);
          return plane(draw.uniform(0.5, 2), -w, w, 0);
        },
        p -> Stream.of(plane(1, 1, -1, 0)).filter(c -> !c.equals(p)));
  }

  private static Stream<TwoLayerRegression> simpler(TwoLayerRegression p) {
    return Stream.of(
            plane(1, 1, 0, 1),
            plane(20, 3, 0, 3),
            new TwoLayerRegression(p.X().map(Math::rint), p.y(), p.a0(), p.W0()),
            new TwoLayerRegression(p.X(), p.y().stream().map(Math::rint).toList(), p.a0(), p.W0()))
        .filter(c -> !c.equals(p));
  }
}
