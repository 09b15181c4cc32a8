package elenchus.mirror;

import org.hipparchus.util.FastMath;

/** Losses of a residual whose only finite root is 0; all are even and convex. */
public enum ResidualLoss {
  /** r^2/2. */
  SQUARED {
    @Override
    public double value(double r) {
      return r * r / 2;
    }

    @Override
    public double slope(double r) {
      return r;
    }
  },
  /** log cosh r. */
  LOG_COSH {
    @Override
    public double value(double r) {
      double size = Math.abs(r);
      return size + FastMath.log1p(FastMath.exp(-2 * size)) - FastMath.log(2);
    }

    @Override
    public double slope(double r) {
      return FastMath.tanh(r);
    }
  },
  /** Huber's loss with the bend at 1/2. */
  HUBER {
    @Override
    public double value(double r) {
      double size = Math.abs(r);
      return size <= BEND ? r * r / 2 : BEND * (size - BEND / 2);
    }

    @Override
    public double slope(double r) {
      return Math.max(-BEND, Math.min(BEND, r));
    }
  },
  /** r^2 + r^4. */
  SQUARE_AND_QUARTIC {
    @Override
    public double value(double r) {
      return r * r * (1 + r * r);
    }

    @Override
    public double slope(double r) {
      return r * (2 + 4 * r * r);
    }
  };

  private static final double BEND = 0.5;

  /** The loss of a residual. */
  public abstract double value(double r);

  /** Its derivative; has the sign of the residual. */
  public abstract double slope(double r);
}
