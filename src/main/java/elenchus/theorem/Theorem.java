package elenchus.theorem;

import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;

/**
 * A theorem as an executable property: statement, source, hypotheses, instances, evidence,
 * controls, in this order. Implementations have no state and are found by {@code ServiceLoader}.
 *
 * @param <I> the type of its instances: a record whose components bear the symbols of the theorem
 */
public interface Theorem<I> {

  /** Statement and source. */
  Card card();

  /** The record type of the instances. */
  Class<I> instanceType();

  /** The hypotheses, each decided by an instrument. */
  List<Hypothesis<I>> hypotheses();

  /** The conclusions. */
  List<Claim> claims();

  /** Random instances that satisfy the hypotheses, a function of one seed each. */
  Arbitrary<I> instances();

  /** Instances whose numbers are known, examined first in each campaign; the first is the main. */
  List<Example<I>> examples();

  /** Examines one instance that satisfies the hypotheses. */
  Evidence examine(I instance, Trial trial);

  /**
   * Decides a claim exactly on an instance on which {@link #examine} has refuted it in floating
   * point, as {@link Certification#certify} does. Theorems whose findings are exact from the start
   * need none.
   */
  default Optional<Finding> certify(I instance, Claim claim) {
    return Optional.empty();
  }

  /** False variants that must be refuted. */
  List<Control<?>> controls();
}
