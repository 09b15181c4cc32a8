package elenchus.catalogue.linearnetworks;

import elenchus.theorem.Draw;
import elenchus.theorem.Instances;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;

/** Modes to examine. */
final class ModeDraws {
  private ModeDraws() {}

  /** Modes off the saddle, with balanced, silent and equilibrated ones among them. */
  static Arbitrary<LogisticMode> generic() {
    return Instances.drawn(
        ModeDraws::draw, m -> Math.abs(m.a0() + m.b0()) > 1e-2, ModeDraws::simpler);
  }

  private static LogisticMode draw(Draw draw) {
    double s = draw.uniform(0.5, 3);
    double a0 = draw.uniform(-2, 2);
    double b0 =
        draw.oneOf(draw.uniform(-2, 2), draw.uniform(-2, 2), draw.uniform(-2, 2), 0.0, a0, s / a0);
    double tau = draw.uniform(0.5, 2);
    double t = tau * draw.uniform(0.1, 5);
    LogisticMode mode = new LogisticMode(s, a0, Math.min(4, Math.max(-4, b0)), tau, t);
    return draw.chance(0.2) ? rounded(mode) : mode;
  }

  private static LogisticMode rounded(LogisticMode m) {
    return new LogisticMode(
        Math.max(1, Math.rint(m.s())), Math.rint(m.a0()), Math.rint(m.b0()), 1, 1);
  }

  private static Stream<LogisticMode> simpler(LogisticMode m) {
    return Stream.of(
            rounded(m),
            new LogisticMode(1, m.a0(), m.b0(), m.tau(), m.t()),
            new LogisticMode(m.s(), m.a0(), m.b0(), 1, m.t()),
            new LogisticMode(m.s(), m.a0(), m.b0(), m.tau(), 1),
            new LogisticMode(m.s(), m.a0(), 0, m.tau(), m.t()),
            new LogisticMode(m.s(), Math.rint(m.a0()), Math.rint(m.b0()), m.tau(), m.t()))
        .filter(candidate -> !candidate.equals(m));
  }

  /** Modes on the stable manifold of the saddle, a0 = -b0. */
  static Arbitrary<LogisticMode> antisymmetric() {
    return Instances.drawn(
        d -> {
          double a = d.uniform(0.5, 2);
          return new LogisticMode(d.uniform(0.5, 3), a, -a, 1, d.uniform(1, 5));
        },
        m -> Stream.of(new LogisticMode(1, 1, -1, 1, 1)).filter(c -> !c.equals(m)));
  }
}
