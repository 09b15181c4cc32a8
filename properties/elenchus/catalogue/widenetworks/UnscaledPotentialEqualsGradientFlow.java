package elenchus.catalogue.widenetworks;

import com.google.auto.service.AutoService;
import elenchus.functions.Activation;
import elenchus.functions.Lattice;
import elenchus.functions.LineFunction;
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
import java.util.function.BinaryOperator;
import net.jqwik.api.Arbitrary;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.util.FastMath;

/** An unscaled potential acts on a wide network like the square, with an explicit rate. */
@SuppressWarnings("rawtypes") // a service is named by its raw type
@AutoService(Theorem.class)
public final class UnscaledPotentialEqualsGradientFlow implements Theorem<WideNetwork> {
  private static final double LAST_REMAINDER = 0.05;
  private static final double LEAST_RATIO = 1.8;

  /** Above this the expansion in alpha/n has not begun. */
  private static final double LARGE_WEIGHTS = 0.3;

  static final Claim SYSTEM =
      Claim.equal(
          "dual system",
          "At width $n$ the weights $n\\phi'(\\alpha_k/n)=n\\phi'(0)+(A^T\\lambda)_k$ interpolate:"
              + " $A\\alpha/n=y$.");
  static final Claim FLOW =
      Claim.converges(
          "mirror flow ends there", "Mirror flow on all output weights ends at this interpolant.");
  static final Claim LATTICE =
      Claim.equal(
          "square at finite width",
          "On lattice data $h_n^{quad}-h=\\delta^2(k^TK^{-1}E-e^T)\\lambda_N$ exactly,"
              + " $\\delta=2R/N$.");
  static final Claim COEFFICIENT =
      Claim.converges(
          "leading coefficient",
          "$n^k(h_n^\\phi-h_n^{quad})$ tends to $\\frac1n\\sum_k\\sigma_k\\delta_k$,"
              + " $\\delta=-\\frac1{c}(I-A^T(AA^T)^{-1}A)g(\\alpha_q)$; the relative remainder at"
              + " $4N$.");
  static final Claim ORDER =
      Claim.atLeast(
          "order of the remainder",
          "The remainder falls by a factor of at least 1.8 when the width doubles.");

  static final Witness NEWTON =
      new Witness("Newton's method on the dual of width n", "own on Hipparchus", "double");
  static final Witness PERTURBATION =
      new Witness("first-order perturbation of the square", "own on Hipparchus", "double");

  // --- statement and source

  @Override
  public Card card() {
    return Card.id("unscaled-potential-equals-gradient-flow")
        .family("widenetworks")
        .title(
            "At width n an unscaled potential differs from gradient flow by an explicit n^-k term")
        .statement(
            """
            Let $f=\\sum_{k\\le n}a_k\\sigma_k$, $a(0)=0$, only $a$ trained by mirror flow with
            $\\Phi=\\sum_k\\phi(a_k)$, and $\\phi'(a)=\\phi'(0)+ca+g(a)+o(|g|)$ with $c>0$ and $g$
            homogeneous of degree $k+1$. The limits for $\\phi$ and for the square satisfy
            $h_n^\\phi-h_n^{quad}=n^{-k}\\frac1n\\sum_k\\sigma_k\\delta_k+o(n^{-k})$,
            $\\delta=-\\frac1c(I-A^T(AA^T)^{-1}A)\\,g(\\alpha_q)$, $A_{ik}=\\sigma_k(x_i)$. On lattice
            data $h_n^{quad}-h=O(n^{-2})$ with an exact formula. If $\\phi''(0)=0$ the gap stays.
            """)
        .source(
            "The finite-width side of Liang, Montufar, arXiv 2410.03988, whose abstract and"
                + " introduction were read; rates and coefficients are reconstructed.");
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
                "unscaled", "The potential does not grow with $n$.", n -> n.scaled() ? -1 : 1)
            .decidedByItsMargin(),
        Hypothesis.<WideNetwork>of(
                "curved at the start", "$\\phi''(0)>0$.", n -> n.phi().curvature(n.w()))
            .decidedByItsMargin());
  }

  // --- claims

  @Override
  public List<Claim> claims() {
    return List.of(SYSTEM, FLOW, LATTICE, COEFFICIENT, ORDER);
  }

  // --- instances

  @Override
  public Arbitrary<WideNetwork> instances() {
    return NetworkDraws.unscaled(phi -> true);
  }

  @Override
  public List<Example<WideNetwork>> examples() {
    return List.of(
        new Example<>("four points, cube", fourPoints(Mirror.CUBE, 1)),
        new Example<>("four points, fourth power", fourPoints(Mirror.FOURTH, 1)),
        new Example<>(
            "absolute values",
            new WideNetwork(
                Activation.ABS,
                Mirror.HYPENTROPY,
                1,
                false,
                1,
                10,
                List.of(-5, 5),
                List.of(0.0, 0.5),
                200)));
  }

  static WideNetwork fourPoints(Mirror phi, double w) {
    return new WideNetwork(
        Activation.RELU,
        phi,
        w,
        false,
        1.5,
        15,
        List.of(-7, -2, 3, 8),
        List.of(0.5, -0.3, 0.4, 0.1),
        200);
  }

  // --- evidence

  @Override
  public Evidence examine(WideNetwork network, Trial trial) {
    Evidence.Builder evidence = Evidence.collect();
    if (network.isOnLattice()) {
      evidence.add(lattice(network));
    }
    if (OutputFlow.isWorthwhile(network)) {
      evidence.add(OutputFlow.finding(FLOW, network, trial));
    }
    return evidence.addAll(rates(network, 1, trial)).done();
  }

  /** The sequence of three widths against a coefficient, right for factor 1. */
  static Evidence rates(WideNetwork network, double factor, Trial trial) {
    double[] grid = LineFunction.grid(-14 * network.R() / 15, 14 * network.R() / 15, 29);
    WidthSequence[] widths = new WidthSequence[3];
    double residual = 0;
    for (int i = 0; i < 3; i++) {
      trial.checkDeadline();
      widths[i] = WidthSequence.at(network, network.N() << i, factor, grid);
      residual = Math.max(residual, widths[i].residual());
    }
    WidthSequence last = widths[2];
    double share = last.remainder() / last.size();
    double ratio = widths[1].remainder() / last.remainder();
    boolean resolved = last.remainder() > 10 * last.rounding();
    double weights = NetworkDraws.largestWeight(network) / 4;
    double size = 1 + network.y().stream().mapToDouble(Math::abs).max().orElse(0);
    Evidence.Builder evidence =
        Evidence.collect()
            .add(
                SYSTEM
                    .compare(residual, 0)
                    .within(1e-12 * size, "rounding of sums over n units")
                    .by(NEWTON));
    if (last.size() > 100 * last.rounding()) {
      evidence.add(
          COEFFICIENT
              .compare(share, 0)
              .error(last.rounding() / last.size())
              .within(LAST_REMAINDER, "next order of the expansion in alpha/n, small weights")
              .by(NEWTON)
              .by(PERTURBATION)
              .provided(weights < LARGE_WEIGHTS / 4, "weights |alpha|/n"));
      if (resolved) {
        evidence.add(
            ORDER
                .compare(ratio, LEAST_RATIO)
                .error(2 * ratio * last.rounding() / last.remainder())
                .within(0, "a remainder of order n^-1 halves, one of n^-2 falls to a quarter")
                .by(NEWTON)
                .by(PERTURBATION)
                .provided(weights < LARGE_WEIGHTS / 4, "weights |alpha|/n"));
      }
    }
    int order = network.phi().order();
    boolean power = network.phi() == Mirror.CUBE || network.phi() == Mirror.FOURTH;
    // Newton's method is slow on flat potentials: only where there is much to interpolate.
    if (power && network.m() > 3) {
      WideNetwork flat = network.with(network.phi(), 0);
      evidence.quantity(
          "gaps of the pure power",
          new double[] {UnscaledControls.gap(flat, 200), UnscaledControls.gap(flat, 400)});
    }
    return evidence
        .quantity("n", new double[] {widths[0].n(), widths[1].n(), last.n()})
        .quantity("k", order)
        .quantity("sup coefficient", last.size())
        .quantity(
            "remainders",
            new double[] {widths[0].remainder(), widths[1].remainder(), last.remainder()})
        .quantity(
            "gaps", new double[] {widths[0].gap(order), widths[1].gap(order), last.gap(order)})
        .quantity(
            "slopes",
            new double[] {
              slope(widths[0].gap(order), widths[1].gap(order)),
              slope(widths[1].gap(order), last.gap(order))
            })
        .quantity("largest |alpha|/n", 4 * weights)
        .done();
  }

  static double slope(double coarse, double fine) {
    return FastMath.log(coarse / fine) / FastMath.log(2);
  }

  /** The exact identity in the square of the cells' width, at two widths. */
  private static Finding.Builder lattice(WideNetwork network) {
    List<BigFraction> x = network.exactPoints();
    BigFraction radius = network.exactR();
    boolean holds = true;
    for (int cells : new int[] {2 * network.L(), 4 * network.L()}) {
      Lattice lattice = new Lattice(radius, cells);
      BinaryOperator<BigFraction> finite =
          network.sigma() == Activation.ABS ? lattice::abs : lattice::relu;
      holds &=
          new LatticeIdentity(finite, network.kernel(radius), network.defect(radius))
              .holds(lattice, x, network.exactValues());
    }
    return LATTICE.decide(holds).by(LatticeIdentity.SUM).by(LatticeIdentity.SYSTEM);
  }

  // --- controls

  @Override
  public List<Control<?>> controls() {
    return UnscaledControls.all();
  }
}
