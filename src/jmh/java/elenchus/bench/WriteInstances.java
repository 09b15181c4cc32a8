package elenchus.bench;

import elenchus.data.LabelledData;
import elenchus.margin.MaxMargin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Writes instances and their optimal values for solvers in other languages. */
public final class WriteInstances {
  private WriteInstances() {}

  /**
   * Writes NAME.csv (label, then features) and NAME.optimum for each name.
   *
   * @param args folder, then names of instances
   */
  public static void main(String[] args) throws IOException {
    Path folder = Files.createDirectories(Path.of(args[0]));
    for (int a = 1; a < args.length; a++) {
      LabelledData data = Instance.of(args[a]);
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < data.samples(); i++) {
        text.append(data.y().get(i));
        for (double x : data.X().row(i)) {
          text.append(',').append(x);
        }
        text.append('\n');
      }
      Files.writeString(folder.resolve(args[a] + ".csv"), text);
      Files.writeString(
          folder.resolve(args[a] + ".optimum"),
          String.format(
              Locale.ROOT, "%d %.17g%n", data.K(), MaxMargin.require(data).squaredNorm()));
    }
  }
}
