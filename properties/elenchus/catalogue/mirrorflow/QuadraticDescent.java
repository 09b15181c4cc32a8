package elenchus.catalogue.mirrorflow;

import elenchus.exact.RationalMatrix;
import elenchus.exact.RationalVector;
import elenchus.exact.Rationals;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.fraction.BigFraction;

/**
 * Gradient descent on x^T H x / 2 with H = V diag(lam) V, where V = I - 2 v v^T/|v|^2 reflects; all
 * in fractions.
 *
 * @param lam eigenvalues, n nonnegative numbers
 * @param v direction of the reflection, n numbers; 0 for V = I
 * @param x0 start, n numbers
 * @param p numerator of the step size eta = p/q, positive
 * @param q its denominator, positive
 * @param mu momentum of the heavy ball, in [0, 1)
 * @param T number of steps, at least 1
 */
public record QuadraticDescent(
    List<Double> lam, List<Double> v, List<Double> x0, long p, long q, double mu, int T) {

  /**
   * @throws IllegalArgumentException if the sizes differ or a number is out of range
   */
  public QuadraticDescent {
    lam = List.copyOf(lam);
    v = List.copyOf(v);
    x0 = List.copyOf(x0);
    if (lam.isEmpty() || lam.size() != v.size() || lam.size() != x0.size()) {
      throw new IllegalArgumentException("lam, v and x0 have n >= 1 entries each");
    }
    if (!lam.stream().allMatch(l -> l >= 0) || p < 1 || q < 1 || T < 1 || !(mu >= 0 && mu < 1)) {
      throw new IllegalArgumentException("lam >= 0, p, q, T >= 1, 0 <= mu < 1");
    }
  }

  private static RationalVector fractions(List<Double> numbers) {
    return RationalVector.of(numbers.stream().map(Rationals::of).toArray(BigFraction[]::new));
  }

  BigFraction eta() {
    return new BigFraction(p, q);
  }

  BigFraction momentum() {
    return Rationals.of(mu);
  }

  RationalVector start() {
    return fractions(x0);
  }

  BigFraction eigenvalue(int k) {
    return Rationals.of(lam.get(k));
  }

  BigFraction largest() {
    return IntStream.range(0, lam.size())
        .mapToObj(this::eigenvalue)
        .reduce(BigFraction.ZERO, (a, b) -> a.compareTo(b) >= 0 ? a : b);
  }

  /** eta times the largest eigenvalue: the number that decides. */
  BigFraction reach() {
    return eta().multiply(largest());
  }

  /** The eigenvectors in the rows and in the columns, n x n. */
  RationalMatrix reflection() {
    RationalVector direction = fractions(v);
    BigFraction square = direction.dot(direction);
    int n = lam.size();
    RationalMatrix identity = RationalMatrix.identity(n);
    if (square.isZero()) {
      return identity;
    }
    BigFraction factor = new BigFraction(2).divide(square);
    return RationalMatrix.of(
        n,
        n,
        (i, j) ->
            identity
                .get(i, j)
                .subtract(direction.get(i).multiply(direction.get(j)).multiply(factor)));
  }

  RationalMatrix hessian() {
    RationalMatrix reflection = reflection();
    int n = lam.size();
    RationalMatrix scaled =
        RationalMatrix.of(n, n, (i, j) -> eigenvalue(i).multiply(reflection.get(i, j)));
    return reflection.times(scaled);
  }

  /** x_T by T steps x - eta H x. */
  RationalVector iterated() {
    RationalMatrix hessian = hessian();
    RationalVector x = start();
    for (int t = 0; t < T; t++) {
      x = x.minus(hessian.times(x).times(eta()));
    }
    return x;
  }

  /** The factor 1 - eta lam_k of a mode. */
  BigFraction multiplier(int k) {
    return BigFraction.ONE.subtract(eta().multiply(eigenvalue(k)));
  }

  /** V diag((1 - eta lam)^T) V x_0. */
  RationalVector closedForm() {
    RationalVector modes = modes(start());
    BigFraction[] moved =
        IntStream.range(0, lam.size())
            .mapToObj(k -> multiplier(k).pow(T).multiply(modes.get(k)))
            .toArray(BigFraction[]::new);
    return reflection().times(RationalVector.of(moved));
  }

  /** Components along the eigenvectors. */
  RationalVector modes(RationalVector x) {
    return reflection().times(x);
  }

  /** The largest component of the start along an eigenvector of the largest eigenvalue. */
  BigFraction topComponent() {
    RationalVector modes = modes(start());
    return IntStream.range(0, lam.size())
        .filter(k -> eigenvalue(k).equals(largest()))
        .mapToObj(k -> modes.get(k).abs())
        .reduce(BigFraction.ZERO, (a, b) -> a.compareTo(b) >= 0 ? a : b);
  }
}
