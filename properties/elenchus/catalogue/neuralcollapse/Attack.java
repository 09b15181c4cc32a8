package elenchus.catalogue.neuralcollapse;

import elenchus.descent.Minimum;
import elenchus.features.Descents;
import elenchus.features.Factors;
import elenchus.features.FeatureModel;
import elenchus.features.FeatureObjective;
import elenchus.linear.Matrix;
import elenchus.theorem.Claim;
import elenchus.theorem.Evidence;
import elenchus.theorem.Trial;
import java.util.ArrayList;
import java.util.List;

/** Descents on the factors of a model that try to go below a claimed minimum. */
final class Attack {
  static final Claim NEVER_BELOW =
      Claim.atLeast("attack", "No descent on the factors ends below the claimed minimum.");
  static final Claim CRITICAL =
      Claim.equal(
          "critical-point identities",
          "Where a descent converges, $\\lambda_{m+1}W_{m+1}^\\top W_{m+1}=\\lambda_mW_mW_m^\\top$"
              + " and $\\lambda_{1}W_1^\\top W_1=\\lambda_HHH^\\top$.");

  /** A descent that comes so close has found the minimum; its geometry is then compared. */
  static final double FOUND = 1e-11;

  private Attack() {}

  /** Descends from random points; records what was found. */
  static Minimum run(
      FeatureModel model, double least, int starts, Trial trial, Evidence.Builder evidence) {
    Minimum best =
        Descents.of(new FeatureObjective(model), starts, trial.random(), trial.expired()).best();
    double scale = Math.max(1, least);
    evidence.add(
        NEVER_BELOW
            .compare(best.value(), least)
            .error(1e-14 * scale)
            .within(1e-10 * scale, "rounding of sums over all entries of the factors")
            .by("L-BFGS from " + starts + " random points", "own", "double"));
    if (best.converged()) {
      evidence.add(
          CRITICAL
              .compare(imbalance(model, model.unpack(best.point())), 0)
              .within(1e-9, "gradient 1e-11 times factors of size at most 100")
              .by("L-BFGS from " + starts + " random points", "own", "double"));
    }
    evidence.quantity("attackGap", best.value() - least);
    return best;
  }

  /** The largest entry of the differences lam W^T W - lam' W' W'^T of neighbouring factors. */
  static double imbalance(FeatureModel model, Factors factors) {
    List<Matrix> chain = new ArrayList<>();
    chain.add(factors.H());
    chain.addAll(factors.weights());
    double worst = 0;
    for (int j = 0; j + 1 < chain.size(); j++) {
      double right = j == 0 ? model.featureDecay() : model.weightDecays().get(j - 1);
      double left = model.weightDecays().get(j);
      Matrix outer = chain.get(j).times(chain.get(j).transpose()).times(right);
      Matrix inner = chain.get(j + 1).transpose().times(chain.get(j + 1)).times(left);
      worst = Math.max(worst, outer.minus(inner).maxAbs());
    }
    return worst;
  }
}
