package elenchus.catalogue.implicitbias;

import static elenchus.catalogue.implicitbias.MulticlassLogLog.*;

import elenchus.flow.FlowPath;
import elenchus.linear.Matrix;
import elenchus.margin.HardMargin;
import elenchus.theorem.Control;
import elenchus.theorem.Evidence;
import elenchus.theorem.Finding;
import elenchus.theorem.Instances;
import elenchus.theorem.Trial;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import net.jqwik.api.Arbitrary;
import org.hipparchus.util.FastMath;

/** False variants of {@link MulticlassLogLog}. */
final class LogLogControls {
  /** A wrong limit must be off by this many tolerances, which the theorem uses up to a tenth. */
  private static final double LIVE = 20;

  private LogLogControls() {}

  static List<Control<?>> all(Arbitrary<FlowProblem> instances) {
    return List.of(
        Control.hypothesisDropped(
            "relative interior dropped",
            "The residual $W-s\\hat W$ converges on degenerate data too.",
            instances,
            (p, trial) -> {
              LogLogRun run = run(p, trial);
              List<Integer> pairs = run.second().secondPairs();
              double[] early = run.margins(pairs, run.at(EARLY));
              double[] late = run.margins(pairs, run.at(LATE));
              return found(RESIDUAL.compare(late, early), 1e-3, run);
            }),
        control(
            "log b with the other sign",
            "$\\langle A_{ij},V-\\hat W_2\\log s\\rangle\\to+\\log b_{ij}$.",
            instances,
            run -> {
              FlowPath.Point late = run.at(LATE);
              return RESIDUAL.compare(
                  run.margins(run.second().secondPairs(), late), negatives(run));
            },
            run -> 2 * logs(run)),
        control(
            "free on S+",
            "$s\\,dV/ds$ tends to the least $W$ with $AW\\ge1$ on $S_0$, whatever it does on $S_+$.",
            instances,
            run ->
                VELOCITY.compare(
                    run.at(LATE).velocity().times(LATE).toRowMajor(),
                    free(run.second()).orElseThrow()),
            run ->
                free(run.second())
                    .map(w -> LogLogRun.largest(w, run.second().weights().toDoubles()))
                    .orElse(0.0)),
        control(
            "next order with the other sign",
            "$s(\\langle A_{ij},V\\rangle+\\log\\alpha_{ij})\\to+c_{ij}/\\alpha_{ij}$.",
            instances,
            run -> {
              double[] wrong = run.nextOrder();
              for (int k = 0; k < wrong.length; k++) {
                wrong[k] = -wrong[k];
              }
              return NEXT.compare(
                  LogLogRun.largest(run.scaledFirst(run.at(LATE)), wrong) / run.size(), 0);
            },
            run ->
                2
                    * LogLogRun.largest(run.nextOrder(), new double[run.nextOrder().length])
                    / run.size()),
        slow());
  }

  /** kappa2 = 1/9: the error of s dV/ds falls like s^{-1/9} only. */
  private static Control<?> slow() {
    return Control.wrongFormula(
        "always log s / s",
        "The error of $s\\,dV/ds$ falls like $(1+\\log s)/s$ whatever $\\kappa_2$.",
        Instances.among(List.of(slowest())),
        (p, trial) -> {
          LogLogRun run = run(p, trial);
          double late = run.velocityError(run.at(LATE));
          return found(RATE.compare(late, 2 * run.expectedError(1)), 1e-4, run);
        });
  }

  /** z = (1, 0, 0), (1, 1, 1/2), (1, 1/2, 1), from w_0 - w_1 = (0, 2, -1). */
  static FlowProblem slowest() {
    return binary(Matrix.ofRowMajor(2, 3, 0, 1, -0.5, 0, -1, 0.5), 1, 0, 0, 1, 1, 0.5, 1, 0.5, 1);
  }

  private static Control<FlowProblem> control(
      String name,
      String statement,
      Arbitrary<FlowProblem> instances,
      Function<LogLogRun, Finding.Builder> wrong,
      Function<LogLogRun, Double> discrepancy) {
    Predicate<FlowProblem> live =
        p -> {
          LogLogRun run = run(p, Trial.standard());
          return isSettled(run) && discrepancy.apply(run) > LIVE * tolerance(run);
        };
    return Control.wrongFormula(
            name,
            statement,
            instances,
            (FlowProblem p, Trial trial) -> {
              LogLogRun run = run(p, trial);
              return found(wrong.apply(run), tolerance(run), run);
            })
        .liveWhere(live);
  }

  private static double tolerance(LogLogRun run) {
    return run.allowed(LATE);
  }

  private static LogLogRun run(FlowProblem p, Trial trial) {
    return LogLogRun.of(p, SecondLevel.of(p.data()).orElseThrow(), trial);
  }

  private static Evidence found(Finding.Builder finding, double tolerance, LogLogRun run) {
    return Evidence.of(
        finding.within(tolerance, "the theorem's own at s = 1e5").by(run.witness()).build());
  }

  private static double[] negatives(LogLogRun run) {
    double[] limits = run.limits(run.second().secondPairs(), run.second().positiveB());
    for (int k = 0; k < limits.length; k++) {
      limits[k] = FastMath.log(LATE) - limits[k];
    }
    return limits;
  }

  private static double logs(LogLogRun run) {
    double[] limits = run.limits(run.second().secondPairs(), run.second().positiveB());
    return LogLogRun.largest(limits, new double[limits.length]);
  }

  /** The least W with A W at least 1 on S0, flat. */
  private static Optional<double[]> free(SecondLevel second) {
    Matrix rows = second.family().rows().toMatrix();
    List<Integer> chosen = second.vanishing();
    Matrix zero = Matrix.of(chosen.size(), rows.columns(), (p, k) -> rows.get(chosen.get(p), k));
    return HardMargin.ofRows(zero) instanceof HardMargin.Solution solution
        ? Optional.of(solution.weights())
        : Optional.empty();
  }
}
