package elenchus.margin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import elenchus.data.LabelledData;
import elenchus.data.PairOperator;
import elenchus.linear.Matrix;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.optim.linear.LinearConstraint;
import org.hipparchus.optim.linear.LinearConstraintSet;
import org.hipparchus.optim.linear.LinearObjectiveFunction;
import org.hipparchus.optim.linear.NonNegativeConstraint;
import org.hipparchus.optim.linear.Relationship;
import org.hipparchus.optim.linear.SimplexSolver;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.junit.jupiter.api.Test;

class HardMarginTest {

  /** Binary data z = (1,0), (1,1), (1,-2): What = (1,0), and the dual variables are not unique. */
  @Test
  void degenerateRows() {
    HardMargin outcome =
        HardMargin.ofRows(
            Matrix.ofRows(new double[] {1, 0}, new double[] {1, 1}, new double[] {1, -2}));
    assertThat(outcome).isInstanceOf(HardMargin.Solution.class);
    HardMargin.Solution solution = (HardMargin.Solution) outcome;
    assertThat(solution.weights()).containsExactly(new double[] {1, 0}, within(1e-16));
    assertThat(solution.active()).containsExactly(0, 1, 2);
    assertThat(solution.squaredNorm()).isEqualTo(1);
    assertThat(solution.inactiveGap()).isInfinite();
    double[] a = solution.dualVariables();
    assertThat(a[0] + a[1] + a[2]).isCloseTo(1, within(1e-15));
    assertThat(a[1] - 2 * a[2]).isCloseTo(0, within(1e-15));
  }

  @Test
  void oppositeRows() {
    HardMargin outcome =
        HardMargin.ofRows(
            Matrix.ofRows(new double[] {1, 3}, new double[] {2, 1}, new double[] {-3, -9}));
    assertThat(outcome).isInstanceOf(HardMargin.Infeasible.class);
    HardMargin.Infeasible proof = (HardMargin.Infeasible) outcome;
    assertThat(proof.weights()).containsExactly(new double[] {0.75, 0, 0.25}, within(1e-15));
    assertThat(proof.residual()).isLessThan(1e-15);
  }

  @Test
  void malformedRows() {
    assertThatThrownBy(() -> HardMargin.ofRows(Matrix.zero(0, 0)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> HardMargin.ofRows(Matrix.ofRows(new double[] {Double.NaN})))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** The dense rows of the pair operator are the same problem. */
  @Property(tries = 100, seed = "20261121")
  void agreesWithThePairRows(@ForAll long seed) {
    LabelledData data = Drawn.teacher(seed);
    MaxMargin svm = MaxMargin.require(data);
    HardMargin outcome = HardMargin.ofRows(PairOperator.of(data).matrix());
    assertThat(outcome).isInstanceOf(HardMargin.Solution.class);
    HardMargin.Solution solution = (HardMargin.Solution) outcome;
    assertThat(solution.squaredNorm() / svm.squaredNorm()).isCloseTo(1, within(1e-14));
    assertThat(solution.weights())
        .containsExactly(svm.weights().toRowMajor(), within(1e-12 * svm.weights().norm()));
  }

  /** For K = 2 the classifier is (w, -w) / 2 for the binary w on rows +x and -x. */
  @Property(tries = 60, seed = "20261121")
  void twoClassesAreTheBinaryProblem(@ForAll long seed) {
    LabelledData data = Drawn.teacher(Drawn.stream(seed), 12, 4, 2);
    Matrix Z = Matrix.of(12, 4, (i, f) -> (data.y().get(i) == 0 ? 1 : -1) * data.X().get(i, f));
    HardMargin.Solution binary = (HardMargin.Solution) HardMargin.ofRows(Z);
    MaxMargin svm = MaxMargin.require(data);
    for (int f = 0; f < 4; f++) {
      double half = binary.weights()[f] / 2;
      assertThat(svm.weights().get(0, f)).isCloseTo(half, within(1e-13 * (1 + Math.abs(half))));
      assertThat(svm.weights().get(1, f)).isCloseTo(-half, within(1e-13 * (1 + Math.abs(half))));
    }
    assertThat(svm.squaredNorm() * 2 / binary.squaredNorm()).isCloseTo(1, within(1e-14));
  }

  /** An independent verdict: the largest t with A w >= t and |w| at most 1, by the simplex. */
  @Property(tries = 150, seed = "20261121")
  void separabilityAgreesWithTheSimplexMethod(@ForAll long seed) {
    LabelledData data = Drawn.grid(seed);
    Matrix A = PairOperator.of(data).matrix();
    int n = A.columns();
    double[] objective = new double[n + 1];
    objective[n] = 1;
    List<LinearConstraint> constraints = new ArrayList<>();
    for (int p = 0; p < A.rows(); p++) {
      double[] row = new ArrayRealVector(A.row(p)).append(-1).toArray();
      constraints.add(new LinearConstraint(row, Relationship.GEQ, 0));
    }
    for (int f = 0; f < n; f++) {
      double[] unit = MatrixUtils.createRealIdentityMatrix(n + 1).getRow(f);
      constraints.add(new LinearConstraint(unit, Relationship.LEQ, 1));
      constraints.add(new LinearConstraint(unit, Relationship.GEQ, -1));
    }
    double best =
        new SimplexSolver()
            .optimize(
                new LinearObjectiveFunction(objective, 0),
                new LinearConstraintSet(constraints),
                GoalType.MAXIMIZE,
                new NonNegativeConstraint(false))
            .getValue();
    assertThat(Separability.of(data) instanceof MaxMargin)
        .as("largest least margin %s", best)
        .isEqualTo(best > 1e-7);
  }
}
