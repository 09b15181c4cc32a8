package elenchus.catalogue.mirrorflow;

import elenchus.mirror.Cosh;
import elenchus.mirror.Entropy;
import elenchus.mirror.ExplicitPotential;
import elenchus.mirror.Hypentropy;
import elenchus.mirror.Power;
import elenchus.mirror.Quadratic;

/** The mirrors of the examined regressions. */
public enum Mirror {
  /** x^2. */
  QUAD,
  /** |x|^3 + w x^2. */
  CUBE,
  /** x^4 + w x^2. */
  QUARTIC,
  /** x arsinh(x/beta) - sqrt(x^2 + beta^2) + w x^2. */
  HYPENTROPY,
  /** cosh x + w x^2. */
  COSH,
  /** x log x - x. */
  ENTROPY,
  /** theta^T (I + b b^T) theta / 2, not separable. */
  FORM;

  /** Whether the mirror is a quadratic function. */
  boolean isQuadratic() {
    return this == QUAD || this == FORM;
  }

  /**
   * The potential of one coordinate.
   *
   * @throws IllegalArgumentException if the mirror is not separable
   */
  ExplicitPotential potential(double w, double beta) {
    return switch (this) {
      case QUAD -> new Quadratic();
      case CUBE -> new Power(3, w);
      case QUARTIC -> new Power(4, w);
      case HYPENTROPY -> new Hypentropy(beta, w);
      case COSH -> new Cosh(w);
      case ENTROPY -> new Entropy();
      case FORM -> throw new IllegalArgumentException("this mirror is not separable");
    };
  }
}
