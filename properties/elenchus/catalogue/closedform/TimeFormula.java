package elenchus.catalogue.closedform;

import elenchus.symbolic.Elementary;
import java.util.ArrayList;
import java.util.List;
import org.hipparchus.FieldElement;
import org.hipparchus.analysis.differentiation.UnivariateDerivative1;
import org.hipparchus.analysis.differentiation.UnivariateDerivative1Field;
import org.hipparchus.linear.FieldMatrix;
import org.hipparchus.util.Binary64;
import org.hipparchus.util.Binary64Field;

/**
 * A state as a formula in time, written once over all fields: implement it by a reference to a
 * generic method.
 */
@FunctionalInterface
public interface TimeFormula {

  /** The state at a time, in the given arithmetic. */
  <T extends FieldElement<T>> List<T> at(Elementary<T> on, T time);

  /** The state in double precision. */
  default double[] values(double time) {
    return at(Elementary.over(Binary64Field.getInstance()), new Binary64(time)).stream()
        .mapToDouble(Binary64::getReal)
        .toArray();
  }

  /** The derivative of the formula in time, by automatic differentiation. */
  default double[] slopes(double time) {
    return at(
            Elementary.over(UnivariateDerivative1Field.getInstance()),
            new UnivariateDerivative1(time, 1))
        .stream()
        .mapToDouble(UnivariateDerivative1::getFirstDerivative)
        .toArray();
  }

  /** The entries of a matrix row after row. */
  static <T extends FieldElement<T>> List<T> flat(FieldMatrix<T> matrix) {
    List<T> entries = new ArrayList<>();
    for (int i = 0; i < matrix.getRowDimension(); i++) {
      for (int j = 0; j < matrix.getColumnDimension(); j++) {
        entries.add(matrix.getEntry(i, j));
      }
    }
    return entries;
  }
}
