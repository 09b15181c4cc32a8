package elenchus.campaign;

import elenchus.theorem.Claim;
import elenchus.theorem.Control;
import elenchus.theorem.ErrorBudget;
import elenchus.theorem.Example;
import elenchus.theorem.Hypothesis;
import elenchus.theorem.Theorem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
        String theorem, Settings settings, ErrorBudget budget, ControlOutline before) {
      return new ControlRun<>(theorem, control, source, settings, budget, before);
    }
  }

  /** Must be called inside a session. */
  static <I> Preparation<I> of(Theorem<I> theorem) {
    try {
      List<PreparedControl<?>> controls = new ArrayList<>();
      for (Control<?> control : theorem.controls()) {
        controls.add(PreparedControl.of(control));
      }
      return new Preparation<>(
          theorem,
          theorem.hypotheses(),
          theorem.claims(),
          theorem.examples(),
          Optional.of(Source.of(theorem.instances())),
          List.copyOf(controls),
          Optional.empty());
    } catch (Throwable thrown) {
      Optional<Fault> fault = Optional.of(Fault.error("preparation", thrown));
      return new Preparation<>(
          theorem, List.of(), List.of(), List.of(), Optional.empty(), List.of(), fault);
    }
  }
}
