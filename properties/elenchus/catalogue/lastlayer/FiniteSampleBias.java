package elenchus.catalogue.lastlayer;

import com.google.auto.service.AutoService;
import elenchus.mixture.WeightedLimit;
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

/** The expected class errors at finite n differ from their limits by a constant over n. */
@AutoService(Theorem.class)
@SuppressWarnings("rawtypes") // a service is named by its raw type
public final class FiniteSampleBias implements Theorem<FiniteSampleProblem> {
  static final Claim LIMIT_PLUS =
      Claim.converges("limit of the minority's error", "$E R_+\\to R_+$ as all sizes double.");
  static final Claim LIMIT_MINUS =
      Claim.converges("limit of the majority's error", "$E R_-\\to R_-$ as all sizes double.");
  static final Claim RATE_PLUS =
      Claim.atMost(
          "rate, minority (I6)",
          "$n(E R_+-R_+)$ tends to a constant: its changes halve as all sizes double.");
  static final Claim RATE_MINUS =
      Claim.atMost(
          "rate, majority (I6)",
          "$n(E R_--R_-)$ tends to a constant: its changes halve as all sizes double.");
  static final Claim LAW =
      Claim.inDistribution(
          "law of the fit (I5)",
          "$\\gamma$, $\\alpha$, $b$, $R_+$ and $R_-$ of the fit each have the law drawn from six"
              + " variables.");
  private static final int[] SIZES = {1, 2, 4, 8, 16};
  private static final int FAR = 256;
  private static final double STRETCH = 1.5;

  // --- statement and source

  @Override
  public Card card() {
    return Card.id("llr-finite-n-bias-one-over-n")
        .family("lastlayer")
        .title("Unweighted least squares at finite n: exact law and a bias of order 1/n")
        .statement(
            """
            Least squares without weights on $n_\\pm$ samples of two Gaussian classes $N(\\pm\\mu,I_d)$,
            $n-2\\ge d\\ge3$. For every $n,d$ the fit is a function of six independent normal and
            chi-square variables. The expected class errors converge to the limits at the realised
            shares $n_+/n$ and $d/n$, and $n(E R_\\pm-R_\\pm)$ tends to a constant.
            """)
        .source(
            "Reconstructed: the law from classical facts about Wishart matrices; the rate is measured,"
                + " not proved.");
  }

  @Override
  public Class<FiniteSampleProblem> instanceType() {
    return FiniteSampleProblem.class;
  }

  // --- hypotheses

  @Override
  public List<Hypothesis<FiniteSampleProblem>> hypotheses() {
    return List.of(
        Hypothesis.<FiniteSampleProblem>of("enough features", "$d\\ge3$.", x -> x.d() - 2.0)
            .decidedByItsMargin(),
        Hypothesis.<FiniteSampleProblem>of(
                "enough samples", "$n\\ge d+7$: all moments used exist.", x -> x.spare())
            .decidedByItsMargin(),
        Hypothesis.<FiniteSampleProblem>of(
                "minority",
                "$0<n_+\\le n_-$.",
                x -> x.nPlus() > 0 ? x.nMinus() - x.nPlus() + 1.0 : -1)
            .decidedByItsMargin());
  }

  // --- claims

  @Override
  public List<Claim> claims() {
    return List.of(LIMIT_PLUS, LIMIT_MINUS, RATE_PLUS, RATE_MINUS, LAW);
  }

  // --- instances

  @Override
  public Arbitrary<FiniteSampleProblem> instances() {
    return Instances.drawn(
        FiniteSampleProblem::draw,
        x -> x.spare() >= 10 && x.nPlus() <= x.nMinus(),
        FiniteSampleProblem::simpler);
  }

  @Override
  public List<Example<FiniteSampleProblem>> examples() {
    return List.of(
        new Example<>("worked", new FiniteSampleProblem(10, 40, 10, 2, 0)),
        new Example<>("simulated", new FiniteSampleProblem(20, 80, 20, 2, 2000)),
        new Example<>("balanced", new FiniteSampleProblem(25, 25, 10, 1, 0)));
  }

  // --- evidence

  @Override
  public Evidence examine(FiniteSampleProblem x, Trial trial) {
    FiniteSampleLaw law = x.law();
    ErrorBias.Both bias = ErrorBias.Both.of(law);
    WeightedLimit limit = law.limit().at(1);
    double[] sizes = new double[SIZES.length];
    double[] plus = new double[SIZES.length];
    double[] minus = new double[SIZES.length];
    for (int k = 0; k < SIZES.length; k++) {
      sizes[k] = (double) SIZES[k] * law.n();
      // The smaller the size, the wider the law.
      double[] scaled = scaledBias(law, SIZES[k], limit, trial.isHigh() ? 6 : k == 0 ? 4 : 3);
      plus[k] = scaled[0];
      minus[k] = scaled[1];
    }
    double[] late = scaledBias(law, FAR, limit, 3);
    double[] later = scaledBias(law, 2 * FAR, limit, 3);
    Evidence.Builder evidence = Evidence.collect();
    if (x.pairs() > 0) {
      FittedLaw.of(x).compare(LAW, trial, 1).forEach(evidence::add);
    }
    return evidence
        .add(bias.plus().limit(LIMIT_PLUS))
        .add(bias.minus().limit(LIMIT_MINUS))
        .add(bias.plus().rate(RATE_PLUS, 1))
        .add(bias.minus().rate(RATE_MINUS, 1))
        .quantity("R+", limit.errorPlus())
        .quantity("R-", limit.errorMinus())
        .quantity("n", sizes)
        .quantity("n bias of R+", plus)
        .quantity("n bias of R-", minus)
        .quantity("limit of n bias of R+", 2 * later[0] - late[0])
        .quantity("limit of n bias of R-", 2 * later[1] - late[1])
        .done();
  }

  /** n (E R - limit) of both classes, at so many times the smallest size. */
  private static double[] scaledBias(
      FiniteSampleLaw law, int factor, WeightedLimit limit, int nodes) {
    double[] expected = law.times(factor).expectedErrors(nodes);
    double n = (double) factor * law.n();
    return new double[] {
      n * (expected[0] - limit.errorPlus()), n * (expected[1] - limit.errorMinus())
    };
  }

  // --- controls

  @Override
  public List<Control<?>> controls() {
    return List.of(
        Control.wrongFormula(
                "delta for delta p in the limit",
                "The limit has $\\sqrt{p^2s^2+\\delta}$ in place of $\\sqrt{p^2s^2+\\delta p}$.",
                instances(),
                (x, trial) -> Evidence.of(withoutP(x).limit(LIMIT_PLUS).build()))
            .liveWhere(x -> x.nMinus() > 1.5 * x.nPlus()),
        Control.wrongFormula(
            "shares off by one sample",
            "The limit is that of $(n_+-1)/n$ and $d/n$.",
            instances(),
            (x, trial) -> {
              FiniteSampleLaw nominal =
                  new FiniteSampleLaw(x.nPlus() - 1, x.nMinus() + 1, x.d(), x.s());
              double limit = nominal.limit().at(1).errorPlus();
              return Evidence.of(
                  ErrorBias.Both.of(x.law()).plus().against(limit).limit(LIMIT_PLUS).build());
            }),
        Control.wrongFormula(
            "bias of order one over root n",
            "$\\sqrt n(E R_--R_-)$ tends to a constant in the same way.",
            instances(),
            (x, trial) ->
                Evidence.of(ErrorBias.Both.of(x.law()).minus().rate(RATE_MINUS, 0.5).build())),
        Control.wrongFormula(
            "stretched variable",
            "The law has $\\frac32c_2$ in place of $c_2$.",
            FittedLaw.small(),
            (x, trial) ->
                Evidence.of(FittedLaw.of(x).compare(LAW, trial, STRETCH).toArray(Finding[]::new))),
        Control.hypothesisDropped(
            "covariance that depends on the class",
            "The law is that of the fit also if the class +1 has the covariance $4I$.",
            FittedLaw.small(),
            (x, trial) ->
                Evidence.of(
                    FittedLaw.of(x)
                        .withNoise(Noise.CLASS_DEPENDENT)
                        .compare(LAW, trial, 1)
                        .toArray(Finding[]::new))));
  }

  private static ErrorBias withoutP(FiniteSampleProblem x) {
    double p = x.law().limit().p();
    double kappa = x.law().limit().kappa();
    double delta = x.law().limit().delta();
    double ps2 = p * x.s() * x.s();
    double argument = (ps2 - kappa) * Math.sqrt((1 - delta) / (p * ps2 + delta));
    return ErrorBias.Both.of(x.law()).plus().against(NormalTail.of(argument));
  }
}
