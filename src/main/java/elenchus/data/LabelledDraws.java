package elenchus.data;

import elenchus.linear.Matrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Random labelled data, each a function of one stream. Gaussian entries are rounded to multiples of
 * 1/8, so that every instance is exact in rational arithmetic.
 */
public final class LabelledDraws {
  /** A sample that its teacher decides by less than this is drawn again. */
  private static final double LEAST_TEACHER_MARGIN = 1e-9;

  private LabelledDraws() {}

  /**
   * Samples labelled by a random linear classifier, hence separable; classes may stay empty.
   *
   * @param samples N
   * @param features d
   * @param classes K
   */
  public static LabelledData teacherLabelled(
      Random random, int samples, int features, int classes) {
    Matrix teacher = gaussian(random, classes, features);
    double[][] rows = new double[samples][];
    List<Integer> y = new ArrayList<>();
    while (y.size() < samples) {
      double[] x = eighths(random, features);
      int label = decided(teacher.times(x));
      if (label >= 0) {
        rows[y.size()] = x;
        y.add(label);
      }
    }
    return new LabelledData(Matrix.ofRows(rows), y, classes);
  }

  /** The index of the largest score, or -1 where it leads by next to nothing. */
  private static int decided(double[] scores) {
    int best = 0;
    for (int k = 1; k < scores.length; k++) {
      best = scores[k] > scores[best] ? k : best;
    }
    for (int k = 0; k < scores.length; k++) {
      if (k != best && !(scores[best] - scores[k] > LEAST_TEACHER_MARGIN)) {
        return -1;
      }
    }
    return best;
  }

  /** Gaussian samples with uniform labels: separable if d &gt;= N and they are independent. */
  public static LabelledData uniformlyLabelled(
      Random random, int samples, int features, int classes) {
    double[][] rows = new double[samples][];
    for (int i = 0; i < samples; i++) {
      rows[i] = eighths(random, features);
    }
    return new LabelledData(Matrix.ofRows(rows), labels(random, samples, classes), classes);
  }

  /** Integer samples in [-bound, bound]^d with uniform labels; separable or not. */
  public static LabelledData integerGrid(
      Random random, int samples, int features, int classes, int bound) {
    Matrix X =
        Matrix.of(samples, features, (i, j) -> random.nextInt(2 * bound + 1) - (double) bound);
    return new LabelledData(X, labels(random, samples, classes), classes);
  }

  /** The data with one of its samples repeated at the end, label included. */
  public static LabelledData withRepeatedSample(Random random, LabelledData data) {
    int i = random.nextInt(data.samples());
    return appended(data, data.y().get(i), i);
  }

  /**
   * The data with one of its samples repeated under another label: never strictly separable, by a
   * certificate of two pairs.
   */
  public static LabelledData withContradiction(Random random, LabelledData data) {
    int i = random.nextInt(data.samples());
    int other = (data.y().get(i) + 1 + random.nextInt(data.K() - 1)) % data.K();
    return appended(data, other, i);
  }

  private static LabelledData appended(LabelledData data, int label, int sample) {
    double[][] rows = Arrays.copyOf(data.X().toRows(), data.samples() + 1);
    rows[data.samples()] = data.X().row(sample);
    List<Integer> y = new ArrayList<>(data.y());
    y.add(label);
    return new LabelledData(Matrix.ofRows(rows), y, data.K());
  }

  /** The data with further classes that have no sample, at random places among the others. */
  public static LabelledData withEmptyClasses(Random random, LabelledData data, int empty) {
    int classes = data.K() + empty;
    List<Integer> places = new ArrayList<>();
    for (int k = 0; k < classes; k++) {
      places.add(k);
    }
    Collections.shuffle(places, random);
    return new LabelledData(data.X(), data.y().stream().map(places::get).toList(), classes);
  }

  /**
   * A mixture with K in 2..6, d in 1..10, N in 1..20 before additions: mostly teacher-labelled,
   * some with uniform labels and d &gt;= N, some with a repeated sample or one or two empty
   * classes. Separable with high probability.
   */
  public static LabelledData mixed(Random random) {
    int classes = 2 + random.nextInt(5);
    LabelledData data;
    if (random.nextInt(4) == 0) {
      int features = 1 + random.nextInt(10);
      data = uniformlyLabelled(random, 1 + random.nextInt(features), features, classes);
    } else {
      data = teacherLabelled(random, 1 + random.nextInt(20), 1 + random.nextInt(10), classes);
    }
    return switch (random.nextInt(8)) {
      case 0 -> withRepeatedSample(random, data);
      case 1 -> data.K() <= 5 ? withEmptyClasses(random, data, 1) : data;
      case 2 -> data.K() <= 4 ? withEmptyClasses(random, data, 2) : data;
      default -> data;
    };
  }

  /** Gaussian entries, rows by columns, not rounded. */
  public static Matrix gaussian(Random random, int rows, int columns) {
    return Matrix.of(rows, columns, (i, j) -> random.nextGaussian());
  }

  private static double[] eighths(Random random, int features) {
    double[] x = new double[features];
    for (int f = 0; f < features; f++) {
      x[f] = Math.rint(8 * random.nextGaussian()) / 8 + 0.0;
    }
    return x;
  }

  private static List<Integer> labels(Random random, int samples, int classes) {
    return random.ints(samples, 0, classes).boxed().toList();
  }
}
