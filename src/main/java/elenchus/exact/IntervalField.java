package elenchus.exact;

import org.hipparchus.Field;

/**
 * The structure that {@link Interval} numbers live in; not quite a field, for x - x is not zero.
 */
public enum IntervalField implements Field<Interval> {
  /** The one instance. */
  INSTANCE;

  @Override
  public Interval getZero() {
    return Interval.ZERO;
  }

  @Override
  public Interval getOne() {
    return Interval.ONE;
  }

  @Override
  public Class<Interval> getRuntimeClass() {
    return Interval.class;
  }
}
