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

/** Balanced deep linear networks: the sharpness is a function of the Jacobian. */
@SuppressWarnings("rawtypes")
@AutoService(Theorem.class)
public final class BalancedSharpness implements Theorem<BalancedNetwork> {
  static final Claim POWERS =
      Claim.equal(
          "powers",
          "Balance makes $W_L\\cdots W_{l+1}(W_L\\cdots W_{l+1})^T=(W_LW_L^T)^{L-l}$ and"
              + " $JJ^T=(W_LW_L^T)^L$ (words, $L\\le4$).");
  static final Claim CONSERVED =
      Claim.equal(
          "balance is conserved",
          "$W_{l+1}^TW_{l+1}-W_lW_l^T$ is constant along gradient flow, for every loss of the"
              + " product.");
  static final Claim SPECTRUM =
      Claim.equal(
          "spectrum",
          "The eigenvalues of GN are $m_2\\sum_ls_a^{2(L-l)/L}s_b^{2(l-1)/L}$ for $a\\le k$,"
              + " $b\\le d$, and zeros.");
  static final Claim IDENTITY =
      Claim.equal("identity", "$\\lambda_{\\max}(GN)=m_2L\\|J\\|^{2-2/L}$.");
  static final Claim HESSIAN =
      Claim.equal(
          "Hessian", "At an exact fit this is $\\lambda_{\\max}$ of the Hessian of the loss.");
  static final Claim FLOW =
      Claim.equal(
          "along the flow",
          "$\\lambda_{\\max}(GN)(t)=m_2L\\|J(t)\\|^{2-2/L}$ along gradient flow, for all targets.");
  static final Claim MODES =
      Claim.equal(
          "modes",
          "Aligned targets: singular value $s_i$ of $J$ obeys $s_i'=m_2Ls_i^{2-2/L}(y_i-s_i)$.");
  static final Claim GROWTH =
      Claim.atLeast(
          "growth", "Aligned targets, $0<s_i<y_i$: the sharpness of GN increases strictly.");

  // --- statement and source

  @Override
  public Card card() {
    return Card.id("balanced-linear-sharpness-identity")
        .family("sharpness")
        .title("Balanced linear networks: the sharpness is a power of the Jacobian's norm")
        .statement(
            """
            Deep linear network, square loss, $X^TX=Nm_2I$, balanced weights
            $W_{l+1}^TW_{l+1}=W_lW_l^T$: the eigenvalues of GN are
            $m_2\\sum_ls_a^{2(L-l)/L}s_b^{2(l-1)/L}$ ($s$ the singular values of $J$, padded with
            zeros, $0^0=1$) and $\\lambda_{\\max}(GN)=m_2L\\|J\\|^{2-2/L}$, at every time of a
            gradient flow that starts balanced.
            """)
        .source(
            "Takes the role of Ansatz 3.1 of MacDonald, Valmadre, Lucey 2023, arXiv 2305.14683, as"
                + " an identity; reconstructed.");
  }

  @Override
  public Class<BalancedNetwork> instanceType() {
    return BalancedNetwork.class;
  }

  // --- hypotheses

  @Override
  public List<Hypothesis<BalancedNetwork>> hypotheses() {
    return List.of(
        Hypothesis.<BalancedNetwork>of("samples", "$N\\ge d$.", n -> n.size() - n.inputs() + 1)
            .decidedByItsMargin());
  }

  // --- claims

  @Override
  public List<Claim> claims() {
    return List.of(POWERS, CONSERVED, SPECTRUM, IDENTITY, HESSIAN, FLOW, MODES, GROWTH);
  }

  // --- instances

  @Override
  public Arbitrary<BalancedNetwork> instances() {
    return BalancedDraws.all();
  }

  @Override
  public List<Example<BalancedNetwork>> examples() {
    return List.of(
        new Example<>("two layers", BalancedDraws.worked(2)),
        new Example<>("three layers", BalancedDraws.worked(3)),
        new Example<>("four layers", BalancedDraws.worked(4)),
        new Example<>("one mode", BalancedDraws.oneMode(2.0907)),
        new Example<>("two modes learned", BalancedDraws.learned()));
  }

  // --- evidence

  @Override
  public Evidence examine(BalancedNetwork n, Trial trial) {
    Evidence.Builder evidence =
        Evidence.collect()
            .add(Proofs.finding(POWERS, Identities.POWERS, Proofs.MATRIX_WORDS))
            .add(Proofs.finding(CONSERVED, Identities.CONSERVED, Proofs.MATRIX_WORDS))
            .addAll(BalancedEvidence.of(n));
    if (n.T() > 0) {
      evidence.addAll(BalancedFlow.evidence(n, trial));
    }
    return evidence.quantity("proof", Identities.POWERS + "\n\n" + Identities.CONSERVED).done();
  }

  /** The proofs hold for all instances, so they are made once. */
  private static final class Identities {
    static final Proof POWERS = BalancedProofs.powers();
    static final Proof CONSERVED = BalancedProofs.conserved();
  }

  // --- controls

  @Override
  public List<Control<?>> controls() {
    return BalancedControls.all();
  }
}
