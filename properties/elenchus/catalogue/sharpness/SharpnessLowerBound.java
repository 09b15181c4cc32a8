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

/** The Jacobian in the inputs bounds the sharpness from below. */
@SuppressWarnings("rawtypes")
@AutoService(Theorem.class)
public final class SharpnessLowerBound implements Theorem<NetworkProblem> {
  static final Claim CONGRUENCE =
      Claim.equal(
          "congruence",
          "$M\\,G_lG_l^T-JJ^T=G_l(MI-A_lA_l^T)G_l^T$, which is positive semidefinite for"
              + " $M\\ge\\|A_l\\|^2$.");
  static final Claim LOEWNER =
      Claim.equal("first layer", "$\\Theta_{ii}\\succeq(\\|x_i\\|^2/\\|W_1\\|^2)J_iJ_i^T$.");
  static final Claim LAYERED =
      Claim.equal(
          "all layers",
          "$\\Theta_{ii}\\succeq\\kappa_iJ_iJ_i^T$ for $\\kappa_i=\\sum_l\\|z_{l-1}(x_i)\\|^2/"
              + "\\|A_l(x_i)\\|^2$ over the layers with $A_l\\ne0$.");
  static final Claim SHARPNESS =
      Claim.atLeast(
          "sharpness",
          "$\\lambda_{\\max}(GN)\\ge\\frac1N\\max_i\\kappa_i\\|S_iJ_i\\|^2\\ge\\frac1{N\\|W_1\\|^2}"
              + "\\max_i\\|x_i\\|^2\\|S_iJ_i\\|^2$.");
  static final Claim TRACE =
      Claim.atLeast("trace", "$\\mathrm{tr}\\,GN\\ge\\frac1N\\sum_i\\kappa_i\\|S_iJ_i\\|_F^2$.");
  static final Claim HOMOGENEOUS =
      Claim.equal("homogeneity", "$Df\\,\\theta=Lf$ for linear and ReLU networks.");
  static final Claim EULER =
      Claim.atLeast(
          "Euler bound",
          "$\\lambda_{\\max}(GN)\\ge L^2\\frac1N\\sum_if_i^TC_if_i/\\|\\theta\\|^2$ for linear and"
              + " ReLU networks.");
  static final Claim STABILITY =
      Claim.atMost(
          "edge of stability",
          "Square cost, $y_i=f(x_i)$, $\\lambda_{\\max}\\le2/\\eta$:"
              + " $\\max_i\\sqrt{\\kappa_i}\\|J_i\\|\\le\\sqrt{2N/\\eta}$ and"
              + " $\\max_i\\|x_i\\|\\|J_i\\|\\le\\|W_1\\|\\sqrt{2N/\\eta}$.");
  static final Claim EQUALITY =
      Claim.equal(
          "equality",
          "$\\lambda_{\\max}(GN)=\\kappa_1\\|J_1\\|^2$ for one sample, square cost and widths 1, at"
              + " every depth and for every activation, unless $J=0$.");

  // --- statement and source

  @Override
  public Card card() {
    return Card.id("sharpness-jacobian-lower-bound")
        .family("sharpness")
        .title("The Jacobian in the inputs bounds the sharpness from below")
        .statement(
            """
            With $A_l=\\partial a_l/\\partial x$ and
            $\\kappa_i=\\sum_l\\|z_{l-1}(x_i)\\|^2/\\|A_l(x_i)\\|^2$:
            $Df_iDf_i^T\\succeq\\kappa_iJ_iJ_i^T$, hence
            $\\lambda_{\\max}(GN)\\ge\\frac1N\\max_i\\kappa_i\\|S_iJ_i\\|^2$ for every network
            without biases and every convex cost. The first summand of $\\kappa_i$ is
            $\\|x_i\\|^2/\\|W_1\\|^2$.
            """)
        .source(
            "Takes the role of Ansatz 3.1 of MacDonald, Valmadre, Lucey 2023, arXiv 2305.14683, as"
                + " an inequality; reconstructed. First layer in the spirit of Ma, Ying 2021.");
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
                "first layer", "$W_1\\ne0$.", p -> p.W().get(0).maxAbs() > 0 ? 1 : -1)
            .decidedByItsMargin());
  }

  // --- claims

  @Override
  public List<Claim> claims() {
    return List.of(
        CONGRUENCE, LOEWNER, LAYERED, SHARPNESS, TRACE, HOMOGENEOUS, EULER, STABILITY, EQUALITY);
  }

  // --- instances

  @Override
  public Arbitrary<NetworkProblem> instances() {
    return NetworkDraws.withChains();
  }

  @Override
  public List<Example<NetworkProblem>> examples() {
    NetworkProblem linear = NetworkDraws.worked();
    return List.of(
        new Example<>("linear", linear),
        new Example<>("relu", linear.with(Activation.RELU)),
        new Example<>("tanh", linear.with(Activation.TANH)),
        new Example<>("scalar", NetworkDraws.chain(2, 2, 0)),
        new Example<>("saturation 1", saturated(1)),
        new Example<>("saturation 5", saturated(5)),
        new Example<>("saturation 10", saturated(10)));
  }

  /** One layer (t, -t) on the samples 1 and -1 of two classes, cross-entropy. */
  static NetworkProblem saturated(double t) {
    return new NetworkProblem(
        List.of(Matrix.column(t, -t)),
        Matrix.column(1, -1),
        Matrix.identity(2),
        Activation.IDENTITY,
        Cost.CROSS_ENTROPY);
  }

  // --- evidence

  @Override
  public Evidence examine(NetworkProblem p, Trial trial) {
    return Evidence.collect()
        .add(Proofs.finding(CONGRUENCE, Identities.ALL, Proofs.MATRIX_WORDS))
        .addAll(LowerBoundEvidence.of(p))
        .quantity("proof", Identities.ALL.toString())
        .done();
  }

  /** The proofs hold for all instances, so they are made once. */
  private static final class Identities {
    static final Proof ALL = ChainRule.congruence().and(ChainRule.layers());
  }

  // --- controls

  @Override
  public List<Control<?>> controls() {
    return LowerBoundControls.all();
  }
}
