package elenchus.catalogue.implicitbias;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import elenchus.exact.RationalMatrix;
import elenchus.linear.Matrix;
import elenchus.theorem.Evidence;
import elenchus.theorem.Quantity;
import elenchus.theorem.Strength;
import elenchus.theorem.Trial;
import elenchus.theorem.Verdict;
import java.util.List;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.util.FastMath;
import org.junit.jupiter.api.Test;

class SvmEqualsMniTest {
  private static final SvmEqualsMni THEOREM = new SvmEqualsMni();

  private static Evidence example(int index) {
    return THEOREM.examine(THEOREM.examples().get(index).instance(), Trial.standard());
  }

  private static void says(Evidence evidence, String name, String fractions) {
    assertThat(evidence.quantities().get(name)).as(name).isEqualTo(new Quantity.Text(fractions));
  }

  @Test
  void theWorkedExampleIsExact() {
    Evidence evidence = example(0);
    says(evidence, "B", "2/9, -1/9, -1/9, -1/9, 2/9, -1/9, -1/9, -1/9, 2/9");
    says(evidence, "What", "1/3, 0, -1/3, -1/3, 1/3, 0, 0, -1/3, 1/3");
    says(evidence, "W_mni", "1/3, 0, -1/3, -1/3, 1/3, 0, 0, -1/3, 1/3");
    says(evidence, "alpha", "1/9, 1/9, 1/9, 1/9, 1/9, 1/9");
    assertThat(evidence.quantities().get("squaredNorm svm"))
        .isEqualTo(new Quantity.Scalar(2.0 / 3));
    assertThat(evidence.verdict()).isEqualTo(Verdict.SUPPORTED);
    assertThat(FastMath.log(9)).isEqualTo(2.197224577336, within(5e-13));
    assertThat(evidence.findings())
        .filteredOn(f -> f.claim().equals(SvmEqualsMni.FLOW))
        .singleElement()
        .satisfies(f -> assertThat(f.strength()).isEqualTo(Strength.MEASURED));
  }

  @Test
  void onTheBoundaryTheyAreEqualAndBeyondItTheyAreNot() {
    Evidence boundary = example(1);
    says(boundary, "alpha", "1/2, 0");
    assertThat(boundary.quantities().get("smallest -B_ji")).isEqualTo(new Quantity.Scalar(0));
    assertThat(boundary.verdict()).isEqualTo(Verdict.SUPPORTED);
    Evidence beyond = example(2);
    says(beyond, "B", "3/2, -1/2, -3/2, 1/2");
    assertThat(beyond.quantities().get("squaredNorm mni")).isEqualTo(new Quantity.Scalar(1));
    assertThat(beyond.quantities().get("squaredNorm svm")).isEqualTo(new Quantity.Scalar(0.5));
    assertThat(beyond.verdict()).isEqualTo(Verdict.SUPPORTED);
  }

  @Test
  void orthogonalSamplesOfDifferentLengths() {
    Matrix X = Matrix.ofRows(new double[] {3, 4, 0}, new double[] {-4, 3, 0});
    Interpolation mni =
        Interpolation.of(new MarginProblem(X, List.of(2, 0), 4).data()).orElseThrow();
    assertThat(mni.dualVariables().toList()).containsOnly(new BigFraction(1, 100)).hasSize(6);
    assertThat(mni.isMaxMargin()).isTrue();
  }

  @Test
  void dependentSamplesAreNotAnInstance() {
    MarginProblem flat = new MarginProblem(Matrix.column(1, 2), List.of(0, 0), 2);
    assertThat(THEOREM.hypotheses().get(0).margin().applyAsDouble(flat)).isNotPositive();
    assertThat(Interpolation.of(flat.data())).isEmpty();
    assertThat(RationalMatrix.of(flat.X()).rank()).isEqualTo(1);
  }

  @Test
  void theMultiplierIdentityHoldsForEveryNumberOfClasses() {
    for (int K = 2; K <= 8; K++) {
      assertThat(InterpolationIdentities.hold(K)).as("K = " + K).isTrue();
    }
  }
}
