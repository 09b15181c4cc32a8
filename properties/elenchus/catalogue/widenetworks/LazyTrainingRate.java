package elenchus.catalogue.widenetworks;

import com.google.auto.service.AutoService;
import elenchus.catalogue.closedform.Proofs;
import elenchus.functions.Activation;
import elenchus.symbolic.Proof;
import elenchus.theorem.Card;
import elenchus.theorem.Claim;
import elenchus.theorem.Control;
import elenchus.theorem.Evidence;
import elenchus.theorem.Example;
import elenchus.theorem.Finding;
import elenchus.theorem.Hypothesis;
import elenchus.theorem.Theorem;
import elenchus.theorem.Tolerance;
import elenchus.theorem.Trial;
import elenchus.theorem.Witness;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import org.hipparchus.fraction.BigFraction;

/** Training all parameters of a wide network stays near the linear model in its last layer. */
@SuppressWarnings("rawtypes") // a service is named by its raw type
@AutoService(Theorem.class)
public final class LazyTrainingRate implements Theorem<WideNetwork> {
  private static final double LEAST_SLACK = 0.3;
  private static final double LARGEST_RESIDUAL = 1e-9;
  private static final double LARGEST_DRIFT = 1e-9;

  /** What the integrator leaves of a function, relative. */
  private static final double INTEGRATION = 1e-11;

  private static final double WORST_CONDITION = 1e3;

  static final Claim BALANCE =
      Claim.equal(
          "balance law",
          "$F(a_k;0)-F(w_k;w_k(0))-F(b_k;b_k(0))$ is constant inside a pattern, for every potential.");
  static final Claim LORENTZ =
      Claim.equal(
          "Lorentz group",
          "For the square all units of a pattern move by one $M$ with $M^TJM=J$,"
              + " $J=\\mathrm{diag}(1,-1,-1)$.");
  static final Claim DRIFT =
      Claim.equal("balance along the path", "The balance is kept by the integrated network.");
  static final Claim OUTPUT_BIAS =
      Claim.equal(
          "output bias",
          "$f_{ad}-f_a=\\frac1n(1^T\\lambda)(1-k^T\\nu)/(1+\\frac1n1^T\\nu)$ for the linear models of"
              + " width $n$, $\\nu=K_N^{-1}1$: the whole $1/n$ term.");
  static final Claim RATE =
      Claim.converges(
          "rate two",
          "$\\sup|f-h_{lin}|=O(n^{-2})$ for the linear model in $(a,d)$: the slope at the last"
              + " doubling.");
  static final Claim SIZES =
      Claim.converges(
          "sizes",
          "$\\max|a|=O(1/n)$, $\\max|\\delta w|,|\\delta b|=O(n^{-2})$: factors 2 and 4 at the last"
              + " doubling.");

  static final Witness PATH =
      new Witness("frozen pattern, Dormand-Prince 8(5,3)", "Hipparchus", "double");

  // --- statement and source

  @Override
  public Card card() {
    return Card.id("lazy-training-full-network-rate")
        .family("widenetworks")
        .title("Training all parameters of a wide network differs from its linear model by O(n^-2)")
        .statement(
            """
            Let $f=\\sum_{k\\le n}a_k\\sigma(w_kx-b_k)+d$ with biases at the midpoints of $N$ cells of
            $[-R,R]$, $w=\\pm1$, $a=d=0$, all parameters trained by mirror flow at rate $1/n$; data on
            cell boundaries, $\\operatorname{cond}K\\le10^3$, and no unit crosses a datum. Then $|a|$, $|d|$
            are $O(1/n)$, $w$ and $b$ move by $O(n^{-2})$, $\\sup|f-h_{lin}|=O(n^{-2})$ for the linear model
            $h_{lin}$ in $(a,d)$, and the $1/n$ term of $f-h$ is that of the output bias,
            $(1^T\\lambda)(1-k^T\\nu)$ for the square. Under the square the units between two data move by one Lorentz
            transformation.
            """)
        .source(
            "Liang, Montufar, ICLR 2025, arXiv 2410.03988: abstract and introduction were read; rates,"
                + " coefficient and reduction are reconstructed.");
  }

  @Override
  public Class<WideNetwork> instanceType() {
    return WideNetwork.class;
  }

  // --- hypotheses

  @Override
  public List<Hypothesis<WideNetwork>> hypotheses() {
    return List.of(
        Hypothesis.<WideNetwork>of(
                "points apart and inside", "$-R<x_1<\\dots<x_m<R$.", WideNetwork::order)
            .decidedByItsMargin(),
        Hypothesis.<WideNetwork>of(
                "data on cell boundaries",
                "No datum is nearer than $R/N$ to a kink.",
                n -> n.isOnLattice() ? 1 : -1)
            .decidedByItsMargin(),
        Hypothesis.of(
            "well conditioned",
            "$\\operatorname{cond}K\\le10^3$.",
            n -> WORST_CONDITION - n.condition()),
        Hypothesis.<WideNetwork>of(
                "curved at the start", "$\\phi''(0)>0$.", n -> n.phi().curvature(n.w()))
            .decidedByItsMargin());
  }

  // --- claims

  @Override
  public List<Claim> claims() {
    return List.of(BALANCE, LORENTZ, DRIFT, OUTPUT_BIAS, RATE, SIZES);
  }

  // --- instances

  @Override
  public Arbitrary<WideNetwork> instances() {
    return LazyControls.instances();
  }

  @Override
  public List<Example<WideNetwork>> examples() {
    return List.of(
        new Example<>("rectified units, square", threePoints(Activation.RELU, 80)),
        new Example<>("absolute values, square", threePoints(Activation.ABS, 80)),
        new Example<>("four points, square", fourPoints(640)));
  }

  static WideNetwork threePoints(Activation sigma, int N) {
    return new WideNetwork(
        sigma, Mirror.QUADRATIC, 1, false, 1.25, 10, List.of(-6, 1, 5), List.of(0.5, -0.3, 0.4), N);
  }

  static WideNetwork fourPoints(int N) {
    return new WideNetwork(
        Activation.RELU,
        Mirror.QUADRATIC,
        1,
        false,
        1.25,
        10,
        List.of(-6, -2, 2, 6),
        List.of(0.5, -0.3, 0.4, 0.1),
        N);
  }

  // --- evidence

  @Override
  public Evidence examine(WideNetwork network, Trial trial) {
    // The reduced flow costs the same at every width: short sequences start wide, long ones narrow.
    boolean sequence = network.phi() == Mirror.QUADRATIC && network.N() <= 80;
    List<LazyRun> runs = new ArrayList<>();
    for (int j = 0; j < (sequence ? 5 : 2); j++) {
      runs.add(LazyRun.of(network, network.N() << j, trial));
    }
    Evidence.Builder evidence =
        Evidence.collect()
            .add(Proofs.finding(BALANCE, Identities.BALANCE, Proofs.DIFFERENTIAL_FIELD))
            .add(Proofs.finding(LORENTZ, Identities.LORENTZ, Proofs.DIFFERENTIAL_FIELD))
            .add(outputBias(network, BigFraction.ONE));
    double drift = runs.stream().mapToDouble(LazyRun::drift).max().orElse(0);
    LazyRun coarse = runs.get(runs.size() - 2);
    LazyRun fine = runs.get(runs.size() - 1);
    evidence
        .add(
            DRIFT
                .compare(drift, 0)
                .within(LARGEST_DRIFT, "integration to 1e-10")
                .by(PATH)
                .provided(fine.trained().slack() > 0, "slack of the activation pattern"))
        .add(rate(coarse, fine, coarse.error(), fine.error()));
    double shrink = coarse.trained().largestWeight() / fine.trained().largestWeight();
    double shift =
        coarse.trained().largestShift(network, coarse.cells())
            / fine.trained().largestShift(network, fine.cells());
    evidence.add(
        valid(
            SIZES
                .compare(new double[] {shrink / 2, shift / 4}, new double[] {1, 1})
                .within(Tolerance.guarded(0.1, 4, "next order at this width"))
                .by(PATH),
            coarse,
            fine));
    return LazyQuantities.of(network, runs, evidence).done();
  }

  static Finding.Builder outputBias(WideNetwork network, BigFraction correction) {
    boolean holds =
        OutputBias.identity(network, 2 * network.L(), correction)
            && OutputBias.identity(network, 4 * network.L(), correction);
    return OUTPUT_BIAS.decide(holds).by(LatticeIdentity.SUM).by(LatticeIdentity.SYSTEM);
  }

  /** The slope between two widths. */
  static Finding.Builder rate(LazyRun coarse, LazyRun fine, double wide, double narrow) {
    double size = coarse.network().y().stream().mapToDouble(Math::abs).max().orElse(0);
    double left =
        Math.max(coarse.trained().residual(), fine.trained().residual()) + INTEGRATION * size;
    double error = 10 * left * coarse.network().condition() / Math.min(wide, narrow);
    return valid(
        RATE.compare(UnscaledEvidence.slope(wide, narrow), 2)
            .error(error)
            .within(Tolerance.guarded(0.1, 5, "refuted below 1.5: next order at this width"))
            .by(PATH)
            .by(UnscaledPotentialEqualsGradientFlow.NEWTON),
        coarse,
        fine);
  }

  private static Finding.Builder valid(Finding.Builder finding, LazyRun coarse, LazyRun fine) {
    return finding
        .provided(coarse.trained().slack() >= LEAST_SLACK, "slack of the activation pattern")
        .provided(fine.trained().slack() >= LEAST_SLACK, "slack of the activation pattern")
        .provided(coarse.trained().residual() <= LARGEST_RESIDUAL, "residual of the flow")
        .provided(fine.trained().residual() <= LARGEST_RESIDUAL, "residual of the flow");
  }

  /** The proofs hold for all instances, so they are made once. */
  private static final class Identities {
    static final Proof BALANCE = LazyProofs.balance();
    static final Proof LORENTZ = LazyProofs.lorentz();
  }

  // --- controls

  @Override
  public List<Control<?>> controls() {
    return LazyControls.all();
  }
}
