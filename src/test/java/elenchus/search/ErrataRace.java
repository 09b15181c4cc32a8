package elenchus.search;

import elenchus.campaign.Conjecture;
import elenchus.theorem.Catalogue;
import elenchus.theorem.Certification;
import elenchus.theorem.Control;
import elenchus.theorem.Theorem;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Which false statements an attack finds, and which random search finds, when they are taken for
 * theorems: on the instances of the control without the hint where it bites, and, for errata, on
 * those of the corrected theorem.
 */
public final class ErrataRace {
  private ErrataRace() {}

  /**
   * Prints a table. The first argument is the time of each search in seconds; a second one, {@code
   * hard}, asks for all controls that a first batch of random instances does not refute in place of
   * the errata.
   */
  public static void main(String[] arguments) {
    Duration time = Duration.ofMillis((long) (1000 * Double.parseDouble(arguments[0])));
    System.out.printf("%-75s %-9s %-22s %-22s%n", "erratum", "instances", "guided", "random");
    boolean hard = arguments.length > 1 && arguments[1].equals("hard");
    for (Theorem<?> theorem : Catalogue.load().theorems()) {
      for (Control<?> control : theorem.controls()) {
        if (hard) {
          raceIfHard(theorem, control, time);
        } else if (control.erratum().isPresent()) {
          race(theorem, control, time);
        }
      }
    }
  }

  private static <C> void raceIfHard(Theorem<?> theorem, Control<C> control, Duration time) {
    Conjecture<C> conjecture = Conjecture.of(theorem, unhinted(control, Optional.empty()));
    if (!conjecture.instanceType().isRecord()) {
      return;
    }
    AttackSettings one = new AttackSettings(1, 2, Optional.empty(), 1, false);
    AttackState fresh = AttackState.fresh(conjecture.card().id(), 1, false);
    if (Attack.run(conjecture, one, fresh).counterexample().isEmpty()) {
      System.out.printf(
          "%-75s %-9s %-22s %-22s%n",
          conjecture.card().id(),
          "control",
          search(conjecture, time, true),
          search(conjecture, time, false));
    }
  }

  private static <I, C> void race(Theorem<I> theorem, Control<C> control, Duration time) {
    Map<String, Conjecture<?>> conjectures = new LinkedHashMap<>();
    Conjecture<C> own = Conjecture.of(theorem, unhinted(control, Optional.empty()));
    conjectures.put("control", own);
    if (own.instanceType().equals(theorem.instanceType())) {
      @SuppressWarnings("unchecked")
      Theorem<C> same = (Theorem<C>) theorem;
      conjectures.put("theorem", Conjecture.of(theorem, unhinted(control, Optional.of(same))));
    }
    conjectures.forEach(
        (instances, conjecture) ->
            System.out.printf(
                "%-75s %-9s %-22s %-22s%n",
                control.erratum().map(e -> e.label() + " ").orElse("") + conjecture.card().id(),
                instances,
                search(conjecture, time, true),
                search(conjecture, time, false)));
  }

  /** Without the predicate that says where it bites and without its smallest counterexample. */
  private static <C> Control<C> unhinted(Control<C> control, Optional<Theorem<C>> from) {
    return new Control<>(
        control.name(),
        control.kind(),
        control.statement(),
        from.map(Theorem::instances).orElse(control.instances()),
        instance -> true,
        control.examination(),
        control.erratum(),
        Certification.none(),
        Optional.empty());
  }

  private static <C> String search(Conjecture<C> conjecture, Duration time, boolean guided) {
    AttackSettings settings =
        new AttackSettings(1, 2, Optional.of(time), Integer.MAX_VALUE, guided);
    AttackState state = AttackState.fresh(conjecture.card().id(), 1, guided);
    long start = System.nanoTime();
    AttackResult result = Attack.run(conjecture, settings, state);
    double seconds = (System.nanoTime() - start) * 1e-9;
    return String.format(
        Locale.ROOT,
        "%s %d in %.1f s",
        result.counterexample().isPresent() ? "found" : "NOT",
        result.evaluations(),
        seconds);
  }
}
