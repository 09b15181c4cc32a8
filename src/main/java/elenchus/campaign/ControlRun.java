package elenchus.campaign;

import elenchus.theorem.Control;
import elenchus.theorem.Finding;
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
  private final String stream;
  private final List<Fault> faults = new ArrayList<>();

  ControlRun(String theorem, Control<C> control, Source<C> source, Settings settings) {
    this.control = control;
    this.source = source;
    this.settings = settings;
    this.stream = theorem + "/control/" + control.name();
  }

  ControlResult run() {
    Settings.Limits limits = settings.limits();
    Examiner<C> examiner = Examiner.ofControl(control.examination(), limits.trial());
    int tries = 0;
    int draws = 0;
    while (tries < limits.controlTries() && draws < limits.controlDraws()) {
      long seed = Seeds.of(settings.seed(), stream, draws++);
      Optional<C> instance = drawLive(seed);
      if (instance.isEmpty()) {
        continue;
      }
      tries++;
      Examined examined = examiner.examine(instance.get(), Seeds.sampling(seed));
      examined.faults().forEach(this::note);
      if (examined.verdict() == Verdict.REFUTED && examined.precision() == Precision.HIGH) {
        Optional<Finding> finding =
            examined.evidence().findings().stream()
                .filter(f -> f.verdict() == Verdict.REFUTED)
                .findFirst();
        Promotion promotion = promotion(examiner, instance.get(), examined);
        return new ControlResult(
            control, true, tries, draws, finding, Optional.of(promotion), faults);
      }
    }
    return new ControlResult(
        control, false, tries, draws, Optional.empty(), Optional.empty(), faults);
  }

  /** The smallest known counterexample is what is certified, where there is one. */
  private Promotion promotion(Examiner<C> examiner, C instance, Examined refuted) {
    Promoter<C> promoter = Promoter.of(control);
    if (control.smallest().isEmpty()) {
      return promoter.promote(instance, refuted);
    }
    C smallest = control.smallest().get();
    Examined examined = examiner.examine(smallest, 0);
    return examined.verdict() == Verdict.REFUTED
        ? promoter.promote(smallest, examined)
        : new Promotion.Measured(
            "the smallest counterexample known is none: " + examined.verdict());
  }

  private Optional<C> drawLive(long seed) {
    try {
      C instance = source.draw(seed).value();
      return control.live().test(instance) ? Optional.of(instance) : Optional.empty();
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
