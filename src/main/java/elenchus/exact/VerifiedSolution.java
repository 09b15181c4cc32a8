package elenchus.exact;

import elenchus.linear.Matrix;
import java.util.Optional;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;

/**
 * The solution of a linear system of floating-point numbers with a rigorous bound of its error: the
 * matrix is thereby proved regular.
 *
 * <p>With an approximate inverse R, alpha = |I - R A| in the row-sum norm and the residual r = b -
 * A x, evaluated in twice the working precision, the error is at most |R r| + alpha / (1 - alpha)
 * max|R r|, componentwise. Rounding errors of these bounds are themselves bounded by the usual
 * gamma_n = n u / (1 - n u).
 *
 * <p>S. M. Rump, Verification methods: rigorous results using floating-point arithmetic, Acta
 * Numerica 19 (2010), section 10; T. Ogita, S. M. Rump, S. Oishi, Accurate sum and dot product,
 * SIAM J. Sci. Comput. 26 (2005), for the residual.
 *
 * @param midpoint the approximate solution, n numbers
 * @param radius bounds of the errors of its entries
 */
public record VerifiedSolution(double[] midpoint, double[] radius) {
  private static final double UNIT = 0x1p-53;
  private static final int REFINEMENTS = 4;

  /** Beyond this the approximate inverse proves too little. */
  private static final double CONTRACTION = 0.5;

  /** Copies. */
  public VerifiedSolution {
    midpoint = midpoint.clone();
    radius = radius.clone();
  }

  @Override
  public double[] midpoint() {
    return midpoint.clone();
  }

  @Override
  public double[] radius() {
    return radius.clone();
  }

  /** The interval around entry k, 0-based. */
  public Interval get(int k) {
    return Interval.around(midpoint[k], radius[k]);
  }

  /**
   * Solves a x = b; empty if the matrix could not be proved regular.
   *
   * @param a n x n
   * @param b n numbers
   * @throws IllegalArgumentException if the matrix is not square or the sizes differ
   */
  public static Optional<VerifiedSolution> of(Matrix a, double[] b) {
    int n = b.length;
    if (a.rows() != n || a.columns() != n) {
      throw new IllegalArgumentException(
          a.rows() + " x " + a.columns() + " against " + n + " numbers");
    }
    LUDecomposition lu = new LUDecomposition(MatrixUtils.createRealMatrix(a.toRows()));
    if (!lu.getSolver().isNonSingular()) {
      return Optional.empty();
    }
    Matrix inverse = Matrix.ofRows(lu.getSolver().getInverse().getData());
    double alpha = contraction(inverse, a);
    double[] x = inverse.times(b);
    for (int k = 0; k < REFINEMENTS; k++) {
      double[] step = inverse.times(Residual.of(a, x, b).values());
      for (int i = 0; i < n; i++) {
        x[i] += step[i];
      }
    }
    double[] error = correction(inverse, Residual.of(a, x, b));
    double largest = 0;
    for (double bound : error) {
      largest = Math.max(largest, bound);
    }
    if (!(alpha < CONTRACTION) || !(largest < Double.POSITIVE_INFINITY)) {
      return Optional.empty();
    }
    double tail = alpha / (1 - alpha) * largest * (1 + 8 * UNIT);
    double[] radius = new double[n];
    for (int i = 0; i < n; i++) {
      radius[i] = Math.nextUp(error[i] + tail);
    }
    return Optional.of(new VerifiedSolution(x, radius));
  }

  /** Upper bound of n u / (1 - n u). */
  private static double gamma(int n) {
    return n * UNIT / (1 - n * UNIT) * (1 + 4 * UNIT);
  }

  /** Covers the rounding of a sum of non-negative numbers, and what underflow may hide. */
  private static double inflated(double sum, int terms) {
    return sum * (1 + 4 * gamma(terms + 4)) + (terms + 4) * Double.MIN_NORMAL;
  }

  /** Upper bound of the row-sum norm of I - R A. */
  private static double contraction(Matrix inverse, Matrix a) {
    int n = a.rows();
    Matrix product = inverse.times(a);
    double[] sizes = new double[n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        sizes[i] += Math.abs(a.get(i, j));
      }
    }
    double worst = 0;
    for (int i = 0; i < n; i++) {
      double sum = 0;
      double size = 1;
      for (int j = 0; j < n; j++) {
        sum += Math.abs(product.get(i, j) - (i == j ? 1 : 0));
        size += Math.abs(inverse.get(i, j)) * sizes[j];
      }
      double bound = inflated(sum + gamma(n + 2) * inflated(size, 2 * n), 2 * n);
      worst = bound <= worst ? worst : bound;
    }
    return worst;
  }

  /** Upper bounds of the entries of |R r| for the exact residual r. */
  private static double[] correction(Matrix inverse, Residual residual) {
    int n = inverse.rows();
    double[] bounds = new double[n];
    double[] middle = inverse.times(residual.values());
    for (int i = 0; i < n; i++) {
      double size = 0;
      double error = 0;
      for (int j = 0; j < n; j++) {
        size += Math.abs(inverse.get(i, j) * residual.values()[j]);
        error += Math.abs(inverse.get(i, j)) * residual.errors()[j];
      }
      bounds[i] = inflated(Math.abs(middle[i]) + gamma(n) * inflated(size, n) + error, n);
    }
    return bounds;
  }

  /**
   * A residual b - A x as if in twice the working precision.
   *
   * @param values rounded
   * @param errors bounds of their errors
   */
  private record Residual(double[] values, double[] errors) {
    static Residual of(Matrix a, double[] x, double[] b) {
      int n = b.length;
      double[] values = new double[n];
      double[] errors = new double[n];
      double square = gamma(n + 2) * gamma(n + 2);
      for (int i = 0; i < n; i++) {
        double sum = b[i];
        double rest = 0;
        double size = Math.abs(b[i]);
        for (int j = 0; j < n; j++) {
          double product = -a.get(i, j) * x[j];
          double low = Math.fma(-a.get(i, j), x[j], -product);
          double next = sum + product;
          double part = next - sum;
          rest += ((sum - (next - part)) + (product - part)) + low;
          sum = next;
          size += Math.abs(product);
        }
        values[i] = sum + rest;
        errors[i] = inflated(2 * UNIT * Math.abs(values[i]) + 2 * square * inflated(size, n), n);
      }
      return new Residual(values, errors);
    }
  }
}
