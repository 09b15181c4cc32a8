package elenchus.catalogue.unhinged;

import elenchus.linear.Matrix;
import elenchus.symbolic.Proof;
import elenchus.theorem.Claim;
import elenchus.theorem.Evidence;
import elenchus.theorem.Finding;
import elenchus.theorem.Trial;
import elenchus.theorem.Witness;
import org.hipparchus.util.FastMath;

/** The claims about the closed form of the flow, and the evidence for a formula of it. */
final class FlowEvidence {
  static final Claim IDENTITY =
      Claim.equal(
          "closed form",
          "$U'=sWS$, $W'=US$, $MM^\\top=\\sigma_1^2Q+\\sigma_2^2J$, the invariants and the loss, as"
              + " identities of a differential ring, for all sizes.");
  static final Claim COEFFICIENTS =
      Claim.equal(
          "Taylor coefficients",
          "The flow and the closed form have the same Taylor coefficients in $z$.");
  static final Claim PATH =
      Claim.equal(
          "integrated flow",
          "$(H,W,b)(t)$ from the equations of motion equals the closed form at $z=\\zeta_2(t)$.");
  static final Claim SLOPE =
      Claim.equal("slope", "The derivative of the closed form in $z$ satisfies the equations.");
  static final Claim LOSS =
      Claim.equal(
          "loss",
          "$L=-\\frac r4\\sum\\sigma\\big(\\|A^+\\|^2e^{2r\\sigma z}-\\|A^-\\|^2e^{-2r\\sigma"
              + " z}\\big)-\\kappa\\mathbf 1^\\top b_0-\\kappa^2Cz$.");
  static final Claim CONSERVED =
      Claim.equal(
          "conserved",
          "$HH^\\top-sWW^\\top$ and the products $A^+_{ia}A^-_{jb}$ stay constant on the integrated"
              + " path.");

  static final Witness SYMBOLIC = new Witness("normal form", "Rings", "symbolic");
  static final Witness RATIONAL = new Witness("Taylor coefficients", "own", "rational");
  static final Witness DUAL = new Witness("automatic differentiation", "Hipparchus", "double");
  static final Witness DIRECT = new Witness("definition", "own", "double");

  private static final double ROUNDING = FastMath.ulp(1.0);

  /** Beyond, numbers overflow or lose all relation to their initial values. */
  private static final double LARGEST_EXPONENT = 20;

  private FlowEvidence() {}

  static Finding identity(Proof proof) {
    return IDENTITY.decide(proof.holds()).proved().by(SYMBOLIC).build();
  }

  static Finding coefficients(TaylorCertificate certificate, UnhingedProblem x) {
    return COEFFICIENTS
        .decide(certificate.couplingHolds() && certificate.coefficientsAgree(x))
        .by(RATIONAL)
        .build();
  }

  static CoupledFlow.End integrate(UnhingedProblem x, Matrix H0, Trial trial) {
    UnhingedModel m = x.model();
    return CoupledFlow.proportional(m.M(), m.biasSlope(), 0, 0, x.s(), x.z())
        .run(H0, x.W0(), x.biases(), trial);
  }

  static Finding path(FlowSolution solution, CoupledFlow.End end) {
    Matrix H = solution.H();
    double scale = Math.max(H.maxAbs(), solution.W().maxAbs());
    double biasError = 0;
    for (int c = 0; c < end.b().length; c++) {
      biasError = Math.max(biasError, Math.abs(end.b()[c] - solution.b()[c]));
      scale = Math.max(scale, Math.abs(solution.b()[c]));
    }
    double error =
        Math.max(
            biasError, Math.max(end.H().minus(H).maxAbs(), end.W().minus(solution.W()).maxAbs()));
    return PATH.compare(error, 0)
        .within(
            1e-10 * scale + slopeRounding(solution.problem()) * solution.problem().z(),
            "steps of relative accuracy 1e-12 over a growth of at most e^20, relative to the"
                + " largest entry; rounding of kappa")
        .provided(exponentIsModerate(solution), "growth beyond e^20")
        .by(end.witness())
        .build();
  }

  static Finding slope(FlowSolution solution) {
    UnhingedProblem x = solution.problem();
    UnhingedModel m = x.model();
    Matrix residualU = solution.slopeU().minus(m.timesS(solution.W()).times(x.s()));
    Matrix residualW = solution.slopeW().minus(m.timesS(solution.U()));
    double sigma = Math.max(m.sigma1(), Math.abs(m.sigma2()));
    double size =
        sigma
            * (1 + x.s())
            * (x.U0().maxAbs() * (1 + 1 / x.r()) + x.W0().maxAbs() * (1 + x.r()))
            * FastMath.exp(x.exponent());
    return SLOPE
        .compare(Math.max(residualU.maxAbs(), residualW.maxAbs()), 0)
        .within(
            32 * (4 + x.exponent()) * ROUNDING * size,
            "rounding: the argument of cosh carries exponent * eps into each term")
        .by(DUAL)
        .build();
  }

  static Finding loss(FlowSolution solution) {
    UnhingedProblem x = solution.problem();
    double direct = x.model().loss(solution.H(), solution.W(), solution.b());
    double bias = slopeRounding(x);
    for (double b : solution.b()) {
      bias += Math.abs(b);
    }
    return LOSS.compare(direct, solution.loss())
        .within(
            16 * (8 + x.exponent() + x.C() * x.N() + x.p()) * ROUNDING * solution.lossScale()
                + slopeRounding(x) * x.C() * (1 + x.z()) * bias,
            "rounding of sums over samples and dimensions, relative to the terms before they"
                + " cancel, and of kappa")
        .by(DIRECT)
        .build();
  }

  /** Rounding of kappa = (1 + gamma - gamma C) / C, whose terms may cancel. */
  private static double slopeRounding(UnhingedProblem x) {
    return 4 * ROUNDING * (1 + x.gamma() + x.gamma() * x.C()) / x.C();
  }

  static Finding conserved(UnhingedProblem x, CoupledFlow.End end) {
    UnhingedModel m = x.model();
    Matrix U = m.scaledMeans(end.H());
    double gram =
        invariant(x.s(), end.H(), end.W()).minus(invariant(x.s(), x.H0(), x.W0())).maxAbs();
    UnhingedProblem moved = x.with(end.H(), end.W());
    double products =
        Math.max(
            drift(moved.A(1), moved.A(-1), x.A(1), x.A(-1)),
            drift(moved.B(1), moved.B(-1), x.B(1), x.B(-1)));
    double size = end.H().norm() + (1 + x.r()) * end.W().norm() + (1 + 1 / x.r()) * U.norm();
    return CONSERVED
        .compare(Math.max(gram, products), 0)
        .within(
            1e-10 * size * size * (1 + 1 / x.s()),
            "1e-10 of the integrated path, relative to the squares that cancel")
        .provided(x.exponent() <= LARGEST_EXPONENT, "growth beyond e^20")
        .by(end.witness())
        .build();
  }

  /** H H' - s W W'. */
  static Matrix invariant(double s, Matrix H, Matrix W) {
    return H.times(H.transpose()).minus(W.times(W.transpose()).times(s));
  }

  /** The largest change of a product of an entry of one and an entry of another matrix. */
  static double drift(Matrix X, Matrix Y, Matrix X0, Matrix Y0) {
    return Matrix.column(X.toRowMajor())
        .times(Matrix.ofRows(Y.toRowMajor()))
        .minus(Matrix.column(X0.toRowMajor()).times(Matrix.ofRows(Y0.toRowMajor())))
        .maxAbs();
  }

  private static boolean exponentIsModerate(FlowSolution solution) {
    return solution.problem().exponent() <= LARGEST_EXPONENT;
  }

  /** All evidence for a formula of the flow. */
  static Evidence.Builder of(UnhingedProblem x, Propagator.Flow formula, Proof proof, Trial trial) {
    FlowSolution solution = FlowSolution.of(x, formula);
    CoupledFlow.End end = integrate(x, x.H0(), trial);
    UnhingedModel m = x.model();
    return Evidence.collect()
        .add(identity(proof))
        .add(coefficients(TaylorCertificate.of(m), x))
        .add(path(solution, end))
        .add(slope(solution))
        .add(loss(solution))
        .add(conserved(x, end))
        .quantity("sigma1", m.sigma1())
        .quantity("sigma2", m.sigma2())
        .quantity("kappa", m.kappa())
        .quantity("H", solution.H().toRows())
        .quantity("W", solution.W().toRows())
        .quantity("b", solution.b())
        .quantity("L0", m.loss(x.H0(), x.W0(), x.biases()))
        .quantity("L", solution.loss())
        .quantity("HH'-sWW' at 0", invariant(x.s(), x.H0(), x.W0()).toRows())
        .quantity("HH'-sWW' at z", invariant(x.s(), solution.H(), solution.W()).toRows())
        .quantity("proof", proof.toString());
  }
}
