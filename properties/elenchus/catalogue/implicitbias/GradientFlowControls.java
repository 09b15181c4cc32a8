package elenchus.catalogue.implicitbias;

import elenchus.data.LabelledData;
import elenchus.data.LabelledDraws;
import elenchus.flow.FlowPath;
import elenchus.flow.ImplicitIntegrator;
import elenchus.flow.LogTimeFlow;
import elenchus.flow.TemplateRisk;
import elenchus.linear.Matrix;
import elenchus.linear.RowSpace;
import elenchus.loss.AsymmetricExponential;
import elenchus.loss.GaussianTail;
import elenchus.loss.PolynomialTail;
import elenchus.loss.TemplateLoss;
import elenchus.margin.Inseparable;
import elenchus.margin.MaxMargin;
import elenchus.margin.Separability;
import elenchus.theorem.Claim;
import elenchus.theorem.Control;
import elenchus.theorem.Draw;
import elenchus.theorem.Evidence;
import elenchus.theorem.Finding;
import elenchus.theorem.Instances;
import elenchus.theorem.Trial;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.util.FastMath;

/** False variants of the theorem on gradient flow: each hypothesis dropped, each constant wrong. */
final class GradientFlowControls {
  private static final Claim DIRECTION =
      Claim.converges("direction", "$dW/ds$ or $W$ tends to the direction of $\\hat W$.");
  private static final Claim GROWTH =
      Claim.atLeast("growth", "$\\|W\\|$ grows without bound, at the speed $\\|\\hat W\\|$.");
  private static final Claim MARGIN =
      Claim.atLeast("margin", "The normalised margin tends to a positive number.");
  private static final Claim RATE =
      Claim.atMost("rate", "$\\log\\|dW/ds-\\hat W\\|$ falls with slope $-2$.");
  private static final double FAR = 1e3;

  private GradientFlowControls() {}

  static List<Control<?>> all(Arbitrary<FlowProblem> instances) {
    return List.of(
        inseparable(),
        weaklySeparable(),
        otherLoss(
            "polynomial tail",
            "A tail $u^{-1}$ leads to $\\hat W$ too.",
            GradientFlowControls::polynomial),
        otherLoss(
            "gaussian tail",
            "A tail $e^{-u^2}$ leaves $W-s\\hat W$ bounded too.",
            p -> blindSpeed(p, new GaussianTail())),
        otherLoss(
            "asymmetric template",
            "$e^{-u_1}+e^{-3u_2}$, not symmetric in its slots, leads to $\\hat W$ too.",
            p -> blindSpeed(p, AsymmetricExponential.withRates(List.of(1.0, 3.0)))),
        preconditioned(),
        degenerate(),
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

  private static Control<?> inseparable() {
    return Control.hypothesisDropped(
        "not separable",
        "On data with a Gordan certificate the weights still grow like $s\\hat W$.",
        plainOn(
            d -> LabelledDraws.uniformlyLabelled(d.random(), 20, 2, 3),
            data -> Separability.of(data) instanceof Inseparable),
        (p, trial) -> {
          FlowPath path = LogTimeFlow.of(p.risk()).blind(p.W0(), 5, 10);
          double growth = path.last().state().norm() - path.points().get(0).state().norm();
          Inseparable proof = (Inseparable) Separability.of(p.data());
          return Evidence.collect()
              .add(
                  found(GROWTH.compare(growth, 5).within(1, "a fifth of the growth claimed"), path))
              .quantity("gordan", proof.gordan())
              .quantity("norms", norms(path))
              .done();
        });
  }

  private static Control<?> weaklySeparable() {
    return Control.hypothesisDropped(
        "weakly separable only",
        "With one point under two labels the normalised margin still tends to a positive number.",
        plainOn(
            d ->
                LabelledDraws.withContradiction(
                    d.random(), LabelledDraws.teacherLabelled(d.random(), 4, 3, 3)),
            data -> true),
        (p, trial) -> {
          FlowPath path = LogTimeFlow.of(p.risk()).blind(p.W0(), FAR);
          Matrix w = path.last().state();
          double margin = Margins.least(p.data(), w) / w.norm();
          return Evidence.of(found(MARGIN.compare(margin, 1e-3).within(0, "none"), path).build());
        });
  }

  private static Control<?> otherLoss(
      String name, String statement, Function<FlowProblem, Evidence> examination) {
    return Control.hypothesisDropped(
        name,
        statement,
        plainOn(
            d -> LabelledDraws.teacherLabelled(d.random(), d.integer(4, 8), 2, 3),
            data -> Separability.of(data) instanceof MaxMargin svm && FlowLimit.interior(svm) > 0),
        (p, trial) -> examination.apply(p));
  }

  /** W grows like t^{1/3}: its direction, read from W e^{-s/3}, against that of What. */
  private static Evidence polynomial(FlowProblem p) {
    Matrix what = MaxMargin.require(p.data()).weights();
    FlowPath path =
        LogTimeFlow.of(TemplateRisk.of(p.data(), new PolynomialTail(1)))
            .scaled(p.W0(), 1.0 / 3, ImplicitIntegrator.rodas4(1e-8), FAR);
    return Evidence.of(towards(path.last().state(), what, path).build());
  }

  private static Evidence blindSpeed(FlowProblem p, TemplateLoss loss) {
    Matrix what = MaxMargin.require(p.data()).weights();
    FlowPath path = LogTimeFlow.of(TemplateRisk.of(p.data(), loss)).blind(p.W0(), FAR);
    double error = path.last().velocity().minus(what).norm() / what.norm();
    return Evidence.of(
        found(DIRECTION.compare(error, 0).within(1e-2, "far above the theorem's error"), path)
            .build());
  }

  private static Control<?> preconditioned() {
    return Control.hypothesisDropped(
            "another metric",
            "Gradient flow preconditioned by diag(1, 4, 9) of the features leads to $\\hat W$ too.",
            plainOn(
                d -> LabelledDraws.teacherLabelled(d.random(), 6, 3, 3),
                data -> Separability.of(data) instanceof MaxMargin),
            (p, trial) -> {
              FlowPath path =
                  LogTimeFlow.of(p.risk().inMetric(Matrix.diagonal(1, 4, 9))).blind(p.W0(), FAR);
              return Evidence.of(
                  towards(path.last().velocity(), MaxMargin.require(p.data()).weights(), path)
                      .build());
            })
        .liveWhere(GradientFlowControls::metricMatters);
  }

  /** Whether the max-margin solution of the norm |W M^{-1/2}| differs from What in direction. */
  private static boolean metricMatters(FlowProblem p) {
    Matrix root = Matrix.diagonal(1, 2, 3);
    LabelledData scaled = new LabelledData(p.X().times(root), p.y(), p.K());
    if (!(Separability.of(scaled) instanceof MaxMargin other)) {
      return false;
    }
    Matrix mapped = other.weights().times(root);
    return distance(mapped, MaxMargin.require(p.data()).weights()) > 0.02;
  }

  private static Control<?> degenerate() {
    LabelledData data = new LabelledData(Matrix.ofRowMajor(2, 2, 1, 0, 1, 1), List.of(0, 0), 2);
    return Control.hypothesisDropped(
        "an active pair without dual weight",
        "Where a dual variable must vanish on $S$ the velocity error is still exponentially small"
            + " in $s$.",
        Instances.among(List.of(FlowProblem.plain(data, "exp"))),
        (p, trial) -> {
          Matrix what = MaxMargin.require(p.data()).weights();
          FlowPath path = LogTimeFlow.of(p.risk()).blind(p.W0(), FAR);
          double error = path.last().velocity().minus(what).norm();
          return Evidence.of(
              found(DIRECTION.compare(error, 0).within(1e-9, "exponentially small"), path).build());
        });
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

  private static Arbitrary<FlowProblem> plainOn(
      Function<Draw, LabelledData> data, Predicate<LabelledData> condition) {
    return Instances.drawn(
        d -> FlowProblem.plain(data.apply(d), "ce"),
        p -> condition.test(p.data()),
        p -> Stream.empty());
  }

  private static Finding.Builder towards(Matrix observed, Matrix what, FlowPath path) {
    return found(
        DIRECTION.compare(distance(observed, what), 0).within(1e-2, "far above 1/s"), path);
  }

  private static double distance(Matrix a, Matrix b) {
    return a.times(1 / a.norm()).minus(b.times(1 / b.norm())).norm();
  }

  private static Finding.Builder found(Finding.Builder finding, FlowPath path) {
    return finding.by(path.method(), path.lineage(), "double");
  }

  private static double[] norms(FlowPath path) {
    return path.points().stream().mapToDouble(point -> point.state().norm()).toArray();
  }
}
