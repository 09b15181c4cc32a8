package elenchus.theorem;

import java.util.Optional;

/**
 * Decides single claims by rational, interval or symbolic arithmetic. It may be much slower than an
 * examination: it is asked only about an instance on which floating point has refuted the claim, to
 * turn the refutation into a proof.
 *
 * @param <I> the type of the instances
 */
@FunctionalInterface
public interface Certification<I> {

  /**
   * Decides one claim on one instance.
   *
   * @return a finding about the claim whose strength is {@link Strength#CERTIFIED} or {@link
   *     Strength#PROVED}; empty if no exact way is known
   */
  Optional<Finding> certify(I instance, Claim claim);

  /** Knows no exact way. */
  static <I> Certification<I> none() {
    return (instance, claim) -> Optional.empty();
  }
}
