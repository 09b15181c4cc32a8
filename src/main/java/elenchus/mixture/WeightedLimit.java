package elenchus.mixture;

import elenchus.statistics.NormalTail;

/**
 * The limit of weighted least squares on two Gaussian classes at one weight.
 *
 * @param rho loss weight of the minority over that of the majority; may be infinite
 * @param lam positive root of the equation for the leverages; infinite with rho
 * @param etaPlus leverage of a minority sample
 * @param etaMinus leverage of a majority sample
 * @param u imbalance of leverage, in [-1, 1]
 * @param gamma component of the weight vector along the class mean
 * @param b intercept
 * @param alpha norm of the weight vector
 * @param argumentPlus the minority's error is the normal tail here
 * @param argumentMinus the majority's error is the normal tail here
 */
public record WeightedLimit(
    double rho,
    double lam,
    double etaPlus,
    double etaMinus,
    double u,
    double gamma,
    double b,
    double alpha,
    double argumentPlus,
    double argumentMinus) {

  /** Error on the minority. */
  public double errorPlus() {
    return NormalTail.of(argumentPlus);
  }

  /** Error on the majority. */
  public double errorMinus() {
    return NormalTail.of(argumentMinus);
  }

  /** The lesser argument: that of the worst-class error. */
  public double worstArgument() {
    return Math.min(argumentPlus, argumentMinus);
  }

  /** The greater of the two errors. */
  public double worstClassError() {
    return NormalTail.of(worstArgument());
  }
}
