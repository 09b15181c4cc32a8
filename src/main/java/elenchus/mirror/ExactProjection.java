package elenchus.mirror;

import elenchus.exact.RationalMatrix;
import elenchus.exact.RationalVector;
import java.util.Optional;

/**
 * The Bregman projection of a quadratic mirror map theta^T P theta / 2 in fractions: theta = theta0
 * + P^-1 X^T lambda with X P^-1 X^T lambda = y - X theta0.
 *
 * @param theta the point, d fractions
 * @param lambda its multipliers, m fractions
 */
public record ExactProjection(RationalVector theta, RationalVector lambda) {

  /**
   * Projects.
   *
   * @param P symmetric and positive definite, d x d
   * @param X m x d
   * @param y m fractions
   * @param theta0 start, d fractions
   * @return empty if P or X P^-1 X^T is singular
   */
  public static Optional<ExactProjection> of(
      RationalMatrix P, RationalMatrix X, RationalVector y, RationalVector theta0) {
    return P.inverse()
        .map(inverse -> inverse.times(X.transpose()))
        .flatMap(
            lift ->
                X.times(lift)
                    .solve(y.minus(X.times(theta0)))
                    .map(lambda -> new ExactProjection(theta0.plus(lift.times(lambda)), lambda)));
  }

  /** Whether the conditions P (theta - theta0) = X^T lambda and X theta = y hold, recomputed. */
  public boolean satisfies(
      RationalMatrix P, RationalMatrix X, RationalVector y, RationalVector theta0) {
    return P.times(theta.minus(theta0)).equals(X.transpose().times(lambda))
        && X.times(theta).equals(y);
  }
}
