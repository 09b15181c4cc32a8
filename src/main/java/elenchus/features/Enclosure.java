package elenchus.features;

import elenchus.exact.Interval;
import elenchus.linear.Matrix;
import java.util.Arrays;

/**
 * Losses and objectives of factors given in floating point, enclosed in intervals: the factors are
 * taken as the dyadic numbers they are, so the result holds the exact value.
 */
public final class Enclosure {
  private Enclosure() {}

  /** The product of two matrices, entry by entry. */
  public static Interval[][] product(Matrix a, Matrix b) {
    return product(of(a), of(b));
  }

  /** The product of two matrices of intervals. */
  public static Interval[][] product(Interval[][] a, Interval[][] b) {
    Interval[][] product = new Interval[a.length][b[0].length];
    for (int i = 0; i < a.length; i++) {
      for (int j = 0; j < b[0].length; j++) {
        Interval sum = Interval.ZERO;
        for (int k = 0; k < b.length; k++) {
          sum = sum.add(a[i][k].multiply(b[k][j]));
        }
        product[i][j] = sum;
      }
    }
    return product;
  }

  /** The entries as intervals of width 0. */
  public static Interval[][] of(Matrix matrix) {
    Interval[][] entries = new Interval[matrix.rows()][matrix.columns()];
    for (int i = 0; i < matrix.rows(); i++) {
      for (int j = 0; j < matrix.columns(); j++) {
        entries[i][j] = Interval.of(matrix.get(i, j));
      }
    }
    return entries;
  }

  /** The squared Frobenius norm. */
  public static Interval squaredNorm(Matrix matrix) {
    Interval sum = Interval.ZERO;
    for (double entry : matrix.toRowMajor()) {
      sum = sum.add(Interval.of(entry).square());
    }
    return sum;
  }

  /** Column j of a matrix of intervals. */
  public static Interval[] column(Interval[][] matrix, int j) {
    Interval[] column = new Interval[matrix.length];
    for (int i = 0; i < column.length; i++) {
      column[i] = matrix[i][j];
    }
    return column;
  }

  /** Cross-entropy log(1 + sum of e^(z_j - z_label)) of one sample. */
  public static Interval crossEntropy(Interval[] logits, int label) {
    Interval sum = Interval.ZERO;
    for (int j = 0; j < logits.length; j++) {
      if (j != label) {
        sum = sum.add(logits[j].subtract(logits[label]).exp());
      }
    }
    return sum.log1p();
  }

  private static Interval[][] rectified(Interval[][] matrix) {
    Interval[][] positive = new Interval[matrix.length][];
    for (int i = 0; i < matrix.length; i++) {
      positive[i] =
          Arrays.stream(matrix[i]).map(x -> x.max(Interval.ZERO)).toArray(Interval[]::new);
    }
    return positive;
  }

  private static Interval squared(Interval[] logits, int label) {
    Interval sum = Interval.ZERO;
    for (int j = 0; j < logits.length; j++) {
      sum = sum.add(logits[j].subtract(Interval.of(j == label ? 1 : 0)).square());
    }
    return sum.multiply(Interval.of(0.5));
  }

  /** The objective of a model at the given factors. */
  public static Interval value(FeatureModel model, Factors factors) {
    Interval[][] logits = of(factors.H());
    for (int m = 0; m < model.depth(); m++) {
      logits = product(of(factors.weights().get(m)), logits);
      if (model.rectified() && m == 0 && model.depth() > 1) {
        logits = rectified(logits);
      }
    }
    double[] bias = factors.b();
    int[] labels = model.labels();
    Interval loss = Interval.ZERO;
    for (int i = 0; i < labels.length; i++) {
      Interval[] column = column(logits, i);
      for (int k = 0; k < bias.length; k++) {
        column[k] = column[k].add(Interval.of(bias[k]));
      }
      loss =
          loss.add(
              switch (model.fit()) {
                case CROSS_ENTROPY -> crossEntropy(column, labels[i]);
                case SQUARED -> squared(column, labels[i]);
              });
    }
    Interval penalty = squaredNorm(factors.H()).multiply(Interval.of(model.featureDecay()));
    for (int m = 0; m < model.depth(); m++) {
      penalty =
          penalty.add(
              squaredNorm(factors.weights().get(m))
                  .multiply(Interval.of(model.weightDecays().get(m))));
    }
    penalty =
        penalty.add(squaredNorm(Matrix.column(bias)).multiply(Interval.of(model.biasDecay())));
    return loss.divide(Interval.of(labels.length)).add(penalty.multiply(Interval.of(0.5)));
  }
}
