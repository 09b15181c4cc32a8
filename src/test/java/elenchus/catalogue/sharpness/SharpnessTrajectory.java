package elenchus.catalogue.sharpness;

import elenchus.plot.LinePlot;
import elenchus.plot.Series;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/**
 * The sharpness of scalar chains along gradient flow, with its exact turning points: the picture of
 * the proof note {@code scalar-chain-sharpening}.
 */
final class SharpnessTrajectory {
  private static final double START = 0.05;
  private static final double END = 1.47;
  private static final int POINTS = 120;

  private SharpnessTrajectory() {}

  /** Writes the picture to the given path. */
  public static void main(String[] arguments) throws IOException {
    Files.writeString(Path.of(arguments[0]), svg());
  }

  static String svg() {
    List<Series> series = new ArrayList<>();
    List<Double> turningTimes = new ArrayList<>();
    List<Double> turningValues = new ArrayList<>();
    for (int depth : new int[] {2, 3, 5}) {
      ScalarChain chain = ChainDraws.worked(depth, START, 0.1);
      series.add(line(chain, "Hessian, L = " + depth, chain::sharpness, false));
      for (double s : chain.turningPoints()) {
        turningTimes.add(time(chain, s));
        turningValues.add(chain.sharpness(s));
      }
    }
    ScalarChain three = ChainDraws.worked(3, START, 0.1);
    series.add(line(three, "Gauss-Newton, L = 3", three::gaussNewton, true));
    series.add(
        Series.points(
            "turning points y(L-2)/(2(L-1)) and y/2",
            turningTimes.stream().mapToDouble(t -> t).toArray(),
            turningValues.stream().mapToDouble(v -> v).toArray()));
    return new LinePlot(
            "Largest eigenvalue along gradient flow, y = 1.5, m2 = 1, s(0) = 0.05",
            "t",
            "sharpness",
            LinePlot.Axes.LINEAR,
            series)
        .svg();
  }

  private static Series line(
      ScalarChain chain, String name, DoubleUnaryOperator value, boolean dashed) {
    double[] t = new double[POINTS];
    double[] v = new double[POINTS];
    for (int i = 0; i < POINTS; i++) {
      double s = START + (END - START) * i / (POINTS - 1);
      t[i] = time(chain, s);
      v[i] = value.applyAsDouble(s);
    }
    return dashed ? Series.dashed(name, t, v) : Series.line(name, t, v);
  }

  private static double time(ScalarChain chain, double s) {
    return s == START ? 0 : ChainTime.between(chain.L(), chain.m2(), chain.y(), START, s);
  }
}
