package elenchus.symbolic;

import org.hipparchus.CalculusFieldElement;
import org.hipparchus.Field;

/** The functions that the elements bring along. */
record CalculusArithmetic<T extends CalculusFieldElement<T>>(Field<T> field)
    implements Elementary<T> {

  @Override
  public T number(long value) {
    T exact = field.getZero().newInstance((double) value);
    if ((long) (double) value != value) {
      throw new ArithmeticException(value + " is no double");
    }
    return exact;
  }

  @Override
  public T number(double value) {
    return field.getZero().newInstance(value);
  }

  @Override
  public T exp(T x) {
    return x.exp();
  }

  @Override
  public T log(T x) {
    return x.log();
  }

  @Override
  public T sqrt(T x) {
    return x.sqrt();
  }

  @Override
  public T cosh(T x) {
    return x.cosh();
  }

  @Override
  public T sinh(T x) {
    return x.sinh();
  }

  @Override
  public T tanh(T x) {
    return x.tanh();
  }

  @Override
  public T square(T x) {
    return x.square();
  }
}
