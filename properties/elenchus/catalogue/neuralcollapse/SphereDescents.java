package elenchus.catalogue.neuralcollapse;

import elenchus.descent.Minimum;
import elenchus.exact.Interval;
import elenchus.features.Descents;
import elenchus.geometry.SimplexEtf;
import elenchus.linear.Matrix;
import elenchus.theorem.Claim;
import elenchus.theorem.Evidence;
import elenchus.theorem.Trial;

/** Attack on the cross-entropy bound by descent on the spheres, and what it recovers. */
final class SphereDescents {
  static final Claim NEVER_BELOW =
      Claim.atLeast("attack", "No descent on the spheres ends below the cross-entropy bound.");
  static final Claim RECOVERY =
      Claim.atMost(
          "recovery",
          "A descent that ends within $\\varepsilon$ of the bound has class angles within"
              + " $C\\sqrt\\varepsilon$ of the simplex frame.");

  private SphereDescents() {}

  static Descents run(FramePair p, int starts, Trial trial) {
    return Descents.of(
        new SphericalCrossEntropy(p.K(), p.d(), p.rhoW(), p.rhoH()),
        starts,
        trial.random(),
        trial.expired());
  }

  static void examine(FramePair p, Interval bound, Trial trial, Evidence.Builder evidence) {
    Minimum best = run(p, trial.isHigh() ? 16 : 6, trial).best();
    evidence.add(
        NEVER_BELOW
            .compare(best.value(), bound.lower())
            .error(1e-14 * (1 + p.rhoW() * p.rhoH()))
            .within(1e-12 * (1 + p.rhoW() * p.rhoH()), "rounding of exp and log1p of the logits")
            .by("L-BFGS on spheres", "own", "double"));
    double gap = best.value() - bound.mid();
    evidence.quantity("attackGap", gap);
    if (p.d() >= p.K() - 1 && gap <= 1e-9 * bound.mid()) {
      recovered(p, best, bound, evidence);
    }
  }

  /**
   * Near the optimum log-sum-exp is strictly convex in the margins: a relative gap eps of the value
   * leaves margins, and with them the cosines of centred rows and features, uncertain by a multiple
   * of sqrt eps / (rhoW rhoH).
   */
  private static void recovered(
      FramePair p, Minimum best, Interval bound, Evidence.Builder evidence) {
    int K = p.K();
    double product = p.rhoW() * p.rhoH();
    double gap = Math.max(0, best.value() - bound.mid()) / bound.mid() + 1e-15;
    FramePair frames = new SphericalCrossEntropy(K, p.d(), p.rhoW(), p.rhoH()).frames(best.point());
    Matrix cross = frames.W().times(frames.H().transpose()).times(1 / product);
    double error = SimplexEtf.centring(K).times(cross).minus(SimplexEtf.gram(K)).norm();
    evidence.add(
        RECOVERY
            .compare(error, 0)
            .within(
                1e-7 + 10 * K * Math.sqrt(gap) * (1 + 1 / product),
                "strict convexity: sqrt of the relative gap over rhoW rhoH")
            .by("L-BFGS on spheres", "own", "double"));
    evidence.quantity("recoveredGeometryError", error);
  }
}
