package elenchus.catalogue.unhinged;

import elenchus.flow.InitialValueProblem;
import elenchus.linear.Matrix;
import elenchus.theorem.Claim;
import elenchus.theorem.Evidence;
import elenchus.theorem.Finding;
import elenchus.theorem.Trial;
import elenchus.theorem.Witness;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.util.FastMath;

/** The claims about descent along the sphere, and the evidence for them. */
final class SphereEvidence {
  static final Claim IDENTITY =
      Claim.equal(
          "scalar recursion",
          "$\\beta^+,\\alpha^+$, $1-\\beta^{+2}$, $\\beta^{+2}-\\beta^2$, $1/\\alpha^+$ and the flow"
              + " $\\tanh(\\operatorname{artanh}\\beta_0+k\\zeta)$, as identities in any dimension.");
  static final Claim STEP =
      Claim.equal(
          "one step", "$\\|h^+\\|$ and both identities for $\\beta^+$ hold for the vectors given.");
  static final Claim MONOTONE =
      Claim.equal(
          "monotone step",
          "The cosine does not decrease if and only if $\\beta<0$ or"
              + " $\\alpha(2\\beta^2-1)\\le2\\beta$; so always for $\\alpha\\le2$; and $h$ stays on its"
              + " side of $w$ for $\\alpha\\le1$.");
  static final Claim VECTORS =
      Claim.equal("vectors", "After 20 steps the vectors have the angle of the scalar recursion.");
  static final Claim LIMIT =
      Claim.converges("limit", "$1-\\beta\\to0$ for every $\\beta_0>-1$, $\\alpha_0>0$.");
  static final Claim ALPHA = Claim.atMost("alpha", "$\\alpha$ decreases to at most 2.");
  static final Claim RATIO =
      Claim.converges("ratio", "$(1-\\beta_{k+1})/(1-\\beta_k)\\to(1-\\alpha_\\infty)^2$.");
  static final Claim FLOW =
      Claim.equal(
          "flow",
          "$\\beta=\\tanh(\\operatorname{artanh}\\beta_0+\\|w\\|\\zeta/\\|h_0\\|^2)$ and $\\|h\\|$ is"
              + " constant on the integrated path.");

  private static final int STEPS = 20;
  private static final double SMALL = 1e-12;
  private static final int MOST = 200_000;
  private static final double FLOW_TIME = 3;
  private static final Witness EXACT = new Witness("square root adjoined", "own", "rational");
  private static final Witness PLANE = new Witness("recursion in the plane", "own", "double");

  private SphereEvidence() {}

  static Finding step(ExactSphereStep x) {
    return STEP.decide(x.stretchHolds() && x.defectHolds() && x.differenceHolds())
        .by(EXACT)
        .build();
  }

  private static Finding monotone(ExactSphereStep x) {
    boolean asStated =
        !x.isOblique()
            || (x.isNotDecreasing() == x.isCriterionMet()
                && (x.isNotDecreasing() || !x.isAlphaAtMost(BigFraction.TWO)));
    boolean sides = x.staysOnItsSide() || !x.isAlphaAtMost(BigFraction.ONE);
    return MONOTONE.decide(asStated && sides).by(EXACT).build();
  }

  static Finding vectors(SphereProblem x, SphereStep.Formula formula, Trial trial) {
    SphereRun.State state = SphereRun.after(x, formula, STEPS);
    double allowed = 1e-14 * STEPS * SphereRun.after(x, SphereStep::of, STEPS).amplification();
    return VECTORS
        .compare(SphereRun.angle(x, STEPS, trial), state.angle())
        .within(allowed, "1e-14 per step, times the largest growth of an error of the angle")
        .provided(allowed < 1e-3, "growth of errors while alpha is large")
        .by(
            trial.isHigh()
                ? new Witness("vector recursion", "Hipparchus", "Dfp 50")
                : new Witness("vector recursion", "own", "double"))
        .build();
  }

  static Finding limit(double defect) {
    return LIMIT
        .compare(defect, 0)
        .within(2 * SMALL, "the defect at which the recursion stops")
        .by(PLANE)
        .build();
  }

  static Finding ratio(SphereRun.Landing landing, double predicted) {
    return RATIO
        .compare(landing.ratio(), predicted)
        .within(1e-10, "a hundred times the last defect")
        .provided(landing.defect() <= SMALL, "the defect that was reached")
        .by(PLANE)
        .build();
  }

  static Finding flow(SphereProblem x, double rate, Trial trial) {
    double square = x.h().dot(x.h());
    double zeta = FLOW_TIME * square / x.prototype().norm();
    InitialValueProblem problem =
        new InitialValueProblem(y -> velocity(y, x.prototype(), zeta), x.h().toRowMajor());
    double[] end = trial.isHigh() ? problem.extrapolate(1e-13, 1)[0] : problem.solve(1e-12, 1)[0];
    Matrix h = Matrix.column(end);
    double cosine = h.dot(x.prototype()) / (h.norm() * x.prototype().norm());
    double up = (2 - x.defect()) / x.defect() * FastMath.exp(2 * rate * FLOW_TIME);
    double stated = Double.isInfinite(up) ? 1 : (up - 1) / (up + 1);
    double error = Math.max(Math.abs(cosine - stated), Math.abs(h.dot(h) / square - 1));
    return FLOW.compare(error, 0)
        .within(1e-10, "steps of relative accuracy 1e-12 towards a stable direction")
        .by(
            trial.isHigh()
                ? new Witness("Gragg-Bulirsch-Stoer", "Commons Math", "double")
                : new Witness("Dormand-Prince 8(5,3)", "Hipparchus", "double"))
        .build();
  }

  private static double[] velocity(double[] y, Matrix w, double zeta) {
    Matrix h = Matrix.column(y);
    double length = h.norm();
    Matrix tangent = w.minus(h.times(h.dot(w) / (length * length)));
    return tangent.times(zeta / length).toRowMajor();
  }

  static SphereRun.Landing land(SphereProblem x, Trial trial) {
    return SphereRun.land(x, SMALL, MOST, trial);
  }

  static Evidence of(SphereProblem x, Trial trial) {
    ExactSphereStep exact = ExactSphereStep.of(x);
    SphereRun.Landing landing = land(x, trial);
    Evidence.Builder evidence =
        Evidence.collect()
            .add(IDENTITY.decide(SphereStep.proof().holds()).proved().by(FlowEvidence.SYMBOLIC))
            .add(step(exact))
            .add(monotone(exact))
            .add(vectors(x, SphereStep::of, trial))
            .add(limit(landing.defect()))
            .add(
                ALPHA
                    .compare(landing.alpha(), Math.min(2, x.alpha()))
                    .within(1e-12 * (1 + x.alpha()), "rounding of a sum of squares")
                    .by(PLANE))
            .add(flow(x, 1, trial));
    double predicted = FastMath.pow(1 - landing.alpha(), 2);
    if (landing.steps() > 0 && landing.defect() > 0 && Math.abs(1 - landing.alpha()) > 1e-3) {
      evidence.add(ratio(landing, predicted));
    }
    double[] defects = new double[5];
    double[] alphas = new double[5];
    for (int k = 0; k < 5; k++) {
      SphereRun.State state = SphereRun.after(x, SphereStep::of, k + 1);
      defects[k] = state.defect();
      alphas[k] = state.alpha();
    }
    return evidence
        .quantity("beta0", 1 - x.defect())
        .quantity("alpha0", x.alpha())
        .quantity("1-beta", defects)
        .quantity("alpha", alphas)
        .quantity("alpha_inf", landing.alpha())
        .quantity("(1-alpha_inf)^2", predicted)
        .quantity("steps until 1-beta < 1e-12", landing.steps())
        .quantity("proof", SphereStep.proof().toString())
        .done();
  }
}
