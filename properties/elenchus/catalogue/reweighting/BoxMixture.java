package elenchus.catalogue.reweighting;

import elenchus.statistics.NormalTail;
import elenchus.theorem.Draw;
import java.util.stream.Stream;
import org.hipparchus.analysis.UnivariateFunction;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;
import org.hipparchus.util.FastMath;

/**
 * Least squares within a box |w_j| at most T/sqrt d on two balanced Gaussian classes whose labels
 * are flipped with probability c; the class mean has the entries s M_j / sqrt d with E M^2 = 1.
 *
 * @param s signal
 * @param delta features per sample
 * @param c probability of a flip
 * @param T half the width of the box, times sqrt d
 * @param law of M
 * @param size training samples of a simulation, even; 0 for none
 */
public record BoxMixture(double s, double delta, double c, double T, Law law, int size) {
  private static final int MOST = 200;

  /** tau is at least 1/(1 + s^2), where nothing is flipped and the box is wide. */
  private static final double LEAST = 1e-6;

  /** The law of the entries of the class mean. */
  public enum Law {
    /** Standard normal. */
    GAUSSIAN,
    /** Signs. */
    RADEMACHER
  }

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is not finite, or a simulation has no whole sizes
   */
  public BoxMixture {
    double features = size * delta;
    if (!Double.isFinite(s + delta + c + T)
        || size < 0
        || size % 2 != 0
        || Math.abs(features - Math.rint(features)) > 1e-9) {
      throw new IllegalArgumentException(
          "s = " + s + ", delta = " + delta + ", c = " + c + ", T = " + T + ", size = " + size);
    }
  }

  static BoxMixture draw(Draw draw) {
    return new BoxMixture(
        draw.uniform(0.3, 3),
        draw.logUniform(0.1, 4),
        draw.chance(0.2) ? 0 : draw.uniform(0, 0.4),
        draw.logUniform(0.05, 2),
        draw.oneOf(Law.values()),
        0);
  }

  BoxMixture withBox(double width) {
    return new BoxMixture(s, delta, c, width, law, 0);
  }

  Stream<BoxMixture> simpler() {
    return Stream.of(
            new BoxMixture(1, delta, c, T, law, 0),
            new BoxMixture(s, 1, c, T, law, 0),
            new BoxMixture(s, delta, 0, T, law, 0),
            new BoxMixture(s, delta, c, 0.5, law, 0))
        .filter(candidate -> !candidate.equals(this));
  }

  /** e = 1 - 2c. */
  double e() {
    return 1 - 2 * c;
  }

  /** The normal number a H + nu s M before clipping, given M = 1 where M is a sign. */
  Clipped clipped(double a, double nu) {
    return law == Law.GAUSSIAN
        ? new Clipped(0, Math.sqrt(a * a + nu * nu * s * s), T)
        : new Clipped(nu * s, a, T);
  }

  /** s E[M W], by Stein's identity where M is normal. */
  double overlap(double a, double nu) {
    Clipped w = clipped(a, nu);
    return law == Law.GAUSSIAN ? nu * s * s * w.inside() : s * w.mean();
  }

  /** The fixed point. */
  Limit limit() {
    double high = 1;
    while (excess(high) < 0) {
      high *= 2;
    }
    UnivariateFunction excess = this::excess;
    double a = solver().solve(MOST, excess, LEAST * Math.sqrt(delta), high);
    double m = overlapAt(a);
    return new Limit(this, m, Math.sqrt(clipped(a, e() - m).square()));
  }

  /** Solvers have state, so that each equation needs one of its own. */
  private static BracketingNthOrderBrentSolver solver() {
    return new BracketingNthOrderBrentSolver(1e-16, 1e-18, 0, 5);
  }

  /** a^2 - delta tau^2, which vanishes at a = tau sqrt(delta). */
  private double excess(double a) {
    double m = overlapAt(a);
    return a * a - delta * (1 - 2 * e() * m + m * m + clipped(a, e() - m).square());
  }

  /** The root m of m = overlap(a, e - m), whose right side falls in m. */
  private double overlapAt(double a) {
    UnivariateFunction gap = m -> overlap(a, e() - m) - m;
    return solver().solve(MOST, gap, 0, e());
  }

  /** The argument to which both errors' arguments tend as the box shrinks. */
  double smallBoxArgument() {
    return law == Law.GAUSSIAN
        ? FastMath.sqrt(2 / FastMath.PI) * s * s * e() / Math.sqrt(delta + s * s * e() * e())
        : s * (1 - 2 * NormalTail.of(s * e() / Math.sqrt(delta)));
  }

  /**
   * A limit.
   *
   * @param problem the parameters
   * @param m limit of mu.w
   * @param q limit of |w|
   */
  record Limit(BoxMixture problem, double m, double q) {
    double tau() {
      return Math.sqrt(1 - 2 * problem.e() * m + m * m + q * q);
    }

    double nu() {
      return problem.e() - m;
    }

    double a() {
      return tau() * Math.sqrt(problem.delta());
    }

    /** P(|a H + nu s M| < T). */
    double inside() {
      return problem.clipped(a(), nu()).inside();
    }

    double saturated() {
      return 1 - inside();
    }

    /** m/q: the error is the normal tail here. */
    double argument() {
      return m / q;
    }

    /** s E[M sign W]: the error of the signs is the normal tail here. */
    double oneBitArgument() {
      Clipped w = problem.clipped(a(), nu());
      double s = problem.s();
      return problem.law() == Law.GAUSSIAN
          ? s * nu() * s / w.deviation() * FastMath.sqrt(2 / FastMath.PI)
          : s * (1 - 2 * NormalTail.of(w.centre() / w.deviation()));
    }

    double error() {
      return NormalTail.of(argument());
    }

    double oneBitError() {
      return NormalTail.of(oneBitArgument());
    }
  }
}
