package elenchus.catalogue.neuralcollapse;

import elenchus.descent.LimitedMemoryBfgs;
import elenchus.descent.Minimum;
import elenchus.descent.Objective;
import elenchus.exact.Interval;
import elenchus.features.Enclosure;
import elenchus.geometry.SimplexEtf;
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

  /** A descent from a random point, to a gradient of 1e-11. */
  Minimum descend(Random random) {
    double[] start = new double[N() * d];
    for (int i = 0; i < start.length; i++) {
      start[i] = random.nextGaussian();
    }
    return LimitedMemoryBfgs.to(1e-11).minimise(objective(), start);
  }

  /**
   * A proved lower bound of the loss over all features of any dimension, from the Gram matrix G of
   * any point: the loss is convex in G, so with the slope Ds, mu = -diag(Ds G)/r2 and S = Ds +
   * diag(mu) it is at least L(G) - <Ds, G> - r2 sum mu + min(0, lambda_min(S)) N r2.
   */
  Interval certifiedLeast(Matrix gram) {
    int[] y = labels();
    int samples = y.length;
    Interval[][] p = new Interval[samples][samples];
    Interval loss = Interval.ZERO;
    for (int i = 0; i < samples; i++) {
      Interval total = Interval.ZERO;
      Interval positives = Interval.ZERO;
      for (int l = 0; l < samples; l++) {
        p[i][l] = Interval.ZERO;
        if (l != i) {
          p[i][l] = Interval.of(gram.get(i, l)).exp();
          total = total.add(p[i][l]);
          positives = y[l] == y[i] ? positives.add(Interval.of(gram.get(i, l))) : positives;
        }
      }
      Interval others = Interval.of(n.get(y[i]) - 1);
      loss = loss.add(total.log()).subtract(positives.divide(others));
      for (int l = 0; l < samples; l++) {
        p[i][l] = p[i][l].divide(total);
        if (l != i && y[l] == y[i]) {
          p[i][l] = p[i][l].subtract(others.reciprocal());
        }
      }
    }
    Interval[][] S = new Interval[samples][samples];
    Interval linear = Interval.ZERO;
    Interval sum = Interval.ZERO;
    Matrix slope = slope(gram);
    for (int i = 0; i < samples; i++) {
      double mu = 0;
      for (int l = 0; l < samples; l++) {
        S[i][l] = p[i][l].add(p[l][i]).multiply(Interval.of(0.5));
        linear = linear.add(S[i][l].multiply(Interval.of(gram.get(i, l))));
        mu -= slope.get(i, l) * gram.get(l, i) / r2;
      }
      S[i][i] = Interval.of(mu);
      sum = sum.add(S[i][i]);
    }
    double least = Math.min(0, SpectralBound.of(S).lower());
    Interval radius = Interval.of(r2);
    return loss.subtract(linear)
        .subtract(radius.multiply(sum))
        .add(Interval.of(least).multiply(Interval.of(samples)).multiply(radius));
  }

  /** K n log(n - 1 + (K-1) n e^(-K r2/(K-1))): the least loss for equal counts, enclosed. */
  Interval balancedLeast() {
    int count = n.get(0);
    Interval exponent = Interval.of(r2).multiply(Enclosed.ratio(-K(), K() - 1));
    return exponent
        .exp()
        .multiply(Interval.of((K() - 1) * count))
        .add(Interval.of(count - 1))
        .log()
        .multiply(Interval.of(K() * count));
  }

  /** The loss of features equal within classes, from the Gram matrix of the classes, K x K. */
  double reduced(Matrix classGram) {
    double sum = 0;
    for (int k = 0; k < K(); k++) {
      double total = n.get(k) - 1;
      for (int l = 0; l < K(); l++) {
        total += l == k ? 0 : n.get(l) * FastMath.exp(classGram.get(k, l) - r2);
      }
      sum += n.get(k) * FastMath.log(total);
    }
    return sum;
  }

  /** The least loss where it is known in closed form or by one variable: K = 2, or (a, b, b). */
  double reducedLeast() {
    if (K() == 2) {
      return reduced(Matrix.of(2, 2, (i, j) -> i == j ? r2 : -r2));
    }
    double low = -r2;
    double high = 0;
    double golden = (Math.sqrt(5) - 1) / 2;
    for (int i = 0; i < 100; i++) {
      double left = high - golden * (high - low);
      double right = low + golden * (high - low);
      if (reduced(singular(left)) < reduced(singular(right))) {
        high = right;
      } else {
        low = left;
      }
    }
    return reduced(singular((low + high) / 2));
  }

  /** The singular class Gram matrix with u between the first and the others, v between these. */
  private Matrix singular(double u) {
    double v = 2 * u * u / r2 - r2;
    return Matrix.of(3, 3, (i, j) -> i == j ? r2 : i == 0 || j == 0 ? u : v);
  }

  /** Whether the reduced problem has one variable at most. */
  boolean isReducible() {
    return K() == 2 || (K() == 3 && n.get(1).equals(n.get(2)));
  }

  /** The Gram matrix of the class means, K x K, and the spread within classes. */
  Matrix classGram(Matrix H) {
    int[] y = labels();
    Matrix means = Matrix.of(K(), N(), (k, i) -> y[i] == k ? 1.0 / n.get(k) : 0).times(H);
    return means.times(means.transpose());
  }

  /** The squared distances of features from their class means, added up, over the total. */
  double within(Matrix H) {
    double between = 0;
    Matrix gram = classGram(H);
    for (int k = 0; k < K(); k++) {
      between += n.get(k) * gram.get(k, k);
    }
    return 1 - between / (N() * r2);
  }

  /** A simplex frame of radius sqrt r2, each row repeated. */
  Matrix frames() {
    int[] y = labels();
    Matrix frame = SimplexEtf.frame(K(), Math.max(d, K() - 1));
    return Matrix.of(N(), frame.columns(), (i, j) -> Math.sqrt(r2) * frame.get(y[i], j));
  }

  /** The loss of features, enclosed. */
  Interval enclosed(Matrix H) {
    Interval[][] gram = Enclosure.product(H, H.transpose());
    int[] y = labels();
    Interval loss = Interval.ZERO;
    for (int i = 0; i < y.length; i++) {
      Interval total = Interval.ZERO;
      Interval positives = Interval.ZERO;
      for (int l = 0; l < y.length; l++) {
        if (l != i) {
          total = total.add(gram[i][l].exp());
          positives = y[l] == y[i] ? positives.add(gram[i][l]) : positives;
        }
      }
      loss = loss.add(total.log()).subtract(positives.divide(Interval.of(n.get(y[i]) - 1)));
    }
    return loss;
  }
}
