package elenchus.catalogue.unhinged;

import elenchus.exact.RationalMatrix;
import elenchus.exact.Rationals;
import elenchus.linear.Matrix;
import java.math.BigInteger;
import org.hipparchus.fraction.BigFraction;

/**
 * The mean unhinged loss without biases on prototypes with {@code |w_c|^2 <= E} and features with
 * {@code |h_ic| <= tau sqrt(E)}; so the bounds are {@code E1 = sqrt(E)} and {@code E2 = tau E1},
 * and their product is rational.
 *
 * @param gamma weight of the other classes, nonnegative
 * @param tau bound of the features over bound of the prototypes, positive
 * @param E square of the bound of the prototypes, positive
 * @param W prototypes, p x C
 * @param H features, p x CN, columns class after class
 */
public record NormBoundedProblem(double gamma, double tau, double E, Matrix W, Matrix H) {

  /**
   * Checks the shapes and signs.
   *
   * @throws IllegalArgumentException if a shape or a sign is wrong
   */
  public NormBoundedProblem {
    if (W.columns() < 2 || H.rows() != W.rows() || H.columns() == 0) {
      throw new IllegalArgumentException("W must be p x C with C >= 2, H p x CN");
    }
    if (H.columns() % W.columns() != 0 || !W.isFinite() || !H.isFinite()) {
      throw new IllegalArgumentException("H must be p x CN, and finite");
    }
    if (!(gamma >= 0 && gamma < 1e300 && tau > 0 && tau < 1e300 && E > 0 && E < 1e300)) {
      throw new IllegalArgumentException("gamma = " + gamma + ", tau = " + tau + ", E = " + E);
    }
  }

  /** Number of classes. */
  int C() {
    return W.columns();
  }

  /** Samples per class. */
  int N() {
    return H.columns() / W.columns();
  }

  /** gamma as a fraction. */
  BigFraction exactGamma() {
    return Rationals.of(gamma);
  }

  /** The sign of (C-2) gamma - 2: whether prototypes of sum zero lose against equal ones. */
  int regime() {
    return exactGamma().multiply(C() - 2).subtract(BigFraction.TWO).getNumerator().signum();
  }

  /** |1 + gamma - gamma C| at large gamma, 1 + gamma otherwise: the minimum is -this E1 E2. */
  BigFraction height() {
    BigFraction sum = exactGamma().add(1);
    return regime() > 0 ? sum.subtract(exactGamma().multiply(C())).abs() : sum;
  }

  /** The product E1 E2. */
  BigFraction product() {
    return Rationals.of(tau).multiply(Rationals.of(E));
  }

  /** The minimum of the corrected theorem. */
  BigFraction minimum() {
    return height().multiply(product()).negate();
  }

  /** The columns (1+gamma) w_c - gamma s, s the sum of the prototypes. */
  RationalMatrix pulls() {
    BigFraction g = exactGamma();
    int C = C();
    RationalMatrix mixing =
        RationalMatrix.of(C, C, (i, j) -> i == j ? BigFraction.ONE : g.negate());
    return RationalMatrix.of(W).times(mixing);
  }

  /** The mean loss from its definition, for prototypes and features of these shapes. */
  BigFraction loss() {
    RationalMatrix scores = RationalMatrix.of(W).transpose().times(RationalMatrix.of(H));
    BigFraction sum = BigFraction.ZERO;
    for (int i = 0; i < H.columns(); i++) {
      for (int j = 0; j < C(); j++) {
        BigFraction score = scores.get(j, i);
        sum = sum.add(j == i / N() ? score.negate() : score.multiply(exactGamma()));
      }
    }
    return sum.divide(H.columns());
  }

  /** Least slack of the bounds on the squared norms; negative outside. */
  double slack() {
    BigFraction least = Rationals.of(E);
    for (BigFraction square : squares(RationalMatrix.of(W))) {
      least = min(least, Rationals.of(E).subtract(square));
    }
    BigFraction t = Rationals.of(tau);
    for (BigFraction square : squares(RationalMatrix.of(H))) {
      least = min(least, t.multiply(t).multiply(Rationals.of(E)).subtract(square));
    }
    return Rationals.toDouble(least);
  }

  private static BigFraction min(BigFraction a, BigFraction b) {
    return a.compareTo(b) <= 0 ? a : b;
  }

  /** The squared norms of the columns. */
  static BigFraction[] squares(RationalMatrix X) {
    BigFraction[] squares = new BigFraction[X.columns()];
    BigInteger common = X.denominator().pow(2);
    for (int j = 0; j < squares.length; j++) {
      BigInteger sum = BigInteger.ZERO;
      for (int i = 0; i < X.rows(); i++) {
        sum = sum.add(X.numerators().get(i, j).pow(2));
      }
      squares[j] = new BigFraction(sum, common);
    }
    return squares;
  }

  /**
   * Whether (W, H) is one of the stated minimisers: all prototypes on their sphere, {@code
   * |(1+gamma) w_c - gamma s|} the same multiple of E1 for all c (for small gamma that means s = 0,
   * for large gamma that they are all equal), features along it at full length.
   */
  boolean isStatedMinimiser() {
    BigFraction g = exactGamma();
    int regime = regime();
    BigFraction[] norms = squares(RationalMatrix.of(W));
    for (BigFraction norm : norms) {
      if (!norm.equals(Rationals.of(E))) {
        return false;
      }
    }
    if (regime < 0 && !g.isZero() && !sum().isZero()) {
      return false;
    }
    for (int c = 1; regime > 0 && c < C(); c++) {
      for (int a = 0; a < W.rows(); a++) {
        if (W.get(a, c) != W.get(a, 0)) {
          return false;
        }
      }
    }
    BigFraction pulled = height().multiply(height()).multiply(Rationals.of(E));
    for (BigFraction norm : squares(pulls())) {
      if (!norm.equals(pulled)) {
        return false;
      }
    }
    RationalMatrix best = pulls().times(Rationals.of(tau).divide(height()));
    return RationalMatrix.of(H)
        .equals(RationalMatrix.of(W.rows(), H.columns(), (a, i) -> best.get(a, i / N())));
  }

  /** The squared norm of the sum s of the prototypes. */
  BigFraction sum() {
    RationalMatrix ones = RationalMatrix.of(C(), 1, (i, j) -> BigFraction.ONE);
    return squares(RationalMatrix.of(W).times(ones))[0];
  }

  /** Whether W'W = E/(C-1) (C I - 1 1') and H = tau W: the simplex frame with its features. */
  boolean isSimplexFrame() {
    RationalMatrix exact = RationalMatrix.of(W);
    BigFraction scale = Rationals.of(E).divide(C() - 1);
    RationalMatrix gram =
        RationalMatrix.of(C(), C(), (i, j) -> i == j ? scale.multiply(C() - 1) : scale.negate());
    BigFraction t = Rationals.of(tau);
    return exact.transpose().times(exact).equals(gram)
        && RationalMatrix.of(H)
            .equals(
                RationalMatrix.of(
                    W.rows(), H.columns(), (a, i) -> exact.get(a, i / N()).multiply(t)));
  }

  /** Other prototypes and features. */
  NormBoundedProblem with(Matrix otherW, Matrix otherH) {
    return new NormBoundedProblem(gamma, tau, E, otherW, otherH);
  }
}
