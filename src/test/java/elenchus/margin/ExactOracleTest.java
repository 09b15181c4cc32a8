package elenchus.margin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import elenchus.data.LabelledData;
import elenchus.data.PairOperator;
import elenchus.linear.Matrix;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.statistics.Statistics;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.fraction.BigFractionField;
import org.hipparchus.linear.Array2DRowFieldMatrix;
import org.hipparchus.linear.ArrayFieldVector;
import org.hipparchus.linear.FieldLUDecomposition;
import org.hipparchus.linear.FieldMatrix;
import org.hipparchus.linear.FieldVector;

/** Verdicts on degenerate integer data are proved in rational arithmetic, by Hipparchus. */
class ExactOracleTest {
  private static final BigFraction ONE = BigFraction.ONE;

  private static FieldMatrix<BigFraction> exact(Matrix a, List<Integer> rows) {
    FieldMatrix<BigFraction> exact =
        new Array2DRowFieldMatrix<>(BigFractionField.getInstance(), rows.size(), a.columns());
    for (int t = 0; t < rows.size(); t++) {
      for (int f = 0; f < a.columns(); f++) {
        exact.setEntry(t, f, new BigFraction((long) a.get(rows.get(t), f)));
      }
    }
    return exact;
  }

  private static FieldVector<BigFraction> solve(
      FieldMatrix<BigFraction> a, FieldVector<BigFraction> b) {
    FieldMatrix<BigFraction> gram = a.multiply(a.transpose());
    return new FieldLUDecomposition<>(gram).getSolver().solve(b);
  }

  @Property(tries = 600, seed = "20261121")
  void integerGrids(@ForAll long seed) {
    LabelledData data = Drawn.grid(seed);
    Separability outcome = Separability.of(data);
    Matrix A = PairOperator.of(data).matrix();
    Statistics.collect(outcome.getClass().getSimpleName());
    if (outcome instanceof MaxMargin svm) {
      verify(svm, A);
    } else if (outcome instanceof Inseparable proof) {
      verify(proof, A);
    }
  }

  private static void verify(MaxMargin svm, Matrix A) {
    FieldMatrix<BigFraction> support = exact(A, svm.support());
    FieldVector<BigFraction> alpha =
        solve(support, new ArrayFieldVector<>(svm.support().size(), ONE));
    FieldVector<BigFraction> What = support.preMultiply(alpha);
    BigFraction square = BigFraction.ZERO;
    for (int t = 0; t < alpha.getDimension(); t++) {
      assertThat(alpha.getEntry(t).signum()).as("dual variable %d", t).isPositive();
      square = square.add(alpha.getEntry(t));
      assertThat(svm.dualVariables()[svm.support().get(t)])
          .isCloseTo(alpha.getEntry(t).doubleValue(), within(1e-15 * (1 + svm.squaredNorm())));
    }
    assertThat(svm.squaredNorm() / square.doubleValue()).isCloseTo(1, within(1e-15));
    for (int p = 0; p < A.rows(); p++) {
      BigFraction margin = exact(A, List.of(p)).operate(What).getEntry(0);
      assertThat(margin.compareTo(ONE)).as("margin %d", p).isNotNegative();
      assertThat(svm.active().contains(p)).isEqualTo(margin.equals(ONE));
    }
  }

  /** All weights but one, exactly, from the last: then A^T a = 0 is checked with no rounding. */
  private static void verify(Inseparable proof, Matrix A) {
    List<Integer> rows = proof.support();
    FieldMatrix<BigFraction> last = exact(A, rows.subList(rows.size() - 1, rows.size()));
    FieldVector<BigFraction> sum = last.getRowVector(0);
    if (rows.size() > 1) {
      FieldMatrix<BigFraction> others = exact(A, rows.subList(0, rows.size() - 1));
      FieldVector<BigFraction> c = solve(others, others.operate(sum));
      sum = sum.subtract(others.preMultiply(c));
      for (int t = 0; t < c.getDimension(); t++) {
        assertThat(c.getEntry(t).signum()).as("weight %d", t).isNegative();
      }
    }
    for (int f = 0; f < sum.getDimension(); f++) {
      assertThat(sum.getEntry(f)).isEqualTo(BigFraction.ZERO);
    }
    assertThat(proof.residual()).isLessThan(1e-14);
  }
}
