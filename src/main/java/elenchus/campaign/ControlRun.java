package elenchus.campaign;

import elenchus.campaign.ControlResult.Witness;
import elenchus.theorem.Control;
import elenchus.theorem.ErrorBudget;
import elenchus.theorem.Precision;
import elenchus.theorem.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tries one control until a refutation is confirmed at high precision or the tries are used up. */
final class ControlRun<C> {
  private static final int FAULTS_KEPT = 3;

  private final Control<C> control;
  private final Source<C> source;
  private final Settings settings;
  private final Guard guard;
  private final String stream;
  private final ErrorBudget budget;
  private final List<Fault> faults = new ArrayList<>();
  private int tries;
  private int draws;

  /**
   * Goes on where another run has ended.
   *
   * @param before how that ended; what refuted is examined again
   */
  ControlRun(
      String theorem,
      Control<C> control,
      Source<C> source,
      Settings settings,
      Guard guard,
      ErrorBudget budget,
      ControlOutline before) {
    this.control = control;
    this.source = source;
    this.settings = settings;
    this.guard = guard;
    this.stream = theorem + "/control/" + control.name();
    this.budget = budget;
    this.tries = before.triesInVain();
    this.draws = before.drawsInVain();
    this.faults.addAll(before.faults());
  }

  ControlResult run() {
    Settings.Limits limits = settings.limits();
    Examiner<C> examiner = Examiner.ofControl(control.examination(), guard);
    while (tries < limits.controlTries() && draws < limits.controlDraws()) {
      long seed = Seeds.of(settings.seed(), stream, draws++);
      Optional<C> instance = drawLive(seed);
      if (instance.isEmpty()) {
        continue;
      }
      tries++;
      Examined examined =
          examiner.examine(instance.get(), Seeds.sampling(seed), budget.part(tries));
      examined.faults().forEach(this::note);
      if (examined.verdict() == Verdict.REFUTED && examined.precision() == Precision.HIGH) {
        Witness refuted = new Witness(instance.get(), Seeds.sampling(seed), examined);
        Shown shown = shown(instance.get(), refuted, examiner);
        return new ControlResult(
            control,
            true,
            tries,
            draws,
            Optional.of(refuted.refuting()),
            Optional.of(shown.witness()),
            Optional.of(shown.promotion()),
            faults);
      }
    }
    return new ControlResult(
        control, false, tries, draws, Optional.empty(), Optional.empty(), Optional.empty(), faults);
  }

  /** The smallest known counterexample is what is certified and shown, where there is one. */
  private Shown shown(C instance, Witness refuted, Examiner<C> examiner) {
    Promoter<C> promoter = Promoter.of(control, guard);
    if (control.smallest().isEmpty()) {
      return new Shown(refuted, promoter.promote(instance, refuted.examined()));
    }
    C smallest = control.smallest().get();
    Examined examined = examiner.examine(smallest, 0, budget.part(0));
    if (examined.verdict() != Verdict.REFUTED) {
      String reason = "the smallest counterexample known is none: " + examined.verdict();
      return new Shown(refuted, new Promotion.Measured(reason));
    }
    return new Shown(new Witness(smallest, 0, examined), promoter.promote(smallest, examined));
  }

  /** The instance that is shown, and whether it is certified. */
  private record Shown(Witness witness, Promotion promotion) {}

  private Optional<C> drawLive(long seed) {
    try {
      return guard.call(() -> Optional.of(source.draw(seed).value()).filter(control.live()));
    } catch (Guard.Overdue overdue) {
      note(overdue.fault("instance"));
      return Optional.empty();
    } catch (Throwable thrown) {
      note(Fault.error("instance", thrown));
      return Optional.empty();
    }
  }

  private void note(Fault fault) {
    if (faults.size() < FAULTS_KEPT && !faults.contains(fault)) {
      faults.add(fault);
    }
  }
}
