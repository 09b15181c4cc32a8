package elenchus.catalogue.unhinged;

import elenchus.linear.Matrix;
import elenchus.theorem.Draw;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.hipparchus.util.FastMath;

/**
 * Gradient flow of the unhinged loss with class sizes that may differ.
 *
 * @param counts samples per class, at least two classes
 * @param gamma weight of the other classes, nonnegative
 * @param s rate of H over rate of W, positive
 * @param z integral of the rate of W
 * @param H0 initial features, p x n, columns class after class
 * @param W0 initial prototypes, p x C
 */
public record ImbalancedProblem(
    List<Integer> counts, double gamma, double s, double z, Matrix H0, Matrix W0) {

  /**
   * Checks the shapes and signs.
   *
   * @throws IllegalArgumentException if a shape or a sign is wrong
   */
  public ImbalancedProblem {
    counts = List.copyOf(counts);
    int n = counts.stream().mapToInt(Integer::intValue).sum();
    if (counts.size() < 2 || Collections.min(counts) < 1) {
      throw new IllegalArgumentException("counts " + counts);
    }
    if (H0.columns() != n || W0.columns() != counts.size() || H0.rows() != W0.rows()) {
      throw new IllegalArgumentException("H0 must be p x " + n + ", W0 p x " + counts.size());
    }
    if (!(s > 0 && s < 1e300) || !(z >= 0 && z < 1e300) || !Double.isFinite(gamma)) {
      throw new IllegalArgumentException("s = " + s + ", z = " + z + ", gamma = " + gamma);
    }
  }

  /** Number of classes. */
  int C() {
    return counts.size();
  }

  /** Number of samples. */
  int n() {
    return H0.columns();
  }

  /** How many classes have the largest size. */
  int largest() {
    return Collections.frequency(counts, Collections.max(counts));
  }

  /** The coupling M = ((1+gamma) Y - gamma 1 1')/n, C x n. */
  Matrix M() {
    int[] label = labels();
    return Matrix.of(C(), n(), (k, i) -> ((label[i] == k ? 1 + gamma : 0) - gamma) / n());
  }

  /** The coupling of class sums, T = ((1+gamma) diag(d) - gamma 1 d')/n with d = sqrt(counts). */
  Matrix T() {
    return Matrix.of(
        C(),
        C(),
        (k, j) -> ((k == j ? 1 + gamma : 0) - gamma) * FastMath.sqrt(counts.get(j)) / n());
  }

  /** The scaled class means, column c the mean of class c times the root of its size. */
  Matrix U0() {
    return scaledMeans(H0);
  }

  /** The scaled class means of any features. */
  Matrix scaledMeans(Matrix H) {
    int[] label = labels();
    return Matrix.of(
        H.rows(),
        C(),
        (a, k) -> {
          double sum = 0;
          for (int i = 0; i < label.length; i++) {
            sum += label[i] == k ? H.get(a, i) : 0;
          }
          return sum / FastMath.sqrt(counts.get(k));
        });
  }

  /** Features whose scaled class means are U and that do not vary within a class. */
  Matrix lift(Matrix U) {
    int[] label = labels();
    return Matrix.of(
        U.rows(), n(), (a, i) -> U.get(a, label[i]) / FastMath.sqrt(counts.get(label[i])));
  }

  private int[] labels() {
    int[] labels = new int[n()];
    int i = 0;
    for (int k = 0; k < counts.size(); k++) {
      for (int j = 0; j < counts.get(k); j++) {
        labels[i++] = k;
      }
    }
    return labels;
  }

  /** C 2..6, counts 1..6, gamma inside its range. */
  static ImbalancedProblem draw(Draw draw) {
    int C = draw.integer(2, 6);
    List<Integer> counts = new ArrayList<>();
    int most = draw.integer(1, 6);
    for (int k = 0; k < C; k++) {
      counts.add(draw.integer(1, most));
    }
    double gamma = draw.uniform(0.02, 0.98) * (C == 2 ? 2 : 2.0 / (C - 2));
    return draw(draw, counts, gamma);
  }

  /** Given sizes and gamma, drawn entries and times. */
  static ImbalancedProblem draw(Draw draw, List<Integer> counts, double gamma) {
    int p = draw.integer(1, 5);
    int n = counts.stream().mapToInt(Integer::intValue).sum();
    boolean integers = draw.chance(0.3);
    double s = draw.chance(0.3) ? 1 : draw.logUniform(0.125, 8);
    double z =
        draw.uniform(0.1, 4) * n / ((1 + gamma) * FastMath.sqrt(s * Collections.max(counts)));
    return new ImbalancedProblem(
        counts,
        gamma,
        s,
        z,
        UnhingedInstances.entries(draw, p, n, integers),
        UnhingedInstances.entries(draw, p, counts.size(), integers));
  }

  /** Counts down to (2, 1), rounder numbers. */
  Stream<ImbalancedProblem> simpler() {
    List<ImbalancedProblem> candidates = new ArrayList<>();
    int[] label = labels();
    for (int i = 0; i < label.length; i++) {
      if (counts.get(label[i]) > 1) {
        List<Integer> fewer = new ArrayList<>(counts);
        fewer.set(label[i], counts.get(label[i]) - 1);
        int gone = i;
        candidates.add(
            new ImbalancedProblem(
                fewer,
                gamma,
                s,
                z,
                Matrix.of(H0.rows(), n() - 1, (a, j) -> H0.get(a, j < gone ? j : j + 1)),
                W0));
      }
    }
    candidates.add(new ImbalancedProblem(counts, 0.5, s, z, H0, W0));
    candidates.add(new ImbalancedProblem(counts, gamma, 1, z, H0, W0));
    candidates.add(new ImbalancedProblem(counts, gamma, s, 1, H0, W0));
    candidates.add(
        new ImbalancedProblem(counts, gamma, s, z, H0.map(Math::rint), W0.map(Math::rint)));
    return candidates.stream().filter(x -> !x.equals(this));
  }
}
