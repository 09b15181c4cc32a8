package elenchus.catalogue.implicitbias;

import com.google.auto.service.AutoService;
import elenchus.loss.ExponentialTailLoss;
import elenchus.theorem.Card;
import elenchus.theorem.Claim;
import elenchus.theorem.Control;
import elenchus.theorem.Evidence;
import elenchus.theorem.Example;
import elenchus.theorem.Hypothesis;
import elenchus.theorem.Instances;
import elenchus.theorem.Theorem;
import elenchus.theorem.Tolerance;
import elenchus.theorem.Trial;
import elenchus.theorem.Witness;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import net.jqwik.api.Arbitrary;
import org.hipparchus.dfp.DfpField;
import org.hipparchus.util.Binary64Field;
import org.hipparchus.util.FastMath;

/** Cross-entropy, multiclass exponential loss and PairLogLoss have the exponential tail. */
@AutoService(Theorem.class)
@SuppressWarnings("rawtypes")
public final class MulticlassExponentialTail implements Theorem<LossAtMargins> {

  private static final Claim UPPER =
      Claim.atMost("upper bound", "(U) $r_j(u)\\le1$; observed is the largest $r_j$.");
  private static final Claim LOWER =
      Claim.atLeast(
          "lower bound",
          "(L) $r_j(u)\\ge1-\\sum_le^{-au_l}$; observed is the least of $r_j-\\max(0,1-\\sum_le^{-au_l})$.");
  private static final Claim RATIO =
      Claim.equal(
          "ratio",
          "With $q_l=e^{-au_l}$: $r_j=1/(1+\\sum q_l)$ (ce), $1$ (exp), $1/(1+q_j)$ (pairlog).");
  private static final Claim IDENTITIES =
      Claim.equal(
          "identities",
          "The ratio, and $r_j-(1-\\sum q_l)=(\\sum q_l)^2/(1+\\sum q_l)$ (ce), $\\sum q_l$ (exp), "
              + "$q_j^2/(1+q_j)+\\sum_{l\\ne j}q_l$ (pairlog): never negative.");
  private static final Claim TIGHTNESS =
      Claim.converges(
          "tightness",
          "$(1-r_j(\\tau\\mathbf 1))e^{a\\tau}\\to K-1$ (ce), $0$ (exp), $1$ (pairlog).");
  private static final Claim RATE =
      Claim.converges("rate", "$-\\frac{d}{d\\tau}\\log g_j(\\tau\\mathbf 1)\\to a$.");
  private static final Claim CONSTANT =
      Claim.converges("constant", "$\\log g_j(\\tau\\mathbf 1)+a\\tau\\to\\log c=\\log a$.");
  private static final Claim SMOOTHNESS =
      Claim.atMost(
          "smoothness",
          "In the logits the Hessian is at most $\\beta_v=a^2/2$ (ce), $a^2K/4$ (pairlog).");
  private static final Claim SHARPNESS =
      Claim.equal("sharpness", "At its extremal margins the Hessian's norm is $\\beta_v$.");
  private static final Claim STAR =
      Claim.equal("star", "The Laplacian of the star with $K$ vertices has norm $K$.");

  private static final Witness WEIGHTS = new Witness("weights in the log domain", "own", "double");
  private static final Witness AUTOMATIC =
      new Witness("automatic differentiation", "Hipparchus", "Dfp 50");
  private static final Witness FORMULA = new Witness("closed form", "own", "Dfp 50");
  private static final Witness EIGENVALUES = new Witness("implicit QL", "Hipparchus", "double");

  private static final DfpField DIGITS = new DfpField(50);
  private static final double UNIT = Math.ulp(1.0);
  private static final int ROUNDINGS = 8;

  /** a tau, where e^{-a tau} is small and still far above rounding. */
  private static final double TIGHT = 12;

  /** a tau, where e^{-a tau} is below rounding. */
  private static final double FAR = 40;

  // --- statement and source

  @Override
  public Card card() {
    return Card.id("multiclass-exponential-tail")
        .family("implicitbias")
        .title("Cross-entropy, exponential loss and PairLogLoss have the exponential tail")
        .statement(
            """
            A template $\\psi$ has the exponential tail ET$(a,c)$ if the ratios $r_j(u)=-\\partial_j\\psi(u)\\,
            e^{au_j}/c$ satisfy (U) $r_j\\le1$ and (L) $r_j\\ge1-\\sum_le^{-au_l}$ on the positive orthant.
            Cross-entropy $\\log(1+\\sum e^{-u_j})$, exponential loss $\\sum e^{-u_j}$ and PairLogLoss
            $\\sum\\log(1+e^{-u_j})$ have it with $a=c=1$, on all of $\\mathbb R^{K-1}$; $\\psi(au)$ has ET$(a,a)$.
            Polynomial and Gaussian tails, focal loss ($K\\ge3$), hinges and templates with unequal rates have it
            for no $(a,c)$.
            """)
        .source(
            "H. Ravi, C. Scott, D. Soudry, Y. Wang, NeurIPS 2024, arXiv 2411.01350: definition and"
                + " qualifying losses were read; exact ratios and remainders are reconstructed.");
  }

  @Override
  public Class<LossAtMargins> instanceType() {
    return LossAtMargins.class;
  }

  // --- hypotheses

  @Override
  public List<Hypothesis<LossAtMargins>> hypotheses() {
    return List.of(
        Hypothesis.of("positive rate", "The margins are scaled by $a>0$.", LossAtMargins::a));
  }

  // --- claims

  @Override
  public List<Claim> claims() {
    return List.of(
        UPPER, LOWER, RATIO, IDENTITIES, TIGHTNESS, RATE, CONSTANT, SMOOTHNESS, SHARPNESS, STAR);
  }

  // --- instances

  @Override
  public Arbitrary<LossAtMargins> instances() {
    return Instances.drawn(LossAtMargins::draw, LossAtMargins::simpler);
  }

  @Override
  public List<Example<LossAtMargins>> examples() {
    return List.of(
        new Example<>("ce at (1, 2)", new LossAtMargins(List.of(1.0, 2.0), "ce", 1)),
        new Example<>("pairlog at (1, 2)", new LossAtMargins(List.of(1.0, 2.0), "pairlog", 1)));
  }

  // --- evidence

  @Override
  public Evidence examine(LossAtMargins at, Trial trial) {
    ExponentialTailLoss loss = ExponentialTailLoss.of(at.loss());
    double[] u = at.margins();
    TailRatios tail = new TailRatios(at.template(), at.a(), at.a());
    double[] logRatios = trial.isHigh() ? tail.logsByDifferentiation(DIGITS, u) : tail.logs(u);
    Witness witness = trial.isHigh() ? AUTOMATIC : WEIGHTS;
    double[] expected = tail.logsOf(TailIdentities.ratios(loss, at.a(), DIGITS, u));
    double[] ratios = Arrays.stream(logRatios).map(FastMath::exp).toArray();
    double bound = tail.lowerBound(Binary64Field.getInstance(), u).getReal();
    Tolerance rounding = rounding(at.a() * at.largest());
    Evidence.Builder evidence =
        Evidence.collect()
            .add(
                UPPER
                    .compare(Arrays.stream(ratios).max().orElseThrow(), 1)
                    .within(rounding)
                    .by(witness))
            .add(
                LOWER
                    .compare(Arrays.stream(ratios).min().orElseThrow() - Math.max(0, bound), 0)
                    .within(rounding)
                    .by(witness))
            .add(RATIO.compare(logRatios, expected).within(rounding).by(witness).by(FORMULA));
    boolean proved = TailIdentities.proof(loss, at.K()).holds();
    evidence.add(IDENTITIES.decide(proved).proved().by("normal form", "Rings", "symbolic"));
    addTail(evidence, loss, at, tail);
    addSmoothness(evidence, at);
    return evidence
        .add(
            STAR.compare(LogitCurvature.starDefect(at.K()), 0)
                .exactly()
                .proved()
                .by("matrix products", "own", "integer"))
        .quantity("r", ratios)
        .quantity("lowerBound", bound)
        .done();
  }

  /** A log ratio is a sum of three terms of size a |u|, each rounded a few times. */
  private static Tolerance rounding(double size) {
    return Tolerance.of(ROUNDINGS * UNIT * (1 + size), "8 roundings of terms of size 1 + a max|u|");
  }

  private static void addTail(
      Evidence.Builder evidence, ExponentialTailLoss loss, LossAtMargins at, TailRatios tail) {
    int slots = at.K() - 1;
    double a = at.a();
    double limit = TailIdentities.tightness(loss, at.K());
    double gap = -FastMath.expm1(tail.logs(TailRatios.diagonal(slots, TIGHT / a))[0]);
    double second = limit * limit * FastMath.exp(-TIGHT);
    double amplified = FastMath.exp(TIGHT) * rounding(TIGHT).value();
    double constant = tail.logs(TailRatios.diagonal(slots, FAR / a))[0] + FastMath.log(a);
    double remainder = at.K() * FastMath.exp(-FAR);
    evidence
        .add(
            TIGHTNESS
                .compare(gap * FastMath.exp(TIGHT), limit)
                .within(second + amplified, "next order e^{-12}, and rounding times e^{12}")
                .by(WEIGHTS))
        .add(
            RATE.compare(tail.rate(slots, FAR / a), a)
                .within(a * (remainder + rounding(1).value()), "K e^{-40} and rounding")
                .by(WEIGHTS))
        .add(
            CONSTANT
                .compare(constant, FastMath.log(a))
                .within(remainder + rounding(FAR).value(), "K e^{-40} and rounding")
                .by(WEIGHTS));
  }

  private static void addSmoothness(Evidence.Builder evidence, LossAtMargins at) {
    OptionalDouble smoothness = at.template().smoothness(at.K());
    if (smoothness.isEmpty()) {
      return;
    }
    double beta = smoothness.getAsDouble();
    Tolerance rounding = eigenvalueRounding(at.K(), beta);
    evidence
        .add(
            SMOOTHNESS
                .compare(LogitCurvature.at(at.template(), at.margins()), beta)
                .within(rounding)
                .by(EIGENVALUES))
        .add(SHARPNESS.compare(LogitCurvature.sharpest(at), beta).within(rounding).by(EIGENVALUES))
        .quantity("betaV", beta);
  }

  private static Tolerance eigenvalueRounding(int classes, double beta) {
    return Tolerance.of(ROUNDINGS * classes * UNIT * beta, "8 K roundings of beta");
  }

  // --- controls

  @Override
  public List<Control<?>> controls() {
    List<Control<?>> controls = new ArrayList<>(TailControls.of(UPPER, LOWER));
    controls.add(
        Control.<LossAtMargins>wrongFormula(
                "smoothness of the template",
                "In the logits PairLogLoss is $a^2/4$-smooth, as its template is.",
                instances(),
                (at, trial) -> {
                  double beta = at.a() * at.a() / 4;
                  return Evidence.of(
                      SMOOTHNESS
                          .compare(LogitCurvature.sharpest(at), beta)
                          .within(eigenvalueRounding(at.K(), beta))
                          .by(EIGENVALUES)
                          .build());
                })
            .liveWhere(at -> at.loss().equals("pairlog")));
    return controls;
  }
}
