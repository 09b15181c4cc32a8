package elenchus.catalogue.mirrorflow;

import elenchus.linear.Matrix;
import elenchus.theorem.Draw;
import elenchus.theorem.Instances;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;

/** Networks whose leading terms show at starts that floating point can hold. */
final class RegimeDraws {
  private static final double LARGEST_KAPPA = 0.75;
  private static final double LEAST_RATIO = 0.2;
  private static final double LEAST_CURVATURE = 0.1;
  private static final double LARGEST_B = 1.5;

  private RegimeDraws() {}

  static WideNetwork worked(int D) {
    return new WideNetwork(Matrix.ofRows(new double[] {1, 2, -1}), List.of(3.0), D, 1);
  }

  /** Two equal columns: every share between them has the same l1 norm. */
  static WideNetwork duplicated() {
    return new WideNetwork(Matrix.ofRows(new double[] {1, 1, 0.3}), List.of(1.0), 2, 1);
  }

  static Arbitrary<WideNetwork> generic() {
    return Instances.drawn(
        draw -> draw.chance(0.15) ? tied(draw) : draw(draw, draw.integer(2, 4)),
        RegimeDraws::isClear,
        RegimeDraws::simpler);
  }

  static Arbitrary<WideNetwork> shallow() {
    return Instances.drawn(
        draw -> draw(draw, 2), net -> isClear(net) && net.tie().isEmpty(), RegimeDraws::simpler);
  }

  private static boolean isClear(WideNetwork net) {
    if (!(net.rowRatio() > LEAST_RATIO)
        || !(ProjectionCheck.size(net.leastL2().toDoubles()) < LARGEST_B)) {
      return false;
    }
    if (!(net.curvature() > LEAST_CURVATURE)) {
      return false;
    }
    return net.tie().isPresent() || net.leastL1().filter(least -> isClear(net, least)).isPresent();
  }

  private static boolean isClear(WideNetwork net, LeastL1 least) {
    double[] b = least.b().toDoubles();
    double smallest = Double.POSITIVE_INFINITY;
    for (int k : least.support()) {
      smallest = Math.min(smallest, Math.abs(b[k]));
    }
    return least.kappa() < LARGEST_KAPPA
        && smallest > 0.1
        && new SmallStart(net, least, RegimeChecks.smallStart(net.D())).correction()
            < RegimeChecks.largestCorrection(net.D()) / 2;
  }

  private static WideNetwork draw(Draw draw, int depth) {
    int m = draw.integer(1, 2);
    int d = draw.integer(m + 1, 5);
    Matrix x = Matrix.of(m, d, (i, k) -> sixtyFourth(draw.uniform(-2, 2)));
    List<Double> y = new ArrayList<>();
    for (int i = 0; i < m; i++) {
      y.add(sixtyFourth(draw.uniform(-2, 2)));
    }
    return new WideNetwork(x, y, depth, draw.oneOf(0.5, 1.0, 2.0));
  }

  /** Numbers of few bits keep the fractions short. */
  private static double sixtyFourth(double x) {
    return Math.rint(64 * x) / 64;
  }

  private static WideNetwork tied(Draw draw) {
    double c = draw.integer(1, 7) / 8.0;
    return new WideNetwork(
        Matrix.ofRows(new double[] {1, 0, c}, new double[] {0, 1, 1 - c}),
        List.of(1.0, 1.0),
        draw.integer(2, 4),
        1);
  }

  private static Stream<WideNetwork> simpler(WideNetwork net) {
    Optional<Double> tie = net.tie();
    return Stream.of(
            worked(net.D()),
            new WideNetwork(net.X().map(x -> Math.rint(2 * x) / 2), net.y(), net.D(), 1),
            new WideNetwork(
                net.X(), net.y().stream().map(t -> Math.rint(2 * t) / 2).toList(), net.D(), 1),
            new WideNetwork(net.X(), net.y(), 2, net.epsilon()))
        .filter(c -> !c.equals(net) && c.tie().isPresent() == tie.isPresent());
  }
}
