package elenchus.geometry;

import elenchus.data.LabelledData;
import elenchus.linear.Matrix;
import elenchus.linear.SymmetricEigen;

/**
 * The neural-collapse metrics of features alone.
 *
 * <p>Source: V. Papyan, X. Y. Han, D. L. Donoho, Prevalence of neural collapse during the terminal
 * phase of deep learning training, PNAS 117, 2020.
 *
 * @param nc1 variability within classes: tr(Sigma_W pinv(Sigma_B)) / K; 0 when every feature equals
 *     its class mean
 * @param nc2 lengths and angles of the class means about the global mean
 * @param simplexDistance of the class means about the global mean, see {@link SimplexEtf#distance}
 * @param orthogonalDistance of the class means as they are, see {@link OrthogonalFrame#distance}
 */
public record FeatureCollapse(
    double nc1, Spread nc2, double simplexDistance, double orthogonalDistance) {

  /** Eigenvalues of Sigma_B below this share of the largest are taken for zero. */
  public static final double PSEUDO_INVERSE_CUTOFF = 1e-12;

  /**
   * The metrics of a data set.
   *
   * @throws IllegalArgumentException if a class is empty or its mean equals the global mean
   */
  public static FeatureCollapse of(LabelledData features) {
    return of(ClassMeans.of(features));
  }

  static FeatureCollapse of(ClassMeans means) {
    Matrix centred = means.centred();
    Spread spread = Spread.ofRows(centred, "the centred mean of class");
    Matrix own = means.means();
    return new FeatureCollapse(
        variability(means.within(), means.between(), own.rows()),
        spread,
        SimplexEtf.distance(centred.times(centred.transpose())),
        OrthogonalFrame.distance(own.times(own.transpose())));
  }

  private static double variability(Matrix within, Matrix between, int K) {
    SymmetricEigen spectrum = SymmetricEigen.of(between);
    double cutoff = PSEUDO_INVERSE_CUTOFF * spectrum.max();
    Matrix inverse = spectrum.apply(value -> value > cutoff ? 1 / value : 0);
    return within.dot(inverse) / K;
  }
}
