package elenchus.catalogue.lastlayer;

import elenchus.mixture.MixtureLimit;
import elenchus.mixture.WeightedLimit;
import elenchus.statistics.NormalTail;
import elenchus.statistics.RandomStream;
import java.util.Locale;
import org.hipparchus.util.FastMath;

/**
 * Prints how well the closed form agrees with an independent solution on random parameters, and
 * with simulated fits at twelve settings, the tables of {@code docs/statistics.md}.
 */
final class FixedPointFigures {
  private static final int PARAMETERS = 5000;
  private static final int REPLICATES = 2000;
  private static final int SIZE = 400;

  private FixedPointFigures() {}

  public static void main(String[] args) {
    agreement();
    for (double piPlus : new double[] {0.2, 0.35}) {
      for (double delta : new double[] {0.1, 0.25}) {
        for (double s : new double[] {0.7, 1.5, 2.5}) {
          simulate(new MixtureLimit(piPlus, delta, s), 3);
        }
      }
    }
  }

  private static void agreement() {
    RandomStream stream = new RandomStream(1);
    double worstU = 0;
    double worstB = 0;
    double worstGamma = 0;
    double worstAlpha = 0;
    double worstError = 0;
    for (int i = 0; i < PARAMETERS; i++) {
      MixtureLimit x =
          new MixtureLimit(
              0.02 + 0.48 * stream.uniform(),
              0.01 + 0.94 * stream.uniform(),
              FastMath.exp(FastMath.log(0.3) + FastMath.log(4 / 0.3) * stream.uniform()));
      double rho = FastMath.exp(-4 + 12 * stream.uniform());
      WeightedLimit closed = x.at(rho);
      FixedPointSolver solved = FixedPointSolver.of(x, rho);
      worstU = Math.max(worstU, Math.abs(closed.u() - solved.u()));
      worstB = Math.max(worstB, Math.abs(closed.b() - solved.b()));
      worstGamma = Math.max(worstGamma, Math.abs(closed.gamma() / solved.gamma() - 1));
      worstAlpha = Math.max(worstAlpha, Math.abs(closed.alpha() / solved.alpha() - 1));
      worstError =
          Math.max(
              worstError,
              Math.max(
                  Math.abs(closed.errorPlus() - NormalTail.of(solved.argumentPlus())),
                  Math.abs(closed.errorMinus() - NormalTail.of(solved.argumentMinus()))));
    }
    System.out.println(
        String.format(
            Locale.ROOT,
            "%d parameters: |du| %.1e, |db| %.1e, gamma %.1e and alpha %.1e relative, |dR| %.1e",
            PARAMETERS,
            worstU,
            worstB,
            worstGamma,
            worstAlpha,
            worstError));
  }

  /** Means over replicates at one size; z contains the bias of order 1/n. */
  private static void simulate(MixtureLimit limit, double rho) {
    TwoClasses classes = TwoClasses.nearest(limit, SIZE);
    WeightedLimit at = classes.limit().at(rho);
    double[] limits = {at.gamma(), at.alpha(), at.b(), at.errorPlus(), at.errorMinus()};
    double[] sums = new double[limits.length];
    double[] squares = new double[limits.length];
    for (int i = 0; i < REPLICATES; i++) {
      double[] drawn = classes.draw(RandomStream.seed(1, i)).leastSquares(rho).observables();
      for (int k = 0; k < limits.length; k++) {
        double deviation = drawn[k] - limits[k];
        sums[k] += deviation / REPLICATES;
        squares[k] += deviation * deviation / REPLICATES;
      }
    }
    StringBuilder line = new StringBuilder();
    for (int k = 0; k < limits.length; k++) {
      double z = sums[k] / Math.sqrt((squares[k] - sums[k] * sums[k]) / REPLICATES);
      line.append(
          String.format(Locale.ROOT, " %.4f (%.4f, %.1f) |", limits[k] + sums[k], limits[k], z));
    }
    System.out.println(
        String.format(
            Locale.ROOT,
            "| %.2f | %.2f | %.1f |%s",
            limit.piPlus(),
            limit.delta(),
            limit.s(),
            line));
  }
}
