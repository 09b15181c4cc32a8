package elenchus.mixture;

/**
 * The loss weight of least worst-class error in the limit.
 *
 * @param regime which of the cases it is
 * @param at the limit at the best weight; where the infimum is not attained, its limit for weights
 *     that tend to infinity
 */
public record OptimalWeight(Regime regime, WeightedLimit at) {
  private static final int HALVINGS = 200;

  /** The cases of the optimal weight. */
  public enum Regime {
    /** The weight that makes both errors equal is the best one. */
    EQUAL_ERRORS,
    /** A smaller weight is the best one; the minority's error is the larger one there. */
    INTERIOR,
    /** The error falls with the weight for ever: the infimum is that of infinite weight. */
    UNBOUNDED
  }

  /** The best weight of a mixture. */
  public static OptimalWeight of(MixtureLimit mixture) {
    double kappa = mixture.kappa();
    double pull = mixture.s() * mixture.s() * mixture.effectiveDelta();
    boolean canEqualise = mixture.canEqualise();
    if (canEqualise && pull * kappa <= 1 - mixture.effectiveDelta()) {
      return new OptimalWeight(Regime.EQUAL_ERRORS, mixture.at(mixture.equalErrorWeight()));
    }
    if (!canEqualise && mixture.s() * 2 * mixture.piPlus() <= mixture.delta()) {
      return new OptimalWeight(Regime.UNBOUNDED, mixture.at(Double.POSITIVE_INFINITY));
    }
    double high = canEqualise ? kappa : mixture.greatestExcess();
    double low = 1e-3 * high;
    while (!(mixture.threshold(low) > pull)) {
      low /= 10;
    }
    for (int i = 0; i < HALVINGS; i++) {
      double middle = low + (high - low) / 2;
      if (middle <= low || middle >= high) {
        break;
      }
      if (mixture.threshold(middle) > pull) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return new OptimalWeight(Regime.INTERIOR, mixture.atExcess(low));
  }

  /**
   * The least s that makes a smaller weight than that of equal errors better, or an infinite weight
   * worse than a finite one; infinite for balanced classes.
   */
  public static double criticalSignal(MixtureLimit mixture) {
    if (!mixture.canEqualise()) {
      return mixture.delta() / (2 * mixture.piPlus());
    }
    return Math.sqrt((mixture.p() - mixture.delta()) / (mixture.kappa() * mixture.delta()));
  }
}
