package elenchus.catalogue.linearnetworks;

import elenchus.flow.InitialValueProblem;
import elenchus.linear.Matrix;
import elenchus.theorem.Draw;
import elenchus.theorem.Instances;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.QRDecomposition;

/**
 * A two-layer linear network on whitened inputs: W1' = W2^T (Sigma - W2 W1), W2' = (Sigma - W2 W1)
 * W1^T.
 *
 * @param Sigma input-output correlation, nOut x nIn
 * @param W1 initial first layer, h x nIn
 * @param W2 initial second layer, nOut x h
 * @param t time, positive
 */
public record WhitenedNetwork(Matrix Sigma, Matrix W1, Matrix W2, double t) {

  /**
   * @throws IllegalArgumentException if the sizes do not fit, an entry is not finite, or t is not
   *     positive
   */
  public WhitenedNetwork {
    if (W1.columns() != Sigma.columns()
        || W2.rows() != Sigma.rows()
        || W2.columns() != W1.rows()
        || !Sigma.isFinite()
        || !W1.isFinite()
        || !W2.isFinite()) {
      throw new IllegalArgumentException(
          "W2 W1 must have the shape of Sigma, all entries finite: Sigma " + Sigma);
    }
    if (!(t > 0 && t < 1e300)) {
      throw new IllegalArgumentException("t = " + t + " must be positive");
    }
  }

  /** W1 W1^T - W2^T W2, h x h; constant along the flow. */
  Matrix imbalance() {
    return W1.times(W1.transpose()).minus(W2.transpose().times(W2));
  }

  /** F = [[0, Sigma^T], [Sigma, 0]], symmetric. */
  Matrix generator() {
    int in = Sigma.columns();
    int size = in + Sigma.rows();
    return Matrix.of(
        size,
        size,
        (i, j) -> {
          if (i < in) {
            return j < in ? 0 : Sigma.get(j - in, i);
          }
          return j < in ? Sigma.get(i - in, j) : 0;
        });
  }

  /** Q = [W1^T; W2], (nIn + nOut) x h. */
  static Matrix stacked(Matrix W1, Matrix W2) {
    int in = W1.columns();
    return Matrix.of(
        in + W2.rows(), W1.rows(), (i, k) -> i < in ? W1.get(k, i) : W2.get(i - in, k));
  }

  /** The flow, on the entries of W1, then W2, row after row. */
  InitialValueProblem equation() {
    double[] first = W1.toRowMajor();
    double[] second = W2.toRowMajor();
    double[] start = new double[first.length + second.length];
    System.arraycopy(first, 0, start, 0, first.length);
    System.arraycopy(second, 0, start, first.length, second.length);
    return new InitialValueProblem(this::velocity, start);
  }

  private double[] velocity(double[] state) {
    Matrix first = first(state);
    Matrix second = second(state);
    Matrix residual = Sigma.minus(second.times(first));
    double[] a = second.transpose().times(residual).toRowMajor();
    double[] b = residual.times(first.transpose()).toRowMajor();
    double[] velocity = new double[state.length];
    System.arraycopy(a, 0, velocity, 0, a.length);
    System.arraycopy(b, 0, velocity, a.length, b.length);
    return velocity;
  }

  /** W1 of a state. */
  Matrix first(double[] state) {
    return Matrix.of(W1.rows(), W1.columns(), (i, j) -> state[i * W1.columns() + j]);
  }

  /** W2 of a state. */
  Matrix second(double[] state) {
    int offset = W1.rows() * W1.columns();
    return Matrix.of(W2.rows(), W2.columns(), (i, j) -> state[offset + i * W2.columns() + j]);
  }

  /** W2 W1 of a state. */
  Matrix product(double[] state) {
    return second(state).times(first(state));
  }

  /**
   * Balanced networks of every alignment: W1 = R A V^T, W2 = U A R^T with drawn frames. A fifth has
   * signed unit vectors as frames, so that the balance is exact.
   */
  static Arbitrary<WhitenedNetwork> balanced() {
    return Instances.drawn(WhitenedNetwork::draw, WhitenedNetwork::simpler);
  }

  private static WhitenedNetwork draw(Draw draw) {
    int in = draw.integer(1, 4);
    int out = draw.integer(1, 4);
    int hidden = draw.integer(1, 4);
    int rank = draw.integer(1, Math.min(hidden, Math.min(in, out)));
    boolean plain = draw.chance(0.2);
    Matrix u = frame(draw, out, rank, plain);
    Matrix v = frame(draw, in, rank, plain);
    Matrix r = frame(draw, hidden, rank, plain);
    double scale = draw.logUniform(0.1, 1.5);
    Matrix a =
        Matrix.of(
            rank,
            rank,
            (i, j) -> i != j ? 0 : plain ? draw.integer(1, 4) / 4.0 : scale * draw.uniform(0.3, 1));
    Matrix sigma = Matrix.ofRows(draw.gaussianRows(out, in));
    if (draw.chance(0.3)) {
      // Of lower rank than the layers: F is singular on their span.
      Matrix column = Matrix.ofRows(draw.gaussianRows(out, 1));
      sigma = column.times(Matrix.ofRows(draw.gaussianRows(1, in)));
    }
    Matrix correlation = plain ? sigma.map(Math::rint) : sigma;
    return new WhitenedNetwork(
        correlation,
        r.times(a).times(v.transpose()),
        u.times(a).times(r.transpose()),
        draw.uniform(0.2, 4) / Math.max(1, correlation.norm()));
  }

  /** Orthonormal columns, size x rank. */
  private static Matrix frame(Draw draw, int size, int rank, boolean plain) {
    if (plain) {
      int shift = draw.integer(0, size - 1);
      double sign = draw.oneOf(1.0, -1.0);
      return Matrix.of(size, rank, (i, j) -> i == (j + shift) % size ? sign : 0);
    }
    QRDecomposition qr =
        new QRDecomposition(MatrixUtils.createRealMatrix(draw.gaussianRows(size, rank)));
    return Matrix.of(size, rank, qr.getQ()::getEntry);
  }

  private static Stream<WhitenedNetwork> simpler(WhitenedNetwork n) {
    Matrix corner = n.Sigma.map(Math::rint);
    WhitenedNetwork scalar =
        new WhitenedNetwork(
            Matrix.ofRows(new double[] {Math.max(1, Math.rint(n.Sigma.maxAbs()))}),
            Matrix.ofRows(new double[] {0.5}),
            Matrix.ofRows(new double[] {0.5}),
            1);
    return Stream.of(
            scalar,
            new WhitenedNetwork(corner, n.W1, n.W2, n.t),
            new WhitenedNetwork(n.Sigma, n.W1, n.W2, 1),
            new WhitenedNetwork(Matrix.zero(n.Sigma.rows(), n.Sigma.columns()), n.W1, n.W2, n.t))
        .filter(candidate -> !candidate.equals(n));
  }
}
