package elenchus.functions;

/** The hidden units of a network with one hidden layer on the line. */
public enum Activation {
  /** One unit |t - u| per kink u. */
  ABS,
  /** Two units (t - u)_+ and (u - t)_+ per kink u. */
  RELU;

  /** Number of units per kink. */
  public int directions() {
    return this == ABS ? 1 : 2;
  }

  /**
   * A unit at a point.
   *
   * @param direction 0, or 1 for the unit that falls
   * @param kink u
   * @param t where
   */
  public double unit(int direction, double kink, double t) {
    if (this == ABS) {
      return Math.abs(t - kink);
    }
    return Math.max(0, direction == 0 ? t - kink : kink - t);
  }

  /** The slope of a unit in t, its mean on both sides at the kink itself. */
  public double slope(int direction, double kink, double t) {
    double side = Math.signum(t - kink);
    if (this == ABS) {
      return side;
    }
    return direction == 0 ? (side + 1) / 2 : (side - 1) / 2;
  }
}
