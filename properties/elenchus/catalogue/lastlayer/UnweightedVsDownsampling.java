package elenchus.catalogue.lastlayer;

import com.google.auto.service.AutoService;
import elenchus.mixture.ExactMixture;
import elenchus.mixture.MixtureLimit;
import elenchus.mixture.WeightedLimit;
import elenchus.theorem.Card;
import elenchus.theorem.Claim;
import elenchus.theorem.Control;
import elenchus.theorem.Draw;
import elenchus.theorem.Evidence;
import elenchus.theorem.Example;
import elenchus.theorem.Finding;
import elenchus.theorem.Hypothesis;
import elenchus.theorem.Instances;
import elenchus.theorem.Theorem;
import elenchus.theorem.Trial;
import elenchus.theorem.Witness;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;

/** No weights, the weight of equal errors, and downsampling of the majority, compared. */
@AutoService(Theorem.class)
@SuppressWarnings("rawtypes") // a service is named by its raw type
public final class UnweightedVsDownsampling implements Theorem<WeightProblem> {
  static final Claim UNWEIGHTED =
      Claim.equal(
          "no weights (C1)",
          "At $\\rho=1$: $R_\\pm=Q\\big((ps^2\\mp\\kappa)\\sqrt{1-\\delta}/\\sqrt{p^2s^2+\\delta p}\\big)$.");
  static final Claim CLOSED_FORMS =
      Claim.equal(
          "closed forms",
          "$\\gamma$, $b$, $\\alpha^2$ and the arguments of C1 to C3, symbolically.");
  static final Claim DOWNSAMPLED =
      Claim.equal(
          "downsampling (C2)",
          "A balanced problem with $\\delta_{ds}=\\delta/(2\\pi_+)$:"
              + " $Q\\big(s^2\\sqrt{1-\\delta_{ds}}/\\sqrt{s^2+\\delta_{ds}}\\big)$.");
  static final Claim WEIGHTED =
      Claim.equal(
          "weighting is balanced learning (C3)",
          "At $\\rho_t$ the errors are those of a balanced problem with $\\Delta$ in place of"
              + " $\\delta$.");
  static final Claim BETTER =
      Claim.equal(
          "weighting beats downsampling (C3)",
          "The worst-class error at $\\rho_t$ is below that of downsampling, strictly if"
              + " $\\pi_+<1/2$.");
  static final Claim THRESHOLD =
      Claim.equal(
          "when weights help (C4)",
          "$\\rho_t$ does at least as well as $\\rho=1$ if and only if $s\\le s_c$,"
              + " $\\delta\\kappa s_c^2=\\sqrt{1-\\delta}(\\sqrt{1-\\delta}+\\sqrt{1-\\Delta})$.");
  static final Claim ORDER = Claim.equal("order of thresholds (C4)", "$s_c>s_*$.");

  static final Witness FRACTIONS = new Witness("squared arguments of the tail", "own", "rational");
  static final Witness PRINTED = new Witness("formula of the claim", "own", "double");
  static final Witness LIMIT = new Witness("closed form for every weight", "own", "double");

  // --- statement and source

  @Override
  public Card card() {
    return Card.id("llr-unweighted-vs-downsampling")
        .family("lastlayer")
        .title("No weights, equal-error weights and downsampling compared")
        .statement(
            """
            In the limit of `llr-optimal-weight-sharp`, with $\\delta<2\\pi_+$: without weights
            $R_\\pm=Q((ps^2\\mp\\kappa)\\sqrt{1-\\delta}/\\sqrt{p^2s^2+\\delta p})$. The equal-error weight
            makes the problem a balanced one of $4n_+n_-/(n_++n_-)$ samples, downsampling one of
            $2\\min(n_+,n_-)$, which is fewer by the factor $2\\pi_-$: weighting is better, strictly for
            $\\pi_+<1/2$. It beats no weights if and only if $s\\le s_c$, and $s_c>s_*$.
            """)
        .source(
            "Stromberg, Thrampoulidis, Sankar, NeurIPS 2025, arXiv 2506.20025, Corollaries 2 and 3"
                + " and an appendix (read in prose; formulas derived anew). The form with effective"
                + " numbers of samples and the closed form of $s_c$ are reconstructed.");
  }

  @Override
  public Class<WeightProblem> instanceType() {
    return WeightProblem.class;
  }

  // --- hypotheses

  @Override
  public List<Hypothesis<WeightProblem>> hypotheses() {
    List<Hypothesis<WeightProblem>> all = new ArrayList<>(WeightProblem.ranges());
    all.add(
        Hypothesis.<WeightProblem>of(
                "equal errors possible", "$\\delta<2\\pi_+$.", x -> 2 * x.piPlus() - x.delta())
            .decidedBy(x -> x.exact().canEqualise()));
    return all;
  }

  // --- claims

  @Override
  public List<Claim> claims() {
    return List.of(UNWEIGHTED, CLOSED_FORMS, DOWNSAMPLED, WEIGHTED, BETTER, THRESHOLD, ORDER);
  }

  // --- instances

  @Override
  public Arbitrary<WeightProblem> instances() {
    return Instances.drawn(
        UnweightedVsDownsampling::draw, x -> x.delta() < 2 * x.piPlus(), WeightProblem::simpler);
  }

  private static WeightProblem draw(Draw draw) {
    WeightProblem x = WeightProblem.drawEqualisable(draw);
    double balanced = draw.chance(0.1) ? 0.5 : x.piPlus();
    WeightProblem drawn = WeightProblem.of(balanced, draw.chance(0.1) ? 1e-6 : x.delta(), x.s());
    if (balanced == 0.5 || draw.chance(0.5)) {
      return drawn;
    }
    double near = draw.oneOf(0.9, 1 - 1e-6, 1 + 1e-6, 1.1) * ComparedMethods.criticalSignal(drawn);
    return WeightProblem.of(balanced, drawn.delta(), near);
  }

  @Override
  public List<Example<WeightProblem>> examples() {
    return List.of(
        new Example<>("worked", WeightProblem.of(0.2, 0.2, 2)),
        new Example<>("strong signal", WeightProblem.of(0.2, 0.2, 4)),
        new Example<>("balanced", WeightProblem.of(0.5, 0.5, 1)));
  }

  // --- evidence

  @Override
  public Evidence examine(WeightProblem x, Trial trial) {
    MixtureLimit limit = x.limit();
    WeightedLimit plain = limit.at(1);
    WeightedLimit weighted = limit.at(limit.equalErrorWeight());
    WeightedLimit downsampled = new MixtureLimit(0.5, x.delta() / (2 * x.piPlus()), x.s()).at(1);
    double balanced = ComparedMethods.balancedArgument(x.s(), limit.effectiveDelta());
    double half = ComparedMethods.balancedArgument(x.s(), x.delta() / (2 * x.piPlus()));
    ExactMixture exact = x.exact();
    ComparedMethods compared = new ComparedMethods(exact);
    boolean isBalanced = x.piPlus() == 0.5;
    return Evidence.collect()
        .add(
            CLOSED_FORMS
                .decide(ComparisonProofs.FORMS.holds())
                .proved()
                .by(OptimalWeightSharp.NORMAL_FORM))
        .add(unweighted(x, plain, x.delta() * limit.p()))
        .add(agreement(DOWNSAMPLED, downsampled.worstArgument(), half))
        .add(agreement(WEIGHTED, weighted.worstArgument(), balanced))
        .add(
            BETTER
                .decide(compared.weightedAgainstDownsampled() == (isBalanced ? 0 : 1))
                .by(FRACTIONS))
        .add(
            THRESHOLD
                .decide(
                    ComparisonProofs.THRESHOLD.holds()
                        && compared.weightedIsAsGoodAsPlain() == compared.isBelowCritical())
                .by(FRACTIONS)
                .by(OptimalWeightSharp.NORMAL_FORM))
        .add(
            ORDER
                .decide(ComparisonProofs.ORDER.holds())
                .proved()
                .by(OptimalWeightSharp.NORMAL_FORM))
        .quantity("R+(1)", plain.errorPlus())
        .quantity("R-(1)", plain.errorMinus())
        .quantity("WCE of downsampling", downsampled.worstClassError())
        .quantity("WCE(rho_t)", weighted.worstClassError())
        .quantity("s_c", ComparedMethods.criticalSignal(x))
        .quantity("effective samples of weighting over downsampling", 2 * limit.piMinus())
        .quantity(
            "proof",
            ComparisonProofs.FORMS
                + "\n\n"
                + ComparisonProofs.THRESHOLD
                + "\n\n"
                + ComparisonProofs.ORDER)
        .done();
  }

  /** The printed arguments, with the term delta p as given. */
  static Finding.Builder unweighted(WeightProblem x, WeightedLimit plain, double deltaP) {
    MixtureLimit limit = x.limit();
    double ps2 = limit.p() * x.s() * x.s();
    double scale = Math.sqrt((1 - x.delta()) / (limit.p() * ps2 + deltaP));
    double[] printed = {(ps2 - limit.kappa()) * scale, (ps2 + limit.kappa()) * scale};
    return UNWEIGHTED
        .compare(new double[] {plain.argumentPlus(), plain.argumentMinus()}, printed)
        .within(1e-12 * (1 + printed[1]), "rounding of thirty operations")
        .by(LIMIT)
        .by(PRINTED);
  }

  private static Finding.Builder agreement(Claim claim, double observed, double predicted) {
    return claim
        .compare(observed, predicted)
        .within(1e-12 * (1 + predicted), "rounding of thirty operations")
        .by(LIMIT)
        .by(PRINTED);
  }

  // --- controls

  @Override
  public List<Control<?>> controls() {
    return ComparedMethods.controls(instances());
  }
}
