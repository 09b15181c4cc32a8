package elenchus.catalogue.implicitbias;

import elenchus.data.LabelledData;
import elenchus.flow.FlowPath;
import elenchus.flow.ImplicitIntegrator;
import elenchus.flow.LogTimeFlow;
import elenchus.linear.Matrix;
import elenchus.linear.RowSpace;
import elenchus.theorem.Claim;
import elenchus.theorem.Control;
import elenchus.theorem.Evidence;
import elenchus.theorem.Finding;
import elenchus.theorem.Instances;
import elenchus.theorem.Trial;
import java.util.List;
import net.jqwik.api.Arbitrary;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.util.FastMath;

/** The theorem on gradient flow with a wrong limit, constant or rate. */
final class WrongFlowLimits {
  private static final Claim RATE =
      Claim.atMost("rate", "$\\log\\|dW/ds-\\hat W\\|$ falls with slope $-2$.");

  private WrongFlowLimits() {}

  static List<Control<?>> all(Arbitrary<FlowProblem> instances) {
    return List.of(
        wrongLimit(
            "log alpha with the other sign",
            "$\\langle A,V_\\infty\\rangle=+\\log\\alpha^*$ (plus $\\log\\eta c_i$).",
            instances,
            (limit, k) -> limit.logWeights()[k] + FastMath.log(limit.potential().dual()[k])),
        wrongLimit(
            "weights and rate forgotten",
            "$\\langle A,V_\\infty\\rangle=-\\log\\alpha^*$ whatever the sample weights and $\\eta$.",
            instances,
            (limit, k) -> -FastMath.log(limit.potential().dual()[k])),
        norm(instances),
        rate(instances),
        minimalNorm());
  }

  private interface WrongLimit {
    double of(FlowLimit limit, int activePair);
  }

  private static Control<?> wrongLimit(
      String name, String statement, Arbitrary<FlowProblem> instances, WrongLimit wrong) {
    return Control.wrongFormula(
            name,
            statement,
            instances,
            (p, trial) -> {
              ResidualRun run = run(p, trial);
              double[] predicted = wrong(run.limit(), wrong);
              return Evidence.of(
                  run.witnessed(
                          MulticlassGradientFlow.EQUATION
                              .compare(run.residualMargins(), predicted)
                              .error(run.error())
                              .within(1e-5, "far above the theorem's tolerance"))
                      .build());
            })
        .liveWhere(p -> FlowLimit.of(p).filter(l -> differs(l, wrong(l, wrong))).isPresent());
  }

  private static double[] wrong(FlowLimit limit, WrongLimit wrong) {
    double[] predicted = new double[limit.logWeights().length];
    for (int k = 0; k < predicted.length; k++) {
      predicted[k] = wrong.of(limit, k);
    }
    return predicted;
  }

  private static boolean differs(FlowLimit limit, double[] predicted) {
    double[] dual = limit.potential().dual();
    for (int k = 0; k < dual.length; k++) {
      if (Math.abs(limit.logWeights()[k] - FastMath.log(dual[k]) - predicted[k]) > 0.01) {
        return true;
      }
    }
    return false;
  }

  private static Control<?> norm(Arbitrary<FlowProblem> instances) {
    return Control.wrongFormula(
            "risk constant without the square",
            "$\\eta\\,t\\,R\\to\\|\\hat W\\|$.",
            instances,
            (p, trial) -> {
              ResidualRun run = run(p, trial);
              Matrix what = run.limit().svm().weights();
              double risk = ScaledRisk.of(p, what, run.residual(), run.horizon());
              return Evidence.of(
                  run.witnessed(
                          MulticlassGradientFlow.RISK
                              .compare(risk, what.norm())
                              .error(run.error())
                              .within(1e-4, "far above the theorem's tolerance"))
                      .build());
            })
        .liveWhere(p -> p.maxMargin().filter(m -> Math.abs(m.squaredNorm() - 1) > 0.1).isPresent());
  }

  private static Control<?> rate(Arbitrary<FlowProblem> instances) {
    return Control.wrongFormula(
            "kappa twice as large as it can be",
            "$dW/ds-\\hat W=O(e^{-2s})$, although $H\\hat W=\\hat W$ caps $\\kappa$ at 1.",
            instances,
            (p, trial) -> {
              FlowLimit limit = FlowLimit.of(p).orElseThrow();
              FlowPath path =
                  LogTimeFlow.of(p.risk())
                      .residual(
                          p.W0(),
                          limit.svm().weights(),
                          ImplicitIntegrator.rodas4(trial.isHigh() ? 1e-11 : 1e-9),
                          6,
                          12);
              double early = path.points().get(0).velocity().norm();
              double late = path.last().velocity().norm();
              double slope = FastMath.log(late / early) / 6;
              return Evidence.of(
                  found(RATE.compare(slope, -2).within(0.5, "a quarter of the slope"), path)
                      .provided(late > 1e-8, "velocity error against the integrator's")
                      .build());
            })
        .liveWhere(p -> FlowLimit.of(p).filter(l -> l.kappa() < 1).isPresent());
  }

  /** z = (1,0), (1,1), (1,-2) as margins of one class over an empty one: the dual is not unique. */
  private static Control<?> minimalNorm() {
    LabelledData data =
        new LabelledData(Matrix.ofRowMajor(3, 2, 1, 0, 1, 1, 1, -2), List.of(0, 0, 0), 2);
    return Control.wrongFormula(
        "dual of minimal norm",
        "The dual weights tend to the dual solution of minimal norm, not of maximal entropy.",
        Instances.among(List.of(FlowProblem.plain(data, "ce"), FlowProblem.plain(data, "exp"))),
        (p, trial) -> {
          ResidualRun run = run(p, trial);
          Matrix rows = run.limit().activeRows();
          Matrix basis = RowSpace.of(rows).basis();
          RealMatrix reduced = MatrixUtils.createRealMatrix(rows.times(basis).toRows());
          double[] goal = basis.transpose().times(run.limit().svm().weights().toRowMajor());
          double[] minimal =
              reduced.operate(
                  new LUDecomposition(reduced.transposeMultiply(reduced))
                      .getSolver()
                      .solve(MatrixUtils.createRealVector(goal))
                      .toArray());
          return Evidence.collect()
              .add(
                  run.witnessed(
                      Claim.converges("dual weights", "$e^sg\\to$ the dual of minimal norm.")
                          .compare(run.path().last().dualWeights(), minimal)
                          .error(run.error())
                          .within(1e-6, "far above the theorem's tolerance")))
              .quantity("minimalNormDual", minimal)
              .quantity("dualWeights", run.path().last().dualWeights())
              .done();
        });
  }

  private static ResidualRun run(FlowProblem p, Trial trial) {
    return ResidualRun.of(p, FlowLimit.of(p).orElseThrow(), trial);
  }

  private static Finding.Builder found(Finding.Builder finding, FlowPath path) {
    return finding.by(path.method(), path.lineage(), "double");
  }
}
