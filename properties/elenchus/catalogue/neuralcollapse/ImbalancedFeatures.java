package elenchus.catalogue.neuralcollapse;

import elenchus.descent.Minimum;
import elenchus.exact.Interval;
import elenchus.features.Descents;
import elenchus.features.Enclosure;
import elenchus.features.Factors;
import elenchus.features.FeatureModel;
import elenchus.features.FeatureObjective;
import elenchus.features.Fit;
import elenchus.linear.Matrix;
import elenchus.theorem.Draw;
import elenchus.theorem.Trial;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.SingularValueDecomposition;
import org.hipparchus.util.FastMath;

/**
 * One linear layer under cross-entropy with free features.
 *
 * @param n class counts
 * @param d number of features
 * @param lamW decay of W
 * @param lamH decay of H
 */
public record ImbalancedFeatures(List<Integer> n, int d, double lamW, double lamH) {

  /**
   * Checks the shapes.
   *
   * @throws IllegalArgumentException if there are fewer than two classes, or a count or d is below
   *     1
   */
  public ImbalancedFeatures {
    n = List.copyOf(n);
    FeatureModel.of(Fit.CROSS_ENTROPY, n, List.of(d), List.of(lamW), lamH);
  }

  /**
   * Two clusters of equal counts, or any counts; d at least K; decays up to beyond the point where
   * everything vanishes.
   */
  static ImbalancedFeatures drawn(Draw draw) {
    List<Integer> n = new ArrayList<>();
    if (draw.chance(0.6)) {
      int minority = draw.integer(1, 4);
      n.addAll(Collections.nCopies(draw.integer(1, 2), minority + draw.integer(1, 10)));
      n.addAll(Collections.nCopies(draw.integer(1, 3), minority));
    } else {
      int K = draw.integer(2, 5);
      for (int k = 0; k < K; k++) {
        n.add(draw.integer(1, 8));
      }
    }
    int N = n.stream().mapToInt(Integer::intValue).sum();
    boolean strong = draw.chance(0.25);
    double scale = strong ? Collections.max(n) : draw.chance(0.7) ? Collections.min(n) : 2;
    double lamZ = draw.uniform(0.05, strong ? 1.3 : 0.9) * Math.sqrt(scale) / N;
    double ratio = draw.logUniform(0.5, 2);
    return new ImbalancedFeatures(n, n.size() + draw.integer(0, 1), lamZ * ratio, lamZ / ratio);
  }

  Stream<ImbalancedFeatures> simpler() {
    double lam = lamZ();
    Stream<ImbalancedFeatures> fewer =
        IntStream.range(0, n.size() > 2 ? n.size() : 0)
            .mapToObj(
                k -> {
                  List<Integer> rest = new ArrayList<>(n);
                  rest.remove(k);
                  return new ImbalancedFeatures(rest, d, lamW, lamH);
                });
    return Stream.concat(
            fewer,
            Stream.of(
                new ImbalancedFeatures(n, n.size(), lamW, lamH),
                new ImbalancedFeatures(n, d, lam, lam)))
        .filter(simpler -> !simpler.equals(this));
  }

  int K() {
    return n.size();
  }

  int N() {
    return n.stream().mapToInt(Integer::intValue).sum();
  }

  /** sqrt(lamW lamH): all that the minimum depends on besides the counts. */
  double lamZ() {
    return Math.sqrt(lamW * lamH);
  }

  FeatureModel model() {
    return FeatureModel.of(Fit.CROSS_ENTROPY, n, List.of(d), List.of(lamW), lamH);
  }

  /**
   * A point and two proved bounds of the least objective.
   *
   * @param factors the point
   * @param lower proved by duality
   * @param upper the objective at the point, enclosed
   * @param classLogits logits of the class means, K x K, column k those of class k
   */
  record Bracket(Factors factors, double lower, Interval upper, Matrix classLogits) {}

  /** Descends until the bounds meet to 1e-10, at most five times; the best bracket. */
  Bracket solve(Trial trial) {
    Descents descents =
        Descents.of(new FeatureObjective(model()), 1, trial.random(), trial.expired());
    Bracket best = bracket(descents.best());
    for (int restart = 1; restart < 5 && best.upper().upper() - best.lower() > 1e-10; restart++) {
      trial.checkDeadline();
      Trial next = Trial.of(trial.precision(), trial.seed() + restart);
      Bracket other =
          bracket(
              Descents.of(new FeatureObjective(model()), 1, next.random(), trial.expired()).best());
      best =
          other.upper().upper() - other.lower() < best.upper().upper() - best.lower()
              ? other
              : best;
    }
    return best;
  }

  /** The bracket at the factors of least norm for given class logits, K x K. */
  Bracket bracket(Matrix logits) {
    int classes = K();
    SingularValueDecomposition svd =
        new SingularValueDecomposition(
            MatrixUtils.createRealMatrix(
                Matrix.of(classes, classes, (j, k) -> logits.get(j, k) * Math.sqrt(n.get(k)))
                    .toRows()));
    double[] sigma = svd.getSingularValues();
    double ratio = Math.sqrt(Math.sqrt(lamH / lamW));
    Matrix W =
        Matrix.of(
            classes,
            d,
            (j, i) -> i < classes ? ratio * svd.getU().getEntry(j, i) * Math.sqrt(sigma[i]) : 0);
    int[] labels = model().labels();
    Matrix H =
        Matrix.of(
            d,
            N(),
            (i, s) ->
                i < classes
                    ? svd.getV().getEntry(labels[s], i)
                        * Math.sqrt(sigma[i] / n.get(labels[s]))
                        / ratio
                    : 0);
    Factors factors = Factors.of(List.of(W), H);
    return new Bracket(factors, dual(logits).lower(), Enclosure.value(model(), factors), logits);
  }

  private Bracket bracket(Minimum end) {
    Factors factors = model().unpack(end.point());
    Matrix logits = factors.map().times(factors.classMeans(n));
    return new Bracket(factors, dual(logits).lower(), Enclosure.value(model(), factors), logits);
  }

  /**
   * A lower bound of the least objective, for any class logits: the softmax of each class is pulled
   * towards its label until (1/N)(Q - I) D^(1/2) has spectral norm at most lamZ; then the sum of
   * (n_k/N) Ent(q_k) is a bound.
   */
  Interval dual(Matrix logits) {
    int classes = K();
    Interval[][] wrong = wrong(logits);
    double theta = Math.min(1, Math.nextDown(lamZ() / Math.nextUp(norm(wrong)) * (1 - 4e-16)));
    Interval sum = Interval.ZERO;
    for (int k = 0; k < classes; k++) {
      Interval entropy = Interval.ZERO;
      for (int j = 0; j < classes; j++) {
        Interval q = wrong[j][k].multiply(Interval.of(theta));
        if (j == k) {
          entropy = entropy.subtract(q.add(Interval.ONE).multiply(q.log1p()));
        } else if (q.lower() > 0) {
          entropy = entropy.subtract(q.multiply(q.log()));
        }
      }
      sum = sum.add(entropy.multiply(Interval.of(n.get(k))));
    }
    return sum.divide(Interval.of(N()));
  }

  /** ||G||_2 / lamZ, rounded up: 1 at a minimum with enough features, more at all other points. */
  double steepness(Matrix logits) {
    return norm(wrong(logits)) / lamZ();
  }

  /** Softmax minus identity for class logits. */
  private Interval[][] wrong(Matrix logits) {
    int classes = K();
    Interval[][] wrong = new Interval[classes][classes];
    for (int k = 0; k < classes; k++) {
      double[] q = softmax(logits.column(k));
      Interval others = Interval.ZERO;
      for (int j = 0; j < classes; j++) {
        if (j != k) {
          wrong[j][k] = Interval.of(q[j]);
          others = others.add(wrong[j][k]);
        }
      }
      wrong[k][k] = others.negate();
    }
    return wrong;
  }

  /** An upper bound of the spectral norm of (1/N) X D^(1/2). */
  private double norm(Interval[][] X) {
    int classes = K();
    Interval[][] scaled = new Interval[classes][classes];
    Interval[][] transposed = new Interval[classes][classes];
    for (int j = 0; j < classes; j++) {
      for (int k = 0; k < classes; k++) {
        scaled[j][k] = X[j][k].multiply(Interval.of(n.get(k)).sqrt()).divide(Interval.of(N()));
        transposed[k][j] = scaled[j][k];
      }
    }
    Interval spectrum = SpectralBound.of(Enclosure.product(scaled, transposed));
    return Interval.of(Math.max(0, spectrum.upper())).sqrt().upper();
  }

  static double[] softmax(double[] z) {
    double[] q = new double[z.length];
    double sum = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (double entry : z) {
      most = Math.max(most, entry);
    }
    for (int j = 0; j < z.length; j++) {
      q[j] = FastMath.exp(z[j] - most);
      sum += q[j];
    }
    for (int j = 0; j < z.length; j++) {
      q[j] /= sum;
    }
    return q;
  }
}
