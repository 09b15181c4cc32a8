package elenchus.symbolic;

import elenchus.exact.Interval;
import elenchus.exact.IntervalField;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.FieldElement;
import org.hipparchus.analysis.differentiation.UnivariateDerivative1;
import org.hipparchus.analysis.differentiation.UnivariateDerivative1Field;
import org.hipparchus.dfp.Dfp;
import org.hipparchus.dfp.DfpField;
import org.hipparchus.util.Binary64;
import org.hipparchus.util.Binary64Field;

/**
 * A formula written once over all fields: implement it by a reference to a generic method.
 *
 * <pre>{@code
 * static <T extends FieldElement<T>> T logistic(Elementary<T> f, List<T> x) {
 *   T e = f.exp(x.get(0));
 *   return e.divide(e.add(f.number(1)));
 * }
 * Formula logistic = Example::logistic;
 * }</pre>
 */
@FunctionalInterface
public interface Formula {

  /** The value in the given arithmetic. */
  <T extends FieldElement<T>> T at(Elementary<T> arithmetic, List<T> arguments);

  /** The value in double precision. */
  default double value(double... arguments) {
    Elementary<Binary64> doubles = Elementary.over(Binary64Field.getInstance());
    return at(doubles, Arrays.stream(arguments).mapToObj(Binary64::new).toList()).getReal();
  }

  /** The value of the given doubles, computed with at least so many decimal digits. */
  default Dfp digits(int digits, double... arguments) {
    Elementary<Dfp> arithmetic = Elementary.over(new DfpField(digits));
    return at(arithmetic, Arrays.stream(arguments).mapToObj(arithmetic::number).toList());
  }

  /** An interval that contains the exact value of the given doubles, if the formula is straight. */
  default Interval enclosure(double... arguments) {
    Elementary<Interval> intervals = Elementary.over(IntervalField.INSTANCE);
    return at(intervals, Arrays.stream(arguments).mapToObj(intervals::number).toList());
  }

  /** The partial derivative by one argument, by automatic differentiation. */
  default double slope(int argument, double... arguments) {
    Elementary<UnivariateDerivative1> dual =
        Elementary.over(UnivariateDerivative1Field.getInstance());
    UnivariateDerivative1[] seeded = new UnivariateDerivative1[arguments.length];
    for (int i = 0; i < seeded.length; i++) {
      seeded[i] = new UnivariateDerivative1(arguments[i], i == argument ? 1 : 0);
    }
    return at(dual, List.of(seeded)).getFirstDerivative();
  }

  /** The element of a differential field, for generators in place of the arguments. */
  default Expression in(DifferentialField field, String... generators) {
    return at(field.arithmetic(), Arrays.stream(generators).map(field::get).toList());
  }
}
