package elenchus.catalogue.mirrorflow;

import elenchus.mirror.BregmanProjection;
import elenchus.theorem.Draw;
import elenchus.theorem.Instances;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Shrinkable;

/** Runs of mirror descent to examine. */
final class RunDraws {
  /** Descents on worse conditioned data take too many steps. */
  private static final double WORST_CONDITION = 12;

  private static final int DRAWS = 200;

  private RunDraws() {}

  /** Full, batched and single-sample runs, with and without momentum. */
  static Arbitrary<MirrorRun> of(Mirror... mirrors) {
    return Instances.drawn(draw -> draw(draw, mirrors), RunDraws::simpler);
  }

  /** The worked regression, all samples at once. */
  static MirrorRun worked(Mirror mirror, double eta) {
    return run(RegressionDraws.worked(mirror), eta, 0, 1, 0, 0);
  }

  private static MirrorRun draw(Draw draw, Mirror[] mirrors) {
    Arbitrary<MirrorRegression> regressions = RegressionDraws.of(mirrors);
    Random random = draw.random();
    for (int k = 0; k < DRAWS; k++) {
      Shrinkable<MirrorRegression> drawn = regressions.generator(1).next(random);
      MirrorRegression r = drawn.value();
      Optional<BregmanProjection.Solution> limit = r.projection().solve();
      if (limit.isPresent() && isTame(r, r.start()) && isTame(r, limit.get().theta())) {
        int m = r.y().size();
        int batch = draw.chance(0.5) ? m : draw.integer(1, m);
        double g = draw.chance(0.4) ? draw.oneOf(0.5, 0.8) : 0;
        // Heavy balls of single samples are slower to settle.
        double share = batch < m ? 1 - g : 1;
        double eta = MirrorRun.rate(r, limit.get(), batch) * share;
        double variation = draw.oneOf(0.0, 0.5);
        return run(r, eta, variation, batch, g, draw.seed());
      }
    }
    throw new IllegalStateException("no tame regression in " + DRAWS + " draws");
  }

  private static boolean isTame(MirrorRegression r, double[] theta) {
    return r.metric(theta).max() < WORST_CONDITION * r.metric(theta).min();
  }

  private static MirrorRun run(
      MirrorRegression r, double eta, double variation, int batch, double g, long seed) {
    return new MirrorRun(
        r.X(), r.y(), r.theta0(), r.phi(), r.w(), r.beta(), eta, variation, batch, g, seed);
  }

  private static Stream<MirrorRun> simpler(MirrorRun r) {
    return Stream.of(
            worked(r.phi(), 0.05),
            run(r.regression(), r.eta(), r.variation(), r.B(), 0, r.seed()),
            run(r.regression(), r.eta(), 0, r.y().size(), r.g(), 0))
        .filter(c -> !c.equals(r));
  }
}
