package elenchus.catalogue.unhinged;

import elenchus.linear.Matrix;
import elenchus.symbolic.DifferentialField;
import elenchus.symbolic.Elementary;
import elenchus.symbolic.Expression;
import elenchus.symbolic.Proof;
import elenchus.theorem.Claim;
import elenchus.theorem.Evidence;
import elenchus.theorem.Finding;
import elenchus.theorem.Trial;
import org.hipparchus.util.Binary64;
import org.hipparchus.util.Binary64Field;
import org.hipparchus.util.FastMath;

/** The claims about smoothed labels, and the evidence for them. */
final class SoftLabelEvidence {
  static final Claim SPECTRUM =
      Claim.equal(
          "spectrum",
          "$M_\\varepsilon M_\\varepsilon^\\top=\\sigma_1^2Q+\\sigma_2^2J$ for all sizes, with"
              + " $\\sigma_1$ times $1-\\varepsilon C/(C-1)$ and $\\sigma_2$ unchanged.");
  static final Claim COEFFICIENTS =
      Claim.equal(
          "Taylor coefficients",
          "$M_\\varepsilon M_\\varepsilon^\\top$, and the Taylor coefficients of the flow, are those"
              + " of the closed form with the new eigenvalues.");
  static final Claim PATH =
      Claim.equal(
          "integrated flow",
          "$(H,W)(t)$ from the equations of motion equals the closed form with the new"
              + " eigenvalues.");
  static final Claim DIRECTION =
      Claim.atMost(
          "direction",
          "$\\big\\|W/\\|W\\|-L/\\|L\\|\\big\\|\\le4e^{-rz(|\\sigma|-|\\sigma'|)}(\\|W_0\\|+\\|U_0\\|/r)"
              + "/\\|L\\|$, $L$ the one of $A^\\pm,B^\\pm$ that belongs to the eigenvalue $\\sigma$ of"
              + " larger modulus and its sign.");

  /** How the eigenvalues on Q and on J depend on the softness. */
  @FunctionalInterface
  interface Spectrum {
    /** The contrast left by labels of weight eps, with parameters C and eps. */
    Expression contrast(DifferentialField field);
  }

  private static final Proof PROOF = proof(field -> field.parse("1 - eps*C/(C-1)"));

  /** Exponent of the gap at which the direction is looked at. */
  private static final double FAR = 12;

  private SoftLabelEvidence() {}

  /** The proof of the eigenvalues. */
  static Proof proof() {
    return PROOF;
  }

  /**
   * The proof, or what is left of it, for a formula of the contrast. Labels are Y = ((1-eps) I +
   * eps/(C-1) (C J - I)) (I (x) 1'), and (I (x) 1') times its transpose is N.
   */
  static Proof proof(Spectrum spectrum) {
    DifferentialField field =
        DifferentialField.overRationals().parameters("C gamma n eps").idempotent("J").build();
    Expression labels = field.parse("(1-eps) + eps/(C-1)*(C*J-1)");
    Expression coupling =
        field
            .parse("1+gamma")
            .multiply(labels)
            .subtract(field.parse("gamma*C*J"))
            .divide(field.parse("C*n^2"));
    Expression contrast = spectrum.contrast(field);
    Expression sigma1 = field.parse("(1+gamma)/(C*n)").multiply(contrast);
    Expression sigma2 = field.parse("(1+gamma-gamma*C)/(C*n)");
    Expression S = sigma1.multiply(field.parse("1-J")).add(sigma2.multiply(field.get("J")));
    return field
        .prove("Coupling of smoothed labels, N = n^2, M = coupling (I (x) 1')")
        .equal("n coupling = sigma1 Q + sigma2 J", coupling.multiply(field.get("n")), S)
        .equal(
            "M M' = sigma1^2 Q + sigma2^2 J",
            coupling.multiply(coupling).multiply(field.parse("n^2")),
            S.multiply(S))
        .equal(
            "M = contrast M(hard) + const 1 1'",
            coupling.subtract(contrast.multiply(field.parse("((1+gamma) - gamma*C*J)/(C*n^2)"))),
            field.parse("J*eps/((C-1)*n^2)").multiply(field.parse("1+gamma-gamma*C")))
        .done();
  }

  static Finding coefficients(SoftLabelProblem x, TaylorCertificate certificate) {
    return COEFFICIENTS
        .decide(certificate.couplingHolds() && certificate.coefficientsAgree(x.hard()))
        .by(FlowEvidence.RATIONAL)
        .build();
  }

  /** The closed form with the given eigenvalues. */
  static DescentEvidence.Pair solve(
      SoftLabelProblem x, double sigma1, double sigma2, Propagator.Flow formula) {
    Elementary<Binary64> f = Elementary.over(Binary64Field.getInstance());
    Binary64 r = f.number(FastMath.sqrt(x.s()));
    Binary64 z = f.number(x.z());
    Propagator.State<Binary64> end =
        new Propagator.State<>(f.matrix(x.hard().U0()), f.matrix(x.W0()))
            .evolve(
                f, formula.at(f, r, f.number(sigma1), z), formula.at(f, r, f.number(sigma2), z));
    return new DescentEvidence.Pair(Elementary.toDouble(end.U()), Elementary.toDouble(end.W()));
  }

  static CoupledFlow.End integrate(SoftLabelProblem x, Trial trial) {
    double[] none = new double[x.C()];
    return CoupledFlow.proportional(x.exactM().toMatrix(), none, 0, 0, x.s(), x.z())
        .run(x.H0(), x.W0(), none, trial);
  }

  static Matrix features(SoftLabelProblem x, DescentEvidence.Pair end) {
    return x.hard().model().lift(end.U()).plus(x.hard().R0());
  }

  static Finding path(SoftLabelProblem x, DescentEvidence.Pair end, CoupledFlow.End reached) {
    Matrix H = features(x, end);
    double scale = Math.max(H.maxAbs(), Math.max(end.W().maxAbs(), x.W0().maxAbs()));
    return PATH.compare(
            Math.max(reached.H().minus(H).maxAbs(), reached.W().minus(end.W()).maxAbs()), 0)
        .within(1e-10 * scale, "steps of relative accuracy 1e-12, relative to the largest entry")
        .by(reached.witness())
        .build();
  }

  /** The direction of W when the leading part has outgrown the rest by e^12. */
  static Finding direction(SoftLabelProblem x, Matrix leading) {
    UnhingedProblem hard = x.hard();
    double top = Math.max(Math.abs(x.sigma1()), Math.abs(x.sigma2()));
    double rz = FAR / (top * x.gap());
    // The factor e^(r z top) is taken out, so nothing overflows.
    Matrix W =
        hard.A(1)
            .times(FastMath.exp(rz * (x.sigma1() - top)))
            .plus(hard.A(-1).times(FastMath.exp(rz * (-x.sigma1() - top))))
            .plus(hard.B(1).times(FastMath.exp(rz * (x.sigma2() - top))))
            .plus(hard.B(-1).times(FastMath.exp(rz * (-x.sigma2() - top))));
    double data = x.W0().norm() + hard.U0().norm() / hard.r();
    double distance = W.times(1 / W.norm()).minus(leading.times(1 / leading.norm())).norm();
    return DIRECTION
        .compare(distance, 4 * FastMath.exp(-FAR) * data / leading.norm())
        .within(1e-10, "rounding of unit vectors")
        .provided(x.gap() > 1e-6, "nearly equal moduli of the eigenvalues")
        .by("factored form", "own", "double")
        .build();
  }

  static Evidence of(SoftLabelProblem x, Trial trial) {
    DescentEvidence.Pair end = solve(x, x.sigma1(), x.sigma2(), Propagator::flow);
    return Evidence.collect()
        .add(SPECTRUM.decide(PROOF.holds()).proved().by(FlowEvidence.SYMBOLIC))
        .add(coefficients(x, x.certificate()))
        .add(path(x, end, integrate(x, trial)))
        .add(direction(x, x.leading()))
        .quantity("sigma1", x.sigma1())
        .quantity("sigma2", x.sigma2())
        .quantity("contrast", x.contrast())
        .quantity("H", features(x, end).toRows())
        .quantity("W", end.W().toRows())
        .quantity("limit direction", x.leading().times(1 / x.leading().norm()).toRows())
        .quantity("proof", PROOF.toString())
        .done();
  }
}
