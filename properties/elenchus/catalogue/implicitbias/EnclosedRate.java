package elenchus.catalogue.implicitbias;

import elenchus.exact.Interval;
import elenchus.exact.IntervalMatrix;
import elenchus.exact.RationalMatrix;
import elenchus.exact.RationalVector;
import elenchus.exact.Rationals;
import elenchus.exact.SymmetricSpectrum;
import java.util.List;
import java.util.Optional;
import org.hipparchus.fraction.BigFraction;

/**
 * Intervals around the least positive eigenvalue of H and around kappa. The positive eigenvalues of
 * H = A_S^T D A_S, D = diag(alpha*), are those of D^(1/2) A_S A_S^T D^(1/2).
 *
 * @param eigenvalue around lambda_min^+(H)
 * @param kappa around min(lambda_min^+(H), delta, 1)
 */
record EnclosedRate(Interval eigenvalue, Interval kappa) {

  /**
   * By the theorems of Weyl and Ostrowski; empty if the approximate eigenvectors are useless.
   *
   * @param gram A_S A_S^T
   * @param alpha around alpha*
   * @param rank of A_S
   * @param delta around the inactive gap
   */
  static Optional<EnclosedRate> of(
      RationalMatrix gram, List<Interval> alpha, int rank, Interval delta) {
    List<Interval> root = alpha.stream().map(Interval::sqrt).toList();
    IntervalMatrix h =
        IntervalMatrix.of(
            gram.rows(),
            gram.rows(),
            (p, q) -> root.get(p).multiply(Interval.of(gram.get(p, q))).multiply(root.get(q)));
    return SymmetricSpectrum.of(h)
        .map(found -> found.smallestPositive(rank))
        .map(least -> new EnclosedRate(least, least.min(delta).min(Interval.ONE)));
  }

  /**
   * Decides in fractions, by Sylvester's law of inertia, that the eigenvalue lies in its interval:
   * as many eigenvalues are below x as D A_S A_S^T D - x D has negative ones.
   *
   * @param gram A_S A_S^T of independent rows
   * @param alpha the dual solution, positive
   */
  boolean isConfirmed(RationalMatrix gram, RationalVector alpha) {
    return shifted(gram, alpha, eigenvalue.lower()).inertia().isPositiveSemidefinite()
        && !shifted(gram, alpha, eigenvalue.upper()).inertia().isPositiveDefinite();
  }

  private static RationalMatrix shifted(RationalMatrix gram, RationalVector alpha, double x) {
    BigFraction shift = Rationals.of(x);
    return RationalMatrix.of(
        gram.rows(),
        gram.rows(),
        (p, q) -> {
          BigFraction entry = alpha.get(p).multiply(gram.get(p, q)).multiply(alpha.get(q));
          return p == q ? entry.subtract(shift.multiply(alpha.get(p))) : entry;
        });
  }
}
