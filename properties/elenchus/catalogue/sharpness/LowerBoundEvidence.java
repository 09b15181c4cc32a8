package elenchus.catalogue.sharpness;

import elenchus.linear.Matrix;
import elenchus.network.Cost;
import elenchus.network.GaussNewton;
import elenchus.network.Linearisation;
import elenchus.symbolic.Elementary;
import elenchus.theorem.Claim;
import elenchus.theorem.Evidence;
import elenchus.theorem.Finding;
import elenchus.theorem.Witness;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.linear.FieldMatrix;
import org.hipparchus.util.Binary64;

/** Evidence that the Jacobian in the inputs bounds the sharpness from below. */
final class LowerBoundEvidence {
  private static final Witness INERTIA = new Witness("LDL^T inertia", "own", "rational");
  private static final double ROUNDING = 1e-12;
  private static final String DERIVATION = "a few thousand roundings, relative to the larger side";

  private LowerBoundEvidence() {}

  static Evidence of(NetworkProblem p) {
    LoewnerBounds bounds = LoewnerBounds.of(p);
    Evidence.Builder evidence = Evidence.collect();
    if (p.phi().isHomogeneous()) {
      evidence
          .add(SharpnessLowerBound.LOEWNER.decide(LoewnerBounds.holdsExactly(p, 1)).by(INERTIA))
          .add(
              SharpnessLowerBound.LAYERED
                  .decide(LoewnerBounds.holdsExactly(p, p.W().size()))
                  .by(INERTIA))
          .add(
              SharpnessLowerBound.HOMOGENEOUS
                  .decide(isHomogeneous(p))
                  .by(ConjugateEvidence.EXACT_LAYERS))
          .add(atLeast(SharpnessLowerBound.EULER, bounds.lambdaMax(), euler(p)));
    } else {
      evidence.add(
          SharpnessLowerBound.LAYERED
              .compare(LoewnerBounds.worstGap(p), 0)
              .within(ROUNDING, DERIVATION)
              .by(ConjugateEvidence.LAYERS));
    }
    evidence
        .add(
            atLeast(
                SharpnessLowerBound.SHARPNESS,
                bounds.lambdaMax(),
                Math.max(bounds.layered(), bounds.firstLayer())))
        .add(atLeast(SharpnessLowerBound.TRACE, bounds.trace(), bounds.layeredTrace()));
    if (p.c() == Cost.SQUARE && bounds.lambdaMax() > 0 && p.distanceToKink() > 1e-8) {
      evidence.add(stability(bounds));
    }
    if (isScalar(p) && bounds.unweighted()[0] > 0) {
      evidence.add(
          SharpnessLowerBound.EQUALITY
              .compare(bounds.lambdaMax(), bounds.layered())
              .within(ROUNDING * (1e-300 + bounds.lambdaMax()), DERIVATION)
              .by(ConjugateEvidence.LAYERS));
    }
    return evidence
        .quantity("lambda_max(GN)", bounds.lambdaMax())
        .quantity("|W_1|", bounds.firstNorm())
        .quantity("|J_i|", bounds.unweighted())
        .quantity("bound of the first layer", bounds.firstLayer())
        .quantity(
            "bound without |W_1|", bounds.firstLayer() * bounds.firstNorm() * bounds.firstNorm())
        .quantity("kappa", bounds.kappa())
        .quantity("layered bound", bounds.layered())
        .done();
  }

  static Finding.Builder atLeast(Claim claim, double observed, double predicted) {
    return claim
        .compare(observed, predicted)
        .within(ROUNDING * (Math.abs(observed) + Math.abs(predicted)), DERIVATION)
        .by(ConjugateEvidence.LAYERS);
  }

  /** At the largest stable step eta = 2 / lambda_max, where the corollary is sharpest. */
  private static Finding.Builder stability(LoewnerBounds bounds) {
    double eta = 2 / bounds.lambdaMax();
    double right = Math.sqrt(2 * bounds.size() / eta);
    double excess =
        Math.max(bounds.layeredReach() / right, bounds.reach() / (bounds.firstNorm() * right));
    return SharpnessLowerBound.STABILITY
        .compare(excess, 1)
        .within(ROUNDING, DERIVATION)
        .by(ConjugateEvidence.LAYERS);
  }

  private static boolean isScalar(NetworkProblem p) {
    return p.size() == 1
        && p.c() == Cost.SQUARE
        && p.X().columns() == 1
        && p.W().stream().allMatch(w -> w.rows() == 1);
  }

  private static boolean isHomogeneous(NetworkProblem p) {
    Elementary<BigFraction> on = Elementary.rationals();
    FieldMatrix<BigFraction> theta = on.matrix(Matrix.column(p.network().flat()));
    for (Linearisation<BigFraction> s : p.network().atRows(on, p.X())) {
      FieldMatrix<BigFraction> gap =
          s.parameterJacobian()
              .multiply(theta)
              .subtract(s.output().scalarMultiply(on.number(p.W().size())));
      if (!ExactDerivatives.isZero(gap)) {
        return false;
      }
    }
    return true;
  }

  private static double euler(NetworkProblem p) {
    GaussNewton<Binary64> matrices = p.measured();
    double sum = 0;
    for (int i = 0; i < p.size(); i++) {
      double weighted =
          Elementary.toDouble(
                  matrices.factors().get(i).multiply(matrices.samples().get(i).output()))
              .norm();
      sum += weighted * weighted;
    }
    double size = p.W().stream().mapToDouble(w -> w.dot(w)).sum();
    int depth = p.W().size();
    return depth * depth * sum / (p.size() * size);
  }
}
