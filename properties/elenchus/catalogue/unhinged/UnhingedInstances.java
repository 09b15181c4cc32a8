package elenchus.catalogue.unhinged;

import elenchus.linear.Matrix;
import elenchus.theorem.Draw;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Draws balanced problems and makes them simpler. */
final class UnhingedInstances {
  private UnhingedInstances() {}

  /**
   * A problem with C 2..8, N 1..5, p 1..8, gamma random or critical, s in [1/8, 8], and largest
   * exponent between 0.1 and 6.
   */
  static UnhingedProblem draw(Draw draw) {
    int C = draw.integer(2, 8);
    int N = draw.integer(1, 5);
    int p = draw.integer(1, 8);
    double gamma = gamma(draw, C);
    double s = draw.chance(0.3) ? draw.oneOf(1.0, 4.0, 0.25) : draw.logUniform(0.125, 8);
    boolean integers = draw.chance(0.4);
    Matrix H0 = draw.chance(0.05) ? Matrix.zero(p, C * N) : entries(draw, p, C * N, integers);
    Matrix W0 = draw.chance(0.05) ? Matrix.zero(p, C) : entries(draw, p, C, integers);
    if (N > 1 && draw.chance(0.1)) {
      Matrix drawn = H0;
      H0 = Matrix.of(p, C * N, (a, i) -> drawn.get(a, i / N * N));
    }
    List<Double> b0 = new ArrayList<>();
    for (int c = 0; c < C; c++) {
      b0.add(integers ? draw.integer(-2, 2) : draw.gaussian());
    }
    UnhingedProblem unit = new UnhingedProblem(C, N, gamma, s, 1, H0, W0, b0);
    return unit.with(gamma, s, Draw.eighth(8 * draw.uniform(0.1, 6) / unit.exponent()) / 8);
  }

  /** Entries drawn normally, or small integers. */
  static Matrix entries(Draw draw, int rows, int columns, boolean integers) {
    return integers
        ? Matrix.of(rows, columns, (i, j) -> draw.integer(-3, 3))
        : Matrix.ofRows(draw.gaussianRows(rows, columns));
  }

  /** The critical values 0, 1/(C-1), 2/(C-2), or uniform on [0, 2). */
  static double gamma(Draw draw, int C) {
    return draw.oneOf(
        0.0,
        1.0 / (C - 1),
        C > 2 ? 2.0 / (C - 2) : 1.0,
        draw.uniform(0, 2),
        draw.uniform(0, 2),
        draw.uniform(0, 2));
  }

  /** Fewer samples, classes and dimensions, rounder numbers; most daring first. */
  static Stream<UnhingedProblem> simpler(UnhingedProblem x) {
    List<UnhingedProblem> candidates = new ArrayList<>();
    if (x.N() > 1) {
      candidates.add(sized(x, x.C(), 1, x.p()));
    }
    if (x.C() > 2) {
      candidates.add(sized(x, 2, x.N(), x.p()));
      candidates.add(sized(x, x.C() - 1, x.N(), x.p()));
    }
    if (x.p() > 1) {
      candidates.add(sized(x, x.C(), x.N(), 1));
      candidates.add(sized(x, x.C(), x.N(), x.p() - 1));
    }
    for (double gamma : new double[] {0, 1, 0.5}) {
      candidates.add(x.with(gamma, x.s(), x.z()));
    }
    candidates.add(x.with(x.gamma(), 1, x.z()));
    candidates.add(x.with(x.gamma(), x.s(), 1));
    candidates.add(x.with(x.gamma(), x.s(), Math.rint(x.z())));
    candidates.add(x.with(x.H0().map(Math::rint), x.W0().map(Math::rint)));
    candidates.add(x.with(x.H0().map(Math::signum), x.W0().map(Math::signum)));
    candidates.add(
        new UnhingedProblem(x.C(), x.N(), x.gamma(), x.s(), x.z(), x.H0(), x.W0(), zeros(x.C())));
    for (int i = 0; i < x.H0().rows(); i++) {
      for (int j = 0; j < x.H0().columns(); j++) {
        candidates.add(x.with(withoutEntry(x.H0(), i, j), x.W0()));
      }
    }
    for (int i = 0; i < x.W0().rows(); i++) {
      for (int j = 0; j < x.W0().columns(); j++) {
        candidates.add(x.with(x.H0(), withoutEntry(x.W0(), i, j)));
      }
    }
    Predicate<UnhingedProblem> same = x::equals;
    return candidates.stream().filter(same.negate());
  }

  private static List<Double> zeros(int length) {
    return Collections.nCopies(length, 0.0);
  }

  private static Matrix withoutEntry(Matrix X, int row, int column) {
    return Matrix.of(X.rows(), X.columns(), (i, j) -> i == row && j == column ? 0 : X.get(i, j));
  }

  /** The first classes, the first samples of each and the first rows. */
  private static UnhingedProblem sized(UnhingedProblem x, int C, int N, int p) {
    Matrix H0 = Matrix.of(p, C * N, (a, i) -> x.H0().get(a, i / N * x.N() + i % N));
    Matrix W0 = Matrix.of(p, C, (a, c) -> x.W0().get(a, c));
    return new UnhingedProblem(C, N, x.gamma(), x.s(), x.z(), H0, W0, x.b0().subList(0, C));
  }
}
