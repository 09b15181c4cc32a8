package elenchus.catalogue.implicitbias;

import elenchus.data.LabelledData;
import elenchus.data.LabelledDraws;
import elenchus.flow.FlowPath;
import elenchus.flow.ImplicitIntegrator;
import elenchus.flow.LogTimeFlow;
import elenchus.flow.TemplateRisk;
import elenchus.linear.Matrix;
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
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;

/** The theorem on gradient flow with one hypothesis dropped at a time. */
final class DroppedFlowHypotheses {
  private static final Claim DIRECTION =
      Claim.converges("direction", "$dW/ds$ or $W$ tends to the direction of $\\hat W$.");
  private static final Claim GROWTH =
      Claim.atLeast("growth", "$\\|W\\|$ grows without bound, at the speed $\\|\\hat W\\|$.");
  private static final Claim MARGIN =
      Claim.atLeast("margin", "The normalised margin tends to a positive number.");
  private static final double FAR = 1e3;

  private DroppedFlowHypotheses() {}

  static List<Control<?>> all() {
    return List.of(
        inseparable(),
        weaklySeparable(),
        otherLoss(
            "polynomial tail",
            "A tail $u^{-1}$ leads to $\\hat W$ too.",
            DroppedFlowHypotheses::polynomial),
        otherLoss(
            "gaussian tail",
            "A tail $e^{-u^2}$ leaves $W-s\\hat W$ bounded too.",
            p -> blindSpeed(p, new GaussianTail())),
        otherLoss(
            "asymmetric template",
            "$e^{-u_1}+e^{-3u_2}$, not symmetric in its slots, leads to $\\hat W$ too.",
            p -> blindSpeed(p, AsymmetricExponential.withRates(List.of(1.0, 3.0)))),
        preconditioned(),
        degenerate());
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
          FlowPath path = LogTimeFlow.of(p.risk()).blind(p.W0(), 8);
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
        .liveWhere(DroppedFlowHypotheses::metricMatters);
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
