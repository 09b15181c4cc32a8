package elenchus.catalogue.unhinged;

import elenchus.exact.RationalMatrix;
import elenchus.exact.Rationals;
import elenchus.linear.Matrix;
import elenchus.symbolic.DifferentialField;
import elenchus.symbolic.Elementary;
import elenchus.symbolic.Expression;
import elenchus.symbolic.Proof;
import elenchus.theorem.Claim;
import elenchus.theorem.Evidence;
import elenchus.theorem.Finding;
import elenchus.theorem.Trial;
import java.util.List;
import java.util.Map;
import org.hipparchus.analysis.differentiation.UnivariateDerivative1;
import org.hipparchus.analysis.differentiation.UnivariateDerivative1Field;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.util.FastMath;

/** The claims about features that move towards fixed prototypes, and the evidence for them. */
final class AnchoredEvidence {
  static final Claim IDENTITY =
      Claim.equal(
          "closed form",
          "$H'+\\lambda H-WM=0$, $H(0)=H_0$ and $H-WM/\\lambda=e^{-\\lambda\\zeta}(H_0-WM/\\lambda)$,"
              + " as identities of a differential field, for all sizes.");
  static final Claim COLUMNS =
      Claim.equal(
          "limit columns",
          "Column $(c,i)$ of $WM$ is $\\big((1+\\gamma)w_c-\\gamma\\sum_jw_j\\big)/(CN)$.");
  static final Claim PATH =
      Claim.equal("integrated flow", "$H(t)$ from the equation of motion equals the closed form.");
  static final Claim SLOPE =
      Claim.equal("slope", "The derivative of the closed form in $\\zeta$ satisfies the equation.");
  static final Claim DISTANCE =
      Claim.equal(
          "distance",
          "$\\|H-WM/\\lambda\\|=e^{-\\lambda\\zeta}\\|H_0-WM/\\lambda\\|$ on the integrated path.");
  static final Claim DESCENT =
      Claim.equal(
          "gradient descent",
          "$H_k=PH_0+\\frac{1-P}\\lambda WM$ with $P=\\prod_j(1-\\eta_j\\lambda)$.");

  private static final Proof PROOF = proof(Relaxation::flow);
  private static final double ROUNDING = FastMath.ulp(1.0);

  private AnchoredEvidence() {}

  /** The proof for the closed form. */
  static Proof proof() {
    return PROOF;
  }

  /** The proof, or what is left of it, for a formula. */
  static Proof proof(Relaxation.Formula formula) {
    DifferentialField field =
        DifferentialField.overRationals()
            .parameters("lambda H0 drive")
            .variable("zeta")
            .exponential("E", "-lambda*zeta/2")
            .build();
    Expression lambda = field.get("lambda");
    Expression zeta = field.get("zeta");
    Expression H0 = field.get("H0");
    Expression drive = field.get("drive");
    Relaxation<Expression> e = formula.at(field.arithmetic(), lambda, zeta);
    Relaxation<Expression> none = formula.at(field.arithmetic(), field.getZero(), zeta);
    Expression H = e.keep().multiply(H0).add(e.gain().multiply(drive));
    Expression H1 = none.keep().multiply(H0).add(none.gain().multiply(drive));
    Map<String, Expression> start = Map.of("zeta", field.getZero());
    Expression limit = drive.divide(lambda);
    return field
        .prove("Features relaxing to WM/lambda; drive stands for an entry of W M")
        .equal("H' + lambda H = W M", H.derivative().add(lambda.multiply(H)), drive)
        .equal("H(0) = H0", H.at(start), H0)
        .equal(
            "H - WM/lambda = e^(-lambda zeta) (H0 - WM/lambda)",
            H.subtract(limit),
            field.parse("E^2").multiply(H0.subtract(limit)))
        .equal("H' = W M for lambda = 0", H1.derivative(), drive)
        .equal("H(0) = H0 for lambda = 0", H1.at(start), H0)
        .done();
  }

  /** The closed form at zeta and its derivative. */
  record Solution(Matrix H, Matrix slope) {
    static Solution of(AnchoredProblem x, Relaxation.Formula formula) {
      Elementary<UnivariateDerivative1> f =
          Elementary.over(UnivariateDerivative1Field.getInstance());
      Relaxation<UnivariateDerivative1> e =
          formula.at(f, f.number(x.lambda()), new UnivariateDerivative1(x.zeta(), 1));
      Matrix drive = x.drive();
      return new Solution(
          x.H0().times(e.keep().getReal()).plus(drive.times(e.gain().getReal())),
          x.H0()
              .times(e.keep().getFirstDerivative())
              .plus(drive.times(e.gain().getFirstDerivative())));
    }
  }

  /** Integrates H with a rate that varies in time; W moves at the given multiple of that rate. */
  static CoupledFlow.End integrate(AnchoredProblem x, double rateOfW, Trial trial) {
    double[] none = new double[x.C()];
    CoupledFlow both =
        CoupledFlow.proportional(x.plain().model().M(), none, x.lambda(), 0, 1, x.zeta());
    return new CoupledFlow(
            both.M(), none, x.lambda(), 0, both.eta1(), t -> rateOfW * both.eta1().applyAsDouble(t))
        .run(x.H0(), x.W(), none, trial);
  }

  static Finding path(AnchoredProblem x, Solution solution, CoupledFlow.End end) {
    double scale = Math.max(x.H0().maxAbs(), solution.H().maxAbs());
    return PATH.compare(end.H().minus(solution.H()).maxAbs(), 0)
        .within(
            1e-10 * scale, "steps of relative accuracy 1e-12, relative to the largest entry met")
        .by(end.witness())
        .build();
  }

  static Finding slope(AnchoredProblem x, Solution solution) {
    Matrix residual = solution.slope().plus(solution.H().times(x.lambda())).minus(x.drive());
    double size = x.lambda() * x.H0().maxAbs() + x.drive().maxAbs();
    return SLOPE
        .compare(residual.maxAbs(), 0)
        .within(
            32 * (4 + x.lambda() * x.zeta()) * ROUNDING * size,
            "rounding: the argument of exp carries lambda zeta eps into each term")
        .by(FlowEvidence.DUAL)
        .build();
  }

  private static Finding distance(AnchoredProblem x, CoupledFlow.End end) {
    Matrix limit = x.drive().times(1 / x.lambda());
    return DISTANCE
        .compare(
            end.H().minus(limit).norm(),
            FastMath.exp(-x.lambda() * x.zeta()) * x.H0().minus(limit).norm())
        .within(
            1e-10 * (x.H0().norm() + limit.norm()), "1e-10 of the integrated path and its limit")
        .by(end.witness())
        .build();
  }

  private static RationalMatrix exactDrive(AnchoredProblem x) {
    return RationalMatrix.of(x.W()).times(TaylorCertificate.of(x.plain().model()).M());
  }

  /** Compares W M with the stated columns, the sum of prototypes weighted by gamma or not. */
  static Finding columns(AnchoredProblem x, boolean withSum) {
    RationalMatrix W = RationalMatrix.of(x.W());
    BigFraction gamma = Rationals.of(x.gamma());
    BigFraction samples = new BigFraction(x.C() * x.N());
    RationalMatrix stated =
        RationalMatrix.of(
            W.rows(),
            x.C() * x.N(),
            (a, i) -> {
              BigFraction sum = BigFraction.ZERO;
              for (int j = 0; j < x.C(); j++) {
                sum = sum.add(W.get(a, j));
              }
              BigFraction own = gamma.add(1).multiply(W.get(a, i / x.N()));
              return (withSum ? own.subtract(gamma.multiply(sum)) : own).divide(samples);
            });
    return COLUMNS.decide(exactDrive(x).equals(stated)).by("definition", "own", "rational").build();
  }

  /** Runs gradient descent in fractions against a closed form of it. */
  static Finding descent(AnchoredProblem x, Relaxation<BigFraction> closed) {
    RationalMatrix drive = exactDrive(x);
    RationalMatrix H0 = RationalMatrix.of(x.H0());
    BigFraction lambda = Rationals.of(x.lambda());
    RationalMatrix H = H0;
    for (double step : x.steps()) {
      H = H.plus(drive.minus(H.times(lambda)).times(Rationals.of(step)));
    }
    RationalMatrix stated = H0.times(closed.keep()).plus(drive.times(closed.gain()));
    return DESCENT.decide(H.equals(stated)).by("recursion", "own", "rational").build();
  }

  /** The closed form of gradient descent in fractions. */
  static Relaxation<BigFraction> exactDescent(AnchoredProblem x) {
    List<BigFraction> steps = x.steps().stream().map(Rationals::of).toList();
    return Relaxation.descent(Elementary.rationals(), Rationals.of(x.lambda()), steps);
  }

  static Evidence of(AnchoredProblem x, Trial trial) {
    Solution solution = Solution.of(x, Relaxation::flow);
    CoupledFlow.End end = integrate(x, 0, trial);
    Evidence.Builder evidence =
        Evidence.collect()
            .add(IDENTITY.decide(PROOF.holds()).proved().by(FlowEvidence.SYMBOLIC))
            .add(columns(x, true))
            .add(path(x, solution, end))
            .add(slope(x, solution))
            .add(descent(x, exactDescent(x)));
    if (x.lambda() > 0) {
      Matrix limit = x.drive().times(1 / x.lambda());
      evidence
          .add(distance(x, end))
          .quantity("WM/lambda", limit.toRows())
          .quantity("distance at 0", x.H0().minus(limit).norm())
          .quantity("distance at zeta", solution.H().minus(limit).norm());
    }
    return evidence
        .quantity("WM", x.drive().toRows())
        .quantity("H", solution.H().toRows())
        .quantity("proof", PROOF.toString())
        .done();
  }
}
