package elenchus.catalogue.lastlayer;

import com.google.auto.service.AutoService;
import elenchus.catalogue.closedform.Proofs;
import elenchus.mixture.WeightedLimit;
import elenchus.theorem.Card;
import elenchus.theorem.Claim;
import elenchus.theorem.Control;
import elenchus.theorem.Evidence;
import elenchus.theorem.Example;
import elenchus.theorem.Hypothesis;
import elenchus.theorem.Instances;
import elenchus.theorem.Theorem;
import elenchus.theorem.Trial;
import java.util.List;
import net.jqwik.api.Arbitrary;

/** Where class-weighted least squares on two Gaussian classes tends to, in closed form. */
@AutoService(Theorem.class)
@SuppressWarnings("rawtypes") // a service is named by its raw type
public final class SquareFixedPoint implements Theorem<FixedPointProblem> {
  static final Claim SOLUTION =
      Claim.equal(
          "closed form solves (E1) to (E4)",
          "$\\gamma=sv/(1+vs^2)$, $b=u/(1+vs^2)$,"
              + " $\\alpha=v\\sqrt{s^2+\\Delta}/((1+vs^2)\\sqrt{1-S})$ with $v=1-u^2$,"
              + " $S=\\Delta(1+2\\kappa u+u^2)$ solve the fixed-point equations.");
  static final Claim INVERSE =
      Claim.equal(
          "inverse map",
          "$\\rho$ is the odds of $\\eta_+=\\delta(1+u)/(2\\pi_+)$ over those of"
              + " $\\eta_-=\\delta(1-u)/(2\\pi_-)$, and $\\lambda$ solves its quadratic equation.");
  static final Claim EXCHANGE =
      Claim.equal(
          "exchange of the classes",
          "$(\\pi_+,\\rho)\\to(\\pi_-,1/\\rho)$ maps $u\\to-u$, $b\\to-b$, $R_+\\leftrightarrow R_-$.");
  static final Claim BRACKET =
      Claim.equal(
          "root",
          "$\\lambda$ is the one positive root of $(1-\\delta)\\lambda^2-B\\lambda-\\delta\\rho$.");
  static final Claim AGREEMENT =
      Claim.equal(
          "independent solution",
          "Bisection and a linear system find the same $\\lambda,u,\\gamma,b,\\alpha$.");
  static final Claim RESIDUALS =
      Claim.equal(
          "residuals in sixty digits", "Inserted in (E1) to (E4) the closed form leaves nothing.");
  static final Claim GENERAL =
      Claim.equal(
          "general loss",
          "(T1) to (T4) have a solution for the loss; for the square loss it is the closed form.");
  static final Claim GAMMA = estimator("gamma", "\\gamma");
  static final Claim ALPHA = estimator("alpha", "\\alpha");
  static final Claim INTERCEPT = estimator("b", "b");
  static final Claim ERROR_PLUS = estimator("R+", "R_+");
  static final Claim ERROR_MINUS = estimator("R-", "R_-");
  static final Claim UNIVERSALITY =
      Claim.inDistribution(
          "signs for noise",
          "$\\hat\\gamma,\\hat\\alpha,\\hat b$ have the same limits for noise $\\pm1$.");

  private static Claim estimator(String name, String symbol) {
    return Claim.inDistribution(
        "estimated " + name,
        "$\\hat{"
            + symbol
            + "}\\to "
            + symbol
            + "$ in probability as $n,d\\to\\infty$, $d/n=\\delta$.");
  }

  // --- statement and source

  @Override
  public Card card() {
    return Card.id("llr-weighted-square-fixed-point")
        .family("lastlayer")
        .title(
            "Weighted least squares on two Gaussian classes: its high-dimensional limit in closed form")
        .statement(
            """
            Classes $N(\\pm\\mu,I_d)$, $s=\\|\\mu\\|$, shares $\\pi_\\pm$; $\\hat\\theta,\\hat b$ minimise
            $\\sum_i\\omega_{y_i}(y_i(\\theta\\cdot x_i+b)-1)^2$, $\\rho=\\omega_+/\\omega_-$. As
            $n,d\\to\\infty$ with $d/n=\\delta<1$, the component $\\hat\\gamma$ of $\\hat\\theta$ along $\\mu$,
            $\\hat\\alpha=\\|\\hat\\theta\\|$ and $\\hat b$ tend in probability to the unique solution of
            four equations (E1) to (E4). With the imbalance of leverage $u$ that solution is
            $\\gamma=sv/(1+vs^2)$, $b=u/(1+vs^2)$, $\\alpha=v\\sqrt{s^2+\\Delta}/((1+vs^2)\\sqrt{1-S})$,
            $v=1-u^2$, $\\Delta=\\delta/(4\\pi_+\\pi_-)$, $S=\\Delta(1+2\\kappa u+u^2)$, and the errors are
            $R_\\pm=Q((s^2\\pm u/v)\\sqrt{1-S}/\\sqrt{s^2+\\Delta})$.
            """)
        .source(
            "Stromberg, Thrampoulidis, Sankar, NeurIPS 2025, arXiv 2506.20025, Theorem 1 and"
                + " Corollary 1 (theorem and prose read; the displayed formulas could not be read and"
                + " were derived anew). The paper says that there is no closed form for general"
                + " rho; the one given here is not in the paper.");
  }

  @Override
  public Class<FixedPointProblem> instanceType() {
    return FixedPointProblem.class;
  }

  // --- hypotheses

  @Override
  public List<Hypothesis<FixedPointProblem>> hypotheses() {
    return FixedPointProblem.hypotheses();
  }

  // --- claims

  @Override
  public List<Claim> claims() {
    return List.of(
        SOLUTION,
        INVERSE,
        EXCHANGE,
        BRACKET,
        AGREEMENT,
        RESIDUALS,
        GENERAL,
        GAMMA,
        ALPHA,
        INTERCEPT,
        ERROR_PLUS,
        ERROR_MINUS,
        UNIVERSALITY);
  }

  // --- instances

  @Override
  public Arbitrary<FixedPointProblem> instances() {
    return Instances.drawn(FixedPointProblem::draw, x -> x.room() > 0, FixedPointProblem::simpler);
  }

  @Override
  public List<Example<FixedPointProblem>> examples() {
    return List.of(
        new Example<>("worked", new FixedPointProblem(0.2, 0.2, 2, 4, FittedLoss.SQUARE, 40)),
        new Example<>("logistic", new FixedPointProblem(0.3, 0.1, 1, 4, FittedLoss.LOGISTIC, 40)),
        new Example<>("balanced", FixedPointProblem.of(0.5, 0.5, 1, 1)),
        new Example<>("huge weight", FixedPointProblem.of(0.2, 0.2, 2, 1e8)),
        new Example<>("few features", FixedPointProblem.of(0.2, 1e-6, 2, 4)),
        new Example<>("nearly square", FixedPointProblem.of(0.2, 0.999, 2, 4)));
  }

  // --- evidence

  @Override
  public Evidence examine(FixedPointProblem x, Trial trial) {
    FixedPointEvidence checks = new FixedPointEvidence(x, trial);
    Evidence.Builder evidence = Evidence.collect();
    boolean isSquare = x.loss() == FittedLoss.SQUARE;
    WeightedLimit closed = x.limit().at(x.rho());
    if (isSquare) {
      evidence
          .add(Proofs.finding(SOLUTION, FixedPointProofs.SOLUTION, Proofs.DIFFERENTIAL_FIELD))
          .add(Proofs.finding(INVERSE, FixedPointProofs.INVERSE, Proofs.DIFFERENTIAL_FIELD))
          .add(Proofs.finding(EXCHANGE, FixedPointProofs.EXCHANGE, Proofs.DIFFERENTIAL_FIELD))
          .add(checks.bracket(BRACKET, closed))
          .add(checks.agreement(AGREEMENT, closed))
          .add(checks.residuals(RESIDUALS));
    }
    if (!isSquare || x.isTame()) {
      GeneralFixedPoint.Solution solved =
          new GeneralFixedPoint(x.limit(), x.rho(), x.loss()).solve();
      evidence.add(checks.general(GENERAL, solved));
      if (!isSquare) {
        quantities(evidence, solved);
      }
    }
    if (x.n() > 0) {
      checks.simulate(evidence, List.of(GAMMA, ALPHA, INTERCEPT, ERROR_PLUS, ERROR_MINUS));
    }
    if (x.n() > 0 && isSquare) {
      checks.universality(evidence, UNIVERSALITY);
    }
    return isSquare ? quantities(evidence, x, closed).done() : evidence.done();
  }

  private static Evidence.Builder quantities(
      Evidence.Builder evidence, FixedPointProblem x, WeightedLimit closed) {
    double u = closed.u();
    return evidence
        .quantity("lam", closed.lam())
        .quantity("eta_+", closed.etaPlus())
        .quantity("eta_-", closed.etaMinus())
        .quantity("u", u)
        .quantity("S", x.limit().effectiveDelta() * (1 + 2 * x.limit().kappa() * u + u * u))
        .quantity("gamma", closed.gamma())
        .quantity("b", closed.b())
        .quantity("alpha", closed.alpha())
        .quantity("R_+", closed.errorPlus())
        .quantity("R_-", closed.errorMinus())
        .quantity(
            "proof",
            FixedPointProofs.SOLUTION
                + "\n\n"
                + FixedPointProofs.INVERSE
                + "\n\n"
                + FixedPointProofs.EXCHANGE);
  }

  private static void quantities(Evidence.Builder evidence, GeneralFixedPoint.Solution solved) {
    evidence
        .quantity("lam", solved.lam())
        .quantity("gamma", solved.gamma())
        .quantity("b", solved.b())
        .quantity("alpha", solved.alpha())
        .quantity("R_+", solved.errorPlus())
        .quantity("R_-", solved.errorMinus());
  }

  // --- controls

  @Override
  public List<Control<?>> controls() {
    return FixedPointControls.all();
  }
}
