package elenchus.catalogue.implicitbias;

import elenchus.data.LabelledData;
import elenchus.data.PairOperator;
import elenchus.linear.Matrix;
import java.util.Arrays;

/** Margins of weights on labelled data. */
final class Margins {
  private Margins() {}

  /** The smallest margin of weights W, K x d. */
  static double least(LabelledData data, Matrix W) {
    PairOperator pairs = PairOperator.of(data);
    double[] u = new double[pairs.pairs()];
    pairs.margins(W.toRowMajor(), u);
    return Arrays.stream(u).min().orElseThrow();
  }
}
