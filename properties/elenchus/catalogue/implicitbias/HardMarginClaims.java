package elenchus.catalogue.implicitbias;

import elenchus.theorem.Claim;
import java.util.List;

/** The conclusions of {@link HardMarginCertificate}. */
final class HardMarginClaims {
  static final Claim FEASIBLE =
      Claim.atLeast("primal feasible", "All margins satisfy $\\hat u_{ij}\\ge1$.");
  static final Claim NONNEGATIVE =
      Claim.atLeast("dual feasible", "All dual variables satisfy $\\alpha_{ij}\\ge0$.");
  static final Claim STATIONARY = Claim.equal("stationary", "$\\hat W=\\sum\\alpha_{ij}A_{ij}$.");
  static final Claim COMPLEMENTARY =
      Claim.equal("complementary", "$\\sum\\alpha_{ij}|\\hat u_{ij}-1|=0$.");
  static final Claim DUALITY =
      Claim.equal("strong duality", "$\\sum\\alpha_{ij}=\\|\\hat W\\|^2=1/\\gamma^2$.");
  static final Claim NO_GORDAN =
      Claim.atLeast(
          "no Gordan alternative",
          "Every $a\\ge0$ with $\\sum a=1$ has $\\|A^\\top a\\|\\ge\\gamma>0$.");
  static final Claim LOWER =
      Claim.atMost("lower margin bound", "$\\min u(W)/\\|W\\|\\le\\gamma$ for every $W\\ne0$.");
  static final Claim UPPER =
      Claim.atLeast(
          "upper margin bound",
          "$\\|A^\\top a\\|/\\sum a\\ge\\gamma$ for every $a\\ge0$, $a\\ne0$.");
  static final Claim DISTANCE =
      Claim.atMost(
          "certified distance",
          "$\\|W-\\hat W\\|^2+\\|A^\\top a-\\hat W\\|^2\\le2\\,\\mathrm{gap}$ for every $W$ with"
              + " $u\\ge1$ and $a\\ge0$.");
  static final Claim ANYTIME =
      Claim.atMost(
          "anytime certificate",
          "The same for $W$ from a gradient flow that never saw $\\hat W$, with $a=e^sg$.");
  static final Claim FIRST_IDENTITY =
      Claim.equal(
          "gap identity",
          "$\\mathrm{gap}=\\frac12\\|W-A^\\top a\\|^2+\\sum a_{ij}(u_{ij}-1)$ for all $W$, $a$.");
  static final Claim SECOND_IDENTITY =
      Claim.equal(
          "gap identity at the optimum",
          "$\\mathrm{gap}=\\frac12\\|W-\\hat W\\|^2+\\frac12\\|A^\\top a-\\hat"
              + " W\\|^2+\\sum\\alpha_{ij}(u_{ij}-1)+\\sum a_{ij}(\\hat u_{ij}-1)$.");
  static final Claim EQUIVARIANT =
      Claim.equal(
          "equivariant",
          "Scaling by $c$, rotating features and renaming classes takes $\\hat W$ to $P\\hat"
              + " WQ/c$.");
  static final Claim REPETITION =
      Claim.equal("repetition", "Repeating a sample with its label leaves $\\hat W$ as it is.");
  static final Claim ORTHOGONAL =
      Claim.equal(
          "orthogonal samples",
          "If the samples are orthogonal, one sample included, $\\alpha_{ij}=1/(K\\|x_i\\|^2)$.");
  static final Claim SEPARABLE =
      Claim.equal("separable", "Some $W$ has $u(W)>0$, decided in rational arithmetic.");
  static final Claim SOLUTION =
      Claim.equal("solution", "$\\hat W$ is the solution in fractions, rounded.");
  static final Claim NORM =
      Claim.equal("squared norm", "$\\|\\hat W\\|^2$ is the sum of fractions $\\alpha$, rounded.");
  static final Claim ACTIVE =
      Claim.equal("active set", "$S=\\{(i,j):\\hat u_{ij}=1\\}$, decided in rational arithmetic.");
  static final Claim GAP =
      Claim.equal(
          "inactive gap", "$\\delta=\\min_{(i,j)\\notin S}\\hat u_{ij}-1$ is that in fractions.");

  static final List<Claim> ALL =
      List.of(
          FEASIBLE,
          NONNEGATIVE,
          STATIONARY,
          COMPLEMENTARY,
          DUALITY,
          NO_GORDAN,
          LOWER,
          UPPER,
          DISTANCE,
          ANYTIME,
          FIRST_IDENTITY,
          SECOND_IDENTITY,
          EQUIVARIANT,
          REPETITION,
          ORTHOGONAL,
          SEPARABLE,
          SOLUTION,
          NORM,
          ACTIVE,
          GAP);

  private HardMarginClaims() {}
}
