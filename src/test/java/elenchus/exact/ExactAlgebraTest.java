package elenchus.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import elenchus.linear.Matrix;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

class ExactAlgebraTest {

  private static IntegerMatrix random(Random random, int rows, int columns, int bits) {
    return IntegerMatrix.of(
        rows,
        columns,
        (i, j) -> {
          BigInteger size = new BigInteger(bits, random);
          return random.nextBoolean() ? size : size.negate();
        });
  }

  private static BigInteger[] vector(Random random, int n, int bits) {
    return random(random, n, 1, bits).toRowMajor();
  }

  private static RationalMatrix hilbert(int n) {
    return RationalMatrix.of(n, n, (i, j) -> new BigFraction(1, i + j + 1));
  }

  @Test
  void theHilbertMatrixHasItsKnownDeterminantAndInverse() {
    assertThat(hilbert(4).determinant()).isEqualTo(new BigFraction(1, 6048000));
    RationalMatrix inverse = hilbert(4).inverse().orElseThrow();
    assertThat(inverse.get(0, 0)).isEqualTo(new BigFraction(16));
    assertThat(inverse.get(3, 3)).isEqualTo(new BigFraction(2800));
    assertThat(inverse.get(2, 1)).isEqualTo(new BigFraction(-2700));
    assertThat(hilbert(4).times(inverse)).isEqualTo(RationalMatrix.identity(4));
  }

  @Test
  void aSingularMatrixIsAnsweredByAVectorOfItsKernel() {
    IntegerMatrix singular =
        IntegerMatrix.ofRows(new long[] {1, 2, 3}, new long[] {4, 5, 6}, new long[] {7, 8, 9});
    BigInteger[] ones = {BigInteger.ONE, BigInteger.ONE, BigInteger.ONE};
    LinearSolution solution = DixonSolver.solve(singular, ones);
    assertThat(solution).isInstanceOf(LinearSolution.Singular.class);
    RationalVector kernel = ((LinearSolution.Singular) solution).kernelVector();
    BigFraction scale = kernel.toList().get(0);
    assertThat(scale).as("the kernel vector does not vanish").isNotEqualTo(BigFraction.ZERO);
    assertThat(kernel.toList()).containsExactly(scale, scale.multiply(new BigFraction(-2)), scale);
    assertThat(Bareiss.rank(singular)).isEqualTo(2);
    assertThat(Bareiss.solve(singular, ones)).isEmpty();
    assertThat(RationalMatrix.of(singular, BigInteger.TWO).inverse()).isEmpty();
    assertThat(
            DixonSolver.solve(
                IntegerMatrix.ofRows(new long[] {0}), new BigInteger[] {BigInteger.ONE}))
        .isInstanceOf(LinearSolution.Singular.class);
  }

  @Test
  void aDeterminantDivisibleByTheFirstPrimesIsNoSingularity() {
    for (int primes = 1; primes <= PrimeField.count(); primes++) {
      BigInteger product = BigInteger.ONE;
      for (int k = 0; k < primes; k++) {
        product = product.multiply(BigInteger.valueOf(PrimeField.number(k).prime()));
      }
      BigInteger determinant = product;
      IntegerMatrix matrix =
          IntegerMatrix.of(
              2,
              2,
              (i, j) ->
                  i != j
                      ? BigInteger.ONE
                      : i == 0 ? determinant.add(BigInteger.ONE) : BigInteger.ONE);
      BigInteger[] b = {BigInteger.ONE, BigInteger.ZERO};
      assertThat(DixonSolver.solve(matrix, b))
          .as("determinant divisible by %d primes", primes)
          .isEqualTo(new LinearSolution.Unique(Bareiss.solve(matrix, b).orElseThrow()));
    }
  }

  @Test
  void theFieldReducesLikeTheBigIntegersDo() {
    Random random = new Random(1);
    for (int k = 0; k < PrimeField.count(); k++) {
      PrimeField field = PrimeField.number(k);
      assertThat(BigInteger.valueOf(field.prime()).isProbablePrime(50)).isTrue();
      for (int trial = 0; trial < 1000; trial++) {
        long value = random.nextLong() >>> 1 + random.nextInt(40);
        assertThat(field.reduce(value)).isEqualTo(value % field.prime());
      }
      assertThat(field.reduce(Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE % field.prime());
      assertThat(field.reduce(field.prime() * 3)).isZero();
      long x = 123456789;
      assertThat(field.reduce(x * field.inverse(x))).isEqualTo(1);
    }
  }

  @Property(tries = 150, seed = "20261121")
  void liftingAndFractionFreeEliminationAgree(@ForAll long seed) {
    Random random = new Random(seed);
    int n = 1 + random.nextInt(14);
    int bits = 1 + random.nextInt(random.nextBoolean() ? 20 : 300);
    IntegerMatrix matrix = random(random, n, n, bits);
    BigInteger[] b = vector(random, n, 1 + random.nextInt(200));
    LinearSolution lifted = DixonSolver.solve(matrix, b);
    if (lifted instanceof LinearSolution.Unique unique) {
      assertThat(unique.x()).isEqualTo(Bareiss.solve(matrix, b).orElseThrow());
    } else if (lifted instanceof LinearSolution.Singular singular) {
      assertThat(Bareiss.determinant(matrix)).isEqualTo(BigInteger.ZERO);
      assertKernel(matrix, singular.kernelVector());
    }
  }

  @Property(tries = 100, seed = "20261121")
  void matricesOfLowRankHaveKernelsAndTheirRankIsFound(@ForAll long seed) {
    Random random = new Random(seed);
    int n = 2 + random.nextInt(8);
    int rank = random.nextInt(n);
    int bits = 1 + random.nextInt(80);
    IntegerMatrix matrix =
        random(random, n, Math.max(rank, 1), rank == 0 ? 1 : bits)
            .times(random(random, Math.max(rank, 1), n, bits));
    LinearSolution solution = DixonSolver.solve(matrix, vector(random, n, 3));
    if (rank > 0) {
      assertThat(Bareiss.rank(matrix)).isLessThanOrEqualTo(rank);
      assertThat(ModularElimination.of(matrix, PrimeField.number(0)).rank())
          .isEqualTo(Bareiss.rank(matrix));
    }
    if (Bareiss.rank(matrix) < n) {
      assertThat(solution).isInstanceOf(LinearSolution.Singular.class);
      assertKernel(matrix, ((LinearSolution.Singular) solution).kernelVector());
      assertKernel(matrix, Bareiss.kernelVector(matrix).orElseThrow());
    }
  }

  private static void assertKernel(IntegerMatrix matrix, RationalVector kernel) {
    BigInteger[] entries = new BigInteger[kernel.size()];
    Arrays.setAll(entries, kernel::numerator);
    assertThat(matrix.times(entries)).containsOnly(BigInteger.ZERO);
    assertThat(Arrays.stream(entries).anyMatch(e -> e.signum() != 0)).as("non-zero").isTrue();
  }

  @Property(tries = 100, seed = "20261121")
  void rationalMatricesFormARing(@ForAll long seed) {
    Random random = new Random(seed);
    int n = 1 + random.nextInt(4);
    RationalMatrix a = rational(random, n);
    RationalMatrix b = rational(random, n);
    RationalMatrix c = rational(random, n);
    assertThat(a.plus(b)).isEqualTo(b.plus(a));
    assertThat(a.times(b.times(c))).isEqualTo(a.times(b).times(c));
    assertThat(a.times(b.plus(c))).isEqualTo(a.times(b).plus(a.times(c)));
    assertThat(a.times(b).transpose()).isEqualTo(b.transpose().times(a.transpose()));
    assertThat(a.times(b).determinant()).isEqualTo(a.determinant().multiply(b.determinant()));
    assertThat(a.minus(a).rank()).isZero();
    a.inverse().ifPresent(i -> assertThat(i.times(a)).isEqualTo(RationalMatrix.identity(n)));
    RationalVector v = RationalVector.of(new double[] {1, 0.5, -3, 7});
    RationalMatrix wide = RationalMatrix.of(n, 4, (i, j) -> new BigFraction(i - j, 3 + j));
    assertThat(wide.times(v.plus(v))).isEqualTo(wide.times(v).times(BigFraction.TWO));
  }

  private static RationalMatrix rational(Random random, int n) {
    return RationalMatrix.of(
        n, n, (i, j) -> new BigFraction(random.nextInt(41) - 20, 1 + random.nextInt(12)));
  }

  @Test
  void floatingPointMatricesAreTakenExactly() {
    RationalMatrix tenth = RationalMatrix.of(Matrix.ofRows(new double[] {0.1, 1e-320}));
    assertThat(tenth.get(0, 0)).isEqualTo(Rationals.of(0.1)).isNotEqualTo(new BigFraction(1, 10));
    assertThat(tenth.toMatrix()).isEqualTo(Matrix.ofRows(new double[] {0.1, 1e-320}));
  }

  @Test
  void shapesAreChecked() {
    IntegerMatrix wide = IntegerMatrix.ofRows(new long[] {1, 2});
    assertThatThrownBy(() -> DixonSolver.of(wide)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Bareiss.determinant(wide))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> RationalVector.of(new BigInteger[] {BigInteger.ONE}, BigInteger.ZERO))
        .isInstanceOf(ArithmeticException.class);
  }
}
