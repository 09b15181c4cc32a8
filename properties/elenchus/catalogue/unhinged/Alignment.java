package elenchus.catalogue.unhinged;

import elenchus.symbolic.Elementary;
import org.hipparchus.FieldElement;
import org.hipparchus.linear.FieldMatrix;

/**
 * The distance of the direction of Z = (U, R, W) from its limit {@code (r A+, 0, A+)}, as a
 * function of six inner products of the initial data and of {@code p = r sigma1 z}, {@code q = r
 * sigma2 z}.
 *
 * @param f the arithmetic
 * @param s ratio of the rates
 * @param growQ the squared norm of A+
 * @param decayQ the squared norm of A-
 * @param mixedQ the inner product of A+ and A-
 * @param growJ the squared norm of B+
 * @param decayJ the squared norm of B-
 * @param mixedJ the inner product of B+ and B-
 * @param within the squared norm of R0
 */
record Alignment<T extends FieldElement<T>>(
    Elementary<T> f, T s, T growQ, T decayQ, T mixedQ, T growJ, T decayJ, T mixedJ, T within) {

  /** The inner products of a problem. */
  static <T extends FieldElement<T>> Alignment<T> of(Elementary<T> f, UnhingedProblem x) {
    int C = x.C();
    int N = x.N();
    T s = f.number(x.s());
    T scale = f.sqrt(s.multiply(N));
    FieldMatrix<T> H0 = f.matrix(x.H0());
    FieldMatrix<T> W0 = f.matrix(x.W0());
    FieldMatrix<T> sums =
        f.matrix(
            x.p(),
            C,
            (a, k) -> {
              T sum = f.number(0L);
              for (int i = 0; i < N; i++) {
                sum = sum.add(H0.getEntry(a, k * N + i));
              }
              return sum;
            });
    FieldMatrix<T> R0 =
        f.matrix(
            x.p(),
            C * N,
            (a, i) ->
                H0.getEntry(a, i).subtract(sums.getEntry(a, i / N).divide(f.number((long) N))));
    FieldMatrix<T> U0 = sums.scalarMultiply(f.number(1L).divide(scale));
    FieldMatrix<T> grow = W0.add(U0);
    FieldMatrix<T> decay = W0.subtract(U0);
    FieldMatrix<T> growJ = mean(f, grow);
    FieldMatrix<T> decayJ = mean(f, decay);
    FieldMatrix<T> growQ = grow.subtract(growJ);
    FieldMatrix<T> decayQ = decay.subtract(decayJ);
    return new Alignment<>(
        f,
        s,
        dot(growQ, growQ),
        dot(decayQ, decayQ),
        dot(growQ, decayQ),
        dot(growJ, growJ),
        dot(decayJ, decayJ),
        dot(growJ, decayJ),
        dot(R0, R0));
  }

  /** The component of e^-p Z along the limit. */
  T parallel(T p) {
    T norm = f.sqrt(s.add(f.number(1L)).multiply(growQ));
    T correction = f.exp(p.multiply(-2)).multiply(f.number(1L).subtract(s)).multiply(mixedQ);
    return norm.add(correction.divide(norm)).divide(f.number(2L));
  }

  /** The squared length of e^-p Z orthogonal to the limit, times e^shift. */
  T perpendicularSquared(T p, T q, T shift) {
    T one = f.number(1L);
    T plus = one.add(s);
    T minus = one.subtract(s);
    T skew = f.square(minus.multiply(mixedQ).divide(plus)).divide(growQ);
    T ofQ = decayed(shift.subtract(p.multiply(4)), plus.multiply(decayQ.subtract(skew)));
    T ofGrowJ = decayed(shift.add(q.subtract(p).multiply(2)), plus.multiply(growJ));
    T ofDecayJ = decayed(shift.subtract(q.add(p).multiply(2)), plus.multiply(decayJ));
    T ofRest =
        decayed(
            shift.subtract(p.multiply(2)),
            minus.multiply(mixedJ).multiply(2).add(within.multiply(4)));
    return ofQ.add(ofGrowJ).add(ofDecayJ).add(ofRest).divide(f.number(4L));
  }

  /** The squared distance of Z/|Z| from the limit, times e^shift, without cancellation. */
  T errorSquared(T p, T q, T shift) {
    T parallel = parallel(p);
    T zero = f.number(0L);
    T total = f.square(parallel).add(perpendicularSquared(p, q, zero));
    T cosine = parallel.divide(f.sqrt(total));
    return perpendicularSquared(p, q, shift)
        .multiply(2)
        .divide(total.multiply(f.number(1L).add(cosine)));
  }

  private T decayed(T exponent, T value) {
    return f.exp(exponent).multiply(value);
  }

  private static <T extends FieldElement<T>> FieldMatrix<T> mean(
      Elementary<T> f, FieldMatrix<T> X) {
    int columns = X.getColumnDimension();
    return f.matrix(
        X.getRowDimension(),
        columns,
        (a, k) -> {
          T sum = f.number(0L);
          for (int j = 0; j < columns; j++) {
            sum = sum.add(X.getEntry(a, j));
          }
          return sum.divide(f.number((long) columns));
        });
  }

  private static <T extends FieldElement<T>> T dot(FieldMatrix<T> X, FieldMatrix<T> Y) {
    T sum = X.getField().getZero();
    for (int i = 0; i < X.getRowDimension(); i++) {
      for (int j = 0; j < X.getColumnDimension(); j++) {
        sum = sum.add(X.getEntry(i, j).multiply(Y.getEntry(i, j)));
      }
    }
    return sum;
  }
}
