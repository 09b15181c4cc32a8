package elenchus.campaign;

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

  private Reduction(Theorem<I> theorem, Settings.Limits limits) {
    this.theorem = theorem;
    this.examiner = Examiner.of(theorem, limits.trial());
    this.limits = limits;
  }

  /** Makes counterexamples to a theorem within limits. */
  public static <I> Reduction<I> of(Theorem<I> theorem, Settings.Limits limits) {
    return new Reduction<>(theorem, limits);
  }

  /**
   * The counterexample.
   *
   * @param number of the trial, for the record
   * @param instance with its simpler candidates
   * @param seed of the random stream of its examination
   * @param refuted what the examination found, at high precision
   */
  public Counterexample reduce(int number, Shrinkable<I> instance, long seed, Examined refuted) {
    AtomicInteger candidates = new AtomicInteger();
    Function<I, Optional<Examined>> confirm =
        i -> {
          ErrorBudget budget = Shares.candidate(candidates.getAndIncrement());
          return confirm(examiner.examine(i, seed, budget), refuted);
        };
    Shrinking.Shrunk<I> small = new Shrinking<>(confirm, limits).shrink(instance, refuted);
    Rounding.Rounded<I> round =
        new Rounding<>(theorem, confirm, limits).round(small.instance(), small.examined());
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
