package elenchus.exact;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Exact solution of square integer systems by p-adic lifting modulo a prime near 2^31.
 *
 * <p>One elimination modulo p gives the digits of the solution in base p one by one. Every now and
 * then the digits are read as fractions with a common denominator, and the reading is accepted only
 * if it satisfies the system in integers: the check is the proof, so no bound on the size of the
 * solution is needed beforehand. A singular matrix is answered by a vector of its kernel, checked
 * likewise.
 *
 * <p>J. D. Dixon, Exact solution of linear equations using p-adic expansions, Numerische Mathematik
 * 40 (1982); P. S. Wang, A p-adic algorithm for univariate partial fractions (1981), for the
 * reconstruction.
 */
public final class DixonSolver {
  private static final int FIRST_READING = 16;
  private static final double READING_GROWTH = 1.3;

  /** A fraction shorter than its modulus by this many bits is taken for the right one. */
  private static final int MARGIN_BITS = 24;

  private static final int COMBINATION_BOUND = 1 << 16;

  private final IntegerMatrix matrix;
  private final Optional<ModularElimination> regular;
  private final Optional<RationalVector> kernelVector;

  private DixonSolver(
      IntegerMatrix matrix,
      Optional<ModularElimination> regular,
      Optional<RationalVector> kernelVector) {
    this.matrix = matrix;
    this.regular = regular;
    this.kernelVector = kernelVector;
  }

  /**
   * Prepares the solution for any right-hand side.
   *
   * @throws IllegalArgumentException if the matrix is not square
   */
  public static DixonSolver of(IntegerMatrix matrix) {
    if (matrix.rows() != matrix.columns()) {
      throw new IllegalArgumentException(
          matrix.rows() + " x " + matrix.columns() + " is not square");
    }
    for (int k = 0; k < PrimeField.count(); k++) {
      ModularElimination reduced = ModularElimination.of(matrix, PrimeField.number(k));
      if (reduced.rank() == matrix.rows()) {
        return new DixonSolver(matrix, Optional.of(reduced), Optional.empty());
      }
      Optional<RationalVector> kernel = kernelVector(matrix, reduced);
      if (kernel.isPresent()) {
        return new DixonSolver(matrix, Optional.empty(), kernel);
      }
    }
    // The determinant is a multiple of every prime: leave the decision to elimination.
    return new DixonSolver(matrix, Optional.empty(), Bareiss.kernelVector(matrix));
  }

  /**
   * Solves a x = b.
   *
   * @param matrix n x n
   * @param b n entries
   * @throws IllegalArgumentException if the matrix is not square or the sizes differ
   */
  public static LinearSolution solve(IntegerMatrix matrix, BigInteger[] b) {
    return of(matrix).solve(b);
  }

  /**
   * Solves for one right-hand side.
   *
   * @param b n entries
   * @throws IllegalArgumentException if the sizes differ
   */
  public LinearSolution solve(BigInteger[] b) {
    if (b.length != matrix.rows()) {
      throw new IllegalArgumentException(matrix.rows() + " rows, right-hand side of " + b.length);
    }
    if (kernelVector.isPresent()) {
      return new LinearSolution.Singular(kernelVector.get());
    }
    RationalVector x =
        regular
            .map(reduced -> lift(matrix, reduced, b))
            .or(() -> Bareiss.solve(matrix, b))
            .orElseThrow(() -> new IllegalStateException("neither regular nor singular"));
    return new LinearSolution.Unique(x);
  }

  private static Optional<RationalVector> kernelVector(
      IntegerMatrix matrix, ModularElimination reduced) {
    int[] rows = reduced.pivotRows();
    int[] columns = reduced.pivotColumns();
    int free = 0;
    while (free < columns.length && columns[free] == free) {
      free++;
    }
    IntegerMatrix minor = matrix.minor(rows, columns);
    BigInteger[] b = new BigInteger[rows.length];
    for (int i = 0; i < b.length; i++) {
      b[i] = matrix.get(rows[i], free);
    }
    RationalVector c = lift(minor, ModularElimination.of(minor, reduced.field()), b);
    BigInteger[] kernel = new BigInteger[matrix.columns()];
    Arrays.fill(kernel, BigInteger.ZERO);
    kernel[free] = c.denominator().negate();
    for (int j = 0; j < columns.length; j++) {
      kernel[columns[j]] = c.numerator(j);
    }
    for (BigInteger entry : matrix.times(kernel)) {
      if (entry.signum() != 0) {
        return Optional.empty();
      }
    }
    return Optional.of(RationalVector.of(kernel, c.denominator()));
  }

  private static RationalVector lift(
      IntegerMatrix matrix, ModularElimination reduced, BigInteger[] b) {
    PrimeField field = reduced.field();
    LimbSystem system = new LimbSystem(matrix, b, field);
    long[] coefficients =
        new SplittableRandom(b.length).longs(b.length, 1, COMBINATION_BOUND).toArray();
    List<long[]> digits = new ArrayList<>();
    List<BigInteger> combined = new ArrayList<>();
    int reading = FIRST_READING;
    while (true) {
      long[] digit = reduced.solve(system.residualModuloPrime());
      system.advance(digit);
      digits.add(digit);
      long sum = 0;
      for (int i = 0; i < digit.length; i++) {
        sum += coefficients[i] * digit[i];
      }
      combined.add(BigInteger.valueOf(sum));
      if (digits.size() == reading) {
        Optional<RationalVector> x = read(matrix, b, digits, combined, field.prime());
        if (x.isPresent()) {
          return x.get();
        }
        reading = 1 + (int) (reading * READING_GROWTH);
      }
    }
  }

  /** Reads the digits as fractions, if they are long enough. */
  private static Optional<RationalVector> read(
      IntegerMatrix matrix,
      BigInteger[] b,
      List<long[]> digits,
      List<BigInteger> combined,
      long prime) {
    BigInteger modulus = BigInteger.valueOf(prime).pow(digits.size());
    // A random combination of the entries has, as good as always, their common denominator.
    Optional<BigInteger> first =
        RationalReconstruction.denominator(
            RationalReconstruction.horner(combined, prime).mod(modulus), modulus, MARGIN_BITS);
    if (first.isEmpty()) {
      return Optional.empty();
    }
    BigInteger denominator = first.get();
    int n = matrix.rows();
    BigInteger[] x = new BigInteger[n];
    for (int i = 0; i < n; i++) {
      int index = i;
      x[i] =
          RationalReconstruction.horner(
              digits.stream().map(digit -> BigInteger.valueOf(digit[index])).toList(), prime);
      BigInteger scaled = x[i].multiply(denominator).mod(modulus);
      Optional<BigInteger> missing =
          RationalReconstruction.isShort(scaled, denominator, modulus, MARGIN_BITS)
              ? Optional.of(BigInteger.ONE)
              : RationalReconstruction.denominator(scaled, modulus, MARGIN_BITS);
      if (missing.isEmpty()) {
        return Optional.empty();
      }
      denominator = denominator.multiply(missing.get());
    }
    BigInteger[] numerators = new BigInteger[n];
    for (int i = 0; i < n; i++) {
      numerators[i] =
          RationalReconstruction.centred(x[i].multiply(denominator).mod(modulus), modulus);
    }
    BigInteger[] image = matrix.times(numerators);
    for (int i = 0; i < n; i++) {
      if (!image[i].equals(denominator.multiply(b[i]))) {
        return Optional.empty();
      }
    }
    return Optional.of(RationalVector.of(numerators, denominator));
  }
}
