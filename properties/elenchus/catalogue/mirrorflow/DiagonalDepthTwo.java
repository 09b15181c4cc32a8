package elenchus.catalogue.mirrorflow;

import com.google.auto.service.AutoService;
import elenchus.catalogue.closedform.Proofs;
import elenchus.mirror.BregmanProjection;
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
import java.util.Optional;
import net.jqwik.api.Arbitrary;

/** The regulariser of a diagonal network u^2 - v^2, between the l1 and the l2 norm. */
@SuppressWarnings("rawtypes")
@AutoService(Theorem.class)
public final class DiagonalDepthTwo implements Theorem<DiagonalRegression> {
  private static final double LEAST_RATIO = 1e-3;

  static final Claim LIMIT =
      Claim.converges(
          "limit of the flow",
          "$\\beta(t)\\to\\arg\\min\\{\\sum_ia_i^2q(\\beta_i/a_i^2):X\\beta=y\\}$,"
              + " $q(z)=2-\\sqrt{4+z^2}+z\\,\\mathrm{arsinh}(z/2)$.");
  static final Claim UNEQUAL =
      Claim.converges(
          "limit from an unequal start",
          "From $u_0\\ne v_0$ the limit is the Bregman projection of $\\beta_0=u_0^2-v_0^2$, with"
              + " $a^2=u_0v_0$.");
  static final Claim CERTIFICATE =
      Claim.equal(
          "dual certificate",
          "Exactly one $\\nu$ has $\\beta=2a^2\\sinh(X^T\\nu)$, $X\\beta=y$; its $\\beta$ is the"
              + " point that is compared.");
  static final Claim FLOW =
      Claim.equal(
          "invariant and trajectory",
          "$u_iv_i=a_i^2$ and $\\mathrm{arsinh}(\\beta_i/2a_i^2)=\\log(u_i/v_i)$ falls at the rate"
              + " $8(X^Tr)_i$.");
  static final Claim REGULARISER =
      Claim.equal("derivative of q", "$q'(z)=\\mathrm{arsinh}(z/2)$, $q''>0$.");
  static final Claim PYTHAGORAS =
      Claim.equal(
          "the dual condition suffices",
          "$D(\\beta_*,0)=D(\\beta_*,\\beta)+D(\\beta,0)$ for every interpolant $\\beta_*$.");
  static final Claim INVARIANT = Claim.equal("integrated invariant", "$u_iv_i/a_i^2=1$.");
  static final Claim TRAJECTORY =
      Claim.equal("integrated trajectory", "$\\beta(t)=2a^2\\sinh\\big(-8X^T\\int_0^tr\\big)$.");

  private static final DiagonalEvidence CHECKS =
      new DiagonalEvidence(LIMIT, CERTIFICATE, INVARIANT, TRAJECTORY);

  // --- statement and source

  @Override
  public Card card() {
    return Card.id("diagonal-net-depth2-q")
        .family("mirrorflow")
        .title("A diagonal network of depth two minimises an explicit regulariser")
        .statement(
            """
            Let $\\beta=u^2-v^2$ elementwise, $u(0)=v(0)=a>0$, and let $X$ have independent rows.
            Gradient flow of $|X\\beta-y|^2$ on $(u,v)$ ends at the interpolant that minimises
            $\\sum_ia_i^2q(\\beta_i/a_i^2)$, $q(z)=2-\\sqrt{4+z^2}+z\\,\\mathrm{arsinh}(z/2)$: the one
            with $\\beta=2a^2\\sinh(X^T\\nu)$. For all $t$, $u_iv_i=a_i^2$ and
            $\\beta(t)=2a^2\\sinh(-8X^T\\int_0^tr)$, $r=X\\beta-y$.
            """)
        .source(
            "Woodworth et al. 2020, arXiv 2002.09277: abstract read; statement reconstructed, the"
                + " case of an unequal start added.");
  }

  @Override
  public Class<DiagonalRegression> instanceType() {
    return DiagonalRegression.class;
  }

  // --- hypotheses

  static Hypothesis<DiagonalRegression> independentRows() {
    return Hypothesis.<DiagonalRegression>of(
            "independent rows",
            "$X$ has rank $m$ (numerically: $\\sigma_m\\ge10^{-3}\\sigma_1$).",
            net -> net.rowRatio() - LEAST_RATIO)
        .decidedBy(DiagonalRegression::hasIndependentRows);
  }

  @Override
  public List<Hypothesis<DiagonalRegression>> hypotheses() {
    return List.of(
        independentRows(),
        Hypothesis.<DiagonalRegression>of("depth two", "$D=2$.", net -> net.D() == 2 ? 1 : -1)
            .decidedByItsMargin());
  }

  // --- claims

  @Override
  public List<Claim> claims() {
    return List.of(
        LIMIT, UNEQUAL, CERTIFICATE, FLOW, REGULARISER, PYTHAGORAS, INVARIANT, TRAJECTORY);
  }

  // --- instances

  @Override
  public Arbitrary<DiagonalRegression> instances() {
    return DiagonalDraws.shallow();
  }

  @Override
  public List<Example<DiagonalRegression>> examples() {
    return List.of(new Example<>("one sample", DiagonalDraws.worked(2, 0.5)));
  }

  // --- evidence

  @Override
  public Evidence examine(DiagonalRegression net, Trial trial) {
    Evidence.Builder evidence =
        Evidence.collect()
            .add(Proofs.finding(FLOW, Identities.FLOW, Proofs.DIFFERENTIAL_FIELD))
            .add(Proofs.finding(REGULARISER, Identities.REGULARISER, Proofs.DIFFERENTIAL_FIELD))
            .add(Proofs.finding(PYTHAGORAS, Identities.PYTHAGORAS, Proofs.MATRIX_WORDS));
    CHECKS.examine(net, "nu", trial, evidence);
    if (net.skew() != 1) {
      unequal(net, trial, evidence);
    }
    return evidence.quantity("proof", Identities.FLOW + "\n\n" + Identities.REGULARISER).done();
  }

  private static void unequal(DiagonalRegression net, Trial trial, Evidence.Builder evidence) {
    Optional<BregmanProjection.Solution> solved =
        new BregmanProjection(net.map(), net.X(), net.targets(), net.skewedStart()).solve();
    if (solved.isPresent() && !DiagonalEvidence.isStiff(net, solved.get().theta())) {
      List<DiagonalFlow.Point> path = DiagonalEvidence.path(net, net.skew(), trial);
      evidence.add(
          DiagonalEvidence.limit(UNEQUAL, net, path.get(path.size() - 1), solved.get().theta()));
    }
  }

  /** The proofs hold for all instances, so they are made once. */
  private static final class Identities {
    static final Proof FLOW = DiagonalProofs.shallowFlow();
    static final Proof REGULARISER = DiagonalProofs.shallowRegulariser();
    static final Proof PYTHAGORAS = MirrorProofs.pythagoras();
  }

  // --- controls

  @Override
  public List<Control<?>> controls() {
    return DiagonalControls.shallow(CHECKS);
  }
}
