package elenchus.catalogue.sharpness;

import com.google.auto.service.AutoService;
import elenchus.catalogue.closedform.Proofs;
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

/** Progressive sharpening, exactly, for scalar chains. */
@SuppressWarnings("rawtypes")
@AutoService(Theorem.class)
public final class ChainSharpening implements Theorem<ScalarChain> {
  static final Claim SHAPE =
      Claim.equal(
          "spectrum and slopes",
          "$\\lambda_\\perp=m_2(y-s)s^{1-2/L}$ ($L-1$ times),"
              + " $\\lambda_{sym}=m_2[Ls-(L-1)(y-s)]s^{1-2/L}$; they cross at $s=y/2$;"
              + " $\\lambda_\\perp$ turns at $y(L-2)/(2(L-1))$, $\\lambda_{sym}$ increases beyond"
              + " $y/2$.");
  static final Claim DYNAMICS =
      Claim.equal(
          "dynamics", "$s'=m_2Ls^{2-2/L}(y-s)$ ($L\\le5$), solved for $L=2$ by a logistic curve.");
  static final Claim TWO =
      Claim.equal(
          "two factors",
          "$\\lambda_{\\max}=\\frac{m_2}2[\\sqrt{D^2+4s^2}+\\sqrt{D^2+4(2s-y)^2}]$; the flow keeps"
              + " $D=w_1^2-w_2^2$, a step makes it $D(1-(\\eta m_2r)^2)$.");
  static final Claim SPECTRUM =
      Claim.equal("spectrum", "The Hessian has these eigenvalues at all points of the path.");
  static final Claim TIME =
      Claim.equal(
          "time", "The flow of all factors takes $\\frac1{m_2L}\\int du/(u^{2-2/L}(y-u))$.");
  static final Claim GAUSS_NEWTON =
      Claim.equal("Gauss-Newton", "$\\lambda_{\\max}(GN)=m_2Ls^{2-2/L}$.");
  static final Claim GROWTH = Claim.atLeast("growth", "It increases along the flow.");
  static final Claim TURNING =
      Claim.atLeast(
          "turning points",
          "$\\lambda_{\\max}$ of the Hessian increases up to $y(L-2)/(2(L-1))$, decreases up to"
              + " $y/2$, then increases to $m_2Ly^{2-2/L}$.");
  static final Claim UNBALANCED =
      Claim.equal("unbalanced sharpness", "The formula for two factors at $(w_1,w_2)$.");
  static final Claim STEPS =
      Claim.equal("steps", "$D_{t+1}=D_t(1-(\\eta m_2r_t)^2)$ along gradient descent.");
  static final Claim DESCENT =
      Claim.atMost(
          "descent",
          "While $|\\eta m_2r_t|<\\sqrt2$ the sharpness $m_2\\sqrt{D_t^2+4y^2}$ of the flow's"
              + " solution does not increase.");

  // --- statement and source

  @Override
  public Card card() {
    return Card.id("scalar-chain-sharpening")
        .family("sharpness")
        .title("Progressive sharpening of a scalar chain, exactly")
        .statement(
            """
            Gradient flow of $\\frac{m_2}2(w_1\\cdots w_L-y)^2$ from balanced factors with product
            $0<s_0<y$: the sharpness of the Gauss-Newton matrix, $m_2Ls^{2-2/L}$, increases; that of
            the Hessian rises to $s=y(L-2)/(2(L-1))$, falls to $s=y/2$ and rises to
            $m_2Ly^{2-2/L}$. Two unbalanced factors: $D=w_1^2-w_2^2$ decides, and gradient descent
            shrinks it.
            """)
        .source(
            "Model for the progressive sharpening of MacDonald, Valmadre, Lucey 2023, arXiv"
                + " 2305.14683 (role of Theorem 5.1); reconstructed. Descent: Kreisler et al."
                + " 2023, arXiv 2305.13064, at depth 2.");
  }

  @Override
  public Class<ScalarChain> instanceType() {
    return ScalarChain.class;
  }

  // --- hypotheses

  @Override
  public List<Hypothesis<ScalarChain>> hypotheses() {
    return List.of(
        Hypothesis.<ScalarChain>of("depth", "$L\\ge2$.", c -> c.L() - 1).decidedByItsMargin(),
        Hypothesis.<ScalarChain>of("target", "$y>0$.", ScalarChain::y).decidedByItsMargin(),
        Hypothesis.<ScalarChain>of("start", "$0<s_0<y$.", c -> Math.min(c.s0(), c.y() - c.s0()))
            .decidedByItsMargin());
  }

  // --- claims

  @Override
  public List<Claim> claims() {
    return List.of(
        SHAPE,
        DYNAMICS,
        TWO,
        SPECTRUM,
        TIME,
        GAUSS_NEWTON,
        GROWTH,
        TURNING,
        UNBALANCED,
        STEPS,
        DESCENT);
  }

  // --- instances

  @Override
  public Arbitrary<ScalarChain> instances() {
    return ChainDraws.all();
  }

  @Override
  public List<Example<ScalarChain>> examples() {
    return List.of(
        new Example<>("L = 2", ChainDraws.worked(2, 0.1, 0.1)),
        new Example<>("L = 3", ChainDraws.worked(3, 0.1, 0.1)),
        new Example<>("L = 4", ChainDraws.worked(4, 0.1, 0.1)),
        new Example<>("L = 5", ChainDraws.worked(5, 0.1, 0.1)),
        new Example<>("L = 2, long step", ChainDraws.worked(2, 0.8, 3)),
        new Example<>("L = 3, later start", ChainDraws.worked(3, 0.8, 0.1)));
  }

  // --- evidence

  @Override
  public Evidence examine(ScalarChain chain, Trial trial) {
    return Evidence.collect()
        .add(Proofs.finding(SHAPE, Identities.SHAPE, Proofs.DIFFERENTIAL_FIELD))
        .add(Proofs.finding(DYNAMICS, Identities.FLOW, Proofs.DIFFERENTIAL_FIELD))
        .add(Proofs.finding(TWO, Identities.TWO, Proofs.DIFFERENTIAL_FIELD))
        .addAll(ChainEvidence.of(chain, trial))
        .addAll(FactorEvidence.of(chain))
        .addAll(ChainQuantities.of(chain))
        .quantity("proof", Identities.SHAPE + "\n\n" + Identities.TWO)
        .done();
  }

  /** The proofs hold for all instances, so they are made once. */
  private static final class Identities {
    static final Proof SHAPE = ChainProofs.shape();
    static final Proof FLOW = ChainProofs.flow();
    static final Proof TWO = ChainProofs.unbalanced();
  }

  // --- controls

  @Override
  public List<Control<?>> controls() {
    return ChainControls.all();
  }
}
