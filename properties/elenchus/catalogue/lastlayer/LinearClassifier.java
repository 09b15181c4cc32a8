package elenchus.catalogue.lastlayer;

import elenchus.statistics.NormalTail;

/**
 * A classifier sign(theta.x + b) and its exact errors on Gaussian classes with means +-s e_1.
 *
 * @param gamma component of theta along the class mean
 * @param alpha norm of theta
 * @param b intercept
 * @param errorPlus probability of misclassifying a new sample of the class +1
 * @param errorMinus the same for the class -1
 */
record LinearClassifier(double gamma, double alpha, double b, double errorPlus, double errorMinus) {

  /** The classifier with coefficients (theta, b), intercept last. */
  static LinearClassifier of(TwoClasses classes, double[] coefficients) {
    int d = classes.d();
    double squares = 0;
    for (int j = 0; j < d; j++) {
      squares += coefficients[j] * coefficients[j];
    }
    double gamma = coefficients[0];
    double alpha = Math.sqrt(squares);
    double b = coefficients.length > d ? coefficients[d] : 0;
    double along = gamma * classes.s();
    return new LinearClassifier(
        gamma,
        alpha,
        b,
        NormalTail.of((along + b) / (alpha * classes.noise().spread(1))),
        NormalTail.of((along - b) / (alpha * classes.noise().spread(-1))));
  }

  /** gamma, alpha, b and both errors. */
  double[] observables() {
    return new double[] {gamma, alpha, b, errorPlus, errorMinus};
  }
}
