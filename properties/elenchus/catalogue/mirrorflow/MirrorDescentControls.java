package elenchus.catalogue.mirrorflow;

import elenchus.linear.SymmetricEigen;
import elenchus.mirror.BregmanProjection;
import elenchus.mirror.MirrorMap;
import elenchus.theorem.Control;
import elenchus.theorem.Evidence;
import elenchus.theorem.Finding;
import java.util.List;
import net.jqwik.api.Arbitrary;

/** Descents that leave the row space, and so the limit of mirror descent. */
final class MirrorDescentControls {
  private static final double MOMENTUM = 0.8;

  private MirrorDescentControls() {}

  static List<Control<?>> all() {
    Arbitrary<MirrorRun> curved =
        RunDraws.of(Mirror.CUBE, Mirror.QUARTIC, Mirror.HYPENTROPY, Mirror.COSH);
    return List.of(
        Control.hypothesisDropped(
                "momentum on the parameters",
                "Extrapolating $\\theta$ before the mirror step,"
                    + " $w=\\theta_t+0.8(\\theta_t-\\theta_{t-1})$, leaves the limit as it is.",
                curved,
                (run, trial) -> withGap(extrapolated(run)))
            .liveWhere(MirrorDescentControls::moves),
        Control.hypothesisDropped(
                "steps in the parameters",
                "Natural gradient descent with finite steps ends there too.",
                curved,
                (run, trial) -> withGap(natural(run)))
            .liveWhere(MirrorDescentControls::moves),
        Control.hypothesisDropped(
                "steepest descent in another norm",
                "Steepest descent in the norm $\\ell_{4/3}$ ends at one point, whatever the step"
                    + " size.",
                curved,
                (run, trial) -> steepest(run))
            .liveWhere(run -> run.y().size() > 1 && moves(run)));
  }

  private static Evidence withGap(Finding finding) {
    return Evidence.collect().add(finding).quantity("gap", finding.observed()).done();
  }

  /** Ends of steepest descent at two step sizes, one of them half of the other. */
  private static Evidence steepest(MirrorRun run) {
    MirrorRegression r = run.regression();
    double rate = r.y().size() / SymmetricEigen.of(r.X().times(r.X().transpose())).max();
    SteepestDescent descent = new SteepestDescent(r.X(), r.targets());
    double[] whole = descent.end(r.start(), rate, MirrorRun.TARGET);
    double[] half = descent.end(r.start(), rate / 2, MirrorRun.TARGET);
    return Evidence.collect()
        .add(MirrorDescentExact.limit(r, half, 0, whole, MirrorRun.MOST_STEPS))
        .quantity("end", whole)
        .quantity("end at half the step", half)
        .quantity("gap", ProjectionCheck.distance(whole, half))
        .done();
  }

  private static boolean moves(MirrorRun run) {
    return run.theta0().size() > run.y().size()
        && ProjectionCheck.distance(limit(run), run.regression().start()) > 0.1;
  }

  private static double[] limit(MirrorRun run) {
    return run.regression().projection().solve().orElseThrow().theta();
  }

  /** The end of descent with the residual and the dual vector taken at the extrapolated point. */
  static Finding extrapolated(MirrorRun run) {
    MirrorRegression r = run.regression();
    BregmanProjection.Solution claimed = r.projection().solve().orElseThrow();
    double rate = MirrorRun.rate(r, claimed, r.y().size()) * (1 - MOMENTUM);
    MirrorMap map = r.map();
    double[] before = r.start();
    double[] theta = r.start();
    double size = Double.POSITIVE_INFINITY;
    for (int step = 0; step < MirrorRun.MOST_STEPS && size > MirrorRun.TARGET; step++) {
      double[] ahead = theta.clone();
      for (int k = 0; k < ahead.length; k++) {
        ahead[k] += MOMENTUM * (theta[k] - before[k]);
      }
      double[] residual = residual(r, ahead);
      double[] z = map.gradient(ahead);
      double[] pull = r.X().transpose().times(residual);
      for (int k = 0; k < z.length; k++) {
        z[k] -= rate * pull[k] / residual.length;
      }
      before = theta;
      theta = map.inverseGradient(z);
      size =
          Math.max(
              ProjectionCheck.size(residual(r, theta)), ProjectionCheck.distance(theta, before));
    }
    return MirrorDescentExact.limit(
        r, theta, ProjectionCheck.size(residual(r, theta)), claimed.theta(), MirrorRun.MOST_STEPS);
  }

  private static double[] residual(MirrorRegression r, double[] theta) {
    double[] residual = r.X().times(theta);
    for (int i = 0; i < residual.length; i++) {
      residual[i] -= r.y().get(i);
    }
    return residual;
  }

  private static Finding natural(MirrorRun run) {
    MirrorRegression r = run.regression();
    double[] end = MirrorFlowControls.naturalGradient(r, MirrorFlowControls.rate(r));
    return MirrorDescentExact.limit(r, end, 0, limit(run), MirrorRun.MOST_STEPS);
  }
}
