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
import java.util.List;
import net.jqwik.api.Arbitrary;

/** Where wide networks of absolute values with a scaled potential end. */
@SuppressWarnings("rawtypes") // a service is named by its raw type
@AutoService(Theorem.class)
public final class AbsScaledVariational implements Theorem<WideNetwork> {

  // --- statement and source

  @Override
  public Card card() {
    return Card.id("abs-scaled-variational")
        .family("widenetworks")
        .title("Wide networks of absolute values with a scaled potential minimise its divergence")
        .statement(
            """
            Let $f=\\sum_{k\\le n}a_k|x-b_k|$, $b_k$ from an even density $p$ on $[-R,R]$, $a=0$ at
            first, under mirror flow with $\\Phi=n^{-2}\\sum_k\\phi(na_k)$. As $n\\to\\infty$ the end of
            training tends to the minimiser of $\\int D_\\phi\\big(h''/(2p),0\\big)\\,p\\,du$ among
            $h(t)=\\int\\alpha(u)|t-u|p(u)\\,du$ with $h(x_i)=y_i$. Its $\\alpha=h''/(2p)$ is
            $(\\phi')^{-1}\\big(\\phi'(0)+\\sum_i\\lambda_i|x_i-u|\\big)$. For analytic $\\phi$, uniform $p$ and
            data on cell boundaries of $N$ midpoint biases, $h_N=h+\\delta^2c+O(\\delta^4)$, $\\delta=2R/N$.
            """)
        .source(
            "Liang, Montufar, ICLR 2025, arXiv 2410.03988: abstract and introduction were read;"
                + " statement, proof and coefficient are reconstructed.");
  }

  @Override
  public Class<WideNetwork> instanceType() {
    return WideNetwork.class;
  }

  // --- hypotheses

  @Override
  public List<Hypothesis<WideNetwork>> hypotheses() {
    return hypotheses(Activation.ABS);
  }

  static List<Hypothesis<WideNetwork>> hypotheses(Activation sigma) {
    return List.of(
        Hypothesis.<WideNetwork>of(
                "points apart and inside", "$-R<x_1<\\dots<x_m<R$.", WideNetwork::order)
            .decidedByItsMargin(),
        Hypothesis.<WideNetwork>of(
                "scaled", "$\\Phi=n^{-2}\\sum\\phi(na_k)$.", n -> n.scaled() ? 1 : -1)
            .decidedByItsMargin(),
        Hypothesis.<WideNetwork>of(
                "units",
                sigma == Activation.ABS ? "$\\sigma=|\\cdot|$." : "$\\sigma=(\\cdot)_+$.",
                n -> n.sigma() == sigma ? 1 : -1)
            .decidedByItsMargin(),
        Hypothesis.<WideNetwork>of(
                "strictly convex",
                "$\\phi''(0)>0$: the dual has a regular solution.",
                n -> n.phi().curvature(n.w()))
            .decidedByItsMargin());
  }

  // --- claims

  @Override
  public List<Claim> claims() {
    return ScaledClaims.all();
  }

  // --- instances

  @Override
  public Arbitrary<WideNetwork> instances() {
    return NetworkDraws.scaled(Activation.ABS, phi -> true);
  }

  @Override
  public List<Example<WideNetwork>> examples() {
    return List.of(
        new Example<>("two points, square", twoPoints(Mirror.QUADRATIC, 1)),
        new Example<>("two points, hyperbolic entropy", twoPoints(Mirror.HYPENTROPY, 1)),
        new Example<>("four points, fourth power", fourPoints(Activation.ABS, Mirror.FOURTH, 1)),
        new Example<>(
            "four points, hyperbolic entropy", fourPoints(Activation.ABS, Mirror.HYPENTROPY, 0.1)));
  }

  private static WideNetwork twoPoints(Mirror phi, double w) {
    return new WideNetwork(
        Activation.ABS, phi, w, true, 1, 10, List.of(-5, 5), List.of(0.0, 1.0), 80);
  }

  static WideNetwork fourPoints(Activation sigma, Mirror phi, double w) {
    return new WideNetwork(
        sigma, phi, w, true, 1.5, 15, List.of(-7, -2, 3, 8), List.of(0.5, -0.3, 0.4, 0.1), 200);
  }

  // --- evidence

  @Override
  public Evidence examine(WideNetwork network, Trial trial) {
    return ScaledEvidence.examine(network, trial);
  }

  // --- controls

  @Override
  public List<Control<?>> controls() {
    return ScaledControls.all(Activation.ABS);
  }
}
