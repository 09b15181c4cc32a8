package elenchus.campaign;

import elenchus.instance.InstanceCodec;
import elenchus.theorem.Claim;
import elenchus.theorem.Control;
import elenchus.theorem.ErrorBudget;
import elenchus.theorem.Example;
import elenchus.theorem.Hypothesis;
import elenchus.theorem.Theorem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.JqwikException;

/**
 * The parts of a theorem, asked for once, with their generators built.
 *
 * @param theorem the theorem
 * @param hypotheses of the theorem
 * @param claims of the theorem
 * @param examples of the theorem
 * @param instances source of random instances; empty where building it threw
 * @param controls with their sources
 * @param fault if a part threw
 * @param <I> the type of the instances
 */
record Preparation<I>(
    Theorem<I> theorem,
    List<Hypothesis<I>> hypotheses,
    List<Claim> claims,
    List<Example<I>> examples,
    Optional<Source<I>> instances,
    List<Preparation.PreparedControl<?>> controls,
    Optional<Fault> fault) {

  /** A control with its source. */
  record PreparedControl<C>(Control<C> control, Source<C> source) {
    static <C> PreparedControl<C> of(Control<C> control) {
      return new PreparedControl<>(control, Source.of(control.instances()));
    }

    ControlRun<C> run(
        String theorem, Settings settings, Guard guard, ErrorBudget budget, ControlOutline before) {
      return new ControlRun<>(theorem, control, source, settings, guard, budget, before);
    }
  }

  /** What a theorem says of itself. */
  private record Parts<I>(
      List<Hypothesis<I>> hypotheses,
      List<Claim> claims,
      List<Example<I>> examples,
      Arbitrary<I> instances,
      List<Control<?>> controls) {

    /** Also refuses instances that could not be written to a file. */
    static <I> Parts<I> of(Theorem<I> theorem) {
      InstanceCodec<I> unused = InstanceCodec.of(theorem.instanceType());
      return new Parts<>(
          List.copyOf(theorem.hypotheses()),
          List.copyOf(theorem.claims()),
          List.copyOf(theorem.examples()),
          theorem.instances(),
          List.copyOf(theorem.controls()));
    }
  }

  /** Must be called inside a session. */
  static <I> Preparation<I> of(Theorem<I> theorem, Guard guard) {
    try {
      Parts<I> parts = parts(theorem, guard);
      List<PreparedControl<?>> controls = new ArrayList<>();
      for (Control<?> control : parts.controls()) {
        controls.add(PreparedControl.of(control));
      }
      return new Preparation<>(
          theorem,
          parts.hypotheses(),
          parts.claims(),
          parts.examples(),
          Optional.of(Source.of(parts.instances())),
          List.copyOf(controls),
          Optional.empty());
    } catch (Guard.Overdue overdue) {
      return failed(theorem, overdue.fault("preparation"));
    } catch (Throwable thrown) {
      return failed(theorem, Fault.error("preparation", thrown));
    }
  }

  /** Once more on this thread where that throws: some arbitraries are made in a session only. */
  private static <I> Parts<I> parts(Theorem<I> theorem, Guard guard) {
    try {
      return guard.call(() -> Parts.of(theorem));
    } catch (JqwikException e) {
      return Parts.of(theorem);
    }
  }

  private static <I> Preparation<I> failed(Theorem<I> theorem, Fault fault) {
    return new Preparation<>(
        theorem, List.of(), List.of(), List.of(), Optional.empty(), List.of(), Optional.of(fault));
  }
}
