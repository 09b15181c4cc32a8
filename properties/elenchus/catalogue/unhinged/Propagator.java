package elenchus.catalogue.unhinged;

import elenchus.symbolic.Elementary;
import org.hipparchus.FieldElement;
import org.hipparchus.linear.FieldMatrix;

/**
 * What the dynamics do to one mode: {@code (u, w) -> (uu u + uw w, wu u + ww w)}. Each formula is
 * written once, over any field, so that it can be evaluated, differentiated, enclosed and proved.
 */
record Propagator<T extends FieldElement<T>>(T uu, T uw, T wu, T ww) {

  /** A formula for the propagator of the mode sigma, for rates with ratio s = r^2. */
  @FunctionalInterface
  interface Flow {
    /** The propagator from time 0 to z. */
    <T extends FieldElement<T>> Propagator<T> at(Elementary<T> f, T r, T sigma, T z);
  }

  /** A formula for the propagator of the mode sigma with weight decay l1 on H, l2 on W. */
  @FunctionalInterface
  interface DecayingFlow {
    /** The propagator from time 0 to z. */
    <T extends FieldElement<T>> Propagator<T> at(Elementary<T> f, T s, T l1, T l2, T sigma, T z);
  }

  /** exp(z K) for K = [[0, s sigma], [sigma, 0]], K^2 = (r sigma)^2 I. */
  static <T extends FieldElement<T>> Propagator<T> flow(Elementary<T> f, T r, T sigma, T z) {
    T p = r.multiply(sigma).multiply(z);
    T cosh = f.cosh(p);
    T sinh = f.sinh(p);
    return new Propagator<>(cosh, r.multiply(sinh), sinh.divide(r), cosh);
  }

  /**
   * exp(z K) for K = [[-s l1, s sigma], [sigma, -l2]]: with m = tr K / 2 and d^2 = m^2 - det K it
   * is e^(mz) (cosh(dz) I + (sinh(dz)/d) (K - m I)); for d = 0 the quotient is z.
   */
  static <T extends FieldElement<T>> Propagator<T> decayingFlow(
      Elementary<T> f, T s, T l1, T l2, T sigma, T z) {
    T two = f.number(2L);
    T difference = l2.subtract(s.multiply(l1)).divide(two);
    T squared = f.square(difference).add(s.multiply(f.square(sigma)));
    T d = squared.isZero() ? squared : f.sqrt(squared);
    T decay = f.exp(s.multiply(l1).add(l2).divide(two).negate().multiply(z));
    T even = decay.multiply(squared.isZero() ? f.number(1L) : f.cosh(d.multiply(z)));
    T odd = decay.multiply(squared.isZero() ? z : f.sinh(d.multiply(z)).divide(d));
    return new Propagator<>(
        even.add(odd.multiply(difference)),
        odd.multiply(s).multiply(sigma),
        odd.multiply(sigma),
        even.subtract(odd.multiply(difference)));
  }

  /** One step of gradient descent: I + e K. */
  static <T extends FieldElement<T>> Propagator<T> step(Elementary<T> f, T r, T sigma, T e) {
    T one = f.field().getOne();
    T coupling = e.multiply(sigma);
    return new Propagator<>(one, f.square(r).multiply(coupling), coupling, one);
  }

  /** The scaled class means and prototypes, both p x C. */
  record State<T extends FieldElement<T>>(FieldMatrix<T> U, FieldMatrix<T> W) {

    /** The state that one propagator makes of the part on Q, another of the part on J. */
    State<T> evolve(Elementary<T> f, Propagator<T> onQ, Propagator<T> onJ) {
      return new State<>(
          joined(f, mixed(onQ.uu, onQ.uw), mixed(onJ.uu, onJ.uw)),
          joined(f, mixed(onQ.wu, onQ.ww), mixed(onJ.wu, onJ.ww)));
    }

    private FieldMatrix<T> mixed(T byU, T byW) {
      return U.scalarMultiply(byU).add(W.scalarMultiply(byW));
    }

    /** X Q + Y J. */
    private static <T extends FieldElement<T>> FieldMatrix<T> joined(
        Elementary<T> f, FieldMatrix<T> X, FieldMatrix<T> Y) {
      FieldMatrix<T> difference = Y.subtract(X);
      T classes = f.number((long) X.getColumnDimension());
      return f.matrix(
          X.getRowDimension(),
          X.getColumnDimension(),
          (a, c) -> X.getEntry(a, c).add(rowSum(difference, a).divide(classes)));
    }

    private static <T extends FieldElement<T>> T rowSum(FieldMatrix<T> X, int row) {
      T sum = X.getField().getZero();
      for (int c = 0; c < X.getColumnDimension(); c++) {
        sum = sum.add(X.getEntry(row, c));
      }
      return sum;
    }
  }
}
