package elenchus.catalogue.mirrorflow;

import com.google.auto.service.AutoService;
import elenchus.catalogue.closedform.Proofs;
import elenchus.exact.RationalVector;
import elenchus.exact.Rationals;
import elenchus.symbolic.Proof;
import elenchus.theorem.Card;
import elenchus.theorem.Claim;
import elenchus.theorem.Control;
import elenchus.theorem.Evidence;
import elenchus.theorem.Example;
import elenchus.theorem.Finding;
import elenchus.theorem.Hypothesis;
import elenchus.theorem.Theorem;
import elenchus.theorem.Trial;
import elenchus.theorem.Witness;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import org.hipparchus.fraction.BigFraction;

/** Gradient descent on a quadratic function, and the edge of its stability. */
@SuppressWarnings("rawtypes")
@AutoService(Theorem.class)
public final class GdQuadraticStability implements Theorem<QuadraticDescent> {
  static final BigFraction TWO = new BigFraction(2);
  private static final int LONG = 3000;
  private static final Witness FRACTIONS = new Witness("iteration in fractions", "own", "rational");
  private static final Witness STEIN = new Witness("Stein equation", "own", "rational");
  private static final Witness ITERATION = new Witness("iteration", "own", "double");

  static final Claim FORMULA =
      Claim.equal("closed form", "$x_T=V(1-\\eta\\Lambda)^TV^Tx_0$, exactly.");
  static final Claim STEP =
      Claim.equal(
          "step of the closed form", "One step multiplies mode $k$ by $1-\\eta\\lambda_k$.");
  static final Claim BOUNDED =
      Claim.equal("bounded", "No mode has grown if and only if $\\eta\\lambda_{\\max}\\le2$.");
  static final Claim SHRINKS =
      Claim.equal(
          "converges on the range",
          "Every mode of the range that is present has shrunk if and only if"
              + " $\\eta\\lambda_{\\max}<2$.");
  static final Claim EDGE =
      Claim.equal(
          "at the edge", "At $\\eta\\lambda_{\\max}=2$ the top mode is $(-1)^t$ its start.");
  static final Claim MOMENTUM =
      Claim.equal(
          "heavy ball",
          "$x_{t+1}=x_t-\\eta Hx_t+\\mu(x_t-x_{t-1})$ contracts on the range if and only if"
              + " $\\eta\\lambda_{\\max}<2(1+\\mu)$.");
  static final Claim LONG_RUN =
      Claim.equal(
          "heavy ball near its edge",
          "3000 steps contract at 0.99 and diverge at 1.01 times $2(1+\\mu)$.");

  // --- statement and source

  @Override
  public Card card() {
    return Card.id("gd-quadratic-stability")
        .family("mirrorflow")
        .title("Gradient descent on a quadratic is stable up to step sizes 2/lambda_max")
        .statement(
            """
            Let $H=V\\Lambda V^T$ be positive semidefinite. Gradient descent on
            $\\tfrac12x^THx$ gives $x_t=V(1-\\eta\\Lambda)^tV^Tx_0$. It is bounded for all $x_0$ if
            and only if $\\eta\\lambda_{\\max}\\le2$ and converges on the range of $H$ if and only if
            $\\eta\\lambda_{\\max}<2$; at equality the top mode oscillates with period 2. With
            momentum $\\mu\\in[0,1)$ the edge is $2(1+\\mu)$.
            """)
        .source(
            "Folklore; used by Nacson, Mulayoff, Ongie, Michaeli, Soudry 2023, arXiv 2306.17499:"
                + " abstract read; reconstructed.");
  }

  @Override
  public Class<QuadraticDescent> instanceType() {
    return QuadraticDescent.class;
  }

  // --- hypotheses

  @Override
  public List<Hypothesis<QuadraticDescent>> hypotheses() {
    return List.of(
        Hypothesis.<QuadraticDescent>of(
                "top mode present",
                "$x_0$ is not orthogonal to the eigenvectors of $\\lambda_{\\max}$.",
                d -> d.topComponent().doubleValue())
            .brokenBy(QuadraticDraws.withoutTopMode())
            .decidedByItsMargin());
  }

  // --- claims

  @Override
  public List<Claim> claims() {
    return List.of(FORMULA, STEP, BOUNDED, SHRINKS, EDGE, MOMENTUM, LONG_RUN);
  }

  // --- instances

  @Override
  public Arbitrary<QuadraticDescent> instances() {
    return QuadraticDraws.generic();
  }

  @Override
  public List<Example<QuadraticDescent>> examples() {
    return List.of(
        new Example<>("eta 0.6", QuadraticDraws.worked(3, 5)),
        new Example<>("at the edge", QuadraticDraws.worked(2, 3)),
        new Example<>("eta 0.7", QuadraticDraws.worked(7, 10)),
        new Example<>(
            "zero matrix",
            new QuadraticDescent(List.of(0.0), List.of(0.0), List.of(1.0), 5, 1, 0.5, 4)));
  }

  // --- evidence

  @Override
  public Evidence examine(QuadraticDescent d, Trial trial) {
    RationalVector iterated = d.iterated();
    Evidence.Builder evidence =
        Evidence.collect()
            .add(FORMULA.decide(iterated.equals(d.closedForm())).by(FRACTIONS))
            .add(Proofs.finding(STEP, Identities.STEP, Proofs.MATRIX_WORDS))
            .add(bounded(d, e -> e.reach().compareTo(TWO) <= 0))
            .add(shrinks(d, e -> e.reach().compareTo(TWO) < 0))
            .add(momentum(d, e -> e.reach().compareTo(edge(e)) < 0))
            .add(longRun(d.mu(), 2 * (1 + d.mu())));
    if (d.reach().equals(TWO)) {
      evidence.add(edgeOscillates(d, iterated));
    }
    return evidence
        .quantity("x_T", iterated.toDoubles())
        .quantity("exact x_T", iterated.toString())
        .quantity("eta lambda_max", Rationals.toDouble(d.reach()))
        .quantity("proof", Identities.STEP.toString())
        .done();
  }

  static BigFraction edge(QuadraticDescent d) {
    return TWO.multiply(BigFraction.ONE.add(d.momentum()));
  }

  static Finding bounded(QuadraticDescent d, Predicate<QuadraticDescent> predicted) {
    RationalVector before = d.modes(d.start());
    RationalVector after = d.modes(d.iterated());
    boolean still =
        IntStream.range(0, d.lam().size())
            .allMatch(k -> after.get(k).abs().compareTo(before.get(k).abs()) <= 0);
    return BOUNDED.decide(still == predicted.test(d)).by(FRACTIONS).build();
  }

  static Finding shrinks(QuadraticDescent d, Predicate<QuadraticDescent> predicted) {
    RationalVector before = d.modes(d.start());
    RationalVector after = d.modes(d.iterated());
    boolean smaller =
        IntStream.range(0, d.lam().size())
            .filter(k -> d.lam().get(k) > 0 && before.signum(k) != 0)
            .allMatch(k -> after.get(k).abs().compareTo(before.get(k).abs()) < 0);
    return SHRINKS.decide(smaller == predicted.test(d)).by(FRACTIONS).build();
  }

  private static Finding edgeOscillates(QuadraticDescent d, RationalVector iterated) {
    RationalVector before = d.modes(d.start());
    RationalVector after = d.modes(iterated);
    boolean turned =
        IntStream.range(0, d.lam().size())
            .filter(k -> d.eigenvalue(k).equals(d.largest()))
            .allMatch(
                k -> after.get(k).equals(d.T() % 2 == 0 ? before.get(k) : before.get(k).negate()));
    return EDGE.decide(turned).by(FRACTIONS).build();
  }

  static Finding momentum(QuadraticDescent d, Predicate<QuadraticDescent> predicted) {
    boolean contracts =
        IntStream.range(0, d.lam().size())
            .filter(k -> d.lam().get(k) > 0)
            .allMatch(
                k ->
                    new HeavyBall(d.momentum(), d.eta().multiply(d.eigenvalue(k))).isContracting());
    return MOMENTUM.decide(contracts == predicted.test(d)).by(STEIN).build();
  }

  /** The claimed edge is right if runs on both sides of it part. */
  static Finding longRun(double mu, double edge) {
    boolean contracts = HeavyBall.run(mu, 0.99 * edge, LONG) < 1e-6;
    boolean diverges = HeavyBall.run(mu, 1.01 * edge, LONG) > 1e6;
    return LONG_RUN
        .compare(contracts && diverges ? 0 : 1, 0)
        .within(0.5, "six orders of magnitude either way")
        .by(ITERATION)
        .build();
  }

  /** The proof holds for all instances, so it is made once. */
  private static final class Identities {
    static final Proof STEP = MirrorProofs.quadraticStep();
  }

  // --- controls

  @Override
  public List<Control<?>> controls() {
    return QuadraticControls.all();
  }
}
