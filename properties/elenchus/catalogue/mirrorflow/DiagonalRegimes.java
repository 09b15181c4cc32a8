package elenchus.catalogue.mirrorflow;

import com.google.auto.service.AutoService;
import elenchus.catalogue.closedform.Proofs;
import elenchus.linear.Matrix;
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

/** Diagonal networks from small starts fit sparsely, from large ones with least norm. */
@SuppressWarnings("rawtypes")
@AutoService(Theorem.class)
public final class DiagonalRegimes implements Theorem<WideNetwork> {
  private static final double LEAST_RATIO = 1e-3;

  /** Beyond this the leading term of depth two comes too slowly. */
  static final double LARGEST_KAPPA = 0.8;

  static final Claim RICH =
      Claim.atMost(
          "rich bound",
          "$D=2$, $\\alpha\\le\\min\\{(2(1+\\epsilon)|b_1|_1)^{-(2+\\epsilon)/(2\\epsilon)},"
              + "e^{-d/(\\epsilon|b_1|_1)}\\}$: $|\\beta|_1\\le(1+\\epsilon)|b_1|_1$.");
  static final Claim KERNEL =
      Claim.atMost(
          "kernel bound",
          "$D=2$, $\\alpha\\ge\\sqrt{2(1+\\epsilon)(1+2/\\epsilon)|b_2|_2}$:"
              + " $|\\beta|_2^2\\le(1+\\epsilon)|b_2|_2^2$.");
  static final Claim COEFFICIENT =
      Claim.equal(
          "coefficient of the kernel regime",
          "The cubic term of $h_D^{-1}$ gives $C_D=(D-1)(3D-4)/(12D^2)$; $C_2=1/24$.");
  static final Claim LEADING =
      Claim.equal(
          "leading term of the kernel regime",
          "$\\alpha^{2D}(\\beta-b_2)\\to C_D(I-X^+X)b_2^3$; at $\\alpha=3$ to one hundredth.");
  static final Claim ORDER =
      Claim.atLeast(
          "order of the kernel regime",
          "From $\\alpha=2$ to 3 the error of the leading term falls at least by"
              + " $(3/2)^{2D}/2$.");
  static final Claim SPARSE =
      Claim.equal(
          "leading term of the rich regime",
          "Off the support $\\beta_j$ is $2\\alpha^2\\sinh(2\\log(1/\\alpha)X_j^T\\nu_0+X_j^T\\nu_1)$"
              + " for $D=2$ ($\\alpha=10^{-6}$), $\\alpha^Dh_D(X_j^T\\nu_0)$ for $D>2$"
              + " ($\\alpha=10^{-3}$), to twice the first correction.");
  static final Claim DECADE =
      Claim.atLeast(
          "order of the rich regime",
          "Per decade of $\\alpha$ its error falls at least by 2 for $D=2$, by $10^{D-2}/2$ for"
              + " $D>2$.");
  static final Claim TIE =
      Claim.converges(
          "ties",
          "Among several interpolants of least $\\ell_1$ norm the limit has the largest entropy"
              + " for $D=2$, the largest $\\sum|b_i|^{2/D}$ for $D>2$.");

  // --- statement and source

  @Override
  public Card card() {
    return Card.id("diagonal-net-l1-l2-limits")
        .family("mirrorflow")
        .title("Diagonal networks between least l1 norm and least l2 norm, with rates")
        .statement(
            """
            Let $\\beta=u^D-v^D$ start from $u=v=\\alpha$, with $b_1$, $b_2$ the interpolants of least
            $\\ell_1$ and $\\ell_2$ norm. As $\\alpha\\to\\infty$,
            $\\alpha^{2D}(\\beta-b_2)\\to C_D(I-X^+X)b_2^3$, $C_D=(D-1)(3D-4)/(12D^2)$. As
            $\\alpha\\to0$, if $b_1$ is the only one, $X_S^T\\nu_0=\\mathrm{sgn}(b_1)_S$ and
            $\\kappa=\\max_{j\\notin S}|X_j^T\\nu_0|<1$, the coordinates off the support $S$ vanish like
            $\\alpha^{2(1-\\kappa)}$ for $D=2$ and $\\alpha^D$ for $D>2$, with known coefficients.
            """)
        .source(
            "Woodworth et al. 2020, arXiv 2002.09277: abstract read; the two bounds are recalled"
                + " from it, supported here and not known to be sharp; rates and coefficients are"
                + " derived here.");
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
                "independent rows",
                "$X$ has rank $m$ (numerically: $\\sigma_m\\ge10^{-3}\\sigma_1$).",
                net -> net.rowRatio() - LEAST_RATIO)
            .decidedBy(net -> net.at(1).hasIndependentRows()));
  }

  // --- claims

  @Override
  public List<Claim> claims() {
    return List.of(RICH, KERNEL, COEFFICIENT, LEADING, ORDER, SPARSE, DECADE, TIE);
  }

  // --- instances

  @Override
  public Arbitrary<WideNetwork> instances() {
    return RegimeDraws.generic();
  }

  @Override
  public List<Example<WideNetwork>> examples() {
    Matrix tied = Matrix.ofRows(new double[] {1, 0, 0.7}, new double[] {0, 1, 0.3});
    return List.of(
        new Example<>("depth two", RegimeDraws.worked(2)),
        new Example<>("depth three", RegimeDraws.worked(3)),
        new Example<>("depth four", RegimeDraws.worked(4)),
        new Example<>("tie at depth two", new WideNetwork(tied, List.of(1.0, 1.0), 2, 1)),
        new Example<>("tie at depth three", new WideNetwork(tied, List.of(1.0, 1.0), 3, 1)),
        new Example<>("tie at depth four", new WideNetwork(tied, List.of(1.0, 1.0), 4, 1)),
        new Example<>("duplicate column", RegimeDraws.duplicated()));
  }

  // --- evidence

  @Override
  public Evidence examine(WideNetwork net, Trial trial) {
    Evidence.Builder evidence =
        Evidence.collect()
            .add(Proofs.finding(COEFFICIENT, Identities.LEADING, Proofs.DIFFERENTIAL_FIELD));
    Optional<LeastL1> least = net.leastL1();
    RegimeChecks checks = new RegimeChecks(net, trial);
    checks.kernel().forEach(evidence::add);
    if (net.tie().isPresent()) {
      evidence.add(checks.tie(net.tie().get()));
      evidence.quantity("tie limit", Regimes.tieLimit(net.D(), net.tie().get()));
    } else if (least.isPresent() && least.get().kappa() <= LARGEST_KAPPA) {
      checks.rich(least.get()).forEach(evidence::add);
      evidence
          .quantity("b1", least.get().b().toDoubles())
          .quantity("nu0", least.get().nu().toDoubles())
          .quantity("kappa", least.get().kappa())
          .quantity("first correction", checks.at(least.get()).correction())
          .quantity("decades off the support per decade", checks.decades(least.get()))
          .quantity("predicted decades", net.D() == 2 ? 2 * (1 - least.get().kappa()) : net.D());
    }
    return evidence
        .quantity("b2", net.leastL2().toDoubles())
        .quantity("C_D", net.coefficient().toString())
        .quantity("P_null b2^3", net.cubeOffRowSpace().toDoubles())
        .quantity("relative error at 2", checks.signedError(2))
        .quantity("relative error at 3", checks.signedError(3))
        .quantity("relative error at 4", checks.signedError(4))
        .quantity("halvings from 4 to 8", checks.halvings(4))
        .quantity("beta at 0.01", checks.beta(0.01))
        .quantity("beta at 0.001", checks.beta(0.001))
        .quantity("proof", Identities.LEADING.toString())
        .done();
  }

  /** The proof holds for all instances, so it is made once. */
  private static final class Identities {
    static final Proof LEADING = DiagonalProofs.leadingCoefficient();
  }

  // --- controls

  @Override
  public List<Control<?>> controls() {
    return RegimeControls.all();
  }
}
