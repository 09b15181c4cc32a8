package elenchus.catalogue.widenetworks;

import com.google.auto.service.AutoService;
import elenchus.functions.Activation;
import elenchus.functions.ContinuumLimit;
import elenchus.theorem.Card;
import elenchus.theorem.Claim;
import elenchus.theorem.Control;
import elenchus.theorem.Evidence;
import elenchus.theorem.Example;
import elenchus.theorem.Finding;
import elenchus.theorem.Hypothesis;
import elenchus.theorem.Theorem;
import elenchus.theorem.Trial;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;

/** Where wide rectified networks with a scaled potential end. */
@SuppressWarnings("rawtypes") // a service is named by its raw type
@AutoService(Theorem.class)
public final class ReluScaledVariational implements Theorem<WideNetwork> {
  static final Claim RECOVERS =
      Claim.equal(
          "square recovers the unscaled limit",
          "For $\\phi=x^2$ the limit is the weighted-curvature spline of unscaled potentials.");

  // --- statement and source

  @Override
  public Card card() {
    return Card.id("relu-scaled-variational")
        .family("widenetworks")
        .title("Wide ReLU networks with a scaled potential minimise a divergence of two functions")
        .statement(
            """
            Let $f=\\sum_{k\\le n}a_k(w_kx-b_k)_+$ with $w_k=\\pm1$, $b_k$ from an even density $p$ on
            $[-R,R]$, $a=0$ at first, under mirror flow with $\\Phi=n^{-2}\\sum_k\\phi(na_k)$. As
            $n\\to\\infty$ the end of training tends to
            $h(t)=\\frac12\\int p\\,[\\alpha_+(t-u)_++\\alpha_-(u-t)_+]\\,du$ with
            $\\alpha_\\pm=(\\phi')^{-1}(\\phi'(0)+\\sum_i\\lambda_i(\\pm(x_i-u))_+)$, $h(x_i)=y_i$: the minimiser of
            $\\frac12\\int[D_\\phi(s+q,0)+D_\\phi(s-q,0)]\\,p$ with $s=h''/p$ and $q$ such that
            $\\int pq=h'(\\infty)+h'(-\\infty)$, $\\int pqu=\\int h''|u|-2h(0)$. Rate as for absolute values.
            """)
        .source(
            "Reconstructed; beyond the statement in function space of Liang, Montufar, ICLR 2025,"
                + " arXiv 2410.03988, whose abstract and introduction were read.");
  }

  @Override
  public Class<WideNetwork> instanceType() {
    return WideNetwork.class;
  }

  // --- hypotheses

  @Override
  public List<Hypothesis<WideNetwork>> hypotheses() {
    return AbsScaledVariational.hypotheses(Activation.RELU);
  }

  // --- claims

  @Override
  public List<Claim> claims() {
    List<Claim> claims = new ArrayList<>(ScaledClaims.all());
    claims.add(RECOVERS);
    return claims;
  }

  // --- instances

  @Override
  public Arbitrary<WideNetwork> instances() {
    return NetworkDraws.scaled(Activation.RELU, phi -> true);
  }

  @Override
  public List<Example<WideNetwork>> examples() {
    return List.of(
        new Example<>("two points, square", twoPoints(Mirror.QUADRATIC)),
        new Example<>("two points, hyperbolic entropy", twoPoints(Mirror.HYPENTROPY)),
        new Example<>(
            "four points, hyperbolic entropy",
            AbsScaledVariational.fourPoints(Activation.RELU, Mirror.HYPENTROPY, 0.1)));
  }

  private static WideNetwork twoPoints(Mirror phi) {
    return new WideNetwork(
        Activation.RELU, phi, 1, true, 1, 10, List.of(-5, 5), List.of(0.0, 1.0), 80);
  }

  // --- evidence

  @Override
  public Evidence examine(WideNetwork network, Trial trial) {
    return Evidence.collect()
        .addAll(ScaledEvidence.examine(network, trial))
        .add(recovers(network))
        .done();
  }

  private static Finding.Builder recovers(WideNetwork network) {
    ContinuumLimit square = ScaledEvidence.limit(network.with(Mirror.QUADRATIC, 1), 1);
    double size = 1 + network.y().stream().mapToDouble(Math::abs).max().orElse(0);
    return RECOVERS
        .compare(square.distance(network.quadraticLimit(), network.grid(11)), 0)
        .within(
            1e-12 * size * Math.max(1, network.condition() / 10),
            "rounding times the condition of the kernel")
        .by(ScaledClaims.CONTINUUM)
        .by("kernel in closed form", "own on Hipparchus", "double");
  }

  // --- controls

  @Override
  public List<Control<?>> controls() {
    return ScaledControls.all(Activation.RELU);
  }
}
