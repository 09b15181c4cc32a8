package elenchus.catalogue.sharpness;

import com.google.auto.service.AutoService;
import elenchus.catalogue.closedform.Proofs;
import elenchus.linear.Matrix;
import elenchus.network.Activation;
import elenchus.network.Cost;
import elenchus.symbolic.Proof;
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

/** The Gauss-Newton matrix, its conjugate, and the conjugate's split into layers. */
@SuppressWarnings("rawtypes")
@AutoService(Theorem.class)
public final class ConjugateDecomposition implements Theorem<NetworkProblem> {
  static final Claim CHAIN =
      Claim.equal(
          "chain rule",
          "$df=\\sum_lG_l\\,dW_l\\,z_{l-1}+J\\,dx$, $J=G_lA_l$, and layer $l$ of $Df_iDf_j^T$ is"
              + " $\\langle z_{l-1},z'_{l-1}\\rangle G_lG_l'^T$.");
  static final Claim KERNEL =
      Claim.equal(
          "tangent kernel",
          "$\\Theta_{ij}=Df_iDf_j^T=\\sum_l\\langle z_{l-1}(x_i),z_{l-1}(x_j)\\rangle"
              + " G_l(x_i)G_l(x_j)^T$.");
  static final Claim SPECTRA =
      Claim.equal("equal spectra", "GN and $K$ have the same nonzero eigenvalues.");
  static final Claim POLYNOMIALS =
      Claim.equal(
          "characteristic polynomials",
          "$\\mathrm{tr}\\,GN^j=\\mathrm{tr}\\,K^j$ for all $j$, so $x^{Nk}\\chi_{GN}=x^P\\chi_K$.");
  static final Claim HESSIAN =
      Claim.equal(
          "Hessian",
          "$\\nabla^2\\ell=GN+\\frac1N\\sum_i\\sum_a\\partial_ac(f_i)\\nabla^2f_a(x_i)$, off the"
              + " kinks.");
  static final Claim INTERPOLATION =
      Claim.equal(
          "interpolation", "Square cost with $y_i=f(x_i)$: $\\nabla^2\\ell=GN$, off the kinks.");
  static final Claim TRACES =
      Claim.equal(
          "layers", "$\\mathrm{tr}\\,GN=\\sum_l\\mathrm{tr}\\,K_l$, and every $K_l\\succeq0$.");
  static final Claim SANDWICH =
      Claim.atMost(
          "sandwich",
          "$\\frac1N\\max_i\\lambda_{\\max}(S_i\\Theta_{ii}S_i^T)\\le\\lambda_{\\max}(GN)\\le"
              + "\\frac1N\\sum_i\\sum_l\\|z_{l-1}(x_i)\\|^2\\|S_iG_l(x_i)\\|^2$.");
  static final Claim SYMMETRIES =
      Claim.equal(
          "symmetries",
          "$K$ is invariant under rotations of the inputs (with $W_1$) and permutations of hidden"
              + " units, GN under duplication of the data; $x\\mapsto cx$ multiplies every $K_l$ by"
              + " $c^2$ (linear and ReLU, square cost).");

  // --- statement and source

  @Override
  public Card card() {
    return Card.id("gn-conjugate-layer-decomposition")
        .family("sharpness")
        .title("Gauss-Newton matrix, its conjugate, and the split into layers")
        .statement(
            """
            $f=W_L\\phi(\\cdots\\phi(W_1x))$, loss $\\frac1N\\sum_ic(f(x_i),y_i)$ with convex $c$,
            $G_l=\\partial f/\\partial a_l$, $S_i^TS_i=\\nabla_f^2c(f(x_i))$. The Gauss-Newton
            matrix $GN=\\frac1N\\sum_iDf_i^TS_i^TS_iDf_i$ and its conjugate $K$ of blocks
            $\\frac1NS_i\\Theta_{ij}S_j^T$ share their nonzero spectrum, and
            $\\Theta_{ij}=\\sum_l\\langle z_{l-1}(x_i),z_{l-1}(x_j)\\rangle G_l(x_i)G_l(x_j)^T$.
            The Hessian is GN plus a term that vanishes with the residuals.
            """)
        .source(
            "MacDonald, Valmadre, Lucey 2023, arXiv 2305.14683 (abstract, start of the introduction"
                + " and public reviews read): the role of its equation (4), reconstructed.");
  }

  @Override
  public Class<NetworkProblem> instanceType() {
    return NetworkProblem.class;
  }

  // --- hypotheses

  @Override
  public List<Hypothesis<NetworkProblem>> hypotheses() {
    return List.of(
        Hypothesis.<NetworkProblem>of(
                "samples", "There is at least one sample.", NetworkProblem::size)
            .decidedByItsMargin());
  }

  // --- claims

  @Override
  public List<Claim> claims() {
    return List.of(
        CHAIN, KERNEL, SPECTRA, POLYNOMIALS, HESSIAN, INTERPOLATION, TRACES, SANDWICH, SYMMETRIES);
  }

  // --- instances

  @Override
  public Arbitrary<NetworkProblem> instances() {
    return NetworkDraws.all();
  }

  @Override
  public List<Example<NetworkProblem>> examples() {
    NetworkProblem linear = NetworkDraws.worked();
    Matrix off = Matrix.ofRows(new double[][] {{1, 1}, {2, -1.5}});
    double root = Math.sqrt(0.1);
    return List.of(
        new Example<>("linear", linear),
        new Example<>("relu", linear.with(Activation.RELU)),
        new Example<>("tanh", linear.with(Activation.TANH)),
        new Example<>(
            "relu off the kinks", linear.withSamples(off, linear.Y()).with(Activation.RELU)),
        new Example<>("chain off interpolation", NetworkDraws.chain(root, root, 1.5)));
  }

  // --- evidence

  @Override
  public Evidence examine(NetworkProblem p, Trial trial) {
    Evidence.Builder evidence =
        Evidence.collect().add(Proofs.finding(CHAIN, Identities.ALL, Proofs.MATRIX_WORDS));
    if (p.isRational()) {
      evidence.addAll(ExactConjugate.of(p));
    } else {
      evidence.add(ConjugateEvidence.kernel(p));
    }
    evidence.addAll(ConjugateEvidence.measured(p));
    if (p.distanceToKink() > 1e-8) {
      evidence.add(HessianEvidence.split(p, HESSIAN));
      if (p.c() == Cost.SQUARE) {
        evidence.add(HessianEvidence.atInterpolation(p, INTERPOLATION));
      }
    }
    return evidence.quantity("proof", Identities.ALL.toString()).done();
  }

  /** The proofs hold for all instances, so they are made once. */
  private static final class Identities {
    static final Proof ALL = ChainRule.layers().and(ChainRule.kernel());
  }

  // --- controls

  @Override
  public List<Control<?>> controls() {
    return ConjugateControls.all();
  }
}
