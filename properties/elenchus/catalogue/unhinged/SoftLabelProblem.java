package elenchus.catalogue.unhinged;

import elenchus.exact.RationalMatrix;
import elenchus.exact.Rationals;
import elenchus.linear.Matrix;
import elenchus.theorem.Draw;
import java.util.stream.Stream;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.util.FastMath;

/**
 * Gradient flow of the balanced unhinged loss with smoothed labels, or with expected symmetric
 * label noise.
 *
 * @param C number of classes, at least 2
 * @param N samples per class
 * @param gamma weight of the other classes, nonnegative
 * @param eps weight of a label that goes to the other classes, in [0, 1]
 * @param s rate of H over rate of W, positive
 * @param z integral of the rate of W
 * @param H0 initial features, p x CN, columns class after class
 * @param W0 initial prototypes, p x C
 */
public record SoftLabelProblem(
    int C, int N, double gamma, double eps, double s, double z, Matrix H0, Matrix W0) {

  /**
   * Checks the shapes and signs.
   *
   * @throws IllegalArgumentException if a shape or a sign is wrong
   */
  public SoftLabelProblem {
    UnhingedProblem checked = UnhingedProblem.unbiased(C, N, gamma, s, z, H0, W0);
    if (!(eps >= 0 && eps <= 1)) {
      throw new IllegalArgumentException(checked + " with eps = " + eps);
    }
  }

  /** A problem with its labels smoothed. */
  static SoftLabelProblem of(UnhingedProblem x, double eps) {
    return new SoftLabelProblem(x.C(), x.N(), x.gamma(), eps, x.s(), x.z(), x.H0(), x.W0());
  }

  /** The problem with hard labels and no biases. */
  UnhingedProblem hard() {
    return UnhingedProblem.unbiased(C, N, gamma, s, z, H0, W0);
  }

  /** 1 - eps C/(C-1): what is left of the difference of two labels. */
  double contrast() {
    return 1 - eps * C / (C - 1);
  }

  /** (1+gamma) (1 - eps C/(C-1)) / (C sqrt N), signed. */
  double sigma1() {
    return contrast() * hard().model().sigma1();
  }

  /** (1+gamma-gamma C) / (C sqrt N), signed, as with hard labels. */
  double sigma2() {
    return hard().model().sigma2();
  }

  /** The coupling ((1+gamma) Y - gamma 1 1')/(CN) from the smoothed labels Y, C x CN, exactly. */
  RationalMatrix exactM() {
    BigFraction weight = Rationals.of(eps);
    BigFraction own = BigFraction.ONE.subtract(weight);
    BigFraction other = weight.divide(C - 1);
    BigFraction g = Rationals.of(gamma);
    return RationalMatrix.of(
        C,
        C * N,
        (k, i) ->
            g.add(1).multiply(i / N == k ? own : other).subtract(g).divide(new BigFraction(C * N)));
  }

  /** The certificate with the eigenvalues of the theorem, the one on Q times a factor. */
  TaylorCertificate certificate() {
    TaylorCertificate plain = TaylorCertificate.of(hard().model());
    BigFraction kept =
        BigFraction.ONE.subtract(Rationals.of(eps).multiply(new BigFraction(C, C - 1)));
    return new TaylorCertificate(
        exactM(), plain.sigma1Squared().multiply(kept).multiply(kept), plain.sigma2Squared());
  }

  /** Whether the eigenvalue on Q has the larger modulus. */
  boolean isLedByQ() {
    return Math.abs(sigma1()) > Math.abs(sigma2());
  }

  /** The part of the start that grows fastest: A+, A-, B+ or B-. */
  Matrix leading() {
    return isLedByQ() ? hard().A(sigma1() > 0 ? 1 : -1) : hard().B(sigma2() > 0 ? 1 : -1);
  }

  /** Difference of the moduli of the eigenvalues over the larger. */
  double gap() {
    double first = Math.max(Math.abs(sigma1()), Math.abs(sigma2()));
    double second = Math.min(Math.abs(sigma1()), Math.abs(sigma2()));
    return first == 0 ? 0 : (first - second) / first;
  }

  /** Norm of the leading part over the norm of the data. */
  double share() {
    double data = W0.norm() + hard().U0().norm() / FastMath.sqrt(s);
    return data == 0 ? 0 : leading().norm() / data;
  }

  /** Labels of every softness, some without any contrast left. */
  static SoftLabelProblem draw(Draw draw) {
    UnhingedProblem x = UnhingedInstances.draw(draw);
    double none = (x.C() - 1.0) / x.C();
    return of(x, draw.oneOf(0.0, none, draw.uniform(0, none), draw.uniform(0, 1), 1.0));
  }

  /** Harder labels, or a simpler problem with hard labels. */
  Stream<SoftLabelProblem> simpler() {
    return Stream.concat(
            Stream.of(of(hard(), 0), of(hard(), 0.5), of(hard(), 0.25), of(hard(), 1)),
            UnhingedInstances.simpler(hard()).map(x -> of(x, eps)))
        .filter(x -> !x.equals(this));
  }
}
