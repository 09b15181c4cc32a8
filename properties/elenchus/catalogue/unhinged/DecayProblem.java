package elenchus.catalogue.unhinged;

import elenchus.linear.Matrix;
import elenchus.theorem.Draw;
import java.util.List;
import java.util.stream.Stream;
import org.hipparchus.util.FastMath;

/**
 * Gradient flow of the balanced unhinged loss with weight decay.
 *
 * @param C number of classes, at least 2
 * @param N samples per class
 * @param gamma weight of the other classes, nonnegative
 * @param s rate of H over rate of W and b, positive
 * @param z integral of the rate of W and b
 * @param l1 weight decay of H, nonnegative
 * @param l2 weight decay of W and b, nonnegative
 * @param H0 initial features, p x CN, columns class after class
 * @param W0 initial prototypes, p x C
 * @param b0 initial biases, C
 */
public record DecayProblem(
    int C,
    int N,
    double gamma,
    double s,
    double z,
    double l1,
    double l2,
    Matrix H0,
    Matrix W0,
    List<Double> b0) {

  /**
   * Checks the shapes and signs.
   *
   * @throws IllegalArgumentException if a shape or a sign is wrong
   */
  public DecayProblem {
    b0 = new UnhingedProblem(C, N, gamma, s, z, H0, W0, b0).b0();
    if (!(l1 >= 0 && l1 < 1e300) || !(l2 >= 0 && l2 < 1e300)) {
      throw new IllegalArgumentException("l1 = " + l1 + ", l2 = " + l2);
    }
  }

  /** Weight decay added to a problem. */
  static DecayProblem of(UnhingedProblem x, double l1, double l2) {
    return new DecayProblem(x.C(), x.N(), x.gamma(), x.s(), x.z(), l1, l2, x.H0(), x.W0(), x.b0());
  }

  /** The problem without weight decay. */
  UnhingedProblem plain() {
    return new UnhingedProblem(C, N, gamma, s, z, H0, W0, b0);
  }

  /** The eigenvalue of larger modulus of S, signed. */
  double dominant() {
    UnhingedModel m = plain().model();
    return Math.abs(m.sigma2()) > m.sigma1() ? m.sigma2() : m.sigma1();
  }

  /** Half the distance of the eigenvalues of K = [[-s l1, s sigma], [sigma, -l2]]. */
  double halfGap(double sigma) {
    return FastMath.hypot(s * l1 - l2, 2 * FastMath.sqrt(s) * sigma) / 2;
  }

  /** The smaller eigenvalue of K. */
  double thetaMinus(double sigma) {
    return -(s * l1 + l2) / 2 - halfGap(sigma);
  }

  /** The larger eigenvalue of K, from the product of both. */
  double thetaPlus(double sigma) {
    double minus = thetaMinus(sigma);
    return minus == 0 ? 0 : s * (l1 * l2 - sigma * sigma) / minus;
  }

  /** A problem with decay rates in [0, 1), one of them zero, or critical. */
  static DecayProblem draw(Draw draw) {
    UnhingedProblem x = UnhingedInstances.draw(draw);
    if (draw.chance(0.15)) {
      return critical(draw, x);
    }
    double l1 = draw.chance(0.2) ? 0 : draw.uniform(0, 1);
    double l2 = draw.chance(0.2) ? 0 : draw.chance(0.2) ? x.s() * l1 : draw.uniform(0, 1);
    return of(x, l1, l2);
  }

  /** Exactly critical, sigma1^2 = l1 l2 > sigma2^2, with dyadic numbers. */
  private static DecayProblem critical(Draw draw, UnhingedProblem x) {
    double gamma = draw.oneOf(0.5, 0.25, 0.75);
    UnhingedProblem two =
        UnhingedProblem.unbiased(
            2,
            1,
            gamma,
            draw.oneOf(1.0, 4.0, 0.5),
            x.z() / x.exponent(),
            Matrix.ofRows(draw.gaussianRows(x.p(), 2)),
            Matrix.ofRows(draw.gaussianRows(x.p(), 2)));
    double factor = draw.oneOf(0.5, 1.0, 2.0);
    double sigma = two.model().sigma1();
    return of(two, factor * sigma, sigma / factor);
  }

  /** Simpler problems: no decay, no decay of one kind, or a simpler plain problem. */
  Stream<DecayProblem> simpler() {
    return Stream.concat(
            Stream.of(
                of(plain(), 0, 0), of(plain(), l1, 0), of(plain(), l1, l1), of(plain(), 1, 1)),
            UnhingedInstances.simpler(plain()).map(x -> of(x, l1, l2)))
        .filter(x -> !x.equals(this));
  }
}
