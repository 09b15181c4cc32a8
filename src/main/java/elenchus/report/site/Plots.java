package elenchus.report.site;

import elenchus.campaign.ClaimTally;
import elenchus.campaign.Spread;
import elenchus.campaign.TheoremResult;
import elenchus.plot.LinePlot;
import elenchus.plot.Series;
import elenchus.theorem.Curve;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/** The pictures of a theorem's campaign. */
final class Plots {
  private static final int MOST_POINTS = 400;
  private static final int MOST_COMPARISONS = 4;
  private static final int LEAST_VALUES = 5;

  /** Beyond this ratio of the largest to the smallest value an axis is logarithmic. */
  private static final double WIDE = 300;

  private Plots() {}

  /** All pictures, each one element. */
  static List<String> of(TheoremResult result) {
    List<String> pictures = new ArrayList<>();
    result.curves().stream().filter(Plots::isDrawable).map(Plots::curve).forEach(pictures::add);
    histogram(result.claims()).ifPresent(pictures::add);
    result.claims().stream()
        .filter(Plots::varies)
        .limit(MOST_COMPARISONS)
        .map(Plots::comparison)
        .forEach(pictures::add);
    return pictures;
  }

  private static boolean isDrawable(Curve curve) {
    double[] x = curve.x();
    double[] y = curve.y();
    for (int i = 0; i < x.length; i++) {
      if (Double.isFinite(x[i]) && Double.isFinite(y[i])) {
        return true;
      }
    }
    return false;
  }

  private static String curve(Curve curve) {
    double[] x = thinned(curve.x());
    double[] y = thinned(curve.y());
    List<Series> series = List.of(Series.line(curve.name(), x, y));
    return new LinePlot(curve.name(), curve.xLabel(), curve.yLabel(), axes(x, y), series).svg();
  }

  private static LinePlot.Axes axes(double[] x, double[] y) {
    if (isWide(x)) {
      return isWide(y) ? LinePlot.Axes.LOG_LOG : LinePlot.Axes.LOG_X;
    }
    return isWide(y) ? LinePlot.Axes.LOG_Y : LinePlot.Axes.LINEAR;
  }

  private static boolean isWide(double[] values) {
    double least = finite(values).min().orElse(0);
    return least > 0 && finite(values).max().orElse(0) > WIDE * least;
  }

  private static DoubleStream finite(double[] values) {
    return Arrays.stream(values).filter(Double::isFinite);
  }

  private static double[] thinned(double[] values) {
    int step = (values.length + MOST_POINTS - 1) / MOST_POINTS;
    if (step <= 1) {
      return values;
    }
    double[] thin = new double[(values.length + step - 1) / step];
    for (int i = 0; i < thin.length; i++) {
      thin[i] = values[i * step];
    }
    return thin;
  }

  /** Steps over decades; exact hits have no place on the axis and are told in the title. */
  private static Optional<String> histogram(List<ClaimTally> claims) {
    double[] edges = Spread.edges();
    long[] counts = new long[edges.length + 2];
    for (ClaimTally claim : claims) {
      int[] own = claim.spread().counts();
      for (int i = 0; i < own.length; i++) {
        counts[i] += own[i];
      }
    }
    long inside = Arrays.stream(counts).skip(1).sum();
    if (inside == 0) {
      return Optional.empty();
    }
    double[] x = new double[2 * (counts.length - 1)];
    double[] y = new double[x.length];
    for (int bin = 1; bin < counts.length; bin++) {
      x[2 * bin - 2] = bin == 1 ? edges[0] / 10 : edges[bin - 2];
      x[2 * bin - 1] = bin == counts.length - 1 ? edges[edges.length - 1] * 10 : edges[bin - 1];
      y[2 * bin - 2] = counts[bin];
      y[2 * bin - 1] = counts[bin];
    }
    double most = Arrays.stream(y).max().orElse(1);
    List<Series> series =
        List.of(
            Series.line("findings", x, y),
            Series.dashed("tolerance", new double[] {1, 1}, new double[] {0, most}));
    String title = "How near the findings come to their tolerance";
    String label =
        "(discrepancy + error) / tolerance, by decades; %d exact hits left out"
            .formatted(counts[0]);
    return Optional.of(new LinePlot(title, label, "findings", LinePlot.Axes.LOG_X, series).svg());
  }

  /** Whether its predicted quantity takes enough values for a picture. */
  private static boolean varies(ClaimTally claim) {
    return finite(claim.spread().predicted()).distinct().count() >= LEAST_VALUES
        && finite(claim.spread().observed()).distinct().count() >= LEAST_VALUES;
  }

  private static String comparison(ClaimTally claim) {
    double[] predicted = claim.spread().predicted();
    double[] observed = claim.spread().observed();
    double least = finite(predicted).min().orElse(0);
    double most = finite(predicted).max().orElse(0);
    boolean positive = least > 0 && finite(observed).min().orElse(0) > 0;
    boolean wide = positive && (isWide(predicted) || isWide(observed));
    double[] ends = {least, most};
    List<Series> series =
        List.of(
            Series.points("instances", predicted, observed),
            Series.dashed("observed = predicted", ends, ends));
    return new LinePlot(
            claim.claim().name() + ": observed against predicted",
            "predicted",
            "observed",
            wide ? LinePlot.Axes.LOG_LOG : LinePlot.Axes.LINEAR,
            series)
        .svg();
  }
}
