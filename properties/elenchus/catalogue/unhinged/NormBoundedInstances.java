package elenchus.catalogue.unhinged;

import elenchus.linear.Matrix;
import elenchus.theorem.Draw;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hipparchus.util.FastMath;

/** Draws admissible points: minimisers in exact numbers, points close to them, and any others. */
final class NormBoundedInstances {
  private NormBoundedInstances() {}

  /** C 2..7, gamma on both sides of 2/(C-2) or, where that is dyadic, on it. */
  static NormBoundedProblem draw(Draw draw) {
    int C = draw.integer(2, 7);
    int N = draw.integer(1, 3);
    double tau = draw.oneOf(1.0, 0.5, 3.0);
    double gamma = gamma(draw, C);
    int p = draw.integer(C % 2 == 0 ? 1 : 3, 6);
    int kind = draw.integer(0, 4);
    if (kind == 0) {
      return random(draw, gamma, tau, p, C, N);
    }
    Matrix W = kind == 1 ? equal(draw, p, C) : zeroSum(draw, p, C);
    NormBoundedProblem x = best(gamma, tau, W, N);
    if (kind == 4) {
      int column = draw.integer(0, C * N - 1);
      Matrix turned = Matrix.of(p, C * N, (a, i) -> (i == column ? -1 : 1) * x.H().get(a, i));
      return x.with(W, turned);
    }
    return x;
  }

  /** Below, at or above 2/(C-2), zero, or whatever for two classes. */
  static double gamma(Draw draw, int C) {
    double critical = C == 2 ? 2 : 2.0 / (C - 2);
    boolean isDyadic = C == 2 || C == 3 || C == 4 || C == 6;
    return draw.oneOf(
        0.0,
        isDyadic ? critical : 0,
        critical * draw.uniform(0.02, 0.98),
        Draw.eighth(critical) / 2,
        critical * draw.uniform(1.05, 5),
        draw.logUniform(0.01, 10));
  }

  /** The features that are best for tau W if the sum is zero, or for equal prototypes. */
  static NormBoundedProblem best(double gamma, double tau, Matrix W, int N) {
    double E = 0;
    for (int a = 0; a < W.rows(); a++) {
      E += W.get(a, 0) * W.get(a, 0);
    }
    int C = W.columns();
    boolean isEqual = true;
    for (int a = 0; a < W.rows(); a++) {
      isEqual &= W.get(a, 0) == W.get(a, C - 1) && W.get(a, 0) == W.get(a, 1);
    }
    double side = isEqual && 1 + gamma < gamma * C ? -tau : tau;
    Matrix H = Matrix.of(W.rows(), C * N, (a, i) -> side * W.get(a, i / N));
    return new NormBoundedProblem(gamma, tau, E, W, H);
  }

  /** Equal integer prototypes. */
  private static Matrix equal(Draw draw, int p, int C) {
    double[] w = vector(draw, p);
    return Matrix.of(p, C, (a, c) -> w[a]);
  }

  /**
   * Integer prototypes of one norm and sum zero: antipodal pairs of signed permutations of one
   * vector; for odd C three of them are the cyclic shifts of (a, b, -a-b).
   */
  static Matrix zeroSum(Draw draw, int p, int C) {
    List<double[]> columns = new ArrayList<>();
    double[] w = vector(draw, p);
    if (C % 2 == 1) {
      w = new double[p];
      w[0] = draw.integer(1, 3);
      w[1] = draw.integer(0, 3);
      w[2] = -w[0] - w[1];
      columns.add(w);
      columns.add(shifted(w));
      columns.add(shifted(shifted(w)));
    }
    while (columns.size() < C) {
      double[] next = w.clone();
      for (int a = 0; a < p; a++) {
        int b = draw.integer(0, a);
        double moved = next[a];
        next[a] = next[b];
        next[b] = draw.chance(0.5) ? moved : -moved;
      }
      columns.add(next);
      columns.add(Matrix.column(next).times(-1).column(0));
    }
    return Matrix.of(p, C, (a, c) -> columns.get(c)[a]);
  }

  private static double[] shifted(double[] w) {
    double[] moved = w.clone();
    moved[0] = w[2];
    moved[1] = w[0];
    moved[2] = w[1];
    return moved;
  }

  private static double[] vector(Draw draw, int p) {
    double[] w = new double[p];
    for (int a = 0; a < p; a++) {
      w[a] = draw.integer(-2, 2);
    }
    w[draw.integer(0, p - 1)] = draw.integer(1, 3);
    return w;
  }

  /** Columns in the unit ball, most of them near the sphere. */
  static NormBoundedProblem random(Draw draw, double gamma, double tau, int p, int C, int N) {
    return new NormBoundedProblem(
        gamma, tau, 1, inBall(draw, p, C, 1), inBall(draw, p, C * N, tau));
  }

  private static Matrix inBall(Draw draw, int p, int columns, double radius) {
    Matrix X = Matrix.ofRows(draw.gaussianRows(p, columns));
    double[] scale = new double[columns];
    for (int j = 0; j < columns; j++) {
      double norm = Matrix.column(X.column(j)).norm();
      scale[j] = radius * (1 - 1e-12) * FastMath.sqrt(draw.uniform(0.8, 1)) / norm;
    }
    return Matrix.of(p, columns, (a, j) -> scale[j] * X.get(a, j));
  }

  /** Fewer samples, pairs of classes and dimensions, rounder numbers. */
  static Stream<NormBoundedProblem> simpler(NormBoundedProblem x) {
    List<NormBoundedProblem> candidates = new ArrayList<>();
    int C = x.C();
    int N = x.N();
    int p = x.W().rows();
    if (N > 1) {
      candidates.add(x.with(x.W(), Matrix.of(p, C, (a, c) -> x.H().get(a, c * N))));
    }
    for (int less = 1; less <= 2 && C - less >= 2; less++) {
      int kept = C - less;
      candidates.add(x.with(Matrix.of(p, kept, x.W()::get), Matrix.of(p, kept * N, x.H()::get)));
    }
    if (p > 1) {
      for (int row = 0; row < p; row++) {
        int gone = row;
        Matrix W = Matrix.of(p - 1, C, (a, c) -> x.W().get(a < gone ? a : a + 1, c));
        Matrix H = Matrix.of(p - 1, C * N, (a, i) -> x.H().get(a < gone ? a : a + 1, i));
        candidates.add(x.with(W, H));
        double E = Matrix.column(W.column(0)).dot(Matrix.column(W.column(0)));
        if (E > 0) {
          candidates.add(new NormBoundedProblem(x.gamma(), x.tau(), E, W, H));
        }
      }
    }
    for (double gamma : new double[] {0.5, 1, 2, 0.25}) {
      candidates.add(new NormBoundedProblem(gamma, x.tau(), x.E(), x.W(), x.H()));
    }
    candidates.add(new NormBoundedProblem(x.gamma(), 1, x.E(), x.W(), x.H().times(1 / x.tau())));
    Matrix signs = x.W().map(Math::signum);
    double E = Matrix.column(signs.column(0)).dot(Matrix.column(signs.column(0)));
    if (E > 0) {
      Matrix H = x.H().map(value -> x.tau() * Math.signum(value));
      candidates.add(new NormBoundedProblem(x.gamma(), x.tau(), E, signs, H));
    }
    return candidates.stream().filter(y -> !y.equals(x));
  }
}
