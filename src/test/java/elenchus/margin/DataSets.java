package elenchus.margin;

import elenchus.data.LabelledData;
import elenchus.linear.Matrix;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;

/** The data sets under examples/data. */
final class DataSets {
  private DataSets() {}

  static LabelledData read(String name, int features, int classes) {
    try {
      List<Integer> y = new ArrayList<>();
      List<double[]> rows = new ArrayList<>();
      for (String line : Files.readAllLines(Path.of("examples/data", name + ".libsvm"))) {
        StringTokenizer parts = new StringTokenizer(line, " :");
        y.add(Integer.parseInt(parts.nextToken()));
        double[] row = new double[features];
        while (parts.hasMoreTokens()) {
          row[Integer.parseInt(parts.nextToken()) - 1] = Double.parseDouble(parts.nextToken());
        }
        rows.add(row);
      }
      return new LabelledData(Matrix.ofRows(rows.toArray(new double[0][])), y, classes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
