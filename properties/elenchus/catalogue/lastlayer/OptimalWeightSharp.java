package elenchus.catalogue.lastlayer;

import com.google.auto.service.AutoService;
import elenchus.mixture.ExactMixture;
import elenchus.mixture.MixtureLimit;
import elenchus.mixture.OptimalWeight;
import elenchus.symbolic.Proof;
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
import elenchus.theorem.Witness;
import java.util.List;
import net.jqwik.api.Arbitrary;

/** The loss weight of least worst-class error, with the exact borders of its three regimes. */
@AutoService(Theorem.class)
@SuppressWarnings("rawtypes") // a service is named by its raw type
public final class OptimalWeightSharp implements Theorem<WeightProblem> {
  static final Claim SLOPES =
      Claim.equal(
          "slopes",
          "$g_\\pm'$ has the sign of $\\pm P_\\pm$, $P_\\pm=h_0\\mp s^2\\Delta(\\kappa+u)(1-u^2)^2$,"
              + " and $\\rho$ increases with $u$.");
  static final Claim OUTER =
      Claim.equal(
          "outer monotonicity (F1)", "$R_+$ falls for $\\rho\\le1$, $R_-$ rises for $\\rho\\ge1$.");
  static final Claim TURNING =
      Claim.equal(
          "one turning point (F2)",
          "On $(-\\kappa,\\min(0,u_{hi}))$ the function $T$ falls from $+\\infty$ and $P_+$ has the"
              + " sign of $T-s^2\\Delta$.");
  static final Claim EQUAL_ERRORS =
      Claim.equal(
          "sharp threshold (F3)",
          "For $\\delta<2\\pi_+$ the equal-error weight is optimal if and only if $s\\le s_*$,"
              + " $s_*^2=(1-\\Delta)/(\\kappa\\Delta)$.");
  static final Claim INFINITE =
      Claim.equal(
          "infinite weight (F4)",
          "For $\\delta\\ge2\\pi_+$ no weight does better than $\\rho\\to\\infty$ if and only if"
              + " $s\\le\\delta/(2\\pi_+)$.");
  static final Claim LARGE_SIGNAL =
      Claim.converges(
          "large signal (F5)",
          "$s^2(\\rho^*-1)\\to2(1+\\kappa^2)/(\\delta p^2)$ as $s\\to\\infty$.");
  static final Claim SUFFICIENT =
      Claim.equal(
          "monotone curves suffice (F6)",
          "If $R_+$ falls and $R_-$ rises over all weights, the equal-error weight is optimal.");
  static final Claim UNIMODAL =
      Claim.equal(
          "unimodal (F7)", "The worst-class error falls up to its minimiser and rises after it.");
  static final Claim CERTIFICATE =
      Claim.equal(
          "certificate (F8)", "$\\rho^*$ is bracketed, and beats other weights, in fractions.");
  static final Claim MINIMISER =
      Claim.equal(
          "minimiser", "$u^*$ is the minimiser of the worst-class error over $(u_{lo},u_{hi})$.");
  static final Claim UNBEATEN =
      Claim.atMost(
          "unbeaten", "No weight of a grid over twelve decades does better than $\\rho^*$.");

  static final Claim SIMULATED =
      Claim.atLeast(
          "simulated order",
          "On common data sets of $n$ samples the minority's expected error at $\\rho^*$ is at most"
              + " that at $\\rho_t$, at $\\rho\\to\\infty$ if there is no $\\rho_t$, or at the prior ratio"
              + " if $\\rho^*$ is infinite.");

  static final Witness NORMAL_FORM =
      new Witness("normal form; signs of the terms", "own on Rings", "symbolic");

  // --- statement and source

  @Override
  public Card card() {
    return Card.id("llr-optimal-weight-sharp")
        .family("lastlayer")
        .title("The loss weight of least worst-class error: three regimes with exact borders")
        .statement(
            """
            Last-layer retraining by least squares with weights $\\omega_\\pm$ on two Gaussian classes,
            $\\rho=\\omega_+/\\omega_-$, as $n,d\\to\\infty$ with $d/n=\\delta<1$; minority share
            $\\pi_+$, $\\kappa=\\pi_--\\pi_+$, $p=4\\pi_+\\pi_-$, $\\Delta=\\delta/p$, signal $s$. If
            $\\delta<2\\pi_+$, the weight $\\rho_t=(2\\pi_--\\delta)/(2\\pi_+-\\delta)$ of equal errors
            minimises the worst-class error if and only if $s^2\\le(1-\\Delta)/(\\kappa\\Delta)$. If
            $\\delta\\ge2\\pi_+$, the error falls as $\\rho\\to\\infty$ if and only if
            $s\\le\\delta/(2\\pi_+)$. In all other cases a finite $\\rho^*\\in(1,\\rho_t)$ is the unique
            minimiser, the root of $T(u)=s^2\\Delta$; and $\\rho^*\\to1$ as $s\\to\\infty$.
            """)
        .source(
            "Stromberg, Thrampoulidis, Sankar, NeurIPS 2025, arXiv 2506.20025, Theorem 3 (under"
                + " monotonicity, read), the remark after Theorem 2 (read; false for large s) and a"
                + " conjecture of the appendix (read; proved here). The displayed formulas of the"
                + " paper could not be read and were derived anew; closed form, sharp thresholds,"
                + " F1 to F9 and their proofs are not in the paper.");
  }

  @Override
  public Class<WeightProblem> instanceType() {
    return WeightProblem.class;
  }

  // --- hypotheses

  @Override
  public List<Hypothesis<WeightProblem>> hypotheses() {
    return WeightProblem.ranges();
  }

  // --- claims

  @Override
  public List<Claim> claims() {
    return List.of(
        SLOPES,
        OUTER,
        TURNING,
        EQUAL_ERRORS,
        INFINITE,
        LARGE_SIGNAL,
        SUFFICIENT,
        UNIMODAL,
        CERTIFICATE,
        MINIMISER,
        UNBEATEN,
        SIMULATED);
  }

  // --- instances

  @Override
  public Arbitrary<WeightProblem> instances() {
    return Instances.drawn(WeightProblem::draw, WeightProblem::isOffBorder, WeightProblem::simpler);
  }

  @Override
  public List<Example<WeightProblem>> examples() {
    return List.of(
        new Example<>("figure 2", WeightProblem.of(0.2, 0.2, 2)),
        new Example<>("erratum", new WeightProblem(0.2, 0.6, 2, 25)),
        new Example<>("erratum corrected", new WeightProblem(0.2, 0.6, 1.2, 25)),
        new Example<>("clear signal", WeightProblem.of(0.2, 0.2, 3)),
        new Example<>("strong signal", WeightProblem.of(0.2, 0.2, 4)),
        new Example<>("wide", WeightProblem.of(0.3, 0.61, 1.5)),
        new Example<>("wide and weak", WeightProblem.of(0.2, 0.6, 1.4)),
        new Example<>("not monotone", WeightProblem.of(0.2, 0.2, 1.9)),
        new Example<>("monotone", WeightProblem.of(0.2, 0.2, 1)),
        new Example<>("only the majority turns", WeightProblem.of(0.4, 0.7, 0.6)),
        new Example<>("barely monotone", WeightProblem.of(0.4, 0.7, 0.57)),
        new Example<>("both turn", WeightProblem.of(0.4, 0.7, 0.9)),
        new Example<>("balanced", WeightProblem.of(0.5, 0.9, 3)));
  }

  // --- evidence

  @Override
  public Evidence examine(WeightProblem x, Trial trial) {
    MixtureLimit limit = x.limit();
    ExactMixture exact = x.exact();
    Proof thresholds = WeightProofs.THRESHOLDS;
    Claim regime = exact.canEqualise() ? EQUAL_ERRORS : INFINITE;
    WeightCurves curves = new WeightCurves(limit, OptimalWeight.of(limit));
    ExactCurves decided = new ExactCurves(exact);
    Evidence.Builder evidence =
        Evidence.collect()
            .add(proved(SLOPES, WeightProofs.SLOPES))
            .add(proved(OUTER, WeightProofs.OUTER))
            .add(proved(TURNING, WeightProofs.TURNING.and(WeightProofs.OUTER)))
            .add(proved(regime, thresholds.and(WeightProofs.TURNING).and(WeightProofs.OUTER)))
            .add(
                regime
                    .decide(decided.thresholdIsSharp())
                    .by("Sturm counts, weights compared", "own", "rational"))
            .add(UNIMODAL.decide(decided.isUnimodal()).by("Sturm counts", "own", "rational"))
            .add(
                CERTIFICATE
                    .decide(decided.bestBeatsOthers())
                    .by("squared arguments of the tail", "own", "rational"))
            .add(curves.minimiser(MINIMISER))
            .add(curves.unbeaten(UNBEATEN));
    if (exact.isMonotone()) {
      evidence.add(
          SUFFICIENT
              .decide(!exact.canEqualise() || exact.isBelowThreshold())
              .by("Sturm counts", "own", "rational"));
    }
    if (limit.kappa() > 0.01) {
      evidence.add(curves.largeSignal(LARGE_SIGNAL));
    }
    if (x.n() > 0) {
      PairedWeights.of(x).addTo(evidence, SIMULATED, trial.samplingSeed(), trial.errorShare(0));
    }
    WeightQuantities.addTo(evidence, curves, decided);
    return evidence
        .quantity(
            "proof",
            WeightProofs.SLOPES
                + "\n\n"
                + WeightProofs.OUTER
                + "\n\n"
                + WeightProofs.TURNING
                + "\n\n"
                + thresholds)
        .done();
  }

  private static Finding.Builder proved(Claim claim, Proof proof) {
    return claim.decide(proof.holds()).proved().by(NORMAL_FORM);
  }

  // --- controls

  @Override
  public List<Control<?>> controls() {
    return WeightControls.all();
  }
}
