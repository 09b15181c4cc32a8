package elenchus.campaign;

import com.fasterxml.jackson.databind.node.ObjectNode;
import elenchus.instance.InstanceCodec;
import elenchus.theorem.ErrorBudget;
import elenchus.theorem.Theorem;
import elenchus.theorem.Verdict;
import java.util.Collections;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import net.jqwik.api.Shrinkable;

/**
 * Makes a counterexample out of a refuted instance: smaller, with simpler numbers, certified where
 * that is possible.
 *
 * @param <I> the type of the instances
 */
public final class Reduction<I> {
  private final Theorem<I> theorem;
  private final Examiner<I> examiner;
  private final Settings.Limits limits;
  private final Guard guard;

  private Reduction(Theorem<I> theorem, Examiner<I> examiner, Settings.Limits limits, Guard guard) {
    this.theorem = theorem;
    this.examiner = examiner;
    this.limits = limits;
    this.guard = guard;
  }

  /** Makes counterexamples to a theorem within limits. */
  public static <I> Reduction<I> of(Theorem<I> theorem, Settings.Limits limits) {
    Examiner<I> examiner = Examiner.of(theorem, limits.trial());
    return of(theorem, examiner, limits, Guard.alone(limits.trial()));
  }

  /** Makes counterexamples to a theorem that an examiner is at work on. */
  static <I> Reduction<I> of(
      Theorem<I> theorem, Examiner<I> examiner, Settings.Limits limits, Guard guard) {
    return new Reduction<>(theorem, examiner, limits, guard);
  }

  /**
   * The counterexample.
   *
   * @param number of the trial, for the record
   * @param instance with its simpler candidates
   * @param seed of the random stream of its examination
   * @param refuted what the examination found, at high precision
   * @throws IllegalArgumentException if the counterexample has a number that is none and could not
   *     be written to a file
   */
  public Counterexample reduce(int number, Shrinkable<I> instance, long seed, Examined refuted) {
    AtomicInteger candidates = new AtomicInteger();
    Function<I, Optional<Examined>> confirm =
        i -> {
          ErrorBudget budget = Shares.candidate(candidates.getAndIncrement());
          return confirm(examiner.examine(i, seed, budget), refuted);
        };
    Shrinking.Shrunk<I> small = new Shrinking<>(confirm, limits, guard).shrink(instance, refuted);
    Rounding.Rounded<I> round =
        new Rounding<>(theorem, confirm, limits, guard).round(small.instance(), small.examined());
    ObjectNode unused = InstanceCodec.of(theorem.instanceType()).write(round.instance());
    return new Counterexample(
        number,
        round.instance(),
        seed,
        round.examined(),
        small.steps(),
        small.evaluations(),
        round.promotion(),
        small.fault());
  }

  /** A simpler instance counts if it is refuted, at high precision, in one of the same claims. */
  private static Optional<Examined> confirm(Examined examined, Examined refuted) {
    boolean same =
        examined.verdict() == Verdict.REFUTED
            && !Collections.disjoint(examined.refutedClaims(), refuted.refutedClaims());
    return same ? Optional.of(examined) : Optional.empty();
  }
}
