package elenchus.catalogue.mirrorflow;

import elenchus.catalogue.closedform.SolutionCheck;
import elenchus.linear.Matrix;
import elenchus.linear.RowSpace;
import elenchus.linear.SymmetricEigen;
import elenchus.mirror.BregmanProjection;
import elenchus.mirror.MirrorFlow;
import elenchus.mirror.MirrorMap;
import elenchus.theorem.Finding;
import elenchus.theorem.Tolerance;
import elenchus.theorem.Trial;
import java.util.ArrayList;
import java.util.List;

/**
 * What the flow in all d coordinates says.
 *
 * @param end where it came to rest, empty if it was not integrated
 * @param findings about the limit and the path
 */
record FlowEvidence(double[] end, List<Finding> findings) {
  private static final double STEP = 1e-11;
  private static final double FINE_STEP = 1e-13;

  /** The residual at which the limit is reached. */
  private static final double TARGET = 1e-10;

  /** Beyond this ratio of rates an explicit integrator takes too many steps. */
  private static final double STIFF = 400;

  private static final double REFUTATION = 100;

  static FlowEvidence of(MirrorRegression r, BregmanProjection.Solution claimed, Trial trial) {
    SymmetricEigen late = r.metric(claimed.theta());
    SymmetricEigen early = r.metric(r.start());
    double fastest = Math.max(late.max(), early.max()) / r.y().size();
    if (!(fastest * r.y().size() <= STIFF * Math.min(late.min(), early.min()))) {
      return new FlowEvidence(new double[0], List.of());
    }
    List<MirrorFlow.Point> path =
        r.flow().untilResidual(r.start(), trial.isHigh() ? FINE_STEP : STEP, TARGET, 1 / fastest);
    MirrorFlow.Point last = path.get(path.size() - 1);
    List<Finding> findings = new ArrayList<>();
    // At the limit theta moves by K X^T (X K X^T)^-1 times the residual.
    double reach = last.residual() * Math.sqrt(r.y().size() * late.max()) / late.min();
    double stretch = Math.sqrt(SymmetricEigen.of(r.X().times(r.X().transpose())).max());
    double scale = 1 + ProjectionCheck.size(claimed.theta());
    findings.add(
        MirrorFlowLinear.LIMIT
            .compare(ProjectionCheck.distance(last.theta(), claimed.theta()), 0)
            .within(
                Tolerance.guarded(
                    1e-8 * scale + reach * Math.min(stretch, 1),
                    REFUTATION,
                    "integration to 1e-11 and what the residual leaves open"))
            .by(SolutionCheck.INTEGRATION)
            .by(ProjectionCheck.NEWTON)
            .provided(last.residual() <= TARGET, "the residual of the flow")
            .build());
    findings.add(
        MirrorFlowLinear.INTERPOLATES
            .compare(last.residual(), 0)
            .within(TARGET, "the flow is followed until then")
            .by(SolutionCheck.INTEGRATION)
            .build());
    findings.add(path(r, path));
    findings.add(dissipation(r, claimed, path));
    return new FlowEvidence(last.theta(), findings);
  }

  /** The part of z(t) - z(0) off the row space, along the path. */
  private static Finding path(MirrorRegression r, List<MirrorFlow.Point> path) {
    MirrorMap map = r.map();
    RowSpace rows = RowSpace.of(r.X());
    double[] z0 = map.gradient(r.start());
    double worst = 0;
    double size = 1;
    for (MirrorFlow.Point point : path) {
      double[] moved = map.gradient(point.theta());
      for (int k = 0; k < moved.length; k++) {
        moved[k] -= z0[k];
      }
      worst = Math.max(worst, ProjectionCheck.distance(moved, rows.project(moved)));
      size =
          Math.max(size, curvature(r, point.theta()) * (1 + ProjectionCheck.size(point.theta())));
    }
    return MirrorFlowLinear.PATH
        .compare(worst, 0)
        .within(1e-9 * size, "integration to 1e-11, times the curvature")
        .by(SolutionCheck.INTEGRATION)
        .build();
  }

  /** The largest derivative of a dual variable by a parameter. */
  private static double curvature(MirrorRegression r, double[] theta) {
    if (r.phi() == Mirror.FORM) {
      return r.form().toMatrix().norm();
    }
    double worst = 1;
    for (double x : theta) {
      worst = Math.max(worst, r.phi().potential(r.w(), r.beta()).curvature(x));
    }
    return worst;
  }

  /** Two interpolants: the limit, and a point beside it in the kernel of X. */
  private static Finding dissipation(
      MirrorRegression r, BregmanProjection.Solution claimed, List<MirrorFlow.Point> path) {
    MirrorMap map = r.map();
    double[] limit = claimed.theta();
    double[] beside = beside(r, limit);
    double worst = 0;
    double scale = 1;
    for (double[] interpolant : List.of(limit, beside)) {
      double total = map.divergence(interpolant, r.start());
      scale = Math.max(scale, total + Math.abs(map.value(interpolant)));
      for (MirrorFlow.Point point : path) {
        double rest = map.divergence(interpolant, point.theta());
        worst = Math.max(worst, Math.abs(total - rest - point.dissipated()));
        scale = Math.max(scale, curvature(r, point.theta()));
      }
    }
    return MirrorFlowLinear.DISSIPATION
        .compare(worst, 0)
        .within(1e-8 * scale, "integration to 1e-11 of theta and of the dissipation")
        .by(SolutionCheck.INTEGRATION)
        .build();
  }

  private static double[] beside(MirrorRegression r, double[] limit) {
    double[] direction = new double[limit.length];
    direction[0] = 1;
    double[] along = RowSpace.of(r.X()).project(direction);
    double length = 0.5;
    if (r.phi() == Mirror.ENTROPY) {
      double least = Double.POSITIVE_INFINITY;
      for (double entry : limit) {
        least = Math.min(least, entry);
      }
      length = least / 2;
    }
    double step = length;
    return Matrix.of(limit.length, 1, (k, j) -> limit[k] + step * (direction[k] - along[k]))
        .column(0);
  }
}
