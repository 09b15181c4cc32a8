package elenchus.catalogue.implicitbias;

import elenchus.linear.Matrix;
import elenchus.linear.SymmetricEigen;
import elenchus.loss.TemplateLoss;
import org.hipparchus.util.FastMath;

/** The Hessian of a template loss in the K logits: B^T (-dg/du) B with rows e_y - e_j of B. */
final class LogitCurvature {
  /** a u, where a competitor has no weight left. */
  private static final double FAR = 40;

  /** Entries so small beside the others move no eigenvalue by a rounding. */
  private static final double TINY = 1e-30;

  private LogitCurvature() {}

  /** The largest eigenvalue at margins u. */
  static double at(TemplateLoss psi, double[] u) {
    int slots = u.length;
    double[] logWeights = new double[slots];
    double[] derivatives = new double[slots * slots];
    psi.logWeights(u, logWeights);
    psi.logWeightDerivatives(u, derivatives);
    Matrix B = new RelativeMargins(slots + 1).slots(slots);
    Matrix hessian =
        Matrix.of(
            slots, slots, (j, l) -> -FastMath.exp(logWeights[j]) * derivatives[j * slots + l]);
    return largestEigenvalue(B.transpose().times(hessian).times(B));
  }

  /** The QL iteration does not always converge beside entries of 1e-300. */
  private static double largestEigenvalue(Matrix H) {
    double scale = H.maxAbs();
    if (scale < TINY) {
      return scale;
    }
    return SymmetricEigen.of(H.map(h -> Math.abs(h) < TINY * scale ? 0 : h)).max();
  }

  /** Where it is largest: one close competitor for cross-entropy, all of them for PairLogLoss. */
  static double sharpest(LossAtMargins at) {
    double[] u = TailRatios.diagonal(at.K() - 1, at.loss().equals("ce") ? FAR / at.a() : 0);
    u[0] = 0;
    return at(at.template(), u);
  }

  /**
   * The Hessian of a sum over the margins in the logits is the Laplacian B^T diag(phi'') B of a
   * star; with unit weights S = B^T B it satisfies S (S - I) (S - K I) = 0 and S (K e_y - 1) = K (K
   * e_y - 1), so its largest eigenvalue is K. Largest entry of the defects, in integers.
   */
  static double starDefect(int classes) {
    Matrix B = new RelativeMargins(classes).slots(classes - 1);
    Matrix S = B.transpose().times(B);
    Matrix I = Matrix.identity(classes);
    Matrix top = Matrix.of(classes, 1, (c, j) -> c == classes - 1 ? classes - 1 : -1);
    double polynomial = S.times(S.minus(I)).times(S.minus(I.times(classes))).maxAbs();
    return polynomial + S.times(top).minus(top.times(classes)).maxAbs();
  }
}
