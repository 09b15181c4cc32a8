package elenchus.exact;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.fraction.BigFractionField;
import org.hipparchus.linear.Array2DRowFieldMatrix;
import org.hipparchus.linear.ArrayFieldVector;
import org.hipparchus.linear.FieldLUDecomposition;

/**
 * Prints how long the exact solvers take on random Gram systems with small integers: milliseconds,
 * the best of a few runs. Arguments: sizes.
 */
public final class ExactTimings {
  private static final int LAST_BAREISS = 150;
  private static final int LAST_FIELD_LU = 50;

  private ExactTimings() {}

  /** Prints the table. */
  public static void main(String[] arguments) {
    int[] sizes = {30, 50, 100, 150, 267};
    if (arguments.length > 0) {
      sizes = Arrays.stream(arguments).mapToInt(Integer::parseInt).toArray();
    }
    boolean all = Boolean.getBoolean("all");
    System.out.println("unknowns  Dixon ms  Bareiss ms  FieldLU/BigFraction ms  denominator bits");
    for (int n : sizes) {
      IntegerMatrix gram = gram(n, 16);
      BigInteger[] ones = new BigInteger[n];
      Arrays.fill(ones, BigInteger.ONE);
      RationalVector x = ((LinearSolution.Unique) DixonSolver.solve(gram, ones)).x();
      double dixon = best(7, () -> DixonSolver.solve(gram, ones));
      double bareiss =
          n <= LAST_BAREISS || all ? best(n > 100 ? 1 : 3, () -> Bareiss.solve(gram, ones)) : -1;
      double lu = n <= LAST_FIELD_LU || all && n <= 100 ? best(1, () -> fieldLu(gram, ones)) : -1;
      System.out.printf(
          Locale.ROOT,
          "%8d  %8.1f  %10.1f  %22.1f  %16d%n",
          n,
          dixon,
          bareiss,
          lu,
          x.denominator().bitLength());
    }
  }

  static IntegerMatrix gram(int n, int bound) {
    Random random = new Random(n);
    int columns = n + 20;
    IntegerMatrix b =
        IntegerMatrix.of(
            n, columns, (i, j) -> BigInteger.valueOf(random.nextInt(2 * bound + 1) - bound));
    return b.times(b.transpose());
  }

  private static Object fieldLu(IntegerMatrix gram, BigInteger[] ones) {
    int n = gram.rows();
    BigFraction[][] a = new BigFraction[n][n];
    BigFraction[] b = new BigFraction[n];
    for (int i = 0; i < n; i++) {
      b[i] = new BigFraction(ones[i]);
      for (int j = 0; j < n; j++) {
        a[i][j] = new BigFraction(gram.get(i, j));
      }
    }
    return new FieldLUDecomposition<>(
            new Array2DRowFieldMatrix<>(BigFractionField.getInstance(), a))
        .getSolver()
        .solve(new ArrayFieldVector<>(b));
  }

  private static double best(int runs, Runnable work) {
    double best = Double.POSITIVE_INFINITY;
    for (int run = 0; run < runs; run++) {
      long start = System.nanoTime();
      work.run();
      best = Math.min(best, (System.nanoTime() - start) / 1e6);
    }
    return best;
  }
}
