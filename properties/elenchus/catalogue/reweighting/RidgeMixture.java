package elenchus.catalogue.reweighting;

import elenchus.statistics.NormalTail;
import elenchus.theorem.Draw;
import java.util.List;
import java.util.stream.Stream;

/**
 * Class-weighted ridge regression with a free intercept on two Gaussian classes N(+-mu, I), |mu| =
 * s, as samples n and features d grow with d/n = delta; the penalty is l/2 |theta|^2 beside the
 * mean of omega (y - theta.x - b)^2 / 2.
 *
 * @param piPlus share of the minority, in (0, 1/2]
 * @param delta features per sample
 * @param s signal
 * @param omegaPlus loss weight of the minority
 * @param omegaMinus loss weight of the majority
 * @param l strength of the penalty
 * @param size training samples of a simulation; 0 for none
 */
public record RidgeMixture(
    double piPlus,
    double delta,
    double s,
    double omegaPlus,
    double omegaMinus,
    double l,
    int size) {
  private static final int BISECTIONS = 200;

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is not finite, or a simulation has no whole sizes
   */
  public RidgeMixture {
    if (!Double.isFinite(piPlus + delta + s + omegaPlus + omegaMinus + l)) {
      throw new IllegalArgumentException("not a finite number");
    }
    if (size < 0 || !isWhole(size * piPlus) || !isWhole(size * delta)) {
      throw new IllegalArgumentException(
          size + " samples of a share " + piPlus + " and " + delta + " features each");
    }
  }

  private static boolean isWhole(double x) {
    return Math.abs(x - Math.rint(x)) < 1e-9;
  }

  static RidgeMixture draw(Draw draw) {
    double ratio = draw.logUniform(0.05, 50);
    return new RidgeMixture(
        draw.chance(0.1) ? 0.5 : draw.uniform(0.05, 0.5),
        draw.logUniform(0.05, 5),
        draw.uniform(0.3, 3),
        draw.chance(0.2) ? 1 : ratio,
        1,
        draw.logUniform(1e-3, 1e2),
        0);
  }

  RidgeMixture withWeights(double plus, double minus) {
    return new RidgeMixture(piPlus, delta, s, plus, minus, l, size);
  }

  RidgeMixture withPenalty(double strength) {
    return new RidgeMixture(piPlus, delta, s, omegaPlus, omegaMinus, strength, size);
  }

  Stream<RidgeMixture> simpler() {
    return Stream.of(
            new RidgeMixture(0.5, delta, s, omegaPlus, omegaMinus, l, 0),
            new RidgeMixture(piPlus, 0.5, s, omegaPlus, omegaMinus, l, 0),
            new RidgeMixture(piPlus, delta, 1, omegaPlus, omegaMinus, l, 0),
            new RidgeMixture(piPlus, delta, s, 1, 1, l, 0),
            new RidgeMixture(piPlus, delta, s, omegaPlus, omegaMinus, 1, 0))
        .filter(candidate -> !candidate.equals(this));
  }

  double piMinus() {
    return 1 - piPlus;
  }

  double kappa() {
    return piMinus() - piPlus;
  }

  /** Delta = delta / (4 pi+ pi-). */
  double effectiveDelta() {
    return delta / (4 * piPlus * piMinus());
  }

  /** A(V) = sum pi omega / (1 + V omega). */
  double mean(double V) {
    return piPlus * omegaPlus / (1 + V * omegaPlus) + piMinus() * omegaMinus / (1 + V * omegaMinus);
  }

  /** V (l + A(V)) - delta, increasing in V. */
  double excess(double V) {
    return V * (l + mean(V)) - delta;
  }

  /** The unique V > 0 with V (l + A(V)) = delta, by bisection of its logarithm. */
  double V() {
    double low = delta / (l + mean(0));
    double high = delta / l;
    for (int i = 0; i < BISECTIONS && low < high; i++) {
      double middle = Math.sqrt(low) * Math.sqrt(high);
      if (excess(middle) < 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /** The limit in closed form. */
  Limit limit() {
    double V = V();
    double plus = piPlus * omegaPlus / (1 + V * omegaPlus);
    double minus = piMinus() * omegaMinus / (1 + V * omegaMinus);
    return limit((plus - minus) / (plus + minus), (plus + minus) / (l + plus + minus));
  }

  /** The limit for given u and r, u in (-1, 1). */
  Limit limit(double u, double r) {
    double v = 1 - u * u;
    double S = effectiveDelta() * r * r * (1 + 2 * kappa() * u + u * u);
    double scale = Math.sqrt(s * s + effectiveDelta());
    double common = 1 + r * v * s * s;
    double tilt = u / (r * v);
    return new Limit(
        u,
        r,
        S,
        r * v * s / common,
        u / common,
        r * v * scale / (common * Math.sqrt(1 - S)),
        (s * s + tilt) * Math.sqrt(1 - S) / scale,
        (s * s - tilt) * Math.sqrt(1 - S) / scale);
  }

  /**
   * A limit.
   *
   * @param u imbalance of the weighted samples, in (-1, 1)
   * @param r A/(l + A), in (0, 1)
   * @param S variance share, below 1
   * @param gamma component of theta along the class mean
   * @param b intercept
   * @param alpha norm of theta
   * @param argumentPlus the minority's error is the normal tail here
   * @param argumentMinus the majority's error is the normal tail here
   */
  record Limit(
      double u,
      double r,
      double S,
      double gamma,
      double b,
      double alpha,
      double argumentPlus,
      double argumentMinus) {
    double errorPlus() {
      return NormalTail.of(argumentPlus);
    }

    double errorMinus() {
      return NormalTail.of(argumentMinus);
    }

    /** gamma, alpha, b and the two errors. */
    double[] observables() {
      return new double[] {gamma, alpha, b, errorPlus(), errorMinus()};
    }
  }

  /** The weight that makes both errors equal and what belongs to it; omega- = 1. */
  record EqualErrors(double r, double V, double rho, double argument) {
    double error() {
      return NormalTail.of(argument);
    }
  }

  /** Whether some weight equalises the errors. */
  boolean canEqualise() {
    return delta <= 2 * piPlus || l > criticalPenalty();
  }

  /** l_crit = kappa (delta - 2 pi+) / pi+. */
  double criticalPenalty() {
    return kappa() * (delta - 2 * piPlus) / piPlus;
  }

  /** The weight of equal errors in closed form; it must exist. */
  EqualErrors equalErrors() {
    double B = 2 * piMinus() + delta + l;
    double r = 4 * piMinus() / (B + Math.sqrt(B * B - 8 * piMinus() * delta));
    double plus = 2 * piPlus - delta * r;
    double minus = 2 * piMinus() - delta * r;
    double effective = effectiveDelta() * r * r;
    double argument = s * s * Math.sqrt((1 - effective) / (s * s + effectiveDelta()));
    return new EqualErrors(r, delta * r / minus, minus / plus, argument);
  }

  /** The weight of equal errors by bisection of u(rho) = 0 on the logarithm of rho. */
  double equalErrorWeightByBisection() {
    double low = -40;
    double high = 40;
    for (int i = 0; i < BISECTIONS; i++) {
      double middle = 0.5 * (low + high);
      if (withWeights(StrictMath.exp(middle), 1).limit().u() < 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return StrictMath.exp(0.5 * (low + high));
  }

  List<Double> parameters() {
    return List.of(piPlus, delta, s, omegaPlus, omegaMinus, l);
  }
}
