package elenchus.catalogue.unhinged;

import elenchus.exact.RationalMatrix;
import elenchus.exact.Rationals;
import elenchus.linear.Matrix;
import elenchus.symbolic.DifferentialField;
import elenchus.symbolic.Expression;
import elenchus.symbolic.Proof;
import elenchus.theorem.Claim;
import elenchus.theorem.Evidence;
import elenchus.theorem.Finding;
import elenchus.theorem.Trial;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.util.FastMath;

/** The claims about the norm-bounded minimum, and the evidence for them. */
final class NormBoundedEvidence {
  static final Claim IDENTITY =
      Claim.equal(
          "quadratic identity",
          "$\\sum_c\\|(1+\\gamma)w_c-\\gamma s\\|^2=(1+\\gamma)^2\\sum_c\\|w_c\\|^2+\\gamma((C-2)\\gamma-2)\\|s\\|^2$,"
              + " and its value at equal prototypes, for all sizes.");
  static final Claim BOUND =
      Claim.atLeast(
          "lower bound",
          "With these prototypes no admissible features have a loss below the minimum:"
              + " $\\sum_c\\|(1+\\gamma)w_c-\\gamma s\\|^2\\le C(L_{\\min}/E_2)^2$; and the given ones"
              + " have none.");
  static final Claim MINIMISERS =
      Claim.equal(
          "minimisers", "The loss equals the minimum exactly at the configurations stated.");
  static final Claim DESCENT =
      Claim.atLeast(
          "descent", "Alternating minimisation from these prototypes stays above the minimum.");

  /** How the coefficient of |s|^2 depends on gamma and C. */
  @FunctionalInterface
  interface Coefficient {
    /** The coefficient, with parameters gamma and C. */
    Expression of(DifferentialField field);
  }

  private static final Proof PROOF = proof(field -> field.parse("gamma*((C-2)*gamma-2)"));
  private static final int ROUNDS = 300;
  private static final int HIGH_ROUNDS = 3000;
  private static final double ROUNDING = FastMath.ulp(1.0);

  private NormBoundedEvidence() {}

  /** The proof of the identity. */
  static Proof proof() {
    return PROOF;
  }

  /** The proof, or what is left of it, for a coefficient of |s|^2. */
  static Proof proof(Coefficient coefficient) {
    DifferentialField field =
        DifferentialField.overRationals().parameters("C gamma").idempotent("J").build();
    Expression mixing = field.parse("(1+gamma) - gamma*C*J");
    Expression weight = coefficient.of(field);
    return field
        .prove(
            "Columns (1+gamma) w_c - gamma s are W ((1+gamma) I - gamma C J); sum |w_c|^2 = tr W W',"
                + " |s|^2 = C tr W J W'")
        .equal(
            "((1+gamma) I - gamma C J)^2 = (1+gamma)^2 I + gamma ((C-2) gamma - 2) C J",
            mixing.multiply(mixing),
            field.parse("(1+gamma)^2").add(weight.multiply(field.parse("C*J"))))
        .equal(
            "all equal, |s| = C |w|: (1+gamma)^2 + gamma ((C-2) gamma - 2) C = (1+gamma-gamma C)^2",
            field.parse("(1+gamma)^2").add(weight.multiply(field.parse("C"))),
            field.parse("(1+gamma-gamma*C)^2"))
        .done();
  }

  /**
   * For a minimum of -height E1 E2, Jensen and Cauchy-Schwarz leave one rational inequality on the
   * prototypes, decided here, as is the loss itself.
   */
  static Finding bound(NormBoundedProblem x, BigFraction height) {
    BigFraction sum = BigFraction.ZERO;
    for (BigFraction square : NormBoundedProblem.squares(x.pulls())) {
      sum = sum.add(square);
    }
    BigFraction most = height.multiply(height).multiply(Rationals.of(x.E())).multiply(x.C());
    BigFraction minimum = height.multiply(x.product()).negate();
    return BOUND
        .decide(sum.compareTo(most) <= 0 && x.loss().compareTo(minimum) >= 0)
        .by("Cauchy-Schwarz and Jensen", "own", "rational")
        .build();
  }

  static Finding minimisers(NormBoundedProblem x, BigFraction height) {
    BigFraction minimum = height.multiply(x.product()).negate();
    return MINIMISERS
        .decide(x.loss().equals(minimum) == x.isStatedMinimiser())
        .by("definition", "own", "rational")
        .build();
  }

  /** Where alternating minimisation arrives: directions of the prototypes, and the loss there. */
  record Landing(Matrix W, double loss) {

    /** The largest deviation of a cosine of two prototypes from -1/(C-1). */
    double simplexDeviation() {
      Matrix gram = W.transpose().times(W);
      double worst = 0;
      for (int i = 0; i < W.columns(); i++) {
        for (int j = 0; j < i; j++) {
          double cosine = gram.get(i, j) / FastMath.sqrt(gram.get(i, i) * gram.get(j, j));
          worst = Math.max(worst, Math.abs(cosine + 1.0 / (W.columns() - 1)));
        }
      }
      return worst;
    }
  }

  /** With unit bounds: h_c along (1+gamma) w_c - gamma s, then w_c along the same of h. */
  static Landing descend(NormBoundedProblem x, Trial trial) {
    Matrix W = units(x.W());
    Matrix H = W;
    int rounds = trial.isHigh() ? HIGH_ROUNDS : ROUNDS;
    for (int k = 0; k < rounds; k++) {
      trial.checkDeadline();
      H = units(pulls(x, W));
      W = units(pulls(x, H));
    }
    return new Landing(W, -pulls(x, W).dot(units(pulls(x, W))) / x.C());
  }

  private static Matrix pulls(NormBoundedProblem x, Matrix W) {
    return W.times(1 + x.gamma()).minus(UnhingedModel.onJ(W).times(x.gamma() * x.C()));
  }

  private static Matrix units(Matrix X) {
    double[] norms = new double[X.columns()];
    for (int j = 0; j < norms.length; j++) {
      norms[j] = Math.max(Matrix.column(X.column(j)).norm(), Double.MIN_NORMAL);
    }
    return Matrix.of(X.rows(), X.columns(), (a, j) -> X.get(a, j) / norms[j]);
  }

  private static Finding descent(NormBoundedProblem x, Landing landing) {
    double height = Rationals.toDouble(x.height());
    return DESCENT
        .compare(landing.loss(), -height)
        .within(
            16 * (x.C() + x.W().rows()) * ROUNDING * (1 + x.gamma() * x.C()),
            "rounding of sums over classes and dimensions, E1 = E2 = 1")
        .by("alternating minimisation", "own", "double")
        .build();
  }

  static Evidence of(NormBoundedProblem x, Trial trial) {
    Landing landing = descend(x, trial);
    RationalMatrix W = RationalMatrix.of(x.W());
    return Evidence.collect()
        .add(IDENTITY.decide(PROOF.holds()).proved().by(FlowEvidence.SYMBOLIC))
        .add(bound(x, x.height()))
        .add(minimisers(x, x.height()))
        .add(descent(x, landing))
        .quantity("L", Rationals.toDouble(x.loss()))
        .quantity("minimum", Rationals.toDouble(x.minimum()))
        .quantity("E1 E2", Rationals.toDouble(x.product()))
        .quantity("W'W", W.transpose().times(W).toMatrix().toRows())
        .quantity("descent: L/(E1 E2)", landing.loss())
        .quantity("descent: max |cos + 1/(C-1)|", landing.simplexDeviation())
        .quantity("proof", PROOF.toString())
        .done();
  }
}
