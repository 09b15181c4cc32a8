package elenchus.catalogue.linearnetworks;

import com.google.auto.service.AutoService;
import elenchus.catalogue.closedform.Proofs;
import elenchus.catalogue.closedform.SolutionCheck;
import elenchus.catalogue.closedform.TimeFormula;
import elenchus.flow.InitialValueProblem;
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
import java.util.List;
import net.jqwik.api.Arbitrary;
import org.hipparchus.util.FastMath;

/** One mode of a two-layer linear network, balanced or not, in closed form. */
@SuppressWarnings("rawtypes")
@AutoService(Theorem.class)
public final class SaxeMode implements Theorem<LogisticMode> {
  private static final double SADDLE = 1e-6;

  static final Claim IDENTITY =
      Claim.equal(
          "solves the equation",
          "With $p=a+b$, $v=p^2$, $(v-v_+)/(v-v_-)=ke^{-Dt/\\tau}$: $a=(p+c/p)/2$, $b=(p-c/p)/2$"
              + " solve $\\tau\\dot a=b(s-ab)$, $\\tau\\dot b=a(s-ab)$.");
  static final Claim INTEGRATION =
      Claim.equal("agrees with integration", "$(a,b)(t)$ is the integrated solution.");
  static final Claim DERIVATIVE =
      Claim.equal("derivative of the formula", "Its derivative in $t$ is the right-hand side.");
  static final Claim DIFFERENCE =
      Claim.equal("conserved difference", "$a^2-b^2=c$ along the integrated path.");
  static final Claim CONSTANT =
      Claim.equal(
          "leading constant", "$(ab-s)e^{Dt/\\tau}=D^2k/((1-ke^{-Dt/\\tau})^2v)\\to D^2k/v_+$.");
  static final Claim LIMIT = Claim.converges("learns the mode", "$a(t)b(t)\\to s$.");
  static final Claim DECOUPLING =
      Claim.equal(
          "modes decouple",
          "$W_1=R\\,\\mathrm{diag}(a)V^T$, $W_2=U\\,\\mathrm{diag}(b)R^T$ solve the whitened matrix"
              + " equations for $\\Sigma_{yx}=U S V^T$.");
  static final Claim DEEP =
      Claim.equal(
          "four layers",
          "A balanced mode of four layers, $\\tau\\dot u=4u^{3/2}(s-u)$, obeys"
              + " $\\frac{\\tau}{2s}\\big(\\mathrm{artanh}(\\sqrt{u/s})/\\sqrt s-1/\\sqrt u\\big)=t+\\mathrm{const}$.");

  // --- statement and source

  @Override
  public Card card() {
    return Card.id("saxe-mode")
        .family("linearnetworks")
        .title("A mode of a two-layer linear network is a logistic curve on a hyperbola")
        .statement(
            """
            Let $\\tau\\dot a=b(s-ab)$, $\\tau\\dot b=a(s-ab)$ with $s,\\tau>0$ and $a_0+b_0\\ne0$.
            Then $c=a^2-b^2$ is conserved; with $D=\\sqrt{c^2+4s^2}$, $v_\\pm=2s\\pm D$ the number
            $v=(a+b)^2$ obeys $(v-v_+)/(v-v_-)=k\\,e^{-Dt/\\tau}$, which gives $a$ and $b$; and
            $ab\\to s$ at the exact rate $D/\\tau$. Aligned layers of a whitened network decouple
            into such modes.
            """)
        .source(
            "Saxe, McClelland, Ganguli 2013, arXiv 1312.6120 (balanced mode: classical; the form"
                + " for every imbalance is reconstructed).");
  }

  @Override
  public Class<LogisticMode> instanceType() {
    return LogisticMode.class;
  }

  // --- hypotheses

  @Override
  public List<Hypothesis<LogisticMode>> hypotheses() {
    return List.of(
        Hypothesis.<LogisticMode>of(
                "off the saddle's stable manifold",
                "$a_0+b_0\\ne0$ (numerically: at least $10^{-6}$).",
                m -> Math.abs(m.a0() + m.b0()) - SADDLE)
            .brokenBy(ModeDraws.antisymmetric()));
  }

  // --- claims

  @Override
  public List<Claim> claims() {
    return List.of(
        IDENTITY, INTEGRATION, DERIVATIVE, DIFFERENCE, CONSTANT, LIMIT, DECOUPLING, DEEP);
  }

  // --- instances

  @Override
  public Arbitrary<LogisticMode> instances() {
    return ModeDraws.generic();
  }

  @Override
  public List<Example<LogisticMode>> examples() {
    return List.of(
        new Example<>("unbalanced", new LogisticMode(2, 1, 0.5, 1, 1)),
        new Example<>("balanced", new LogisticMode(2, 0.1, 0.1, 1, 2)),
        new Example<>("one layer silent", new LogisticMode(1, 1, 0, 1, 1)),
        new Example<>("nearly balanced", new LogisticMode(1, 1 + 1e-9, 1, 1, 1)));
  }

  // --- evidence

  @Override
  public Evidence examine(LogisticMode mode, Trial trial) {
    Evidence.Builder evidence = Evidence.collect();
    Proof logistic = Identities.LOGISTIC;
    Proof hyperbola = Identities.HYPERBOLA;
    evidence
        .add(
            IDENTITY
                .decide(logistic.holds() && hyperbola.holds())
                .proved()
                .by(Proofs.DIFFERENTIAL_FIELD))
        .add(agreement(mode, mode::weights, trial))
        .add(derivative(mode, mode::weights))
        .add(difference(mode))
        .add(Proofs.finding(DECOUPLING, Identities.DECOUPLING, Proofs.MATRIX_WORDS))
        .add(limit(mode));
    if (Math.abs(mode.k()) > SADDLE) {
      evidence.add(constant(mode, mode.discriminant() / mode.tau()));
    }
    double u0 = mode.a0() * mode.b0();
    if (u0 > 1e-3 && Math.abs(u0 - mode.s()) > SADDLE) {
      evidence.add(fourLayers(mode.s(), u0, mode.tau()));
    }
    double[] weights = ((TimeFormula) mode::weights).values(mode.t());
    return evidence
        .quantity("c", mode.c())
        .quantity("D", mode.discriminant())
        .quantity("a", weights[0])
        .quantity("b", weights[1])
        .quantity("u", weights[0] * weights[1])
        .quantity("proof", logistic + "\n\n" + hyperbola)
        .done();
  }

  /** How much more a relative error of a + b weighs than one of a or b. */
  private static double amplification(LogisticMode mode) {
    return Math.max(
        1, (Math.abs(mode.a0()) + Math.abs(mode.b0())) / Math.abs(mode.a0() + mode.b0()));
  }

  static Finding.Builder agreement(LogisticMode mode, TimeFormula formula, Trial trial) {
    return new SolutionCheck(mode.equation(), formula, mode.t() / 4, mode.t())
        .integration(INTEGRATION, trial)
        .within(1e-11 * amplification(mode), "integration to 1e-13, magnified by |a+b|");
  }

  static Finding.Builder derivative(LogisticMode mode, TimeFormula formula) {
    double rate = (mode.s() + mode.upperRoot() + Math.abs(mode.c())) / mode.tau();
    return new SolutionCheck(mode.equation(), formula, mode.t() / 4, mode.t())
        .derivative(DERIVATIVE, rate)
        .within(1e-12 * amplification(mode), "rounding of some forty operations");
  }

  private static Finding.Builder difference(LogisticMode mode) {
    double worst = 0;
    for (double[] y : mode.equation().solve(1e-13, mode.t() / 4, mode.t())) {
      worst = Math.max(worst, Math.abs((y[0] - y[1]) * (y[0] + y[1]) - mode.c()));
    }
    double scale = mode.upperRoot() + mode.a0() * mode.a0() + mode.b0() * mode.b0();
    return DIFFERENCE
        .compare(worst, 0)
        .within(1e-11 * scale, "integration to 1e-13")
        .by(SolutionCheck.INTEGRATION);
  }

  static Finding.Builder constant(LogisticMode mode, double rate) {
    // Where |k| E is a thousandth, u - s still has ten digits and the limit is near.
    double time = FastMath.log(1000 * Math.max(1, Math.abs(mode.k()))) / rate;
    LogisticMode late = new LogisticMode(mode.s(), mode.a0(), mode.b0(), mode.tau(), time);
    double[] y = mode.equation().solve(1e-13, time)[0];
    double scaled = (y[0] * y[1] - mode.s()) * FastMath.exp(rate * time);
    double predicted = late.scaledDistance();
    double magnified = FastMath.exp(rate * time) * mode.upperRoot() * amplification(mode);
    return CONSTANT
        .compare(scaled / predicted, 1)
        .within(1e-11 * magnified / Math.abs(predicted), "integration to 1e-13 over |u - s|")
        .by(SolutionCheck.INTEGRATION)
        .by(SolutionCheck.FORMULA);
  }

  private static Finding.Builder limit(LogisticMode mode) {
    double rate = mode.discriminant() / mode.tau();
    double time = (20 + FastMath.log(1 + Math.abs(mode.k()))) / rate;
    LogisticMode late = new LogisticMode(mode.s(), mode.a0(), mode.b0(), mode.tau(), time);
    double[] y = mode.equation().solve(1e-13, time)[0];
    double remainder = Math.abs(late.scaledDistance()) * late.decay();
    double rounding = 1e-11 * mode.upperRoot() * amplification(mode);
    return LIMIT
        .compare(y[0] * y[1], mode.s())
        .within(1.01 * remainder + rounding, "exact remainder D^2 k E/((1-kE)^2 v)")
        .by(SolutionCheck.INTEGRATION);
  }

  private static Finding.Builder fourLayers(double s, double u0, double tau) {
    double time = tau / FastMath.pow(s, 1.5);
    InitialValueProblem deep =
        new InitialValueProblem(
            y -> new double[] {4 * y[0] * Math.sqrt(y[0]) * (s - y[0]) / tau}, new double[] {u0});
    double u = deep.solve(1e-13, time)[0][0];
    double elapsed = tau * (clock(s, u) - clock(s, u0));
    double velocity = 4 * u * Math.sqrt(u) * (s - u) / tau;
    double slack = 1e-11 * (1 + time * Math.abs(clock(s, u0)) * Math.abs(velocity) / u);
    return DEEP.compare((elapsed - time) * velocity / u, 0)
        .within(slack, "integration to 1e-13; error in time turned into one in u")
        .by(SolutionCheck.INTEGRATION)
        .by(SolutionCheck.FORMULA)
        .provided(Identities.FOUR_LAYERS.holds(), "the antiderivative is not proved");
  }

  private static double clock(double s, double u) {
    double q = Math.sqrt(s);
    double v = Math.sqrt(u);
    return (FastMath.log((q + v) / Math.abs(q - v)) / (2 * q) - 1 / v) / (2 * s);
  }

  /** The proofs hold for all instances, so they are made once. */
  private static final class Identities {
    static final Proof LOGISTIC = ModeProofs.logistic();
    static final Proof HYPERBOLA = ModeProofs.hyperbola();
    static final Proof FOUR_LAYERS = ModeProofs.fourLayers();
    static final Proof DECOUPLING = ModeProofs.decoupling();
  }

  // --- controls

  @Override
  public List<Control<?>> controls() {
    return SaxeModeControls.all(instances(), ModeDraws.antisymmetric());
  }
}
