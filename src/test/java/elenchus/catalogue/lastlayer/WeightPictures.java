package elenchus.catalogue.lastlayer;

import elenchus.mixture.MixtureLimit;
import elenchus.mixture.OptimalWeight;
import elenchus.mixture.WeightedLimit;
import elenchus.plot.LinePlot;
import elenchus.plot.Series;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hipparchus.util.FastMath;

/**
 * The pictures of the proof note {@code llr-optimal-weight-sharp}: the worst-class error against
 * the weight in each regime, and the borders of the regimes.
 */
final class WeightPictures {
  private static final int POINTS = 161;
  private static final double LEAST_WEIGHT = 1;
  private static final double MOST_WEIGHT = 1e3;

  private WeightPictures() {}

  /** Draws both pictures into the files named by the two arguments. */
  public static void main(String[] arguments) throws IOException {
    Files.writeString(Path.of(arguments[0]), errors());
    Files.writeString(Path.of(arguments[1]), borders());
  }

  /** Worst-class error, over its infimum, against weight. */
  static String errors() {
    List<Series> series = new ArrayList<>();
    error("best at equal errors", new MixtureLimit(0.2, 0.2, 1), series);
    error("best in between", new MixtureLimit(0.2, 0.6, 4), series);
    error("best at infinity", new MixtureLimit(0.2, 0.6, 1.4), series);
    return new LinePlot(
                "Worst-class error in the three regimes",
                "weight of the minority in the loss",
                "worst-class error over its infimum",
                LinePlot.Axes.LOG_X,
                series)
            .svg()
        + "\n";
  }

  private static void error(String name, MixtureLimit mixture, List<Series> into) {
    WeightedLimit best = OptimalWeight.of(mixture).at();
    double[] rho = new double[POINTS];
    double[] error = new double[POINTS];
    for (int k = 0; k < POINTS; k++) {
      rho[k] = LEAST_WEIGHT * FastMath.pow(MOST_WEIGHT / LEAST_WEIGHT, (double) k / (POINTS - 1));
      error[k] = mixture.at(rho[k]).worstClassError() / best.worstClassError();
    }
    String where =
        String.format(
            Locale.ROOT, " (%.1f, %.1f, %.1f)", mixture.piPlus(), mixture.delta(), mixture.s());
    into.add(Series.line(name + where, rho, error));
    if (Double.isFinite(best.rho())) {
      into.add(Series.points("its minimum", new double[] {best.rho()}, new double[] {1}));
    }
  }

  /** The critical signal against features per sample. */
  static String borders() {
    List<Series> series = new ArrayList<>();
    for (double piPlus : new double[] {0.05, 0.1, 0.2, 0.4}) {
      double[] delta = new double[POINTS];
      double[] critical = new double[POINTS];
      for (int k = 0; k < POINTS; k++) {
        delta[k] = 0.02 + 0.96 * k / (POINTS - 1);
        critical[k] = OptimalWeight.criticalSignal(new MixtureLimit(piPlus, delta[k], 1));
      }
      series.add(Series.line("minority of " + piPlus, delta, critical));
    }
    return new LinePlot(
                "Signal above which a finite weight below that of equal errors is best",
                "features per sample",
                "signal",
                LinePlot.Axes.LOG_Y,
                series)
            .svg()
        + "\n";
  }
}
