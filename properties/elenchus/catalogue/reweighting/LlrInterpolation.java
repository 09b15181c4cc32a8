package elenchus.catalogue.reweighting;

import static elenchus.catalogue.reweighting.InterpolationChecks.*;

import com.google.auto.service.AutoService;
import elenchus.exact.RationalVector;
import elenchus.linear.Matrix;
import elenchus.statistics.LimitLadder;
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
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitrary;

/** Loss weights have no effect on a least-squares model that interpolates. */
@AutoService(Theorem.class)
@SuppressWarnings("rawtypes") // a service is named by its raw type
public final class LlrInterpolation implements Theorem<InterpolationProblem> {
  static final Claim INTERPOLATOR =
      Claim.equal(
          "one stationary point",
          "In the row space the weighted loss is stationary at $X^\\top(XX^\\top)^{-1}y$ alone, for"
              + " every weights.");
  static final Claim LEVERAGES = Claim.equal("unit leverages", "All weighted leverages are 1.");
  static final Claim FLOW =
      Claim.converges("flow", "Weighted gradient flow from 0 tends to that interpolator.");
  static final Claim INTEGRATION =
      Claim.equal("flow in the eigenbasis", "The flow in the eigenbasis is the integrated flow.");
  static final Claim LIMIT =
      Claim.converges(
          "vanishing penalty",
          "For $\\delta>1$, $l\\to0$: $R_\\pm\\to Q\\big((s^2\\mp\\kappa\\delta/p)\\sqrt{1-1/\\delta}"
              + "/\\sqrt{s^2+\\Delta}\\big)$, whatever the class weights.");
  static final Claim INTERVAL =
      Claim.equal(
          "attainable imbalance",
          "For $\\pi_-\\le\\delta<1$ the attainable $u$ form an interval of length"
              + " $2(1-\\delta)/\\delta$.");
  static final Claim HALF =
      Claim.atMost(
          "towards the threshold",
          "As $\\delta\\to1^-$ both errors tend to $\\frac12$: their arguments are of order"
              + " $\\sqrt{1-\\delta}$.");
  static final Claim SAMPLED =
      Claim.inDistribution(
          "limit of random data",
          "The interpolator of least norm with free intercept has errors near that limit.");

  static final Witness FRACTIONS = new Witness("normal equations", "own", "rational");
  static final Witness EIGENBASIS = new Witness("eigenbasis", "Hipparchus", "double");
  static final Witness FORMULA = new Witness("closed form", "own", "double");
  static final double NEAR = 1e-6;

  // --- statement and source

  @Override
  public Card card() {
    return Card.id("llr-interpolation-weights-ineffective")
        .family("reweighting")
        .title("Loss weights have no effect on a least-squares model that interpolates")
        .statement(
            """
            Let the rows $(x_i,1)$ be linearly independent. For any positive weights gradient flow from
            0 on $\\frac12\\sum\\omega_i(y_i-\\theta^\\top x_i-b)^2$ tends to the interpolator of least norm,
            and all weighted leverages are 1. Two Gaussian classes with $d/n\\to\\delta>1$, free
            intercept and vanishing penalty on $\\theta$: for every class weights
            $R_\\pm\\to Q\\big((s^2\\mp\\kappa\\delta/p)\\sqrt{1-1/\\delta}/\\sqrt{s^2+\\delta/p}\\big)$,
            $p=4\\pi_+\\pi_-$. From below, $\\delta\\to1$, the range of weights closes and both errors tend
            to $\\frac12$.
            """)
        .source(
            "Background claim of Stromberg, Thrampoulidis, Sankar, NeurIPS 2025, arXiv 2506.20025:"
                + " weights have no effect on overparameterised models. The exact statements are"
                + " reconstructed.");
  }

  @Override
  public Class<InterpolationProblem> instanceType() {
    return InterpolationProblem.class;
  }

  // --- hypotheses

  @Override
  public List<Hypothesis<InterpolationProblem>> hypotheses() {
    return List.of(
        Hypothesis.<InterpolationProblem>of(
                "independent rows",
                "The rows $(x_i,1)$ are linearly independent.",
                p -> p.isIndependent() ? 1 : -1)
            .decidedByItsMargin(),
        Hypothesis.<InterpolationProblem>of(
                "positive weights",
                "$\\omega_i>0$ and $\\rho>0$.",
                p -> Math.min(p.rho(), Collections.min(p.omega())))
            .decidedByItsMargin(),
        Hypothesis.<InterpolationProblem>of(
                "overparameterised",
                "$\\delta>1$, $s>0$, $0<\\pi_+\\le\\frac12$.",
                p ->
                    p.piPlus() > 0.5
                        ? 0.5 - p.piPlus()
                        : Math.min(p.piPlus(), Math.min(p.delta() - 1, p.s())))
            .decidedByItsMargin());
  }

  // --- claims

  @Override
  public List<Claim> claims() {
    return List.of(INTERPOLATOR, LEVERAGES, FLOW, INTEGRATION, LIMIT, INTERVAL, HALF, SAMPLED);
  }

  // --- instances

  @Override
  public Arbitrary<InterpolationProblem> instances() {
    return Instances.drawn(
        InterpolationProblem::draw,
        InterpolationProblem::isIndependent,
        InterpolationProblem::simpler);
  }

  @Override
  public List<Example<InterpolationProblem>> examples() {
    Matrix two = Matrix.ofRowMajor(2, 2, 1, 0, 0, 2);
    Matrix square = Matrix.ofRowMajor(3, 2, 1, 0, 0, 1, -1, -1);
    return List.of(
        new Example<>(
            "interpolation in high dimension",
            new InterpolationProblem(
                two, List.of(1.0, -1.0), List.of(4.0, 1.0), 0.2, 2, 1.5, 4, 20)),
        new Example<>(
            "as many coefficients as samples",
            new InterpolationProblem(
                square, List.of(1.0, -1.0, -1.0), List.of(8.0, 1.0, 1.0), 0.5, 1.5, 1, 0.25, 0)));
  }

  // --- evidence

  @Override
  public Evidence examine(InterpolationProblem problem, Trial trial) {
    WeightedFlow.Exact exact = WeightedFlow.Exact.of(problem);
    RationalVector interpolator = exact.interpolator();
    WeightedFlow flow = WeightedFlow.of(problem);
    RidgeMixture.Limit limit = limit(problem);
    Evidence.Builder evidence =
        Evidence.collect()
            .add(
                INTERPOLATOR
                    .decide(
                        exact.interpolates(interpolator)
                            && exact.stationaryPoint().equals(interpolator))
                    .by(FRACTIONS))
            .add(LEVERAGES.decide(exact.hasUnitLeverages()).by(FRACTIONS))
            .add(arrival(flow, flow.at(flow.end()), interpolator.toDoubles()))
            .add(integration(flow, trial))
            .add(vanishingPenalty(problem, limit.argumentPlus(), limit.argumentMinus()))
            .add(interval(problem))
            .add(half(problem));
    if (problem.size() > 0) {
      evidence.addAll(
          new SampledLimits(
                  List.of("gamma", "alpha", "b", "R+", "R-"),
                  limit.observables(),
                  new InterpolationSample(problem)::draw,
                  LimitLadder.from(problem.size())
                      .withReplicates(1200, 1000, 300)
                      .confirmedAtThirdSize())
              .examine(SAMPLED, trial, 0));
    }
    return evidence
        .quantity("interpolator", interpolator.toString())
        .quantity("R+", limit.errorPlus())
        .quantity("R-", limit.errorMinus())
        .quantity("condition", flow.condition())
        .done();
  }

  /** u = -kappa and r = 1/delta. */
  static RidgeMixture.Limit limit(InterpolationProblem problem) {
    RidgeMixture mixture = problem.mixture(1);
    return mixture.limit(-mixture.kappa(), 1 / problem.delta());
  }

  // --- controls

  @Override
  public List<Control<?>> controls() {
    return InterpolationWeightControls.all(instances());
  }
}
