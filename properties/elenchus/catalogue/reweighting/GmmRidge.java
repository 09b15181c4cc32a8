package elenchus.catalogue.reweighting;

import static elenchus.catalogue.reweighting.RidgeChecks.*;

import com.google.auto.service.AutoService;
import elenchus.catalogue.closedform.Proofs;
import elenchus.statistics.LimitLadder;
import elenchus.statistics.NormalTail;
import elenchus.symbolic.Proof;
import elenchus.theorem.Card;
import elenchus.theorem.Claim;
import elenchus.theorem.Control;
import elenchus.theorem.Evidence;
import elenchus.theorem.Example;
import elenchus.theorem.Hypothesis;
import elenchus.theorem.Instances;
import elenchus.theorem.Theorem;
import elenchus.theorem.Trial;
import elenchus.theorem.Witness;
import java.util.List;
import net.jqwik.api.Arbitrary;

/** Ridge regression on two Gaussian classes in closed form, and the weight of equal errors. */
@AutoService(Theorem.class)
@SuppressWarnings("rawtypes") // a service is named by its raw type
public final class GmmRidge implements Theorem<RidgeMixture> {
  static final Claim PROVED =
      Claim.equal(
          "solves the fixed point",
          "$\\gamma,b,\\alpha$ in terms of $u,r$ solve the fixed-point equations, and the errors are"
              + " $Q\\big((s^2\\pm\\frac u{r(1-u^2)})\\sqrt{1-S}/\\sqrt{s^2+\\Delta}\\big)$.");
  static final Claim SOLVED =
      Claim.equal(
          "agrees with the equations",
          "The closed form agrees with the equations solved one after another.");
  static final Claim UNIT =
      Claim.equal(
          "unit weights",
          "For unit weights $lV^2+(l+1-\\delta)V-\\delta=0$; equal weights rescale $l$ and $V$.");
  static final Claim EQUAL_ERRORS =
      Claim.equal(
          "equal errors",
          "$\\rho_t=(2\\pi_--\\delta r)/(2\\pi_+-\\delta r)$,"
              + " $r=4\\pi_-/(B+\\sqrt{B^2-8\\pi_-\\delta})$, $B=2\\pi_-+\\delta+l$, has $u=0$.");
  static final Claim CRITICAL =
      Claim.equal(
          "critical penalty",
          "Some weight equalises the errors iff $\\delta\\le2\\pi_+$ or"
              + " $l>l_{crit}=\\kappa(\\delta-2\\pi_+)/\\pi_+$.");
  static final Claim FALLING =
      Claim.atMost("penalty helps", "The error at the weight of equal errors falls as $l$ grows.");
  static final Claim INFIMUM =
      Claim.atLeast(
          "infimum",
          "No weight and penalty has a worst-class error of at most $Q(s^2/\\sqrt{s^2+\\Delta})$.");
  static final Claim SAMPLED =
      Claim.inDistribution(
          "limit of random data",
          "Ridge regression on $n$ samples has $(\\gamma,\\alpha,b,R_+,R_-)$ near the limit.");

  static final List<String> OBSERVABLES = List.of("gamma", "alpha", "b", "R+", "R-");
  static final Witness FORMULA = new Witness("closed form", "own", "double");
  static final Witness EQUATIONS =
      new Witness("Newton's method and linear equations", "own", "double");
  static final Witness BISECTION = new Witness("bisection", "own", "double");
  static final double LARGE = 1e12;

  // --- statement and source

  @Override
  public Card card() {
    return Card.id("gmm-ridge-closed-form")
        .family("reweighting")
        .title("Weighted ridge regression on two Gaussian classes in closed form")
        .statement(
            """
            Classes $N(\\pm\\mu,I_d)$ with shares $\\pi_\\pm$, $s=\\|\\mu\\|$, $d/n\\to\\delta$; class weights
            $\\omega_\\pm$, free intercept, penalty $\\frac l2\\|\\theta\\|^2$, $l>0$. Let $V$ be the root of
            $V(l+A(V))=\\delta$, $A=\\sum_y\\pi_ya_y$, $a_y=\\omega_y/(1+V\\omega_y)$,
            $u=(\\pi_+a_+-\\pi_-a_-)/A$, $r=A/(l+A)$, $\\Delta=\\delta/(4\\pi_+\\pi_-)$,
            $S=\\Delta r^2(1+2\\kappa u+u^2)$. Then
            $R_\\pm\\to Q\\big((s^2\\pm\\frac u{r(1-u^2)})\\sqrt{1-S}/\\sqrt{s^2+\\Delta}\\big)$. The errors are
            equal for one weight, $\\rho_t=(2\\pi_--\\delta r)/(2\\pi_+-\\delta r)$ with $r$ in closed form;
            it exists iff $\\delta\\le2\\pi_+$ or $l>\\kappa(\\delta-2\\pi_+)/\\pi_+$.
            """)
        .source(
            "Loureiro, Sicuro, Gerbelot, Pacco, Krzakala, Zdeborova, NeurIPS 2021, arXiv 2106.03791"
                + " (abstract read: the fixed point for Gaussian clusters). Its solution for two"
                + " classes, square loss and weights is reconstructed; equal errors are new.");
  }

  @Override
  public Class<RidgeMixture> instanceType() {
    return RidgeMixture.class;
  }

  // --- hypotheses

  @Override
  public List<Hypothesis<RidgeMixture>> hypotheses() {
    return List.of(
        Hypothesis.<RidgeMixture>of(
                "minority",
                "$0<\\pi_+\\le\\frac12$.",
                m -> m.piPlus() <= 0.5 ? m.piPlus() : 0.5 - m.piPlus())
            .decidedByItsMargin(),
        Hypothesis.<RidgeMixture>of(
                "positive",
                "$\\delta,s,\\omega_\\pm,l>0$.",
                m -> m.parameters().stream().mapToDouble(x -> x).min().orElse(0))
            .decidedByItsMargin());
  }

  // --- claims

  @Override
  public List<Claim> claims() {
    return List.of(PROVED, SOLVED, UNIT, EQUAL_ERRORS, CRITICAL, FALLING, INFIMUM, SAMPLED);
  }

  // --- instances

  @Override
  public Arbitrary<RidgeMixture> instances() {
    return Instances.drawn(RidgeMixture::draw, RidgeMixture::simpler);
  }

  @Override
  public List<Example<RidgeMixture>> examples() {
    return List.of(
        new Example<>("balanced", new RidgeMixture(0.5, 0.5, 1.5, 1, 1, 0.3, 20)),
        new Example<>("minority weighted", new RidgeMixture(0.2, 0.5, 1.5, 4, 1, 2, 0)),
        new Example<>("beyond interpolation", new RidgeMixture(0.2, 1.5, 2, 1, 1, 20, 0)),
        new Example<>("weak penalty, unit weights", new RidgeMixture(0.2, 2, 1.5, 1, 1, 0.1, 0)),
        new Example<>("strong penalty, unit weights", new RidgeMixture(0.2, 2, 1.5, 1, 1, 10, 0)),
        new Example<>("below the critical penalty", new RidgeMixture(0.2, 1.5, 2, 1, 1, 2, 0)));
  }

  // --- evidence

  @Override
  public Evidence examine(RidgeMixture problem, Trial trial) {
    RidgeMixture.Limit limit = problem.limit();
    Evidence.Builder evidence =
        Evidence.collect()
            .add(Proofs.finding(PROVED, Identities.FIXED_POINT, Proofs.DIFFERENTIAL_FIELD))
            .add(solved(problem, limit))
            .add(
                INFIMUM
                    .compare(Math.max(limit.errorPlus(), limit.errorMinus()), infimum(problem))
                    .within(4 * Math.ulp(1.0), "rounding of the normal tail")
                    .by(FORMULA));
    if (problem.omegaPlus() == problem.omegaMinus()) {
      evidence.add(unit(problem));
    }
    if (problem.piPlus() < 0.5 && problem.delta() > 2 * problem.piPlus()) {
      evidence.add(critical(problem, problem.criticalPenalty()));
    }
    if (problem.canEqualise()) {
      evidence.addAll(equalErrors(problem));
    }
    if (problem.size() > 0) {
      evidence.addAll(sampled(problem, limit.observables(), 0, trial));
    }
    return evidence
        .quantity("V", problem.V())
        .quantity("u", limit.u())
        .quantity("r", limit.r())
        .quantity("S", limit.S())
        .quantity("gamma", limit.gamma())
        .quantity("b", limit.b())
        .quantity("alpha", limit.alpha())
        .quantity("R+", limit.errorPlus())
        .quantity("R-", limit.errorMinus())
        .quantity("l_crit", problem.criticalPenalty())
        .quantity("infimum", infimum(problem))
        .quantity("proof", Identities.FIXED_POINT + "\n\n" + Identities.EQUAL_ERRORS)
        .done();
  }

  private static double infimum(RidgeMixture problem) {
    double s2 = problem.s() * problem.s();
    return NormalTail.of(s2 / Math.sqrt(s2 + problem.effectiveDelta()));
  }

  /** Random data of the problem against given limits; features of several scales if asked. */
  static Evidence sampled(RidgeMixture problem, double[] limits, double spread, Trial trial) {
    LimitLadder ladder =
        LimitLadder.from(problem.size()).withReplicates(1200, 1000, 400).confirmedAtThirdSize();
    return new SampledLimits(
            OBSERVABLES,
            limits,
            (factor, seed) -> RidgeSample.of(problem, factor, spread).draw(seed),
            ladder)
        .examine(SAMPLED, trial, 0);
  }

  /** The proofs hold for all instances, so they are made once. */
  static final class Identities {
    static final Proof FIXED_POINT = RidgeProofs.fixedPoint();
    static final Proof EQUAL_ERRORS = RidgeProofs.equalErrors();

    private Identities() {}
  }

  // --- controls

  @Override
  public List<Control<?>> controls() {
    return RidgeControls.all(instances());
  }
}
