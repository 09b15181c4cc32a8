package elenchus.catalogue.centralpath;

import com.google.auto.service.AutoService;
import elenchus.catalogue.closedform.Proofs;
import elenchus.catalogue.closedform.SolutionCheck;
import elenchus.flow.InitialValueProblem;
import elenchus.linear.Matrix;
import elenchus.symbolic.Proof;
import elenchus.theorem.Card;
import elenchus.theorem.Claim;
import elenchus.theorem.Control;
import elenchus.theorem.Evidence;
import elenchus.theorem.Example;
import elenchus.theorem.Finding;
import elenchus.theorem.Hypothesis;
import elenchus.theorem.Instances;
import elenchus.theorem.Theorem;
import elenchus.theorem.Trial;
import java.util.List;
import net.jqwik.api.Arbitrary;

/** Singular values of the signal-to-noise matrix along the renormalised central path. */
@SuppressWarnings("rawtypes")
@AutoService(Theorem.class)
public final class CentralPathSnr implements Theorem<FeatureFlow> {

  static final Claim REDUCTION =
      Claim.equal(
          "reduction",
          "The projected flow keeps the deviations from the class means and moves the means by"
              + " $\\dot M=\\frac1{CN C}T^{-1}M(I+M^TM/C)^{-1}$, $T=I+MM^T/C$.");
  static final Claim CLOCK =
      Claim.equal("implicit solution", "$N(C^2\\log\\omega_j+C\\omega_j^2+\\omega_j^4/4)=t+a_j$.");
  static final Claim INTEGRATION =
      Claim.equal(
          "agrees with integration",
          "The integrated class means are $U\\,\\mathrm{diag}(\\omega_j(t))V^T$ with the singular"
              + " vectors of the start.");
  static final Claim WHITE =
      Claim.equal("stays white", "$\\Sigma_W=I$ and the deviations are constant along the flow.");
  static final Claim DERIVATIVE =
      Claim.equal("derivative of the clock", "$\\dot\\omega=\\omega/(N(C+\\omega^2)^2)$.");
  static final Claim WHITENED =
      Claim.equal(
          "step then whiten",
          "The flow that whitens after each step obeys $NC(C\\log\\omega+\\omega^2/2)=t+a$"
              + " instead.");
  static final Claim GROWTH =
      Claim.converges(
          "growth",
          "$\\omega_j^2/(2\\sqrt{t/N})\\to1$: every singular value grows like $t^{1/4}$.");
  static final Claim EQUALISE =
      Claim.converges(
          "rate of equal singular values",
          "$(\\omega_1^2-\\omega_k^2)\\sqrt{t/N}\\to(a_1-a_k)/N$: neural collapse 2.");

  // --- statement and source

  @Override
  public Card card() {
    return Card.id("central-path-snr")
        .family("centralpath")
        .title("Along the renormalised central path singular values grow like the fourth root")
        .statement(
            """
            Let features descend the squared error with the optimal classifier, $\\lambda=0$,
            normalised so that $\\Sigma_W=I$ (projected on the tangent space of that constraint).
            Then the deviations from the class means stay, the singular vectors of the class means
            stay, and the singular values obey $\\dot\\omega=\\omega/(N(C+\\omega^2)^2)$, that is
            $N(C^2\\log\\omega+C\\omega^2+\\omega^4/4)=t+a$; all non-zero ones become equal.
            """)
        .source(
            "Han, Papyan, Donoho 2021, arXiv 2106.02073 (form of the implicit solution and growth"
                + " rate read on summary pages; constants derived for this normalisation).");
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
            "spread in all directions",
            "$\\Sigma_W$ is positive definite (condition below $10^8$).",
            f -> Snr.of(f.H(), f.C(), f.N()).conditioning() - 1e-8),
        Hypothesis.of(
            "class means in general position",
            "$\\Sigma_W^{-1/2}\\bar M$ has $\\min(P,C-1)$ non-zero singular values.",
            f -> least(Snr.of(f.H(), f.C(), f.N())) - 1e-6));
  }

  private static double least(Snr snr) {
    return snr.omega().length == 0 ? 0 : snr.omega()[snr.omega().length - 1];
  }

  // --- claims

  @Override
  public List<Claim> claims() {
    return List.of(REDUCTION, CLOCK, INTEGRATION, WHITE, DERIVATIVE, WHITENED, GROWTH, EQUALISE);
  }

  // --- instances

  @Override
  public Arbitrary<FeatureFlow> instances() {
    return Instances.drawn(FeatureFlow::gaussian, CentralPathSnr::isRegular, FeatureFlow::simpler);
  }

  private static boolean isRegular(FeatureFlow f) {
    Snr snr = Snr.of(f.H(), f.C(), f.N());
    return snr.conditioning() > 1e-3 && least(snr) > 0.02;
  }

  @Override
  public List<Example<FeatureFlow>> examples() {
    // Deviations of covariance 1 and means -c, 0, c: one singular value sqrt 2 c = 1/2.
    double c = 0.5 / Math.sqrt(2);
    Matrix scalar = Matrix.of(1, 18, (i, j) -> (j % 2 == 0 ? 1 : -1) + c * (j / 6 - 1));
    Matrix plane =
        Matrix.ofRows(new double[][] {{1, -1, 0, 0, 3, 3, 3, 1}, {0, 0, 1, -1, 2, 4, 1, 1}});
    return List.of(
        new Example<>("one singular value", new FeatureFlow(scalar, 3, 6, 10)),
        new Example<>("plane", new FeatureFlow(plane, 2, 4, 50)));
  }

  // --- evidence

  @Override
  public Evidence examine(FeatureFlow flow, Trial trial) {
    Snr snr = Snr.of(flow.H(), flow.C(), flow.N());
    GrowthLaw law = GrowthLaw.projected(flow.C(), flow.N());
    Evidence.Builder evidence =
        Evidence.collect()
            .add(Proofs.finding(REDUCTION, Identities.PROJECTION, Proofs.MATRIX_WORDS))
            .add(Proofs.finding(CLOCK, Identities.CLOCKS, Proofs.DIFFERENTIAL_FIELD))
            .add(projected(flow, snr, law, trial))
            .add(white(flow, snr))
            .add(derivative(flow, snr, law))
            .add(whitened(flow, snr, GrowthLaw.whitened(flow.C(), flow.N()), trial))
            .add(LateGrowth.growth(flow, snr, law));
    double[] omega = snr.omega();
    if (omega.length > 1 && omega.length == flow.C() - 1) {
      evidence.add(LateGrowth.equalise(flow, snr, law));
    }
    return evidence
        .quantity("omega0", omega)
        .quantity("omega", at(law, omega, flow.t()))
        .quantity("omega at 1e3", at(law, omega, 1e3))
        .quantity("omega at 1e6", at(law, omega, 1e6))
        .quantity("proof", Identities.CLOCKS + "\n\n" + Identities.PROJECTION)
        .done();
  }

  private static double[] at(GrowthLaw law, double[] omega, double t) {
    double[] later = omega.clone();
    for (int j = 0; j < later.length; j++) {
      later[j] = law.at(omega[j], t);
    }
    return later;
  }

  static Finding.Builder projected(FeatureFlow flow, Snr snr, GrowthLaw law, Trial trial) {
    return means(INTEGRATION, flow, snr, law, flow::projectedVelocity, trial);
  }

  static Finding.Builder whitened(FeatureFlow flow, Snr snr, GrowthLaw law, Trial trial) {
    return means(WHITENED, flow, snr, law, flow::whitenedVelocity, trial);
  }

  static Finding.Builder means(
      Claim claim,
      FeatureFlow flow,
      Snr snr,
      GrowthLaw law,
      FeatureFlow.Velocity velocity,
      Trial trial) {
    InitialValueProblem problem = flow.flow(snr.normalised(), velocity);
    double[] end = problem.solve(1e-12, flow.t())[0];
    double[] other =
        trial.isHigh()
            ? problem.extrapolate(1e-12, flow.t())[0]
            : problem.solve(1e-11, flow.t())[0];
    Matrix observed = Snr.means(flow.features(end), flow.C(), flow.N());
    Matrix predicted =
        snr.left()
            .times(Matrix.diagonal(at(law, snr.omega(), flow.t())))
            .times(snr.right().transpose());
    double scale = Math.max(1, observed.maxAbs());
    Finding.Builder finding =
        claim
            .compare(observed.minus(predicted).maxAbs() / scale, 0)
            .error(SolutionCheck.distance(end, other) / scale)
            .within(1e-9, "integration to 1e-12 of a non-stiff flow")
            .by(SolutionCheck.INTEGRATION)
            .by("Newton's method on the clock", "own", "double");
    return trial.isHigh() ? finding.by(SolutionCheck.EXTRAPOLATION) : finding;
  }

  private static Finding.Builder white(FeatureFlow flow, Snr snr) {
    Matrix start = snr.normalised();
    double[] end = flow.flow(start, flow::projectedVelocity).solve(1e-12, flow.t())[0];
    Matrix features = flow.features(end);
    double moved =
        Snr.deviations(features, flow.C(), flow.N())
            .minus(Snr.deviations(start, flow.C(), flow.N()))
            .maxAbs();
    Matrix covariance = Snr.within(features, flow.C(), flow.N());
    double drift = covariance.minus(Matrix.identity(flow.H().rows())).maxAbs();
    return WHITE
        .compare(Math.max(moved, drift), 0)
        .within(1e-11, "integration to 1e-12, whitening to 1e-12")
        .by(SolutionCheck.INTEGRATION);
  }

  private static Finding.Builder derivative(FeatureFlow flow, Snr snr, GrowthLaw law) {
    double worst = 0;
    for (double omega : at(law, snr.omega(), flow.t())) {
      double room = flow.C() + omega * omega;
      worst = Math.max(worst, Math.abs(law.slope(omega) * flow.N() * room * room / omega - 1));
    }
    return DERIVATIVE.compare(worst, 0).within(1e-13, "rounding").by(SolutionCheck.DIFFERENTIATION);
  }

  /** The proofs hold for all instances, so they are made once. */
  private static final class Identities {
    static final Proof CLOCKS = PathProofs.clocks();
    static final Proof PROJECTION = PathProofs.projection();
  }

  // --- controls

  @Override
  public List<Control<?>> controls() {
    return CentralPathControls.all(instances());
  }
}
