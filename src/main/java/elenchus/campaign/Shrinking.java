package elenchus.campaign;

import java.util.HashSet;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import net.jqwik.api.Shrinkable;

/**
 * Makes a refuted instance smaller, greedily: the first simpler instance that is refuted as well
 * takes its place.
 *
 * @param <I> the type of the instances
 */
final class Shrinking<I> {
  private final Function<I, Optional<Examined>> confirm;
  private final int evaluations;
  private final Deadline deadline;
  private final Guard guard;
  private int used;
  private int steps;
  private Optional<Fault> fault = Optional.empty();

  /**
   * Bounds the search.
   *
   * @param confirm examines a candidate; empty if it is not refuted in the same claims
   * @param limits on candidates, so that the result does not depend on the clock, and on time
   */
  Shrinking(Function<I, Optional<Examined>> confirm, Settings.Limits limits, Guard guard) {
    this.confirm = confirm;
    this.evaluations = limits.shrinkEvaluations();
    this.deadline = Deadline.in(limits.shrinkTime());
    this.guard = guard;
  }

  /**
   * The smallest instance found.
   *
   * @param examined what its examination found
   * @param steps how many times a simpler instance was refuted as well
   * @param evaluations how many simpler instances were examined
   * @param fault if the shrinking threw
   */
  record Shrunk<I>(
      I instance, Examined examined, int steps, int evaluations, Optional<Fault> fault) {}

  /** The smallest instance found, starting from a refuted one. */
  Shrunk<I> shrink(Shrinkable<I> start, Examined refuted) {
    Shrinkable<I> current = start;
    Examined examined = refuted;
    Set<Object> tried = new HashSet<>();
    Optional<Step<I>> next = step(current, tried);
    while (next.isPresent()) {
      current = next.get().instance();
      examined = next.get().examined();
      steps++;
      next = step(current, tried);
    }
    return new Shrunk<>(current.value(), examined, steps, used, fault);
  }

  private record Step<I>(Shrinkable<I> instance, Examined examined) {}

  private Optional<Step<I>> step(Shrinkable<I> current, Set<Object> tried) {
    try {
      return simpler(current, tried);
    } catch (Guard.Overdue overdue) {
      fault = Optional.of(overdue.fault("shrinking"));
      return Optional.empty();
    } catch (Throwable thrown) {
      fault = Optional.of(Fault.error("shrinking", thrown));
      return Optional.empty();
    }
  }

  private Optional<Step<I>> simpler(Shrinkable<I> current, Set<Object> tried) {
    Iterator<Shrinkable<I>> candidates = guard.call(() -> current.shrink().iterator());
    while (used < evaluations && !deadline.isOver()) {
      Optional<Shrinkable<I>> next = guard.call(() -> next(candidates));
      if (next.isEmpty()) {
        return Optional.empty();
      }
      Shrinkable<I> candidate = next.get();
      if (!tried.add(candidate.value())) {
        continue;
      }
      used++;
      Optional<Examined> confirmed = confirm.apply(candidate.value());
      if (confirmed.isPresent()) {
        return Optional.of(new Step<>(candidate, confirmed.get()));
      }
    }
    return Optional.empty();
  }

  private static <T> Optional<T> next(Iterator<T> candidates) {
    return candidates.hasNext() ? Optional.of(candidates.next()) : Optional.empty();
  }
}
