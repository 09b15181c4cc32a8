package elenchus.functions;

import elenchus.mirror.Potential;

/**
 * The potential of one coordinate as a function of its rescaled displacement alpha from the start:
 * scale^2 phi(alpha/scale), with the slope at 0 taken off. A potential that grows with the width n
 * as n^-2 phi(n a) has scale 1, an unscaled one phi(a) has scale n, where alpha = n a.
 *
 * @param phi the potential
 * @param scale positive
 */
public record Displacement(Potential phi, double scale) {

  /**
   * @throws IllegalArgumentException if the scale is not positive and finite
   */
  public Displacement {
    if (!(scale > 0 && scale < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("scale " + scale);
    }
  }

  /** The dual variable: scale (phi'(alpha/scale) - phi'(0)). */
  public double dual(double alpha) {
    return scale * (phi.gradient(alpha / scale) - phi.gradient(0));
  }

  /** The displacement whose dual variable is z; not-a-number if there is none. */
  public double inverse(double z) {
    return scale * phi.inverseGradient(z / scale + phi.gradient(0));
  }

  /** phi'' at a displacement. */
  public double curvature(double alpha) {
    return phi.curvature(alpha / scale);
  }

  /** The Bregman divergence from the start: scale^2 D_phi(alpha/scale, 0). */
  public double divergence(double alpha) {
    return scale * scale * phi.divergence(alpha / scale, 0);
  }
}
