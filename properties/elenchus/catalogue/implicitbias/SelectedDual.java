package elenchus.catalogue.implicitbias;

import elenchus.theorem.Evidence;
import elenchus.theorem.Trial;
import java.util.Arrays;
import java.util.Optional;

/** Which of many dual solutions the flow selects. */
final class SelectedDual {
  /** Slower or larger problems are left to the theorem on gradient flow. */
  private static final double SLOWEST = 0.05;

  private static final int MOST_PAIRS = 40;
  private static final double NEWTON = 1e-11;

  private SelectedDual() {}

  /** Newton's dual against the enclosed one, and the dual weights of a run of the flow. */
  static Evidence examine(ActiveFamily family, Trial trial) {
    Evidence.Builder evidence = Evidence.collect();
    Optional<FlowLimit> limit = FlowLimit.of(FlowProblem.plain(family.data(), "ce"));
    if (limit.isEmpty() || !limit.get().svm().active().equals(family.svm().active())) {
      return evidence.done();
    }
    double[] dual = limit.get().potential().dual();
    Optional<EntropyMaximum> enclosed = family.entropyMaximum();
    enclosed.ifPresent(
        maximum ->
            evidence
                .add(
                    ActiveSetIndependence.ENTROPY
                        .compare(maximum.distance(dual), 0)
                        .error(maximum.width())
                        .within(
                            NEWTON * (1 + Arrays.stream(dual).max().orElse(0)),
                            "rounding of Newton's residual, 1e-11 of the largest dual variable")
                        .certified()
                        .by("bisection on the entropy's slope", "own", "interval")
                        .by("Newton on Phi", "own", "double"))
                .quantity("alpha*", maximum.midpoints())
                .quantity("width of alpha*", maximum.width()));
    family
        .dependency()
        .ifPresent(k -> evidence.quantity("dependency", CertifiedMargin.text(k.toList())));
    if (limit.get().kappa() > SLOWEST
        && limit.get().dualRatio() > 1e-8
        && family.data().pairs() <= MOST_PAIRS) {
      addRun(evidence, family, limit.get(), trial);
    }
    return evidence.done();
  }

  private static void addRun(
      Evidence.Builder evidence, ActiveFamily family, FlowLimit limit, Trial trial) {
    ResidualRun run = ResidualRun.of(FlowProblem.plain(family.data(), "ce"), limit, trial);
    double[] weights = run.path().last().dualWeights();
    evidence
        .add(
            run.witnessed(ActiveSetIndependence.SELECTED.compare(weights, limit.dualWeights()))
                .error(run.error())
                .within(
                    GradientFlowEvidence.guarded(
                        run.tolerance() * GradientFlowEvidence.leverage(limit),
                        "that of the residual times alpha |A_p|"))
                .provided(limit.kappa() * run.horizon() >= 30, "kappa times the horizon"))
        .quantity("dual weights of the flow", weights);
  }
}
