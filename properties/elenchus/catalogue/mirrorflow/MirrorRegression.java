package elenchus.catalogue.mirrorflow;

import elenchus.exact.RationalMatrix;
import elenchus.exact.RationalVector;
import elenchus.linear.Matrix;
import elenchus.linear.RowSpace;
import elenchus.linear.SymmetricEigen;
import elenchus.mirror.BregmanProjection;
import elenchus.mirror.EnclosedProjection;
import elenchus.mirror.ExactProjection;
import elenchus.mirror.MirrorFlow;
import elenchus.mirror.MirrorMap;
import elenchus.mirror.QuadraticForm;
import elenchus.mirror.ResidualLoss;
import elenchus.mirror.Separable;
import java.util.List;
import java.util.Optional;
import org.hipparchus.fraction.BigFraction;

/**
 * An underdetermined linear regression, seen through a mirror.
 *
 * @param X samples in rows, m x d
 * @param y m targets
 * @param theta0 start, d numbers
 * @param phi the mirror
 * @param w weight of the square in it
 * @param beta scale of the hyperbolic entropy
 * @param b vector of the quadratic form, d numbers; ignored by other mirrors
 * @param loss of a residual
 */
public record MirrorRegression(
    Matrix X,
    List<Double> y,
    List<Double> theta0,
    Mirror phi,
    double w,
    double beta,
    List<Double> b,
    ResidualLoss loss) {

  /**
   * @throws IllegalArgumentException if the sizes do not fit or a number is not finite
   */
  public MirrorRegression {
    y = List.copyOf(y);
    theta0 = List.copyOf(theta0);
    b = List.copyOf(b);
    if (X.rows() != y.size() || X.columns() != theta0.size() || X.columns() != b.size()) {
      throw new IllegalArgumentException("X is m x d, y has m, theta0 and b have d entries");
    }
    if (!X.isFinite()
        || !Matrix.column(array(y)).isFinite()
        || !Matrix.column(array(theta0)).isFinite()
        || !Matrix.column(array(b)).isFinite()
        || !(w >= 0 && beta > 0 && w + beta < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("numbers must be finite, w nonnegative, beta positive");
    }
  }

  static double[] array(List<Double> numbers) {
    return numbers.stream().mapToDouble(Double::doubleValue).toArray();
  }

  double[] targets() {
    return array(y);
  }

  double[] start() {
    return array(theta0);
  }

  MirrorMap map() {
    return phi == Mirror.FORM
        ? QuadraticForm.of(form().toMatrix())
        : Separable.of(phi.potential(w, beta), X.columns());
  }

  /** The Hessian of a quadratic mirror, d x d: I + b b^T, or 2 I. */
  RationalMatrix form() {
    RationalMatrix identity = RationalMatrix.identity(X.columns());
    if (phi != Mirror.FORM) {
      return identity.times(new BigFraction(2));
    }
    RationalMatrix column = RationalMatrix.of(Matrix.column(array(b)));
    return identity.plus(column.times(column.transpose()));
  }

  BregmanProjection projection() {
    return new BregmanProjection(map(), X, targets(), start());
  }

  /** The projection in fractions, for the quadratic mirrors. */
  Optional<ExactProjection> exact() {
    return ExactProjection.of(
        form(), RationalMatrix.of(X), RationalVector.of(targets()), RationalVector.of(start()));
  }

  /** The projection in intervals, for the separable mirrors. */
  Optional<EnclosedProjection> enclosed(double[] lambda) {
    return EnclosedProjection.of(
        Separable.of(phi.potential(w, beta), X.columns()), X, targets(), start(), lambda);
  }

  MirrorFlow flow() {
    return new MirrorFlow(map(), X, targets(), loss);
  }

  /** The eigenvalues of X K X^T, ascending, where K is the inverse Hessian at theta. */
  SymmetricEigen metric(double[] theta) {
    MirrorMap map = map();
    return SymmetricEigen.of(
        X.times(map.conjugateHessian(map.gradient(theta))).times(X.transpose()));
  }

  /** The smallest singular value of X over the largest; 0 if the rows are dependent. */
  double rowRatio() {
    RowSpace rows = RowSpace.of(X);
    return rows.rank() == X.rows() ? rows.smallestRatio() : 0;
  }

  boolean hasIndependentRows() {
    return RationalMatrix.of(X).rank() == X.rows();
  }

  /** The same regression with another mirror. */
  MirrorRegression with(Mirror mirror) {
    return new MirrorRegression(X, y, theta0, mirror, w, beta, b, loss);
  }

  /** The same regression from another start. */
  MirrorRegression from(List<Double> start) {
    return new MirrorRegression(X, y, start, phi, w, beta, b, loss);
  }
}
