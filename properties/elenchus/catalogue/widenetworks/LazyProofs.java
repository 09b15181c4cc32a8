package elenchus.catalogue.widenetworks;

import elenchus.symbolic.DifferentialField;
import elenchus.symbolic.Proof;

/** What mirror flow of all parameters conserves inside a frozen activation pattern. */
final class LazyProofs {
  private LazyProofs() {}

  /**
   * With p, q, r the curvatures of the potential at the displacements of a, w, v = -b, and (g, k)
   * the force on (w, v): F(z) = z phi'(z - z0) - phi(z - z0) has D F = z phi''(z - z0) D z.
   */
  static Proof balance() {
    DifferentialField field =
        DifferentialField.overRationals().parameters("a w v g k p q r").build();
    return field
        .prove("F(a) - F(w) - F(b) is constant along mirror flow, for every potential")
        .zero(
            "a p a' - w q w' - v r v' = 0 with a' = -(g w + k v)/p, w' = -a g/q, v' = -a k/r",
            field.parse("a*p*(-(g*w+k*v)/p)-w*q*(-a*g/q)-v*r*(-a*k/r)"))
        .done();
  }

  /** The generator G = [0 g k; g 0 0; k 0 0] of the flow of (a, w, v) preserves a^2 - w^2 - v^2. */
  static Proof lorentz() {
    DifferentialField field = DifferentialField.overRationals().parameters("g k").build();
    String[][] generator = {{"0", "g", "k"}, {"g", "0", "0"}, {"k", "0", "0"}};
    int[] form = {1, -1, -1};
    Proof.Builder proof =
        field.prove("G^T J + J G = 0 with J = diag(1,-1,-1): M' = -G M stays a Lorentz matrix");
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j <= i; j++) {
        proof.zero(
            "entry (" + (i + 1) + ", " + (j + 1) + ")",
            field
                .parse("(" + generator[j][i] + ")*(" + form[j] + ")")
                .add(field.parse("(" + form[i] + ")*(" + generator[i][j] + ")")));
      }
    }
    return proof.done();
  }
}
