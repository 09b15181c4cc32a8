package elenchus.catalogue.widenetworks;

import elenchus.functions.Activation;
import elenchus.functions.LineFunction;
import elenchus.plot.LinePlot;
import elenchus.plot.Series;
import elenchus.theorem.Trial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Networks of absolute values with all parameters trained, beside the functions that minimise the
 * divergences of their potentials: the picture of the proof note {@code abs-scaled-variational}.
 */
final class TrainedNetworksPicture {
  private static final int BIASES = 160;

  private TrainedNetworksPicture() {}

  /** Draws the picture into the file named by the only argument. */
  public static void main(String[] arguments) throws IOException {
    Files.writeString(Path.of(arguments[0]), svg());
  }

  /** Three data under a scaled potential. */
  static WideNetwork network(Mirror phi, double w) {
    return new WideNetwork(
        Activation.ABS,
        phi,
        w,
        true,
        1.25,
        10,
        List.of(-6, 1, 5),
        List.of(0.25, -0.15, 0.2),
        BIASES);
  }

  static List<WideNetwork> networks() {
    return List.of(
        network(Mirror.QUADRATIC, 1), network(Mirror.HYPENTROPY, 0.1), network(Mirror.FOURTH, 1));
  }

  static String svg() {
    List<String> names = List.of("square", "hyperbolic entropy", "x^4 + x^2");
    List<Series> series = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      WideNetwork network = networks().get(i);
      double[] fine = network.grid(101);
      double[] coarse = network.grid(26);
      LineFunction h = ScaledEvidence.limit(network, 1);
      LineFunction trained = LazyRun.of(network, BIASES, Trial.standard()).trained();
      series.add(Series.line(names.get(i) + ", infinite width", fine, h.sample(fine)));
      series.add(Series.points(names.get(i) + ", n = 160", coarse, trained.sample(coarse)));
    }
    return new LinePlot(
            "Trained networks of absolute values and their variational limits",
            "t",
            "f(t)",
            LinePlot.Axes.LINEAR,
            series)
        .svg();
  }
}
