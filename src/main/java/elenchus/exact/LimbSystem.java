package elenchus.exact;

import java.math.BigInteger;

/**
 * The residual iteration of p-adic lifting, r to (r - A x)/p, on integers cut into limbs so short
 * that all sums of products fit into a long. Small entries need one limb: then this is plain long
 * arithmetic.
 */
final class LimbSystem {
  private static final int DIGIT_BITS = 31;
  private static final int SAFE_BITS = 62;

  private final int n;
  private final int width;
  private final long mask;
  private final int[][][] limbs;
  private final long[][] residual;
  private final PrimeField field;
  private final long[] weights;

  LimbSystem(IntegerMatrix matrix, BigInteger[] b, PrimeField field) {
    this.n = b.length;
    this.field = field;
    int countBits = Integer.SIZE - Integer.numberOfLeadingZeros(Math.max(1, n));
    width = SAFE_BITS - DIGIT_BITS - countBits;
    mask = (1L << width) - 1;
    int matrixLimbs = Math.max(1, (matrix.bitLength() + width - 1) / width);
    limbs = new int[matrixLimbs][n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        cut(matrix.get(i, j), i, j);
      }
    }
    int bits = 0;
    for (BigInteger entry : b) {
      bits = Math.max(bits, entry.abs().bitLength());
    }
    int residualLimbs = 2 + Math.max(matrixLimbs, (bits + width - 1) / width);
    residual = new long[residualLimbs][n];
    BigInteger base = BigInteger.ONE.shiftLeft(width);
    for (int i = 0; i < n; i++) {
      BigInteger rest = b[i];
      for (int l = 0; l < residualLimbs - 1; l++) {
        residual[l][i] = rest.mod(base).longValue();
        rest = rest.shiftRight(width);
      }
      residual[residualLimbs - 1][i] = rest.longValueExact();
    }
    weights = new long[residualLimbs];
    weights[0] = 1;
    for (int l = 1; l < residualLimbs; l++) {
      weights[l] = field.reduce(weights[l - 1] << width);
    }
  }

  private void cut(BigInteger entry, int i, int j) {
    BigInteger rest = entry.abs();
    for (int l = 0; rest.signum() != 0; l++) {
      int limb = (int) (rest.longValue() & mask);
      limbs[l][i][j] = entry.signum() < 0 ? -limb : limb;
      rest = rest.shiftRight(width);
    }
  }

  /** The residual modulo the prime. */
  long[] residualModuloPrime() {
    long[] reduced = new long[n];
    int top = residual.length - 1;
    for (int i = 0; i < n; i++) {
      long sum = Math.floorMod(residual[top][i], field.prime());
      sum = field.reduce(sum * weights[top]);
      for (int l = 0; l < top; l++) {
        sum = field.reduce(sum + residual[l][i] * weights[l]);
      }
      reduced[i] = sum;
    }
    return reduced;
  }

  /**
   * Replaces the residual r by (r - A x)/p for the digit x of the solution.
   *
   * @throws IllegalStateException if the division leaves a rest, that is, x is not the digit
   */
  void advance(long[] x) {
    int top = residual.length - 1;
    long p = field.prime();
    long[] row = new long[residual.length];
    for (int i = 0; i < n; i++) {
      long carry = 0;
      for (int l = 0; l < top; l++) {
        long value = residual[l][i] + carry;
        if (l < limbs.length) {
          value -= dot(limbs[l][i], x);
        }
        row[l] = value & mask;
        carry = value >> width;
      }
      row[top] = residual[top][i] + carry;
      long rest = Math.floorMod(row[top], p);
      residual[top][i] = Math.floorDiv(row[top], p);
      for (int l = top - 1; l >= 0; l--) {
        long value = (rest << width) | row[l];
        residual[l][i] = value / p;
        rest = value % p;
      }
      if (rest != 0) {
        throw new IllegalStateException("the lifting left the rest " + rest);
      }
    }
  }

  private static long dot(int[] row, long[] x) {
    long sum = 0;
    for (int j = 0; j < row.length; j++) {
      sum += row[j] * x[j];
    }
    return sum;
  }
}
