package elenchus.catalogue.mirrorflow;

import elenchus.symbolic.MatrixAlgebra;
import elenchus.symbolic.MatrixPolynomial;
import elenchus.symbolic.Proof;

/** Why mirror flow and mirror descent end where they do: identities for all sizes and mirrors. */
final class MirrorProofs {
  private MirrorProofs() {}

  /**
   * Along theta' = -K X' g, where K is the inverse of the Hessian H at theta, z the gradient of Phi
   * and F its value; T is an interpolant, P projects on the kernel of X, g = l'(r)/m.
   */
  static Proof flow() {
    MatrixAlgebra words = new MatrixAlgebra();
    MatrixPolynomial x = words.general("X");
    MatrixPolynomial theta = words.general("theta");
    MatrixPolynomial interpolant = words.general("T");
    MatrixPolynomial y = words.general("y");
    MatrixPolynomial z = words.general("z");
    MatrixPolynomial g = words.general("g");
    MatrixPolynomial h = words.symmetric("H");
    MatrixPolynomial k = words.symmetric("K");
    MatrixPolynomial p = words.symmetric("P");
    MatrixPolynomial value = words.scalar("F");
    words.relation(h.times(k), words.one());
    words.relation(x.times(p), words.zero());
    words.relation(x.times(interpolant), y);
    MatrixPolynomial velocity = k.times(x.transpose(), g).times(-1);
    words.derivative(theta, velocity);
    words.derivative(z, h.times(velocity));
    words.derivative(value, z.transpose().times(velocity));
    MatrixPolynomial divergence =
        value.times(-1).minus(z.transpose().times(interpolant.minus(theta)));
    return words
        .prove("mirror flow theta' = -K X' g with z' = H theta', F' = z' theta', X T = y, X P = 0")
        .zero("(P z)' = 0", p.times(z).derivative())
        .zero(
            "D(T, theta)' = -g'(X theta - y)",
            divergence.derivative().plus(g.transpose().times(x.times(theta).minus(y))))
        .done();
  }

  /** D(T, theta0) = D(T, theta1) + D(theta1, theta0) for a KKT point theta1. */
  static Proof pythagoras() {
    MatrixAlgebra words = new MatrixAlgebra();
    MatrixPolynomial x = words.general("X");
    MatrixPolynomial y = words.general("y");
    MatrixPolynomial lambda = words.general("lambda");
    MatrixPolynomial start = words.general("theta0");
    MatrixPolynomial limit = words.general("theta1");
    MatrixPolynomial interpolant = words.general("T");
    MatrixPolynomial z0 = words.general("z0");
    MatrixPolynomial f0 = words.scalar("F0");
    MatrixPolynomial f1 = words.scalar("F1");
    MatrixPolynomial f = words.scalar("F");
    words.relation(x.times(interpolant), y);
    words.relation(x.times(limit), y);
    MatrixPolynomial z1 = z0.plus(x.transpose().times(lambda));
    return words
        .prove("z1 = z0 + X' lambda and X theta1 = y = X T")
        .zero(
            "D(T, theta0) = D(T, theta1) + D(theta1, theta0)",
            divergence(f, f0, z0, interpolant.minus(start))
                .minus(divergence(f, f1, z1, interpolant.minus(limit)))
                .minus(divergence(f1, f0, z0, limit.minus(start))))
        .done();
  }

  private static MatrixPolynomial divergence(
      MatrixPolynomial value,
      MatrixPolynomial from,
      MatrixPolynomial slope,
      MatrixPolynomial difference) {
    return value.minus(from).minus(slope.transpose().times(difference));
  }

  /** One step of batched descent with momentum keeps the dual vector in the row space. */
  static Proof descent() {
    MatrixAlgebra words = new MatrixAlgebra();
    MatrixPolynomial x = words.general("X");
    MatrixPolynomial p = words.symmetric("P");
    MatrixPolynomial a = words.general("a");
    MatrixPolynomial c = words.general("c");
    MatrixPolynomial residual = words.general("r");
    MatrixPolynomial batch = words.symmetric("S");
    MatrixPolynomial eta = words.scalar("eta");
    MatrixPolynomial momentum = words.scalar("g");
    words.relation(x.times(p), words.zero());
    MatrixPolynomial travelled = x.transpose().times(a);
    MatrixPolynomial velocity = x.transpose().times(c);
    MatrixPolynomial next =
        momentum.times(velocity).minus(eta.times(x.transpose(), batch, residual));
    return words
        .prove("z - z0 = X' a, mu = X' c; S selects the batch and divides by its size; X P = 0")
        .zero(
            "mu+ = X' (g c - eta S r)",
            next.minus(x.transpose().times(momentum.times(c).minus(eta.times(batch, residual)))))
        .zero("P (z+ - z0) = 0", p.times(travelled.plus(next)))
        .done();
  }

  /** x = V p V' x0 with a diagonal p: one step makes it V (1 - eta L) p V' x0. */
  static Proof quadraticStep() {
    MatrixAlgebra words = new MatrixAlgebra();
    MatrixPolynomial v = words.general("V");
    MatrixPolynomial lambda = words.symmetric("L");
    MatrixPolynomial power = words.symmetric("p");
    MatrixPolynomial start = words.general("x0");
    MatrixPolynomial eta = words.scalar("eta");
    words.relation(v.transpose().times(v), words.one());
    MatrixPolynomial x = v.times(power, v.transpose(), start);
    MatrixPolynomial hessian = v.times(lambda, v.transpose());
    return words
        .prove("H = V L V' with V'V = 1")
        .zero(
            "(1 - eta H) V p V' x0 = V (1 - eta L) p V' x0",
            x.minus(eta.times(hessian, x))
                .minus(v.times(words.one().minus(eta.times(lambda)), power, v.transpose(), start)))
        .done();
  }
}
