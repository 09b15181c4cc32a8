package elenchus.catalogue.widenetworks;

import com.google.auto.service.AutoService;
import elenchus.functions.Activation;
import elenchus.theorem.Card;
import elenchus.theorem.Claim;
import elenchus.theorem.Control;
import elenchus.theorem.Evidence;
import elenchus.theorem.Example;
import elenchus.theorem.Hypothesis;
import elenchus.theorem.Theorem;
import elenchus.theorem.Trial;
import elenchus.theorem.Witness;
import java.util.List;
import net.jqwik.api.Arbitrary;

/** An unscaled potential acts on a wide network like the square, with an explicit rate. */
@SuppressWarnings("rawtypes") // a service is named by its raw type
@AutoService(Theorem.class)
public final class UnscaledPotentialEqualsGradientFlow implements Theorem<WideNetwork> {
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
      evidence.add(UnscaledEvidence.lattice(network));
    }
    if (OutputFlow.isWorthwhile(network)) {
      evidence.add(OutputFlow.finding(FLOW, network, trial));
    }
    return evidence.addAll(UnscaledEvidence.rates(network, 1, trial)).done();
  }

  // --- controls

  @Override
  public List<Control<?>> controls() {
    return UnscaledControls.all();
  }
}
