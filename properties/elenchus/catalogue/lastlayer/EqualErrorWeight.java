package elenchus.catalogue.lastlayer;

import com.google.auto.service.AutoService;
import elenchus.catalogue.closedform.Proofs;
import elenchus.catalogue.sampling.StatisticalFinding;
import elenchus.mixture.MixtureLimit;
import elenchus.mixture.WeightedLimit;
import elenchus.statistics.LimitLadder;
import elenchus.statistics.LimitOutcome;
import elenchus.statistics.NormalTail;
import elenchus.theorem.Card;
import elenchus.theorem.Claim;
import elenchus.theorem.Control;
import elenchus.theorem.Evidence;
import elenchus.theorem.Example;
import elenchus.theorem.Finding;
import elenchus.theorem.Hypothesis;
import elenchus.theorem.Instances;
import elenchus.theorem.Theorem;
import elenchus.theorem.Trial;
import java.util.List;
import net.jqwik.api.Arbitrary;

/** The loss weight at which least squares errs equally often on both classes. */
@AutoService(Theorem.class)
@SuppressWarnings("rawtypes") // a service is named by its raw type
public final class EqualErrorWeight implements Theorem<EqualErrorProblem> {
  static final Claim EQUAL =
      Claim.equal(
          "equal errors",
          "At $\\rho_t=(2\\pi_--\\delta)/(2\\pi_+-\\delta)$: $u=b=0$ and"
              + " $R_+=R_-=Q(s^2\\sqrt{1-\\Delta}/\\sqrt{s^2+\\Delta})$.");
  static final Claim UNIQUE =
      Claim.equal(
          "only weight",
          "$R_+=R_-$ at $\\rho_t$ only: $b$ has the sign of $u$, $u$ rises with $\\rho$.");
  static final Claim NONE =
      Claim.equal("no weight for wide data", "If $\\delta\\ge2\\pi_+$, $R_+>R_-$ at every weight.");
  static final Claim OFFSET =
      Claim.equal(
          "above the prior ratio",
          "$\\rho_t=\\pi_-/\\pi_++\\delta\\kappa/(2\\pi_+^2)+O(\\delta^2)\\ge\\pi_-/\\pi_+$, with equality for"
              + " balanced classes only; $\\rho_t\\to\\infty$ as $\\delta\\uparrow2\\pi_+$.");
  static final Claim VALUES =
      Claim.equal(
          "exact values",
          "$\\rho_t,\\lambda,\\gamma,b,\\alpha^2$, positive, solve (E1) to (E4) in fractions.");
  static final Claim FORMULA =
      Claim.equal("error formula", "The error at $\\rho_t$ by the general closed form.");
  static final Claim GAP =
      Claim.inDistribution(
          "estimated gap", "$\\hat R_+-\\hat R_-\\to0$ at $\\rho_t$, in probability.");
  static final Claim INTERCEPT =
      Claim.inDistribution("estimated b", "$\\hat b\\to0$ at $\\rho_t$, in probability.");

  // --- statement and source

  @Override
  public Card card() {
    return Card.id("llr-equal-error-weight")
        .family("lastlayer")
        .title("The loss weight that equalises the class errors")
        .statement(
            """
            Weighted least squares on two Gaussian classes, $n,d\\to\\infty$, $d/n=\\delta<2\\pi_+$. The
            limits of the errors of both classes are equal at exactly one weight,
            $\\rho_t=(2\\pi_--\\delta)/(2\\pi_+-\\delta)$, which is the prior ratio plus
            $\\delta(1-2\\pi_+)/(\\pi_+(2\\pi_+-\\delta))$. There $\\gamma=s/(1+s^2)$, $b=0$,
            $\\alpha=\\sqrt{(s^2+\\Delta)/(1-\\Delta)}/(1+s^2)$. If $\\delta\\ge2\\pi_+$ the minority has the
            larger error at every weight.
            """)
        .source(
            "Stromberg, Thrampoulidis, Sankar, NeurIPS 2025, arXiv 2506.20025, Theorem 2 (prose"
                + " read; the displayed formulas could not be read and were derived anew; they agree"
                + " with everything the prose says).");
  }

  @Override
  public Class<EqualErrorProblem> instanceType() {
    return EqualErrorProblem.class;
  }

  // --- hypotheses

  @Override
  public List<Hypothesis<EqualErrorProblem>> hypotheses() {
    return EqualErrorProblem.hypotheses();
  }

  // --- claims

  @Override
  public List<Claim> claims() {
    return List.of(EQUAL, UNIQUE, NONE, OFFSET, VALUES, FORMULA, GAP, INTERCEPT);
  }

  // --- instances

  @Override
  public Arbitrary<EqualErrorProblem> instances() {
    return Instances.drawn(
        EqualErrorProblem::draw,
        x -> x.exact().canEqualise() && x.delta() > 0,
        EqualErrorProblem::simpler);
  }

  @Override
  public List<Example<EqualErrorProblem>> examples() {
    return List.of(
        new Example<>("worked", new EqualErrorProblem(0.2, 0.2, 2, 40)),
        new Example<>("weak signal", EqualErrorProblem.of(0.2, 0.2, 1)),
        new Example<>("half the features", EqualErrorProblem.of(0.2, 0.1, 2)),
        new Example<>("nearly too wide", EqualErrorProblem.of(0.2, 0.4 - 1e-6, 2)),
        new Example<>("balanced", EqualErrorProblem.of(0.5, 0.5, 1)));
  }

  // --- evidence

  @Override
  public Evidence examine(EqualErrorProblem x, Trial trial) {
    MixtureLimit limit = x.limit();
    WeightedLimit equal = limit.at(limit.equalErrorWeight());
    Evidence.Builder evidence =
        Evidence.collect()
            .add(proved(EQUAL))
            .add(proved(UNIQUE))
            .add(proved(OFFSET))
            .add(values(x, EqualErrorExact.at(x)));
    if (limit.canEqualise()) {
      evidence.add(formula(x, equal));
    }
    if (x.piPlus() < 0.5) {
      evidence.add(none(x.widened()));
    }
    if (x.delta() < x.piPlus()) {
      evidence.quantity("u at (pi_- - delta)/(pi_+ - delta)", wrongImbalance(x));
    }
    if (x.n() > 0) {
      sample(evidence, x, Noise.NORMAL, trial);
    }
    EqualErrorExact exact = EqualErrorExact.at(x);
    return evidence
        .quantity("rho_t", limit.equalErrorWeight())
        .quantity("rho_t as a fraction", exact.rho().toString())
        .quantity("Delta", limit.effectiveDelta())
        .quantity("lam", equal.lam())
        .quantity("gamma", equal.gamma())
        .quantity("alpha", equal.alpha())
        .quantity("WCE", error(x))
        .quantity("R_+ at the prior ratio", limit.at(limit.priorRatio()).errorPlus())
        .quantity("R_- at the prior ratio", limit.at(limit.priorRatio()).errorMinus())
        .quantity("proof", FixedPointProofs.EQUAL_ERRORS.toString())
        .done();
  }

  private static Finding.Builder proved(Claim claim) {
    return Proofs.finding(claim, FixedPointProofs.EQUAL_ERRORS, Proofs.DIFFERENTIAL_FIELD);
  }

  /** The imbalance at a weight with a neighbouring constant. */
  private static double wrongImbalance(EqualErrorProblem x) {
    return x.limit().at((1 - x.piPlus() - x.delta()) / (x.piPlus() - x.delta())).u();
  }

  /** All imbalances are below u_hi = 2 pi+/delta - 1, which is not positive. */
  private static Finding.Builder none(EqualErrorProblem wide) {
    return NONE.decide(wide.exact().highest().signum() <= 0).by("supremum of u", "own", "rational");
  }

  static Finding.Builder values(EqualErrorProblem x, EqualErrorExact stated) {
    return VALUES
        .decide(
            stated.rho().signum() > 0
                && stated.lam().signum() > 0
                && stated.residuals(x).stream().allMatch(r -> r.signum() == 0))
        .by("(E1) to (E4) at u = 0", "own", "rational");
  }

  private static double error(EqualErrorProblem x) {
    double wide = x.limit().effectiveDelta();
    double s2 = x.s() * x.s();
    return NormalTail.of(s2 * Math.sqrt(1 - wide) / Math.sqrt(s2 + wide));
  }

  private static Finding.Builder formula(EqualErrorProblem x, WeightedLimit equal) {
    double wide = x.limit().effectiveDelta();
    double s2 = x.s() * x.s();
    double argument = s2 * Math.sqrt(1 - wide) / Math.sqrt(s2 + wide);
    double worst =
        Math.max(
            Math.abs(equal.argumentPlus() - argument), Math.abs(equal.argumentMinus() - argument));
    // rho_t is known up to eps/(2 pi+ - delta), and the arguments move by du/v, du < drho/rho.
    double conditioned = Math.ulp(1.0) / (2 * x.piPlus() - x.delta()) + Math.ulp(1.0) / (1 - wide);
    return FORMULA
        .compare(worst, 0)
        .within(32 * (1 + argument) * conditioned, "rounding of rho_t and of 1 - Delta")
        .by("error formula at u = 0", "own", "double")
        .by("general closed form", "own", "double");
  }

  static void sample(Evidence.Builder evidence, EqualErrorProblem x, Noise noise, Trial trial) {
    TwoClasses classes = TwoClasses.nearest(x.limit(), x.n()).with(noise);
    double rho = classes.limit().equalErrorWeight();
    sample(evidence, classes, rho, trial);
  }

  static void sample(Evidence.Builder evidence, TwoClasses classes, double rho, Trial trial) {
    List<LimitOutcome> outcomes =
        LimitLadder.from(classes.n())
            .withReplicates(700, 600, 600)
            .withDoublings(trial.isHigh() ? 3 : 2)
            .run(
                (factor, seed) -> {
                  trial.checkDeadline();
                  LinearClassifier fit = classes.times(factor).draw(seed).leastSquares(rho);
                  return new double[] {fit.errorPlus() - fit.errorMinus(), fit.b()};
                },
                new double[2],
                trial.samplingSeed(),
                trial.errorShare(0));
    evidence.add(StatisticalFinding.of(GAP, outcomes.get(0)));
    evidence.add(StatisticalFinding.of(INTERCEPT, outcomes.get(1)));
  }

  // --- controls

  @Override
  public List<Control<?>> controls() {
    return EqualErrorControls.all();
  }
}
