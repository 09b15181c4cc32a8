package elenchus.catalogue.mirrorflow;

import elenchus.exact.RationalMatrix;
import elenchus.exact.RationalVector;
import elenchus.mirror.BregmanProjection;
import elenchus.mirror.EnclosedProjection;
import elenchus.mirror.ExactProjection;
import elenchus.theorem.Claim;
import elenchus.theorem.Finding;
import elenchus.theorem.Witness;
import java.util.List;
import java.util.Optional;

/** The point that a flow or a descent is compared with, certified. */
final class ProjectionCheck {
  static final Witness NEWTON = new Witness("damped Newton on the dual", "own", "double");
  static final Witness KRAWCZYK = new Witness("Krawczyk on the dual", "own", "interval");
  static final Witness FRACTIONS = new Witness("elimination in fractions", "own", "rational");

  /** Newton's root is good to rounding times the condition of the dual Hessian. */
  private static final double CLOSE = 1e-10;

  private ProjectionCheck() {}

  /** The largest absolute entry. */
  static double size(double... vector) {
    double size = 0;
    for (double entry : vector) {
      size = Math.abs(entry) <= size ? size : Math.abs(entry);
    }
    return size;
  }

  /** The largest distance of two entries; not-a-number if one is none. */
  static double distance(double[] a, double[] b) {
    double worst = 0;
    for (int k = 0; k < a.length; k++) {
      double distance = Math.abs(a[k] - b[k]);
      worst = distance <= worst ? worst : distance;
      if (Double.isNaN(worst)) {
        break;
      }
    }
    return worst;
  }

  /** How far Newton's point is from the proved one. */
  static List<Finding> certificate(
      MirrorRegression r, BregmanProjection.Solution claimed, Claim claim) {
    return List.of(
        (r.phi().isQuadratic() ? rational(r, claimed, claim) : enclosed(r, claimed, claim))
            .by(NEWTON)
            .build());
  }

  private static Finding.Builder rational(
      MirrorRegression r, BregmanProjection.Solution claimed, Claim claim) {
    Optional<ExactProjection> exact = r.exact();
    double distance =
        exact.map(e -> distance(e.theta().toDoubles(), claimed.theta())).orElse(Double.NaN);
    return claim
        .compare(distance, 0)
        .error(0x1p-52 * size(claimed.theta()))
        .within(CLOSE * (1 + size(claimed.theta())), "rounding times the condition of the dual")
        .certified()
        .by(FRACTIONS)
        .provided(exact.isPresent(), "the rows are dependent");
  }

  private static Finding.Builder enclosed(
      MirrorRegression r, BregmanProjection.Solution claimed, Claim claim) {
    Optional<EnclosedProjection> enclosed = r.enclosed(claimed.lambda());
    double gap = enclosed.map(e -> e.gap(claimed.theta())).orElse(Double.NaN);
    double distance = enclosed.map(e -> e.distance(claimed.theta())).orElse(Double.NaN);
    return claim
        .compare(gap, 0)
        .error(distance - gap)
        .within(CLOSE * (1 + size(claimed.theta())), "rounding times the condition of the dual")
        .certified()
        .by(KRAWCZYK)
        .provided(enclosed.isPresent(), "Krawczyk's method proved no root of the dual");
  }

  /** The conditions for the closed form of a quadratic mirror, in fractions. */
  static Finding closedForm(MirrorRegression r, Claim claim) {
    boolean holds =
        r.exact()
            .filter(
                e ->
                    e.satisfies(
                        r.form(),
                        RationalMatrix.of(r.X()),
                        RationalVector.of(r.targets()),
                        RationalVector.of(r.start())))
            .isPresent();
    return claim.decide(holds).by(FRACTIONS).build();
  }
}
