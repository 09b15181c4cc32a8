package elenchus.catalogue.lastlayer;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;
import org.hipparchus.util.FastMath;

/**
 * A data set of two classes.
 *
 * @param classes its sizes
 * @param rows (x, 1) per sample, those of the class +1 first
 */
record TwoClassSample(TwoClasses classes, DMatrixRMaj rows) {
  private static final int NEWTON_STEPS = 40;

  /** After a Newton step of this size the error is of the order of its square. */
  private static final double LAST_STEP = 1e-5;

  /** Products below this, times two, do not overflow. */
  private static final double LARGE_PRODUCT = 1e300;

  private static final double SMALLEST_STEP = 1e-6;

  /** Keeps the Hessian invertible where all margins are large. */
  private static final double FLATTEST = 1e-12;

  /**
   * Weighted least squares of the labels on (x, 1), by Cholesky's factorisation of the normal
   * equations.
   *
   * @param rho weight of the class +1 over that of the class -1
   * @throws ArithmeticException if the normal equations are singular
   */
  LinearClassifier leastSquares(double rho) {
    return leastSquares(rows, rho);
  }

  /** The same without intercept. */
  LinearClassifier leastSquaresThroughOrigin(double rho) {
    return leastSquares(CommonOps_DDRM.extract(rows, 0, rows.numRows, 0, rows.numCols - 1), rho);
  }

  private LinearClassifier leastSquares(DMatrixRMaj samples, double rho) {
    double[] weights = new double[samples.numRows];
    double[] pulls = new double[samples.numRows];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = weight(i, rho);
      pulls[i] = i < classes.nPlus() ? rho : -1;
    }
    return LinearClassifier.of(classes, solved(samples, weights, pulls).data);
  }

  /**
   * Weighted logistic regression with intercept, by Newton's method with step halving. On separable
   * data, which have no minimiser, it stops at large coefficients.
   *
   * @param rho weight of the class +1 over that of the class -1
   */
  LinearClassifier logistic(double rho) {
    DMatrixRMaj theta = new DMatrixRMaj(rows.numCols, 1);
    double[] margins = margins(theta);
    double risk = logisticRisk(margins, rho);
    for (int step = 0; step < NEWTON_STEPS; step++) {
      DMatrixRMaj direction = logisticStep(margins, rho);
      double size = 1;
      DMatrixRMaj next = theta.copy();
      CommonOps_DDRM.add(theta, size, direction, next);
      margins = margins(next);
      double there = logisticRisk(margins, rho);
      while (!(there <= risk) && size > SMALLEST_STEP) {
        size /= 2;
        CommonOps_DDRM.add(theta, size, direction, next);
        margins = margins(next);
        there = logisticRisk(margins, rho);
      }
      theta = next;
      risk = there;
      if (CommonOps_DDRM.elementMaxAbs(direction) < LAST_STEP) {
        break;
      }
    }
    return LinearClassifier.of(classes, theta.data);
  }

  private double weight(int i, double rho) {
    return i < classes.nPlus() ? rho : 1;
  }

  private double[] margins(DMatrixRMaj theta) {
    DMatrixRMaj scores = new DMatrixRMaj(rows.numRows, 1);
    CommonOps_DDRM.mult(rows, theta, scores);
    for (int i = classes.nPlus(); i < rows.numRows; i++) {
      scores.data[i] = -scores.data[i];
    }
    return scores.data;
  }

  private double logisticRisk(double[] margins, double rho) {
    return rho * logisticLoss(margins, 0, classes.nPlus())
        + logisticLoss(margins, classes.nPlus(), margins.length);
  }

  /** The sum of log(1 + exp(-z)), whose logarithms are taken of products. */
  private static double logisticLoss(double[] margins, int start, int end) {
    double sum = 0;
    double product = 1;
    for (int i = start; i < end; i++) {
      double z = margins[i];
      sum += Math.max(0, -z);
      product *= 1 + FastMath.exp(-Math.abs(z));
      if (product > LARGE_PRODUCT) {
        sum += FastMath.log(product);
        product = 1;
      }
    }
    return sum + FastMath.log(product);
  }

  private DMatrixRMaj logisticStep(double[] margins, double rho) {
    double[] weights = new double[margins.length];
    double[] pulls = new double[margins.length];
    for (int i = 0; i < margins.length; i++) {
      double pull = 1 / (1 + FastMath.exp(margins[i]));
      double weight = weight(i, rho);
      pulls[i] = weight * (i < classes.nPlus() ? pull : -pull);
      weights[i] = weight * Math.max(FLATTEST, pull * (1 - pull));
    }
    return solved(rows, weights, pulls);
  }

  /** (sum_i w_i x_i x_i')^-1 sum_i p_i x_i, the sums in the order of the samples. */
  private static DMatrixRMaj solved(DMatrixRMaj samples, double[] weights, double[] pulls) {
    int columns = samples.numCols;
    DMatrixRMaj normal = new DMatrixRMaj(columns, columns);
    DMatrixRMaj right = new DMatrixRMaj(columns, 1);
    for (int i = 0; i < weights.length; i++) {
      int row = i * columns;
      for (int j = 0; j < columns; j++) {
        double x = samples.data[row + j];
        right.data[j] += pulls[i] * x;
        addTo(normal.data, j * columns, weights[i] * x, samples.data, row, j, columns);
      }
    }
    for (int j = 0; j < columns; j++) {
      for (int k = 0; k < j; k++) {
        normal.data[j * columns + k] = normal.data[k * columns + j];
      }
    }
    LinearSolverDense<DMatrixRMaj> cholesky = LinearSolverFactory_DDRM.symmPosDef(columns);
    if (!cholesky.setA(normal)) {
      throw new ArithmeticException("the samples do not determine the weights");
    }
    DMatrixRMaj solution = new DMatrixRMaj(columns, 1);
    cholesky.solve(right, solution);
    return solution;
  }

  /** The upper part of one row of an outer product. */
  private static void addTo(
      double[] normal, int into, double factor, double[] samples, int row, int start, int end) {
    for (int k = start; k < end; k++) {
      normal[into + k] += factor * samples[row + k];
    }
  }
}
