package elenchus.theorem;

/** A pure function from an instance and the context of a trial to evidence. */
@FunctionalInterface
public interface Examination<I> {
  /**
   * Examines one instance.
   *
   * @param instance satisfies the hypotheses
   * @param trial precision, random stream and deadline
   */
  Evidence examine(I instance, Trial trial);
}
