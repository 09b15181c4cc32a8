package elenchus.catalogue.mirrorflow;

import elenchus.linear.Matrix;

/**
 * Steepest descent on the mean of squared residuals in the norm of exponent 4/3: with g the
 * gradient, the step v minimises g^T v + |v|^2/(2 eta), so v_k = -eta g_k^3 / |g|_4^2.
 *
 * @param X m x d
 * @param y m numbers
 */
record SteepestDescent(Matrix X, double[] y) {

  /** Where the residuals are at most the target, or after too many steps. */
  double[] end(double[] theta0, double rate, double target) {
    double[] theta = theta0.clone();
    double[] residual = residual(theta);
    for (int t = 0; t < MirrorRun.MOST_STEPS && ProjectionCheck.size(residual) > target; t++) {
      double[] gradient = X.transpose().times(residual);
      double fourth = 0;
      for (int k = 0; k < gradient.length; k++) {
        gradient[k] /= y.length;
        double square = gradient[k] * gradient[k];
        fourth += square * square;
      }
      for (int k = 0; k < gradient.length; k++) {
        theta[k] -= rate * gradient[k] * gradient[k] * gradient[k] / Math.sqrt(fourth);
      }
      residual = residual(theta);
    }
    return theta;
  }

  private double[] residual(double[] theta) {
    double[] residual = X.times(theta);
    for (int i = 0; i < residual.length; i++) {
      residual[i] -= y[i];
    }
    return residual;
  }
}
