package elenchus.geometry;

import elenchus.data.LabelledData;
import elenchus.linear.Matrix;

/**
 * The neural-collapse metrics of a linear classifier and its features.
 *
 * @param nc2 lengths and angles of the rows of W
 * @param nc3 self-duality: || W/||W||_F - C/||C||_F ||_F^2 with the centred class means as rows of
 *     C; between 0 and 4
 * @param nc4 share of samples which the classifier and the nearest class mean label differently
 * @param simplexDistance of the rows of W, see {@link SimplexEtf#distance}
 * @param orthogonalDistance of the rows of W, see {@link OrthogonalFrame#distance}
 */
public record ClassifierCollapse(
    Spread nc2, double nc3, double nc4, double simplexDistance, double orthogonalDistance) {

  /**
   * The metrics of a classifier on a data set.
   *
   * @param W K x d
   * @param b K entries
   * @throws IllegalArgumentException if the shapes do not fit, a class is empty, or a row of W or a
   *     centred class mean is zero
   */
  public static ClassifierCollapse of(LabelledData features, Matrix W, double[] b) {
    if (W.rows() != features.K() || W.columns() != features.features() || b.length != W.rows()) {
      throw new IllegalArgumentException(
          "a classifier of "
              + W.rows()
              + " x "
              + W.columns()
              + " with "
              + b.length
              + " biases for "
              + features.K()
              + " classes and "
              + features.features()
              + " features");
    }
    ClassMeans means = ClassMeans.of(features);
    Matrix centred = means.centred();
    Spread.ofRows(centred, "the centred mean of class");
    Matrix gram = W.times(W.transpose());
    Matrix difference = W.times(1 / W.norm()).minus(centred.times(1 / centred.norm()));
    return new ClassifierCollapse(
        Spread.ofRows(W, "classifier row"),
        difference.dot(difference),
        disagreement(features, W, b, means),
        SimplexEtf.distance(gram),
        OrthogonalFrame.distance(gram));
  }

  private static double disagreement(
      LabelledData features, Matrix W, double[] b, ClassMeans means) {
    int different = 0;
    for (int i = 0; i < features.samples(); i++) {
      double[] sample = features.X().row(i);
      double[] scores = W.times(sample);
      int best = 0;
      for (int k = 1; k < scores.length; k++) {
        if (scores[k] + b[k] > scores[best] + b[best]) {
          best = k;
        }
      }
      if (best != means.nearest(sample)) {
        different++;
      }
    }
    return (double) different / features.samples();
  }
}
