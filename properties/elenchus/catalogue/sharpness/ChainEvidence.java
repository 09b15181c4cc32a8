package elenchus.catalogue.sharpness;

import elenchus.catalogue.closedform.SolutionCheck;
import elenchus.flow.InitialValueProblem;
import elenchus.theorem.Evidence;
import elenchus.theorem.Finding;
import elenchus.theorem.Trial;
import elenchus.theorem.Witness;

/** Evidence about a chain on its balanced line. */
final class ChainEvidence {
  private static final Witness TAYLOR =
      new Witness("second-order Taylor arithmetic of the loss", "Hipparchus", "double");
  private static final Witness QUADRATURE =
      new Witness("Gauss-Legendre quadrature", "Hipparchus", "double");
  private static final double FINE = 1e-13;
  private static final double[] SHARES = {0, 0.3, 0.8};
  private static final int STRETCH = 3;

  private ChainEvidence() {}

  static Evidence of(ScalarChain c, Trial trial) {
    return Evidence.collect()
        .add(spectrum(c))
        .add(gaussNewton(c))
        .addAll(flow(c, trial))
        .add(turning(c))
        .done();
  }

  private static Finding.Builder spectrum(ScalarChain c) {
    double worst = 0;
    double scale = 0;
    for (double share : SHARES) {
      double s = c.s0() + share * (c.y() - c.s0());
      double[] eigenvalues = ConjugateEvidence.decreasing(c.hessian(s));
      double sym = c.symmetric(s);
      double perp = c.perpendicular(s);
      // Decreasing: the simple eigenvalue stands first or last.
      for (int i = 0; i < eigenvalues.length; i++) {
        boolean simple = sym >= perp ? i == 0 : i == eigenvalues.length - 1;
        worst = Math.max(worst, Math.abs(eigenvalues[i] - (simple ? sym : perp)));
      }
      scale = Math.max(scale, Math.abs(sym) + Math.abs(perp));
    }
    return ChainSharpening.SPECTRUM
        .compare(worst, 0)
        .within(1e-12 * scale, "L roundings of a product and a backward stable spectrum, L <= 30")
        .by(TAYLOR)
        .by(SolutionCheck.FORMULA);
  }

  private static Finding.Builder gaussNewton(ScalarChain c) {
    double worst = 0;
    for (double share : SHARES) {
      double s = c.s0() + share * (c.y() - c.s0());
      worst = Math.max(worst, Math.abs(c.differentiatedGaussNewton(s) / c.gaussNewton(s) - 1));
    }
    return ChainSharpening.GAUSS_NEWTON
        .compare(worst, 0)
        .within(1e-13, "a few hundred roundings")
        .by(ConjugateEvidence.AUTOMATIC)
        .by(SolutionCheck.FORMULA);
  }

  /** To three points of the path at the times of the quadrature. */
  private static Evidence flow(ScalarChain c, Trial trial) {
    double[] targets = new double[3];
    double[] times = new double[3];
    for (int j = 0; j < 3; j++) {
      targets[j] = c.s0() + (0.3 * (j + 1)) * (c.y() - c.s0());
      times[j] = ChainTime.between(c.L(), c.m2(), c.y(), c.s0(), targets[j]);
    }
    InitialValueProblem problem = c.flow(c.s0());
    double[][] states =
        trial.isHigh() ? problem.extrapolate(FINE, times) : problem.solve(FINE, times);
    double worst = 0;
    double growth = Double.POSITIVE_INFINITY;
    double before = c.gaussNewton(c.s0());
    for (int j = 0; j < 3; j++) {
      double s = ScalarChain.product(states[j]);
      worst = Math.max(worst, Math.abs(s / targets[j] - 1));
      if (c.L() == 2) {
        worst = Math.max(worst, Math.abs(s / c.logistic(times[j]) - 1));
      }
      double sharpness = c.differentiatedGaussNewton(s);
      growth = Math.min(growth, sharpness / before - 1);
      before = sharpness;
    }
    Witness integration = trial.isHigh() ? SolutionCheck.EXTRAPOLATION : SolutionCheck.INTEGRATION;
    return Evidence.collect()
        .add(
            ChainSharpening.TIME
                .compare(worst, 0)
                .within(1e-9, "integration to 1e-13 over at most about 100 time constants")
                .by(integration)
                .by(QUADRATURE))
        .add(
            ChainSharpening.GROWTH
                .compare(growth, 0)
                .within(0, "strict, and far above the rounding")
                .by(integration)
                .by(ConjugateEvidence.AUTOMATIC))
        .done();
  }

  /** Signs of the differences of the numerical sharpness between points of each stretch. */
  private static Finding.Builder turning(ScalarChain c) {
    double[] turns = c.turningPoints();
    double least = Double.POSITIVE_INFINITY;
    double from = 1e-3 * c.y();
    int direction = c.L() == 2 ? -1 : 1;
    for (int k = 0; k <= turns.length; k++) {
      double to = k < turns.length ? turns[k] : c.y();
      double before = c.numericalSharpness(from);
      for (int j = 1; j <= STRETCH; j++) {
        double next = c.numericalSharpness(from + (to - from) * j / STRETCH);
        least = Math.min(least, direction * (next - before) / next);
        before = next;
      }
      from = to;
      direction = -direction;
    }
    return ChainSharpening.TURNING
        .compare(least, 0)
        .within(1e-12, "rounding of the spectrum")
        .by(TAYLOR);
  }
}
