package elenchus.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import elenchus.linear.Matrix;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;

class InertiaTest {

  private static Inertia of(long[]... rows) {
    return Inertia.of(IntegerMatrix.ofRows(rows));
  }

  @Test
  void knownMatrices() {
    assertThat(of(new long[] {2, -1}, new long[] {-1, 2})).isEqualTo(new Inertia(2, 0, 0));
    assertThat(of(new long[] {1, 2}, new long[] {2, 4})).isEqualTo(new Inertia(1, 0, 1));
    assertThat(of(new long[] {1, 2}, new long[] {2, 3})).isEqualTo(new Inertia(1, 1, 0));
    assertThat(of(new long[] {-1, 0}, new long[] {0, -5})).isEqualTo(new Inertia(0, 2, 0));
    assertThat(of(new long[] {0, 0}, new long[] {0, 0})).isEqualTo(new Inertia(0, 0, 2));
  }

  @Test
  void aZeroDiagonalIsNoObstacle() {
    assertThat(of(new long[] {0, 1}, new long[] {1, 0})).isEqualTo(new Inertia(1, 1, 0));
    // The triangle graph has the eigenvalues 2, -1, -1.
    assertThat(of(new long[] {0, 1, 1}, new long[] {1, 0, 1}, new long[] {1, 1, 0}))
        .isEqualTo(new Inertia(1, 2, 0));
    // The path on three nodes: sqrt 2, 0, -sqrt 2.
    assertThat(of(new long[] {0, 1, 0}, new long[] {1, 0, 1}, new long[] {0, 1, 0}))
        .isEqualTo(new Inertia(1, 1, 1));
  }

  /** Every Hilbert matrix is positive definite, though H_20 is not so in double precision. */
  @Test
  void hilbertMatricesArePositiveDefinite() {
    int n = 20;
    RationalMatrix hilbert = RationalMatrix.of(n, n, (i, j) -> new BigFraction(1, i + j + 1));
    assertThat(hilbert.inertia().isPositiveDefinite()).isTrue();
    BigFraction little = new BigFraction(1, 10).pow(20);
    Inertia shifted = hilbert.minus(RationalMatrix.identity(n).times(little)).inertia();
    assertThat(shifted.isIndefinite()).as("some eigenvalue of H_20 is below 1e-20").isTrue();
    assertThat(shifted.rank()).isEqualTo(n);
  }

  @Test
  void theEmptyMatrixIsPositiveDefinite() {
    assertThat(RationalMatrix.identity(0).inertia().isPositiveDefinite()).isTrue();
  }

  @Test
  void onlySymmetricMatricesHaveOne() {
    assertThatThrownBy(() -> of(new long[] {1, 2}, new long[] {3, 4}))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> of(new long[] {1, 2}, new long[] {2, 1}, new long[] {0, 0}))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static RationalMatrix draw(Random random, int rows, int columns) {
    return RationalMatrix.of(
        rows, columns, (i, j) -> new BigFraction(random.nextInt(7) - 3, 1 + random.nextInt(3)));
  }

  /** Sylvester: C^T D C has the signs of D for every regular C. */
  @Property(tries = 150, seed = "20240711")
  void congruencesKeepTheSigns(@ForAll long seed) {
    Random random = new Random(seed);
    int n = 1 + random.nextInt(8);
    int[] signs = random.ints(n, -1, 2).toArray();
    RationalMatrix c = draw(random, n, n);
    while (c.rank() < n) {
      c = draw(random, n, n);
    }
    RationalMatrix d =
        RationalMatrix.of(n, n, (i, j) -> new BigFraction(i == j ? signs[i] * (1 + i) : 0));
    Inertia inertia = c.transpose().times(d).times(c).inertia();
    int[] count = new int[3];
    for (int sign : signs) {
      count[sign + 1]++;
    }
    assertThat(inertia).isEqualTo(new Inertia(count[2], count[0], count[1]));
  }

  @Property(tries = 100, seed = "20240712")
  void gramMatricesAreSemidefiniteOfTheSameRank(@ForAll long seed) {
    Random random = new Random(seed);
    RationalMatrix a = draw(random, 1 + random.nextInt(6), 1 + random.nextInt(6));
    Inertia inertia = a.times(a.transpose()).inertia();
    assertThat(inertia.isPositiveSemidefinite()).isTrue();
    assertThat(inertia.isIndefinite()).isFalse();
    assertThat(inertia.rank()).isEqualTo(a.rank());
    assertThat(inertia.isPositiveDefinite()).isEqualTo(a.rank() == a.rows());
    Inertia negative = a.times(a.transpose()).times(BigFraction.MINUS_ONE).inertia();
    assertThat(negative).isEqualTo(new Inertia(0, inertia.rank(), inertia.zero()));
  }

  /** Another way to the same: enclosures of all eigenvalues. */
  @Property(tries = 60, seed = "20240713")
  void enclosedEigenvaluesHaveTheSameSigns(@ForAll long seed) {
    Random random = new Random(seed);
    int n = 1 + random.nextInt(7);
    Matrix b = Matrix.of(n, n, (i, j) -> random.nextInt(5) - 2);
    Matrix a = b.plus(b.transpose());
    Inertia inertia = RationalMatrix.of(a).inertia();
    SymmetricSpectrum spectrum = SymmetricSpectrum.of(IntervalMatrix.of(a)).orElseThrow();
    long positive = spectrum.eigenvalues().stream().filter(Interval::certainlyPositive).count();
    long negative = spectrum.eigenvalues().stream().filter(Interval::certainlyNegative).count();
    // Only a true zero can be left undecided: integer matrices this small have no tiny eigenvalue.
    assertThat(inertia)
        .isEqualTo(new Inertia((int) positive, (int) negative, n - (int) (positive + negative)));
  }
}
