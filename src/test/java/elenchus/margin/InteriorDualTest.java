package elenchus.margin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import elenchus.linear.Matrix;
import org.junit.jupiter.api.Test;

class InteriorDualTest {

  @Test
  void findsTheUniqueDualOfIndependentRows() {
    InteriorDual dual =
        InteriorDual.of(
            Matrix.ofRows(new double[] {2, 0}, new double[] {1, 1}), new double[] {4, 1});
    assertThat(dual.dual()).containsExactly(new double[] {1.5, 1}, within(1e-14));
    assertThat(dual.relativeMinimum()).isCloseTo(2.0 / 3, within(1e-14));
  }

  @Test
  void aBoundaryTargetIsNotInterior() {
    InteriorDual dual =
        InteriorDual.of(
            Matrix.ofRows(new double[] {1, 0}, new double[] {1, 1}), new double[] {1, 0});
    assertThat(dual.relativeMinimum()).as("the second row has weight zero").isZero();
  }

  /** Duals (1 - 3q, 2q, q): the smallest entry is largest at q = 1/4. */
  @Test
  void maximisesTheSmallestEntryOfDependentRows() {
    InteriorDual dual =
        InteriorDual.of(
            Matrix.ofRows(new double[] {1, 0}, new double[] {1, 1}, new double[] {1, -2}),
            new double[] {1, 0});
    assertThat(dual.dual()).containsExactly(new double[] {0.25, 0.5, 0.25}, within(1e-9));
    assertThat(dual.relativeMinimum()).isCloseTo(0.5, within(1e-9));
  }

  @Test
  void aRepeatedRowSharesItsWeight() {
    InteriorDual dual =
        InteriorDual.of(
            Matrix.ofRows(new double[] {1, 0}, new double[] {1, 0}, new double[] {0, 1}),
            new double[] {1, 3});
    assertThat(dual.dual()).containsExactly(new double[] {0.5, 0.5, 3}, within(1e-9));
  }
}
