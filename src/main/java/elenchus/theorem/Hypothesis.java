package elenchus.theorem;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import net.jqwik.api.Arbitrary;

/**
 * A named hypothesis of a theorem.
 *
 * @param name short and unique within the theorem
 * @param statement the hypothesis as a sentence; formulas in TeX between dollar signs
 * @param margin signed margin of an instance: positive where the hypothesis holds, zero or negative
 *     where it fails, not-a-number where it cannot be decided
 * @param violations instances that break this hypothesis and nothing else, if any are known
 * @param decision true only where exact or interval arithmetic shows that the hypothesis holds;
 *     asked when a counterexample is to be certified
 * @param <I> the type of the instances
 */
public record Hypothesis<I>(
    String name,
    String statement,
    ToDoubleFunction<I> margin,
    Optional<Arbitrary<I>> violations,
    Optional<Predicate<I>> decision) {

  /** A hypothesis decided by its signed margin. */
  public static <I> Hypothesis<I> of(String name, String statement, ToDoubleFunction<I> margin) {
    return new Hypothesis<>(name, statement, margin, Optional.empty(), Optional.empty());
  }

  /** The same hypothesis with instances that break it and nothing else. */
  public Hypothesis<I> brokenBy(Arbitrary<I> instances) {
    return new Hypothesis<>(name, statement, margin, Optional.of(instances), decision);
  }

  /** The same hypothesis with an exact decision. */
  public Hypothesis<I> decidedBy(Predicate<I> holds) {
    return new Hypothesis<>(name, statement, margin, violations, Optional.of(holds));
  }

  /**
   * The same hypothesis, the sign of whose margin is exact: it is decided by comparisons, by
   * integers or in rational or interval arithmetic.
   */
  public Hypothesis<I> decidedByItsMargin() {
    return decidedBy(instance -> margin.applyAsDouble(instance) > 0);
  }
}
