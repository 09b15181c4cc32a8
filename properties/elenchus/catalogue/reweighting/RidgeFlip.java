package elenchus.catalogue.reweighting;

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
import elenchus.theorem.Finding;
import elenchus.theorem.Hypothesis;
import elenchus.theorem.Instances;
import elenchus.theorem.Theorem;
import elenchus.theorem.Trial;
import elenchus.theorem.Witness;
import java.util.List;
import net.jqwik.api.Arbitrary;

/** With flipped labels and balanced classes a stronger ridge penalty always helps. */
@AutoService(Theorem.class)
@SuppressWarnings("rawtypes") // a service is named by its raw type
public final class RidgeFlip implements Theorem<FlippedRidge> {
  static final Claim PROVED =
      Claim.equal(
          "solves the fixed point",
          "$err=Q\\big(s^2e\\sqrt{1-\\delta r^2}/\\sqrt{e^2(s^2+\\delta)+\\delta(1-e^2)(1+rs^2)^2}\\big)$"
              + " follows from the fixed-point equations.");
  static final Claim SOLVED =
      Claim.equal("agrees with the equations", "It agrees with the equations solved in turn.");
  static final Claim FALLING =
      Claim.atMost("penalty helps", "The error on clean labels falls strictly as $l$ grows.");
  static final Claim STRONG =
      Claim.converges(
          "strong penalty", "It tends to $Q(s^2e/\\sqrt{s^2e^2+\\delta})$ as $l\\to\\infty$.");
  static final Claim SAMPLED =
      Claim.inDistribution(
          "limit of random data", "Ridge regression on $n$ samples has an error near it.");

  private static final Witness FORMULA = new Witness("closed form", "own", "double");
  private static final Witness EQUATIONS =
      new Witness("bisection and linear equations", "own", "double");
  private static final double STRONG_PENALTY = 1e8;

  // --- statement and source

  @Override
  public Card card() {
    return Card.id("ridge-flip-monotone")
        .family("reweighting")
        .title("With flipped labels and balanced classes a stronger ridge penalty always helps")
        .statement(
            """
            Balanced classes $N(\\pm\\mu,I_d)$, $s=\\|\\mu\\|$, $d/n\\to\\delta$, labels flipped with
            probability $c<\\frac12$, $e=1-2c$; square loss, penalty $\\frac l2\\|\\theta\\|^2$, no intercept.
            With $V$ the positive root of $lV^2+(l+1-\\delta)V-\\delta=0$ and $r=1/(1+l(1+V))$ the error
            on clean labels tends to
            $Q\\big(s^2e\\sqrt{1-\\delta r^2}/\\sqrt{e^2(s^2+\\delta)+\\delta(1-e^2)(1+rs^2)^2}\\big)$. It falls
            strictly in $l$, to $Q(s^2e/\\sqrt{s^2e^2+\\delta})$.
            """)
        .source(
            "Akhtiamov, Ghane, Hassibi 2023, arXiv 2311.02270 (abstract read: ridge regularisation"
                + " always improves the error). Formula and proof are reconstructed.");
  }

  @Override
  public Class<FlippedRidge> instanceType() {
    return FlippedRidge.class;
  }

  // --- hypotheses

  @Override
  public List<Hypothesis<FlippedRidge>> hypotheses() {
    return List.of(
        Hypothesis.<FlippedRidge>of(
                "positive", "$\\delta,s,l>0$.", p -> Math.min(p.delta(), Math.min(p.s(), p.l())))
            .decidedByItsMargin(),
        Hypothesis.<FlippedRidge>of(
                "flips", "$0\\le c<\\frac12$.", p -> p.c() >= 0 ? 0.5 - p.c() : p.c())
            .decidedByItsMargin());
  }

  // --- claims

  @Override
  public List<Claim> claims() {
    return List.of(PROVED, SOLVED, FALLING, STRONG, SAMPLED);
  }

  // --- instances

  @Override
  public Arbitrary<FlippedRidge> instances() {
    return Instances.drawn(FlippedRidge::draw, FlippedRidge::simpler);
  }

  @Override
  public List<Example<FlippedRidge>> examples() {
    return List.of(
        new Example<>("one flip in ten", new FlippedRidge(2, 1.5, 0.1, 0.1, 0)),
        new Example<>("sampled", new FlippedRidge(0.5, 1.5, 0.1, 0.5, 20)));
  }

  // --- evidence

  @Override
  public Evidence examine(FlippedRidge problem, Trial trial) {
    Evidence.Builder evidence =
        Evidence.collect()
            .add(Proofs.finding(PROVED, Identities.FIXED_POINT, Proofs.DIFFERENTIAL_FIELD))
            .add(solved(problem, problem.argument(problem.r())))
            .add(falling(problem))
            .add(strong(problem));
    if (problem.size() > 0) {
      double[] limits = problem.equations();
      limits[2] = problem.error();
      evidence.addAll(
          new SampledLimits(
                  List.of("gamma", "alpha", "err"),
                  limits,
                  problem::sample,
                  LimitLadder.from(problem.size())
                      .withReplicates(1200, 1000, 400)
                      .confirmedAtThirdSize())
              .examine(SAMPLED, trial, 0));
    }
    return evidence
        .quantity("V", problem.V())
        .quantity("r", problem.r())
        .quantity("err", problem.error())
        .quantity("limit of err", NormalTail.of(problem.limitArgument()))
        .quantity("proof", Identities.FIXED_POINT.toString())
        .done();
  }

  /** The finding that an argument of the normal tail is that of the equations. */
  static Finding.Builder solved(FlippedRidge problem, double argument) {
    double r = problem.r();
    double condition = 1 / (1 - problem.delta() * r * r);
    double size = Math.abs(problem.limitArgument());
    return SOLVED
        .compare(argument / size, problem.equations()[2] / size)
        .within(1e-14 * (20 + condition), "rounding, magnified by 1/(1 - delta r^2)")
        .by(FORMULA)
        .by(EQUATIONS);
  }

  /** The finding that the error at each of several stronger penalties is less than before. */
  static Finding.Builder falling(FlippedRidge problem) {
    double worst = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < 8; i++) {
      FlippedRidge weak = problem.withPenalty(problem.l() * (1 << i));
      FlippedRidge strong = problem.withPenalty(problem.l() * (2 << i));
      worst = Math.max(worst, weak.argument(weak.r()) - strong.argument(strong.r()));
    }
    return FALLING
        .compare(worst / Math.abs(problem.limitArgument()), 0)
        .within(1e-15, "rounding of the argument")
        .by(FORMULA);
  }

  private static Finding.Builder strong(FlippedRidge problem) {
    FlippedRidge strong = problem.withPenalty(STRONG_PENALTY);
    // d log(argument)/dr at r = 0 is at most s^2 in size; r is about 1/l.
    double allowance = (2 + problem.s() * problem.s() + problem.delta()) / STRONG_PENALTY;
    return STRONG
        .compare(strong.argument(strong.r()) / problem.limitArgument(), 1)
        .within(allowance, "first order in r = 1/l at l = 1e8")
        .by(FORMULA);
  }

  /** The proof holds for all instances, so it is made once. */
  private static final class Identities {
    static final Proof FIXED_POINT = RidgeProofs.flips();
  }

  // --- controls

  @Override
  public List<Control<?>> controls() {
    return List.of(
        Control.hypothesisDropped(
            "unbalanced classes",
            "The minority's error falls in $l$ for unequal classes with unit weights.",
            Instances.drawn(
                draw ->
                    new RidgeMixture(
                        draw.uniform(0.1, 0.4), draw.uniform(0.5, 3), 1.5, 1, 1, 0.1, 0),
                RidgeMixture::simpler),
            (RidgeMixture m, Trial trial) ->
                Evidence.of(
                    FALLING
                        .compare(
                            m.withPenalty(100 * m.l()).limit().errorPlus(), m.limit().errorPlus())
                        .within(1e-12, "rounding")
                        .by(FORMULA)
                        .build())),
        Control.hypothesisDropped(
            "more flips than not",
            "The error falls in $l$ for $c>\\frac12$ as well.",
            Instances.drawn(
                draw -> {
                  FlippedRidge p = FlippedRidge.draw(draw);
                  return new FlippedRidge(p.delta(), p.s(), 0.95 - p.c(), p.l(), 0);
                },
                FlippedRidge::simpler),
            (FlippedRidge p, Trial trial) -> Evidence.of(falling(p).build())),
        Control.wrongFormula(
                "flips shrink the signal only",
                "$err=Q(s^2e\\sqrt{1-\\delta r^2}/\\sqrt{s^2+\\delta})$.",
                instances(),
                (FlippedRidge p, Trial trial) ->
                    Evidence.of(
                        solved(
                                p,
                                p.e()
                                    * new FlippedRidge(p.delta(), p.s(), 0, p.l(), 0)
                                        .argument(p.r()))
                            .build()))
            .liveWhere(p -> p.c() > 0.01));
  }
}
