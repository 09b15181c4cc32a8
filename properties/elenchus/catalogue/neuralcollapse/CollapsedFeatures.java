package elenchus.catalogue.neuralcollapse;

import elenchus.data.LabelledData;
import elenchus.linear.Matrix;
import elenchus.theorem.Draw;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Last-layer features with labels and a linear classifier.
 *
 * @param H features, d x N, one column per sample
 * @param y labels in 0..K-1, N entries
 * @param W classifier, K x d
 * @param b bias, K entries
 */
public record CollapsedFeatures(Matrix H, List<Integer> y, Matrix W, List<Double> b) {

  /**
   * Checks the shapes.
   *
   * @throws IllegalArgumentException if the shapes do not fit or a label is out of range
   */
  public CollapsedFeatures {
    y = List.copyOf(y);
    b = List.copyOf(b);
    if (W.columns() != H.rows() || b.size() != W.rows() || !W.isFinite()) {
      throw new IllegalArgumentException(
          "W is " + W.rows() + " x " + W.columns() + " for features of " + H.rows());
    }
    LabelledData checked = new LabelledData(H.transpose(), y, W.rows());
    if (checked.samples() != y.size()) {
      throw new IllegalArgumentException(y.size() + " labels");
    }
  }

  /** Whole numbers from -3 to 3, shifted by class so that means differ. */
  static CollapsedFeatures drawn(Draw draw) {
    int K = draw.integer(2, 5);
    int d = draw.integer(1, 5);
    int copies = draw.chance(0.5) ? draw.integer(1, 4) : 0;
    List<Integer> y = new ArrayList<>();
    for (int k = 0; k < K; k++) {
      int n = copies > 0 ? copies : draw.integer(1, 4);
      y.addAll(Collections.nCopies(n, k));
    }
    Matrix shift = Matrix.of(d, K, (i, k) -> draw.integer(-3, 3));
    Matrix H =
        Matrix.of(
            d, y.size(), (i, sample) -> draw.integer(-3, 3) + 2 * shift.get(i, y.get(sample)));
    Matrix W = Matrix.of(K, d, (k, i) -> draw.integer(-3, 3));
    List<Double> b = new ArrayList<>();
    for (int k = 0; k < K; k++) {
      b.add(0.5 * draw.integer(-2, 2));
    }
    return new CollapsedFeatures(H, y, W, b);
  }

  /** Fewer samples or features, rounder numbers. */
  Stream<CollapsedFeatures> simpler() {
    Stream<CollapsedFeatures> fewerSamples =
        IntStream.range(0, y.size() > 1 ? y.size() : 0)
            .mapToObj(
                drop -> {
                  List<Integer> labels = new ArrayList<>(y);
                  labels.remove(drop);
                  Matrix rest =
                      Matrix.of(H.rows(), labels.size(), (i, j) -> H.get(i, j < drop ? j : j + 1));
                  return new CollapsedFeatures(rest, labels, W, b);
                });
    Stream<CollapsedFeatures> fewerFeatures =
        IntStream.range(0, H.rows() > 1 ? H.rows() : 0)
            .mapToObj(
                drop ->
                    new CollapsedFeatures(
                        Matrix.of(
                            H.rows() - 1, H.columns(), (i, j) -> H.get(i < drop ? i : i + 1, j)),
                        y,
                        Matrix.of(W.rows(), H.rows() - 1, (k, i) -> W.get(k, i < drop ? i : i + 1)),
                        b));
    Stream<CollapsedFeatures> rounder =
        Stream.of(
            new CollapsedFeatures(H, y, W, Collections.nCopies(b.size(), 0.0)),
            new CollapsedFeatures(H.map(Math::signum), y, W.map(Math::signum), b));
    return Stream.of(fewerSamples, fewerFeatures, rounder)
        .flatMap(s -> s)
        .filter(simpler -> !simpler.equals(this));
  }

  /** Number of classes. */
  int K() {
    return W.rows();
  }

  LabelledData data() {
    return new LabelledData(H.transpose(), y, K());
  }

  double[] bias() {
    return b.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** The same labels and classifier with other features. */
  CollapsedFeatures withFeatures(Matrix features) {
    return new CollapsedFeatures(features, y, W, b);
  }

  /** Number of samples of each class. */
  int[] counts() {
    int[] counts = new int[K()];
    y.forEach(k -> counts[k]++);
    return counts;
  }
}
