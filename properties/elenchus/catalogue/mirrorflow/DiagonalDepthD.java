package elenchus.catalogue.mirrorflow;

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

/** The regulariser of a diagonal network u^D - v^D of depth above two. */
@SuppressWarnings("rawtypes")
@AutoService(Theorem.class)
public final class DiagonalDepthD implements Theorem<DiagonalRegression> {
  static final Claim LIMIT =
      Claim.converges(
          "limit of the flow",
          "$\\beta(t)\\to\\arg\\min\\{\\sum_ia_i^2q_D(\\beta_i/a_i^D):X\\beta=y\\}$,"
              + " $q_D=\\int_0h_D^{-1}$.");
  static final Claim CERTIFICATE =
      Claim.equal(
          "dual certificate",
          "Exactly one $\\mu$ has $\\beta_i=a_i^Dh_D(a_i^{D-2}(X^T\\mu)_i)$, $X\\beta=y$; its"
              + " $\\beta$ is the point that is compared.");
  static final Claim FLOW =
      Claim.equal(
          "invariant and trajectory",
          "$u_i^{2-D}+v_i^{2-D}=2a_i^{2-D}$, and $u_i^{2-D}$ grows at the rate"
              + " $2D(D-2)(X^Tr)_i$.");
  static final Claim REGULARISER =
      Claim.equal(
          "conjugate of the regulariser",
          "$\\frac{D-2}2\\big((1-s)^e+(1+s)^e-2\\big)$, $e=-2/(D-2)$, has the derivative"
              + " $h_D(s)=(1-s)^{-D/(D-2)}-(1+s)^{-D/(D-2)}$.");
  static final Claim PYTHAGORAS =
      Claim.equal(
          "the dual condition suffices",
          "$D(\\beta_*,0)=D(\\beta_*,\\beta)+D(\\beta,0)$ for every interpolant $\\beta_*$.");
  static final Claim INVARIANT =
      Claim.equal(
          "integrated invariant", "$\\tfrac12\\big((a_i/u_i)^{D-2}+(a_i/v_i)^{D-2}\\big)=1$.");
  static final Claim TRAJECTORY =
      Claim.equal(
          "integrated trajectory", "$\\beta(t)=a^Dh_D(s)$ with $s=-2D(D-2)a^{D-2}X^T\\int_0^tr$.");

  private static final DiagonalEvidence CHECKS =
      new DiagonalEvidence(LIMIT, CERTIFICATE, INVARIANT, TRAJECTORY);

  // --- statement and source

  @Override
  public Card card() {
    return Card.id("diagonal-net-depthd-hd")
        .family("mirrorflow")
        .title("A diagonal network of any depth minimises an explicit regulariser")
        .statement(
            """
            Let $D>2$, $\\beta=u^D-v^D$ elementwise, $u(0)=v(0)=a>0$, and let $X$ have independent
            rows. Gradient flow of $|X\\beta-y|^2$ on $(u,v)$ ends at the interpolant that minimises
            $\\sum_ia_i^2q_D(\\beta_i/a_i^D)$, where $q_D'$ is the inverse of
            $h_D(s)=(1-s)^{-D/(D-2)}-(1+s)^{-D/(D-2)}$ on $(-1,1)$: the one with
            $\\beta_i=a_i^Dh_D(a_i^{D-2}(X^T\\mu)_i)$. For all $t$,
            $u_i^{2-D}+v_i^{2-D}=2a_i^{2-D}$.
            """)
        .source(
            "Woodworth et al. 2020, arXiv 2002.09277: abstract read; statement reconstructed, the"
                + " weights for unequal starts added.");
  }

  @Override
  public Class<DiagonalRegression> instanceType() {
    return DiagonalRegression.class;
  }

  // --- hypotheses

  @Override
  public List<Hypothesis<DiagonalRegression>> hypotheses() {
    return List.of(
        DiagonalDepthTwo.independentRows(),
        Hypothesis.<DiagonalRegression>of("depth above two", "$D>2$.", net -> net.D() - 2)
            .decidedByItsMargin());
  }

  // --- claims

  @Override
  public List<Claim> claims() {
    return List.of(LIMIT, CERTIFICATE, FLOW, REGULARISER, PYTHAGORAS, INVARIANT, TRAJECTORY);
  }

  // --- instances

  @Override
  public Arbitrary<DiagonalRegression> instances() {
    return DiagonalDraws.deep();
  }

  @Override
  public List<Example<DiagonalRegression>> examples() {
    return List.of(
        new Example<>("depth three", DiagonalDraws.worked(3, 0.5)),
        new Example<>("depth four", DiagonalDraws.worked(4, 0.5)));
  }

  // --- evidence

  @Override
  public Evidence examine(DiagonalRegression net, Trial trial) {
    Evidence.Builder evidence =
        Evidence.collect()
            .add(Proofs.finding(FLOW, Identities.FLOW, Proofs.DIFFERENTIAL_FIELD))
            .add(Proofs.finding(REGULARISER, Identities.REGULARISER, Proofs.DIFFERENTIAL_FIELD))
            .add(Proofs.finding(PYTHAGORAS, Identities.PYTHAGORAS, Proofs.MATRIX_WORDS));
    CHECKS.examine(net, "mu", trial, evidence);
    return evidence.quantity("proof", Identities.FLOW + "\n\n" + Identities.REGULARISER).done();
  }

  /** The proofs hold for all instances, so they are made once. */
  private static final class Identities {
    static final Proof FLOW = DiagonalProofs.deepFlow();
    static final Proof REGULARISER = DiagonalProofs.deepRegulariser();
    static final Proof PYTHAGORAS = MirrorProofs.pythagoras();
  }

  // --- controls

  @Override
  public List<Control<?>> controls() {
    return DiagonalControls.deep(CHECKS);
  }
}
