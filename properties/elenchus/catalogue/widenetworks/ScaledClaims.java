package elenchus.catalogue.widenetworks;

import elenchus.theorem.Claim;
import elenchus.theorem.Witness;
import java.util.List;

/** The conclusions on networks of infinite width under a scaled potential. */
final class ScaledClaims {
  static final Claim SYSTEM =
      Claim.equal("dual system", "The $m$ equations $h(x_j)=y_j$ for $\\lambda$ are solved.");
  static final Claim GAP =
      Claim.equal(
          "no duality gap",
          "The minimised divergence equals $y^T\\lambda-E[\\phi^*]$, the value of the dual.");
  static final Claim SQUARE =
      Claim.equal(
          "square, exactly",
          "For $\\phi=x^2$: $\\lambda=2K^{-1}y$, the value is $\\frac12y^T\\lambda$ and $h=\\sum"
              + " \\frac12\\lambda_iK(\\cdot,x_i)$.");
  static final Claim SYMMETRY =
      Claim.equal(
          "odd and reflected",
          "$\\phi$ is even, so that $-y$ gives $-h$; and $(-x_i,y_i)$ give $h(-t)$.");
  static final Claim FLOW =
      Claim.converges(
          "mirror flow ends there",
          "Mirror flow on all output weights of a narrow network ends at its dual solution.");
  static final Claim COEFFICIENT =
      Claim.converges(
          "leading coefficient in the width",
          "On lattice data $(h_N-h)/\\delta^2\\to c(t)$, $\\delta=2R/N$, by the error of the midpoint"
              + " rule and the implicit function theorem.");
  static final Claim RICHARDSON =
      Claim.converges("Richardson extrapolation", "On lattice data $(4h_{2N}-h_N)/3-h=O(N^{-4})$.");
  static final Claim LIMIT =
      Claim.converges(
          "limit in the width",
          "$h_N\\to h$ where the inverse gradient has a kink as well: no rate is claimed.");

  static final Witness CONTINUUM =
      new Witness("Newton's method on graded quadrature", "own on Hipparchus", "double");
  static final Witness FINITE =
      new Witness("Newton's method on the dual of width n", "own on Hipparchus", "double");
  static final Witness EXACT =
      new Witness("kernel system, Simpson's rule on cells", "own on Hipparchus", "rational");

  private ScaledClaims() {}

  static List<Claim> all() {
    return List.of(SYSTEM, GAP, SQUARE, SYMMETRY, FLOW, COEFFICIENT, RICHARDSON, LIMIT);
  }
}
