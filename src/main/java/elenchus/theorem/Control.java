package elenchus.theorem;

import java.util.Optional;
import java.util.function.Predicate;
import net.jqwik.api.Arbitrary;

/**
 * A false variant of a theorem. Its examination must be refuted on some live instance; a control
 * that survives fails the campaign.
 *
 * @param name short and unique within the theorem
 * @param kind what makes it false
 * @param statement the false statement as a sentence; formulas in TeX between dollar signs
 * @param instances where it is tried
 * @param live whether it bites on an instance: its discrepancy, predicted beforehand, is well above
 *     the tolerance
 * @param examination evidence about the false claim
 * @param erratum for {@link Kind#AS_PRINTED}: what was printed where
 * @param certification decides its claims exactly, where the examination only measures
 * @param smallest the smallest known counterexample; if there is one, it is what is certified, and
 *     otherwise the first random instance that refutes
 * @param <I> the type of the instances
 */
public record Control<I>(
    String name,
    Kind kind,
    String statement,
    Arbitrary<I> instances,
    Predicate<I> live,
    Examination<I> examination,
    Optional<Erratum> erratum,
    Certification<I> certification,
    Optional<I> smallest) {

  /** What makes a control false. */
  public enum Kind {
    /** A hypothesis is dropped. */
    HYPOTHESIS_DROPPED,
    /** A sign is flipped, a factor dropped, a neighbouring constant taken. */
    WRONG_FORMULA,
    /** The statement as its paper prints it, where that is false. */
    AS_PRINTED
  }

  /** A hypothesis dropped; live on every instance. */
  public static <I> Control<I> hypothesisDropped(
      String name, String statement, Arbitrary<I> instances, Examination<I> examination) {
    return everywhere(
        name, Kind.HYPOTHESIS_DROPPED, statement, instances, examination, Optional.empty());
  }

  /** A wrong formula; live on every instance. */
  public static <I> Control<I> wrongFormula(
      String name, String statement, Arbitrary<I> instances, Examination<I> examination) {
    return everywhere(
        name, Kind.WRONG_FORMULA, statement, instances, examination, Optional.empty());
  }

  /** A statement as printed; live on every instance. */
  public static <I> Control<I> asPrinted(
      String name,
      String statement,
      Erratum erratum,
      Arbitrary<I> instances,
      Examination<I> examination) {
    return everywhere(
        name, Kind.AS_PRINTED, statement, instances, examination, Optional.of(erratum));
  }

  /** The same control, live only where the predicate holds. */
  public Control<I> liveWhere(Predicate<I> condition) {
    return new Control<>(
        name, kind, statement, instances, condition, examination, erratum, certification, smallest);
  }

  /** The same control with an exact decision of its claims. */
  public Control<I> certifiedBy(Certification<I> decision) {
    return new Control<>(
        name, kind, statement, instances, live, examination, erratum, decision, smallest);
  }

  /**
   * The same control with its smallest known counterexample, for an erratum the printed one. The
   * campaign certifies the refutation there, which may be possible on special instances only.
   */
  public Control<I> certifiedOn(I instance) {
    return new Control<>(
        name,
        kind,
        statement,
        instances,
        live,
        examination,
        erratum,
        certification,
        Optional.of(instance));
  }

  private static <I> Control<I> everywhere(
      String name,
      Kind kind,
      String statement,
      Arbitrary<I> instances,
      Examination<I> examination,
      Optional<Erratum> erratum) {
    return new Control<>(
        name,
        kind,
        statement,
        instances,
        i -> true,
        examination,
        erratum,
        Certification.none(),
        Optional.empty());
  }
}
