package elenchus.catalogue.reweighting;

import static elenchus.catalogue.reweighting.ImportanceChecks.*;

import com.google.auto.service.AutoService;
import elenchus.catalogue.closedform.Proofs;
import elenchus.exact.Rationals;
import elenchus.linear.Matrix;
import elenchus.statistics.LimitLadder;
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
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitrary;
import org.hipparchus.fraction.BigFraction;

/** The best importance weights trade bias against variance. */
@AutoService(Theorem.class)
@SuppressWarnings("rawtypes") // a service is named by its raw type
public final class ImportanceWeights implements Theorem<GroupShift> {
  static final Claim BEST =
      Claim.equal(
          "best share",
          "The intercept's excess risk $(p-q)^2D^2+\\sigma^2(p^2/n_1+(1-p)^2/n_0)$ exceeds its"
              + " least value by $(p-p^*)^2(D^2+\\sigma^2/n_1+\\sigma^2/n_0)$.");
  static final Claim BETWEEN =
      Claim.equal(
          "credibility",
          "$p^*=kq+(1-k)\\frac{n_1}n$ with $k=D^2/(D^2+\\sigma^2(1/n_1+1/n_0))$: between the share"
              + " at test and that in training.");
  static final Claim AVERAGE =
      Claim.equal(
          "bias and variance",
          "Averaged over all noise $\\pm1$, the excess is that of $Ha$ plus"
              + " $\\operatorname{tr}HH^\\top$, $H=(X^\\top WX)^{-1}X^\\top W$.");
  static final Claim HYPERGRADIENT =
      Claim.equal(
          "hypergradient",
          "$dL_{val}/dp=\\nabla L_{val}(t)^\\top(X^\\top WX)^{-1}X^\\top(dw\\circ(y-Xt))$.");
  static final Claim FIXED_POINT =
      Claim.equal(
          "effective share",
          "In high dimension the weight ratio $\\rho(p)$ gives group 1 the share $p$ of the"
              + " leverage, $b=a_0+pD$ and the stated $\\tau^2$ and risk.");
  static final Claim SINGLE =
      Claim.atMost("one minimum", "The derivative of that risk changes its sign at most once.");
  static final Claim LEAST =
      Claim.atMost("least risk", "Its root has the least risk of all attainable shares.");
  static final Claim FIRST_ORDER =
      Claim.converges(
          "first order",
          "$(p^*-q)/\\delta\\to-\\frac1{2D^2}\\big[\\frac{2q(1-q)(1-2q)D^2}{\\pi_1\\pi_0}"
              + "+2\\sigma^2\\big(\\frac q{\\pi_1}-\\frac{1-q}{\\pi_0}\\big)\\big]$.");

  static final Claim SAMPLED =
      Claim.inDistribution(
          "limit of random data",
          "Weighted least squares on $n$ samples has $(b/D,\\|\\theta-\\beta\\|^2,\\text{risk})$ near"
              + " the limit.");

  static final Witness FRACTIONS = new Witness("normal equations", "own", "rational");
  static final Witness PATTERNS = new Witness("all patterns of noise", "own", "rational");
  static final Witness DIFFERENCE = new Witness("central difference", "own", "rational");
  static final Witness BISECTION = new Witness("bisection of the fixed point", "own", "double");
  static final Witness FORMULA = new Witness("closed form", "own", "double");
  static final int MOST_NOISE = 7;
  static final BigFraction STEP = new BigFraction(1, 1L << 40);
  static final double SMALL = 1e-5;

  // --- statement and source

  @Override
  public Card card() {
    return Card.id("importance-weight-bias-variance")
        .family("reweighting")
        .title("The best importance weights trade bias against variance")
        .statement(
            """
            Two groups of sizes $n_1,n_0$ have $y=x^\\top\\beta+a_g+\\varepsilon$, $D=a_1-a_0$, noise
            variance $\\sigma^2$; the model has one intercept, and group 1 the share $q$ at test.
            For the intercept alone the best share of the weight is
            $p^*=kq+(1-k)n_1/n$, $k=D^2/(D^2+\\sigma^2(1/n_1+1/n_0))$: neither the likelihood ratio
            ($q$) nor none ($n_1/n$). With $d/n\\to\\delta<1$ Gaussian features the same holds for the
            share $p=\\pi_1\\eta_1/\\delta$ of the leverage: $b\\to a_0+pD$,
            $\\tau^2\\to[\\delta p^2(1-p)^2D^2/(\\pi_1\\pi_0)+\\sigma^2S]/(1-S)$,
            $S=\\delta(p^2/\\pi_1+(1-p)^2/\\pi_0)$, and shares outside
            $(\\max(0,1-\\pi_0/\\delta),\\min(1,\\pi_1/\\delta))$ are beyond every weight.
            """)
        .source(
            "Holstege, Wouters, van Giersbergen, Diks, ICLR 2025, arXiv 2410.14315 (abstract read:"
                + " bias-variance trade-off, bilevel optimisation). Formulas are reconstructed; the"
                + " high-dimensional ones are new.");
  }

  @Override
  public Class<GroupShift> instanceType() {
    return GroupShift.class;
  }

  // --- hypotheses

  @Override
  public List<Hypothesis<GroupShift>> hypotheses() {
    return List.of(
        Hypothesis.<GroupShift>of(
                "full rank", "$[X\\ 1]$ has full column rank.", g -> g.isFullRank() ? 1 : -1)
            .decidedByItsMargin(),
        Hypothesis.<GroupShift>of(
                "offset and noise",
                "$D\\ne0$, $\\sigma^2>0$.",
                g -> Math.min(Math.abs(g.D()), g.sigma2()))
            .decidedByItsMargin(),
        Hypothesis.<GroupShift>of(
                "shares", "$0<q<1$ and $0<p<1$.", g -> Math.min(inside(g.q()), inside(g.p())))
            .decidedByItsMargin(),
        Hypothesis.of(
            "attainable",
            "$0<\\delta<1$ and $p$ lies inside the attainable interval.",
            g ->
                Math.min(
                    inside(g.delta()),
                    Math.min(g.p() - g.limit().lowest(), g.limit().highest() - g.p()))));
  }

  private static double inside(double x) {
    return Math.min(x, 1 - x);
  }

  // --- claims

  @Override
  public List<Claim> claims() {
    return List.of(
        BEST, BETWEEN, AVERAGE, HYPERGRADIENT, FIXED_POINT, SINGLE, LEAST, FIRST_ORDER, SAMPLED);
  }

  // --- instances

  @Override
  public Arbitrary<GroupShift> instances() {
    return Instances.drawn(GroupShift::draw, GroupShift::isFullRank, GroupShift::simpler);
  }

  @Override
  public List<Example<GroupShift>> examples() {
    Matrix V = Matrix.ofRowMajor(2, 2, 1, 2, -1, 0.5);
    Matrix ten = Matrix.of(10, 1, (i, j) -> i % 3 - 1);
    Matrix many = Matrix.of(47, 1, (i, j) -> i % 3 - 1);
    List<Double> y = List.of(1.0, 2.0, 0.0, -1.0, 0.0, 1.0, 0.5, -0.5, 0.0, 0.0);
    return List.of(
        new Example<>(
            "one fifth against one half", new GroupShift(ten, y, V, 2, 1, 1, 0.5, 0.5, 0.2, 50)),
        new Example<>(
            "seven and forty",
            new GroupShift(
                many, Collections.nCopies(47, 1.0), V, 7, 0.8, 1.3, 0.5, 0.5, 0.125, 0)));
  }

  // --- evidence

  @Override
  public Evidence examine(GroupShift problem, Trial trial) {
    InterceptRisk risk = InterceptRisk.of(problem);
    GroupFit fit = GroupFit.of(problem);
    EffectiveShare limit = problem.limit();
    double best = limit.best();
    Evidence.Builder evidence =
        Evidence.collect()
            .add(
                BEST.decide(
                        Identities.INTERCEPT.holds()
                            && risk.isThatOf(GroupFit.intercept(problem))
                            && risk.exceedsLeastBySquare(Rationals.of(problem.p())))
                    .proved()
                    .by(Proofs.DIFFERENTIAL_FIELD)
                    .by(FRACTIONS))
            .add(
                BETWEEN
                    .decide(Identities.INTERCEPT.holds() && risk.isBetween())
                    .proved()
                    .by(Proofs.DIFFERENTIAL_FIELD)
                    .by(FRACTIONS))
            .add(hypergradient(fit, fit.hypergradient()))
            .add(fixedPoint(limit, problem.p()))
            .add(SINGLE.compare(limit.signChanges(), 1).within(0.5, "a count").by(FORMULA))
            .add(least(limit, best))
            .add(firstOrder(limit));
    if (problem.n() <= MOST_NOISE) {
      BigFraction averaged = fit.averagedExcess(fit.offsets());
      evidence.add(
          AVERAGE
              .decide(averaged.equals(fit.expectedExcess(BigFraction.ONE)))
              .by(PATTERNS)
              .by(FRACTIONS));
    }
    double p = problem.p();
    if (problem.size() > 0) {
      evidence.addAll(
          new SampledLimits(
                  List.of("b/D", "tau2", "risk"),
                  new double[] {p, limit.tau2(p), limit.risk(p)},
                  new GroupSample(limit, limit.rho(p), problem.size())::draw,
                  LimitLadder.from(problem.size()).confirmedAtThirdSize())
              .examine(SAMPLED, trial, 0));
    }
    return evidence
        .quantity("p* (intercept)", Rationals.toDouble(risk.best()))
        .quantity("k", Rationals.toDouble(risk.credibility()))
        .quantity("expected excess", Rationals.toDouble(fit.expectedExcess(risk.sigma2())))
        .quantity("hypergradient", Rationals.toDouble(fit.hypergradient()))
        .quantity("rho", limit.rho(p))
        .quantity("S", limit.spread(p))
        .quantity("tau2", limit.tau2(p))
        .quantity("risk", limit.risk(p))
        .quantity("p*", best)
        .quantity("rho*", limit.rho(best))
        .quantity("risk*", limit.risk(best))
        .quantity("first order", limit.firstOrder())
        .quantity("slope at 1e-3", limit.slopeNearZero(1e-3))
        .quantity("nominal share", nominalShare(limit, p))
        .quantity("proof", Identities.INTERCEPT + "\n\n" + Identities.FIXED_POINT)
        .done();
  }

  /** The proofs hold for all instances, so they are made once. */
  static final class Identities {
    static final Proof INTERCEPT = ShiftProofs.intercept();
    static final Proof FIXED_POINT = ShiftProofs.fixedPoint();
  }

  // --- controls

  @Override
  public List<Control<?>> controls() {
    return ImportanceControls.all(instances());
  }
}
