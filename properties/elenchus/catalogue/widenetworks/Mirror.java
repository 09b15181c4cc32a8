package elenchus.catalogue.widenetworks;

import elenchus.mirror.Cosh;
import elenchus.mirror.Hypentropy;
import elenchus.mirror.Potential;
import elenchus.mirror.Power;
import elenchus.mirror.Quadratic;

/** The potentials of the family, with the first terms of their gradients at 0. */
enum Mirror {
  /** x^2. */
  QUADRATIC,
  /** |x|^3 + w x^2. */
  CUBE,
  /** x^4 + w x^2. */
  FOURTH,
  /** x arsinh(x/w) - sqrt(x^2 + w^2). */
  HYPENTROPY,
  /** cosh x + w x^2. */
  COSH;

  /** The potential with its parameter w, which is the scale of the hyperbolic entropy. */
  Potential of(double w) {
    return switch (this) {
      case QUADRATIC -> new Quadratic();
      case CUBE -> new Power(3, w);
      case FOURTH -> new Power(4, w);
      case HYPENTROPY -> new Hypentropy(w, 0);
      case COSH -> new Cosh(w);
    };
  }

  /** phi''(0). */
  double curvature(double w) {
    return switch (this) {
      case QUADRATIC -> 2;
      case CUBE, FOURTH -> 2 * w;
      case HYPENTROPY -> 1 / w;
      case COSH -> 1 + 2 * w;
    };
  }

  /** k, where the first nonlinear term of phi' is homogeneous of degree k + 1. */
  int order() {
    return this == CUBE ? 1 : 2;
  }

  /** The first nonlinear term of phi'. */
  double bend(double w, double a) {
    return switch (this) {
      case QUADRATIC -> 0;
      case CUBE -> 3 * a * Math.abs(a);
      case FOURTH -> 4 * a * a * a;
      case HYPENTROPY -> -a * a * a / (6 * w * w * w);
      case COSH -> a * a * a / 6;
    };
  }

  /** Whether the inverse gradient is analytic near the real line: no kink where it vanishes. */
  boolean isAnalytic() {
    return this == QUADRATIC || this == HYPENTROPY || this == COSH;
  }
}
