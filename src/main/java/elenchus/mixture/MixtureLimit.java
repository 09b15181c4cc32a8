package elenchus.mixture;

/**
 * Class-weighted least squares with intercept on two Gaussian classes N(+mu, I) and N(-mu, I), as
 * samples n and features d grow with d/n = delta: every limit in closed form. Nothing changes for
 * any common covariance and any means if s is half the Mahalanobis distance of the means.
 *
 * <p>Source: N. Stromberg, C. Thrampoulidis, L. Sankar, NeurIPS 2025, arXiv 2506.20025, theorem 1,
 * for the equations; their solution for every weight is derived in the proof notes.
 *
 * @param piPlus share of the minority, in (0, 1/2]
 * @param delta features per sample, in (0, 1)
 * @param s half the Mahalanobis distance of the class means, positive
 */
public record MixtureLimit(double piPlus, double delta, double s) {

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a parameter is out of range
   */
  public MixtureLimit {
    if (!(piPlus > 0 && piPlus <= 0.5)) {
      throw new IllegalArgumentException(
          "the minority's share is " + piPlus + ", but must be above 0 and at most 0.5");
    }
    if (!(delta > 0 && delta < 1)) {
      throw new IllegalArgumentException(
          "there are " + delta + " features per sample, but must be above 0 and below 1");
    }
    if (!(s > 0 && s <= 1e100)) {
      throw new IllegalArgumentException("the signal is " + s + ", but must be positive");
    }
  }

  /** Share of the majority. */
  public double piMinus() {
    return 1 - piPlus;
  }

  /** pi- minus pi+. */
  public double kappa() {
    return 1 - 2 * piPlus;
  }

  /** 4 pi+ pi-. */
  public double p() {
    return 4 * piPlus * piMinus();
  }

  /** delta / (4 pi+ pi-). */
  public double effectiveDelta() {
    return delta / p();
  }

  /** The ratio of the class sizes, majority over minority. */
  public double priorRatio() {
    return piMinus() / piPlus;
  }

  /** Whether some weight makes the errors of both classes equal. */
  public boolean canEqualise() {
    return delta < 2 * piPlus;
  }

  /**
   * The one weight that makes both errors equal, (2 pi- - delta) / (2 pi+ - delta); infinite where
   * there is none.
   */
  public double equalErrorWeight() {
    return canEqualise()
        ? (2 * piMinus() - delta) / (2 * piPlus - delta)
        : Double.POSITIVE_INFINITY;
  }

  /** The limit at a weight, positive or infinite. */
  public WeightedLimit at(double rho) {
    if (Double.isInfinite(rho) && rho > 0) {
      double etaMinus = Math.max(0, (delta - piPlus) / piMinus());
      double etaPlus = Math.min(1, delta / piPlus);
      return of(rho, rho, etaPlus, 1 - etaPlus, etaMinus, 1 - etaMinus);
    }
    if (!(rho > 0)) {
      throw new IllegalArgumentException("weight " + rho);
    }
    double linear = delta * (1 + rho) - piPlus * rho - piMinus();
    double root = Math.sqrt(linear * linear + 4 * (1 - delta) * delta * rho);
    double lam =
        linear >= 0 ? (linear + root) / (2 * (1 - delta)) : 2 * delta * rho / (root - linear);
    return of(rho, lam, lam / (1 + lam), 1 / (1 + lam), lam / (rho + lam), rho / (rho + lam));
  }

  /**
   * The limit where u = e - kappa: e is 0 without weights and kappa where the errors are equal.
   *
   * @throws IllegalArgumentException if e is outside the range of a weight at least 1
   */
  public WeightedLimit atExcess(double e) {
    double plus = piPlus + e / 2;
    double minus = piMinus() - e / 2;
    double etaPlus = delta * plus / piPlus;
    double etaMinus = delta * minus / piMinus();
    double slackPlus = 1 - delta - delta * e / (2 * piPlus);
    double slackMinus = 1 - delta + delta * e / (2 * piMinus());
    if (!(e >= 0 && minus > 0 && slackPlus > 0)) {
      throw new IllegalArgumentException("no weight has u + kappa = " + e);
    }
    double lam = etaPlus / slackPlus;
    return of(lam * slackMinus / etaMinus, lam, etaPlus, slackPlus, etaMinus, slackMinus);
  }

  /** The supremum of u + kappa over all weights. */
  public double greatestExcess() {
    return delta > piPlus ? 2 * piPlus * (1 - delta) / delta : 2 * piMinus();
  }

  /** Where the error of the minority stops falling: T(u) at u = e - kappa. */
  double threshold(double e) {
    double plus = 2 * piPlus + e;
    double v = plus * (2 * piMinus() - e);
    double u = e - kappa();
    double slackPlus = 1 - delta - delta * e / (2 * piPlus);
    return (1 + u * u) * slackPlus / (e * v * v) + effectiveDelta() / (plus * plus);
  }

  private WeightedLimit of(
      double rho,
      double lam,
      double etaPlus,
      double slackPlus,
      double etaMinus,
      double slackMinus) {
    // Shares of the total leverage: differences of these do not lose the small one.
    double plus = piPlus * etaPlus / delta;
    double minus = piMinus() * etaMinus / delta;
    double u = plus - minus;
    double v = 4 * plus * minus;
    double s2 = s * s;
    double remainder = plus * slackPlus + minus * slackMinus;
    double scale = Math.sqrt(s2 + effectiveDelta());
    if (v == 0) {
      double end = Math.copySign(Double.POSITIVE_INFINITY, u);
      return new WeightedLimit(rho, lam, etaPlus, etaMinus, u, 0, u, 0, end, -end);
    }
    double tilt = u / v;
    return new WeightedLimit(
        rho,
        lam,
        etaPlus,
        etaMinus,
        u,
        s * v / (1 + v * s2),
        u / (1 + v * s2),
        v * scale / ((1 + v * s2) * Math.sqrt(remainder)),
        (s2 + tilt) * Math.sqrt(remainder) / scale,
        (s2 - tilt) * Math.sqrt(remainder) / scale);
  }
}
