package elenchus.catalogue.mirrorflow;

import elenchus.theorem.Draw;
import elenchus.theorem.Instances;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;

/** Quadratic functions to descend. */
final class QuadraticDraws {
  private static final int MOST_STEPS = 12;

  private QuadraticDraws() {}

  /** H = diag(1, 3) from (1, 1), ten steps of eta = p/q. */
  static QuadraticDescent worked(long p, long q) {
    return new QuadraticDescent(
        List.of(1.0, 3.0), List.of(0.0, 0.0), List.of(1.0, 1.0), p, q, 0.5, 10);
  }

  /** Zero and repeated eigenvalues, steps below, at and above both edges. */
  static Arbitrary<QuadraticDescent> generic() {
    return Instances.drawn(
        QuadraticDraws::draw, d -> d.topComponent().signum() > 0, QuadraticDraws::simpler);
  }

  /** Diagonal matrices, the start without components along the top eigenvectors. */
  static Arbitrary<QuadraticDescent> withoutTopMode() {
    return Instances.drawn(
        draw -> {
          int n = draw.integer(2, 4);
          List<Double> lam = new ArrayList<>();
          List<Double> x0 = new ArrayList<>();
          for (int k = 0; k < n; k++) {
            lam.add((double) draw.integer(1, 4));
            x0.add((double) draw.integer(1, 3));
          }
          lam.set(0, 8.0);
          x0.set(0, 0.0);
          return new QuadraticDescent(
              lam, Collections.nCopies(n, 0.0), x0, draw.integer(5, 7), 16, 0, 6);
        },
        d -> Stream.empty());
  }

  private static QuadraticDescent draw(Draw draw) {
    int n = draw.integer(1, 5);
    List<Double> lam = new ArrayList<>();
    List<Double> v = new ArrayList<>();
    List<Double> x0 = new ArrayList<>();
    boolean turned = draw.chance(0.7);
    for (int k = 0; k < n; k++) {
      lam.add(draw.integer(0, 8) / 2.0);
      v.add(turned ? (double) draw.integer(-3, 3) : 0.0);
      x0.add((double) draw.integer(-4, 4));
    }
    if (draw.chance(0.1)) {
      Collections.fill(lam, 0.0);
    }
    double top = Collections.max(lam);
    double mu = draw.oneOf(0.0, 0.25, 0.5, 0.75, 0.875);
    long halves = Math.max(1, Math.round(2 * top));
    // eta = share/8 of an edge: 2/top, or that of the heavy ball.
    long eighths = draw.oneOf(1L, 4L, 7L, 8L, 9L, 12L);
    boolean heavy = draw.chance(0.3);
    long p = eighths * (heavy ? Math.round(8 * (1 + mu)) : 8) * 4;
    return new QuadraticDescent(lam, v, x0, p, 64 * halves, mu, draw.integer(1, MOST_STEPS));
  }

  private static Stream<QuadraticDescent> simpler(QuadraticDescent d) {
    List<Double> zeros = Collections.nCopies(d.lam().size(), 0.0);
    return Stream.of(
            worked(d.p(), d.q()),
            new QuadraticDescent(d.lam(), zeros, d.x0(), d.p(), d.q(), d.mu(), d.T()),
            new QuadraticDescent(d.lam(), d.v(), d.x0(), d.p(), d.q(), d.mu(), 1),
            new QuadraticDescent(d.lam(), d.v(), d.x0(), d.p(), d.q(), 0, d.T()))
        .filter(c -> !c.equals(d));
  }
}
