package elenchus.catalogue.sharpness;

import elenchus.linear.Matrix;
import elenchus.theorem.Draw;
import elenchus.theorem.Instances;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;

/** Labelled outputs: nearly right ones, and logits with a margin. */
final class GapDraws {
  private GapDraws() {}

  static LabelGap worked() {
    return new LabelGap(
        Matrix.ofRows(new double[][] {{0, 0}, {3, 4}, {1, 0}}),
        Matrix.column(0, 1, 1),
        Matrix.column(0.1, 0.95, 0.8),
        List.of(0, 1, 1),
        Matrix.ofRows(new double[][] {{4, 0}, {-1, 3}, {-2, 2.5}}));
  }

  /** Targets 0 and 1, outputs 1/2 and 1/2. */
  static LabelGap halves() {
    return new LabelGap(
        Matrix.column(0, 1),
        Matrix.column(0, 1),
        Matrix.column(0.5, 0.5),
        List.of(0, 1),
        Matrix.ofRows(new double[][] {{1, 0}, {0, 1}}));
  }

  /** The same among 48 samples that are fitted exactly. */
  static LabelGap fifty() {
    double[] x = new double[50];
    double[] y = new double[50];
    double[] f = new double[50];
    double[][] z = new double[50][2];
    x[1] = 1;
    y[1] = 1;
    f[0] = 0.5;
    f[1] = 0.5;
    for (int i = 2; i < 50; i++) {
      x[i] = 100.0 * i;
    }
    List<Integer> labels = new ArrayList<>(Collections.nCopies(50, 0));
    labels.set(1, 1);
    for (int i = 0; i < 50; i++) {
      z[i][labels.get(i)] = 8;
    }
    return new LabelGap(
        Matrix.column(x), Matrix.column(y), Matrix.column(f), labels, Matrix.ofRows(z));
  }

  /** Logits (t, -t) and (-t, t) for labels 0 and 1. */
  static LabelGap tight(double t) {
    return new LabelGap(
        Matrix.column(0, 1),
        Matrix.column(0, 1),
        Matrix.column(0, 1),
        List.of(0, 1),
        Matrix.ofRows(new double[][] {{t, -t}, {-t, t}}));
  }

  static boolean isFunction(LabelGap g) {
    for (int i = 0; i < g.size(); i++) {
      for (int j = 0; j < i; j++) {
        if (g.samePlace(i, j)
            && !(Matrix.ofRows(g.F().row(i)).equals(Matrix.ofRows(g.F().row(j)))
                && Matrix.ofRows(g.Z().row(i)).equals(Matrix.ofRows(g.Z().row(j))))) {
          return false;
        }
      }
    }
    return true;
  }

  static Arbitrary<LabelGap> all() {
    return where(g -> true);
  }

  static Arbitrary<LabelGap> where(Predicate<LabelGap> condition) {
    return Instances.drawn(
        GapDraws::draw, g -> isFunction(g) && condition.test(g), GapDraws::simpler);
  }

  private static LabelGap draw(Draw draw) {
    int n = draw.integer(2, 6);
    int k = draw.integer(1, 3);
    int classes = draw.integer(2, 4);
    int d = draw.integer(1, 3);
    double noise = draw.oneOf(0.0, 0.125, 0.25, 1.0);
    double margin = draw.integer(0, 8);
    double[][] x = new double[n][d];
    double[][] y = new double[n][k];
    double[][] f = new double[n][k];
    double[][] z = new double[n][classes];
    List<Integer> labels = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      boolean duplicate = i > 0 && draw.chance(0.1);
      int label = draw.integer(0, classes - 1);
      labels.add(label);
      for (int j = 0; j < d; j++) {
        x[i][j] = duplicate ? x[i - 1][j] : Draw.eighth(draw.gaussian());
      }
      for (int j = 0; j < k; j++) {
        y[i][j] = Draw.eighth(draw.gaussian());
        f[i][j] = duplicate ? f[i - 1][j] : y[i][j] + noise * Draw.eighth(draw.gaussian());
      }
      for (int j = 0; j < classes; j++) {
        z[i][j] =
            duplicate ? z[i - 1][j] : Draw.eighth(draw.gaussian()) + (j == label ? margin : 0);
      }
    }
    return new LabelGap(
        Matrix.ofRows(x), Matrix.ofRows(y), Matrix.ofRows(f), labels, Matrix.ofRows(z));
  }

  private static Stream<LabelGap> simpler(LabelGap g) {
    List<LabelGap> candidates = new ArrayList<>();
    if (g.size() > 2) {
      for (int from : new int[] {0, 1}) {
        int n = g.size() - 1;
        candidates.add(
            new LabelGap(
                Matrix.of(n, g.X().columns(), (i, j) -> g.X().get(from + i, j)),
                Matrix.of(n, g.Y().columns(), (i, j) -> g.Y().get(from + i, j)),
                Matrix.of(n, g.F().columns(), (i, j) -> g.F().get(from + i, j)),
                g.y().subList(from, from + n),
                Matrix.of(n, g.Z().columns(), (i, j) -> g.Z().get(from + i, j))));
      }
    }
    candidates.add(
        new LabelGap(
            g.X().map(Math::rint),
            g.Y().map(Math::rint),
            g.F().map(Math::rint),
            g.y(),
            g.Z().map(Math::rint)));
    return candidates.stream().filter(c -> !c.equals(g));
  }
}
