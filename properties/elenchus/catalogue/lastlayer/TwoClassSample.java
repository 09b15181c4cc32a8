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
  private static final double CONVERGED = 1e-9;
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
    int columns = samples.numCols;
    DMatrixRMaj weighted = samples.copy();
    DMatrixRMaj labels = new DMatrixRMaj(rows.numRows, 1);
    double root = Math.sqrt(rho);
    for (int i = 0; i < rows.numRows; i++) {
      boolean plus = i < classes.nPlus();
      labels.data[i] = plus ? root : -1;
      for (int j = 0; plus && j < columns; j++) {
        weighted.data[i * columns + j] *= root;
      }
    }
    DMatrixRMaj right = new DMatrixRMaj(columns, 1);
    CommonOps_DDRM.multTransA(weighted, labels, right);
    DMatrixRMaj solution = solved(weighted, right);
    return LinearClassifier.of(classes, solution.data);
  }

  /**
   * Weighted logistic regression with intercept, by Newton's method with step halving. On separable
   * data, which have no minimiser, it stops at large coefficients.
   *
   * @param rho weight of the class +1 over that of the class -1
   */
  LinearClassifier logistic(double rho) {
    int columns = rows.numCols;
    DMatrixRMaj theta = new DMatrixRMaj(columns, 1);
    double risk = logisticRisk(theta, rho);
    for (int step = 0; step < NEWTON_STEPS; step++) {
      DMatrixRMaj direction = logisticStep(theta, rho);
      if (CommonOps_DDRM.elementMaxAbs(direction) < CONVERGED) {
        break;
      }
      double size = 1;
      DMatrixRMaj next = theta.copy();
      CommonOps_DDRM.add(theta, size, direction, next);
      double there = logisticRisk(next, rho);
      while (!(there <= risk) && size > SMALLEST_STEP) {
        size /= 2;
        CommonOps_DDRM.add(theta, size, direction, next);
        there = logisticRisk(next, rho);
      }
      theta = next;
      risk = there;
    }
    return LinearClassifier.of(classes, theta.data);
  }

  private double weight(int i, double rho) {
    return i < classes.nPlus() ? rho : 1;
  }

  private double margin(int i, DMatrixRMaj theta) {
    int columns = rows.numCols;
    double sum = 0;
    for (int j = 0; j < columns; j++) {
      sum += rows.data[i * columns + j] * theta.data[j];
    }
    return i < classes.nPlus() ? sum : -sum;
  }

  private double logisticRisk(DMatrixRMaj theta, double rho) {
    double sum = 0;
    for (int i = 0; i < rows.numRows; i++) {
      double z = margin(i, theta);
      double loss = FastMath.log1p(FastMath.exp(-Math.abs(z))) + Math.max(0, -z);
      sum += weight(i, rho) * loss;
    }
    return sum;
  }

  private DMatrixRMaj logisticStep(DMatrixRMaj theta, double rho) {
    int columns = rows.numCols;
    DMatrixRMaj weighted = rows.copy();
    DMatrixRMaj pulls = new DMatrixRMaj(rows.numRows, 1);
    for (int i = 0; i < rows.numRows; i++) {
      double pull = 1 / (1 + FastMath.exp(margin(i, theta)));
      double weight = weight(i, rho);
      pulls.data[i] = weight * (i < classes.nPlus() ? pull : -pull);
      double root = Math.sqrt(weight * Math.max(FLATTEST, pull * (1 - pull)));
      for (int j = 0; j < columns; j++) {
        weighted.data[i * columns + j] *= root;
      }
    }
    DMatrixRMaj right = new DMatrixRMaj(columns, 1);
    CommonOps_DDRM.multTransA(rows, pulls, right);
    return solved(weighted, right);
  }

  private static DMatrixRMaj solved(DMatrixRMaj weighted, DMatrixRMaj right) {
    int columns = weighted.numCols;
    DMatrixRMaj normal = new DMatrixRMaj(columns, columns);
    CommonOps_DDRM.multInner(weighted, normal);
    LinearSolverDense<DMatrixRMaj> cholesky = LinearSolverFactory_DDRM.symmPosDef(columns);
    if (!cholesky.setA(normal)) {
      throw new ArithmeticException("the samples do not determine the weights");
    }
    DMatrixRMaj solution = new DMatrixRMaj(columns, 1);
    cholesky.solve(right, solution);
    return solution;
  }
}
