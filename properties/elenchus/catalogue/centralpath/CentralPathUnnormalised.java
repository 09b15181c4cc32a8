package elenchus.catalogue.centralpath;

import com.google.auto.service.AutoService;
import elenchus.catalogue.closedform.Proofs;
import elenchus.linear.Matrix;
import elenchus.symbolic.Proof;
import elenchus.theorem.Card;
import elenchus.theorem.Claim;
import elenchus.theorem.Control;
import elenchus.theorem.Draw;
import elenchus.theorem.Evidence;
import elenchus.theorem.Example;
import elenchus.theorem.Hypothesis;
import elenchus.theorem.Instances;
import elenchus.theorem.Theorem;
import elenchus.theorem.Trial;
import java.util.List;
import net.jqwik.api.Arbitrary;
import org.hipparchus.util.FastMath;

/** The central path without renormalisation: logistic angles, exponential growth. */
@SuppressWarnings("rawtypes")
@AutoService(Theorem.class)
public final class CentralPathUnnormalised implements Theorem<FeatureFlow> {
  static final Claim EXACT =
      Claim.equal(
          "gradient orthogonal to the data",
          "$\\nabla L\\,\\mathbf 1=0$ and $\\nabla L\\,H^T=0$, in rational arithmetic.");
  static final Claim LAWS =
      Claim.equal(
          "matrix equation",
          "$\\dot G=\\frac1C(K^{-1}(G-G^2)+(G-G^2)K^{-1})$; mean and $HH^T$ are constant; for"
              + " $K=kI$ the polar form of the features solves the flow.");
  static final Claim CLOCK =
      Claim.equal("logistic equation", "$K=I$: $\\frac C2\\log\\frac\\kappa{1-\\kappa}=t+a$.");
  static final Claim KEPT =
      Claim.equal("kept", "Global mean and $K=H_cH_c^T$ along the integrated flow.");
  static final Claim ANGLES =
      Claim.equal(
          "angles",
          "$K=kI$: $\\kappa_j(t)=1/(1+(1/\\kappa_j(0)-1)e^{-2t/(Ck)})$; ratios of $\\omega_j$ are"
              + " constant, so neural collapse 2 never happens.");
  static final Claim FEATURES =
      Claim.equal(
          "features",
          "$K=kI$: $H(t)=\\mu\\mathbf 1^T+\\sqrt k(ZZ^T)^{-1/2}Z$, $Z=H_c(I+(e^{t/(Ck)}-1)A)$.");
  static final Claim DERIVATIVE =
      Claim.equal("derivative of the formula", "$\\dot\\kappa=\\frac2{Ck}\\kappa(1-\\kappa)$.");
  static final Claim DETERMINANT =
      Claim.equal(
          "determinant",
          "$P\\le C-1$: $\\log\\det G(I-G)^{-1}$ grows linearly with slope $\\frac2C\\mathrm{tr}K^{-1}$.");

  // --- statement and source

  @Override
  public Card card() {
    return Card.id("central-path-unnormalised")
        .family("centralpath")
        .title("Without renormalisation features collapse exponentially, and never to a simplex")
        .statement(
            """
            Let $\\dot H=-\\nabla L(H)$ where $L$ is the squared error with the optimal classifier
            and bias, $K=H_cH_c^T$ regular. Then mean and $HH^T$ are constant, and
            $G=K^{-1/2}H_cAH_c^TK^{-1/2}$ obeys $\\dot G=\\frac1C(K^{-1}(G-G^2)+(G-G^2)K^{-1})$. For
            $K=kI$ the squared cosines are logistic, $\\omega_j(t)=\\omega_j(0)e^{t/(Ck)}$, and the
            features are a polar factor. For $P\\le C-1$ $\\sum\\log\\omega_j$ grows with slope
            $\\mathrm{tr}(K^{-1})/C$.
            """)
        .source(
            "Setting of Han, Papyan, Donoho 2021, arXiv 2106.02073; statement, proof and closed"
                + " forms reconstructed, not read.");
  }

  @Override
  public Class<FeatureFlow> instanceType() {
    return FeatureFlow.class;
  }

  // --- hypotheses

  @Override
  public List<Hypothesis<FeatureFlow>> hypotheses() {
    return List.of(
        Hypothesis.of(
            "scatter regular",
            "$K$ is positive definite (condition below $10^8$).",
            f -> f.conditioning() - 1e-8));
  }

  // --- claims

  @Override
  public List<Claim> claims() {
    return List.of(EXACT, LAWS, CLOCK, KEPT, ANGLES, FEATURES, DERIVATIVE, DETERMINANT);
  }

  // --- instances

  @Override
  public Arbitrary<FeatureFlow> instances() {
    return Instances.drawn(
        d -> d.chance(0.5) ? FeatureFlow.isotropic(d) : general(d),
        f -> f.conditioning() > 1e-3,
        FeatureFlow::simpler);
  }

  private static FeatureFlow general(Draw draw) {
    int c = draw.integer(2, 4);
    int p = draw.integer(1, 3);
    int n = draw.integer(Math.max(2, (p + c) / c), 5);
    Matrix h = Matrix.ofRows(draw.gaussianRows(p, c * n));
    Matrix scaled = Matrix.of(p, c * n, (i, j) -> (i + 1) * h.get(i, j));
    Matrix rounded = draw.chance(0.4) ? scaled.map(Math::rint) : scaled.map(Draw::eighth);
    double stretch = draw.uniform(0.1, 2);
    FeatureFlow flow = new FeatureFlow(rounded, c, n, 1);
    if (!(flow.conditioning() > 1e-3)) {
      return flow;
    }
    // In this time the product of the singular values grows by e to the stretch.
    double trace = PrincipalAngles.of(rounded, c, n).traceOfInverse();
    return new FeatureFlow(rounded, c, n, stretch * c / trace);
  }

  @Override
  public List<Example<FeatureFlow>> examples() {
    Matrix worked = Matrix.ofRows(new double[] {2, 0, 1, -3});
    return List.of(
        new Example<>("t = 7", new FeatureFlow(worked, 2, 2, 7)),
        new Example<>("t = 14 log 2", new FeatureFlow(worked, 2, 2, 14 * FastMath.log(2))),
        new Example<>("t = 28 log 2", new FeatureFlow(worked, 2, 2, 28 * FastMath.log(2))),
        new Example<>(
            "all angles zero",
            new FeatureFlow(Matrix.ofRows(new double[] {1, 1, -1, -1}), 2, 2, 1)),
        new Example<>(
            "as many features as samples allow",
            new FeatureFlow(
                Matrix.ofRows(new double[][] {{1, 0, 0, -1}, {0, 1, 0, -1}, {0, 0, 1, -1}}),
                2,
                2,
                1)));
  }

  // --- evidence

  @Override
  public Evidence examine(FeatureFlow flow, Trial trial) {
    PrincipalAngles angles = PrincipalAngles.of(flow.H(), flow.C(), flow.N());
    Evidence.Builder evidence =
        Evidence.collect()
            .add(Proofs.finding(LAWS, Identities.LAWS, Proofs.MATRIX_WORDS))
            .add(Proofs.finding(CLOCK, Identities.CLOCKS, Proofs.DIFFERENTIAL_FIELD))
            .add(FreePathEvidence.kept(flow, 0));
    if (flow.H().equals(flow.H().map(Draw::eighth))) {
      evidence.add(
          EXACT
              .decide(ExactGradient.of(flow).isOrthogonal())
              .by("least squares", "own", "rational"));
    }
    if (angles.isIsotropic()) {
      evidence
          .add(FreePathEvidence.angles(flow, FreePathEvidence.formula(flow, angles), trial))
          .add(FreePathEvidence.derivative(flow, angles));
      evidence.add(FreePathEvidence.features(flow, angles.meanScatter(), trial));
      evidence.quantity("H", FreePathEvidence.polar(flow, angles.meanScatter()).toRows());
    }
    if (flow.H().rows() <= flow.C() - 1 && angles.isInterior()) {
      evidence.add(FreePathEvidence.determinant(flow, angles, trial));
    }
    double[] later = FreePathEvidence.formula(flow, angles).values(flow.t());
    double[] omega = later.clone();
    for (int j = 0; j < omega.length; j++) {
      omega[j] = Math.sqrt(flow.C() * later[j] / (1 - later[j]));
    }
    return evidence
        .quantity("k", angles.meanScatter())
        .quantity("kappa0", angles.kappa())
        .quantity("kappa", later)
        .quantity("omega", omega)
        .quantity("proof", Identities.LAWS + "\n\n" + Identities.CLOCKS)
        .done();
  }

  /** The proofs hold for all instances, so they are made once. */
  private static final class Identities {
    static final Proof CLOCKS = PathProofs.clocks();
    static final Proof LAWS = PathProofs.unnormalised().and(PathProofs.features());
  }

  // --- controls

  @Override
  public List<Control<?>> controls() {
    return UnnormalisedControls.all(instances());
  }
}
