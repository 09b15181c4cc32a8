package elenchus.catalogue.mirrorflow;

import elenchus.plot.LinePlot;
import elenchus.plot.Series;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hipparchus.util.FastMath;

/**
 * The first coordinate of the limit of the worked diagonal networks, from least l1 to least l2
 * norm: the picture of the proof note {@code diagonal-net-l1-l2-limits}.
 */
final class RegimePlot {
  private static final int POINTS = 61;
  private static final double LEAST = 0.01;
  private static final double MOST = 10;

  private RegimePlot() {}

  /** Draws the picture into the file named by the only argument. */
  public static void main(String[] arguments) throws IOException {
    Files.writeString(Path.of(arguments[0]), svg());
  }

  static String svg() {
    List<Series> series = new ArrayList<>();
    for (int depth = 2; depth <= 4; depth++) {
      series.add(Series.line("D = " + depth, starts(), first(depth)));
    }
    double[] ends = {LEAST, MOST};
    series.add(Series.dashed("least l2 norm", ends, new double[] {0.5, 0.5}));
    return new LinePlot(
                "Where the flow ends between least l1 and least l2 norm",
                "start alpha",
                "first coordinate of the limit",
                LinePlot.Axes.LOG_X,
                series)
            .svg()
        + "\n";
  }

  private static double[] starts() {
    double[] starts = new double[POINTS];
    for (int i = 0; i < POINTS; i++) {
      starts[i] = LEAST * FastMath.pow(MOST / LEAST, i / (POINTS - 1.0));
    }
    return starts;
  }

  static double[] first(int depth) {
    double[] first = starts();
    for (int i = 0; i < POINTS; i++) {
      first[i] = RegimeDraws.worked(depth).limit(first[i]).orElseThrow().theta()[0];
    }
    return first;
  }
}
