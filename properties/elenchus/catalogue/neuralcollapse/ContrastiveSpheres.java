package elenchus.catalogue.neuralcollapse;

import elenchus.descent.LimitedMemoryBfgs;
import elenchus.descent.Minimum;
import elenchus.descent.Objective;
import elenchus.linear.Matrix;
import elenchus.theorem.Draw;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hipparchus.util.FastMath;

/**
 * The supervised contrastive loss of features on a sphere.
 *
 * @param n class counts, each at least 2
 * @param d number of features
 * @param r2 squared radius of the sphere; the temperature is absorbed
 */
public record ContrastiveSpheres(List<Integer> n, int d, double r2) {

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if there are fewer than two classes, a count is below 2, d
   *     below 1, or r2 not positive
   */
  public ContrastiveSpheres {
    n = List.copyOf(n);
    if (n.size() < 2 || n.stream().anyMatch(count -> count < 2) || d < 1 || !(r2 > 0 && r2 < 1e3)) {
      throw new IllegalArgumentException("n = " + n + ", d = " + d + ", r2 = " + r2);
    }
  }

  static ContrastiveSpheres drawn(Draw draw) {
    int K = draw.integer(2, 4);
    List<Integer> n = new ArrayList<>();
    int common = draw.integer(2, 4);
    boolean balanced = draw.chance(0.5);
    boolean step = draw.chance(0.5);
    for (int k = 0; k < K; k++) {
      n.add(balanced || (step && k > 0) ? common : draw.integer(2, 5));
    }
    return new ContrastiveSpheres(n, K + draw.integer(-1, 2), draw.uniform(0.2, 5));
  }

  Stream<ContrastiveSpheres> simpler() {
    Stream<ContrastiveSpheres> fewer =
        IntStream.range(0, n.size() > 2 ? n.size() : 0)
            .mapToObj(
                k -> {
                  List<Integer> rest = new ArrayList<>(n);
                  rest.remove(k);
                  return new ContrastiveSpheres(rest, d, r2);
                });
    return Stream.concat(
            fewer,
            Stream.of(
                new ContrastiveSpheres(Collections.nCopies(n.size(), 2), d, r2),
                new ContrastiveSpheres(n, n.size(), r2),
                new ContrastiveSpheres(n, d, 1)))
        .filter(simpler -> !simpler.equals(this));
  }

  int K() {
    return n.size();
  }

  int N() {
    return n.stream().mapToInt(Integer::intValue).sum();
  }

  boolean isBalanced() {
    return n.stream().distinct().count() == 1;
  }

  int[] labels() {
    int[] labels = new int[N()];
    int i = 0;
    for (int k = 0; k < n.size(); k++) {
      for (int copy = 0; copy < n.get(k); copy++) {
        labels[i++] = k;
      }
    }
    return labels;
  }

  /** The loss of a Gram matrix, N x N. */
  double loss(Matrix gram) {
    int[] y = labels();
    double sum = 0;
    for (int i = 0; i < y.length; i++) {
      double total = 0;
      double positives = 0;
      for (int l = 0; l < y.length; l++) {
        if (l != i) {
          total += FastMath.exp(gram.get(i, l) - r2);
          positives += y[l] == y[i] ? gram.get(i, l) : 0;
        }
      }
      sum += FastMath.log(total) + r2 - positives / (n.get(y[i]) - 1);
    }
    return sum;
  }

  /** The derivative of the loss in the Gram matrix, N x N, not symmetrised; zero diagonal. */
  private Matrix derivative(Matrix gram) {
    int[] y = labels();
    double[][] rows = new double[y.length][y.length];
    for (int i = 0; i < y.length; i++) {
      double total = 0;
      for (int l = 0; l < y.length; l++) {
        rows[i][l] = l == i ? 0 : FastMath.exp(gram.get(i, l) - r2);
        total += rows[i][l];
      }
      for (int l = 0; l < y.length; l++) {
        double positive = l != i && y[l] == y[i] ? 1.0 / (n.get(y[i]) - 1) : 0;
        rows[i][l] = rows[i][l] / total - positive;
      }
    }
    return Matrix.ofRows(rows);
  }

  /** The symmetric part of the derivative. */
  Matrix slope(Matrix gram) {
    Matrix derivative = derivative(gram);
    return derivative.plus(derivative.transpose()).times(0.5);
  }

  /** The loss as a function of free directions, N x d. */
  Objective objective() {
    int samples = N();
    return new Objective() {
      @Override
      public int dimension() {
        return samples * d;
      }

      @Override
      public double evaluate(double[] point, double[] gradient) {
        Matrix H = features(point);
        Matrix gram = H.times(H.transpose());
        Matrix byH = slope(gram).times(H).times(2);
        for (int i = 0; i < samples; i++) {
          double radial = 0;
          double norm = 0;
          for (int j = 0; j < d; j++) {
            radial += byH.get(i, j) * H.get(i, j) / r2;
            norm += point[i * d + j] * point[i * d + j];
          }
          for (int j = 0; j < d; j++) {
            gradient[i * d + j] = Math.sqrt(r2 / norm) * (byH.get(i, j) - radial * H.get(i, j));
          }
        }
        return loss(gram);
      }
    };
  }

  /** The features of a point, one row per sample, on the sphere. */
  Matrix features(double[] point) {
    double[] norms = new double[N()];
    for (int i = 0; i < norms.length; i++) {
      for (int j = 0; j < d; j++) {
        norms[i] += point[i * d + j] * point[i * d + j];
      }
    }
    return Matrix.of(N(), d, (i, j) -> point[i * d + j] * Math.sqrt(r2 / norms[i]));
  }

  /** Proved values and bounds of the loss. */
  ContrastiveBounds bounds() {
    return new ContrastiveBounds(this);
  }

  /** The loss of features equal within classes. */
  ContrastiveClasses classes() {
    return new ContrastiveClasses(this);
  }

  /** A descent from a random point, to a gradient of 1e-11. */
  Minimum descend(Random random) {
    double[] start = new double[N() * d];
    for (int i = 0; i < start.length; i++) {
      start[i] = random.nextGaussian();
    }
    return LimitedMemoryBfgs.to(1e-11).minimise(objective(), start);
  }
}
