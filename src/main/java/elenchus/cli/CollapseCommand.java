package elenchus.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import elenchus.data.DataSet;
import elenchus.data.NumberTable;
import elenchus.geometry.ClassifierCollapse;
import elenchus.geometry.FeatureCollapse;
import elenchus.geometry.Spread;
import elenchus.instance.Json;
import elenchus.linear.Matrix;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures neural collapse of the user's own last-layer features. */
@Command(
    name = "collapse",
    description = {
      "Measures how far last-layer features, and a linear classifier if given, have collapsed:"
          + " the metrics NC1 to NC4 of Papyan, Han and Donoho, and the distances of class means"
          + " and classifier from a simplex frame and from an orthogonal frame.",
      "",
      "All metrics are 0 at full collapse. Distances are those of Gram matrices of norm 1, between"
          + " 0 and 1.41."
    },
    footer = {
      "",
      "Examples:",
      "  ./elenchus collapse features.libsvm              one line per sample, its label first",
      "  ./elenchus collapse features.csv --json          numbers, the label last",
      "  ./elenchus collapse features.csv --classifier W.csv",
      "                                                   one row per class, in ascending order of",
      "                                                   labels; a bias may follow as last column",
      "",
      "Exit code: 0 measured, 2 bad usage or input."
    })
final class CollapseCommand implements Callable<Integer> {
  private final Console console;

  @Parameters(paramLabel = "FILE", description = "LIBSVM text, or CSV if the name ends with .csv.")
  private Path file = Path.of("");

  @Option(
      names = "--classifier",
      paramLabel = "W",
      description =
          "The classifier: a row of numbers per class, with or without a bias at its end.")
  private Optional<Path> classifier = Optional.empty();

  @Option(names = "--json", description = "Prints one JSON document and nothing else.")
  private boolean json;

  CollapseCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    DataSet set = DataSet.read(file);
    FeatureCollapse features;
    Optional<ClassifierCollapse> of;
    try {
      features = FeatureCollapse.of(set.data());
      of = classifier.map(path -> measured(set, path));
    } catch (IllegalArgumentException e) {
      throw inputException(file + ": " + e.getMessage(), e);
    }
    console.print(json ? Json.print(document(set, features, of)) : text(set, features, of));
    return ExitCode.OK;
  }

  private static InputException inputException(String message, Exception cause) {
    InputException exception = new InputException(message);
    exception.initCause(cause);
    return exception;
  }

  private static ClassifierCollapse measured(DataSet set, Path path) {
    Matrix table = NumberTable.read(path);
    int K = set.data().K();
    int d = set.data().features();
    if (table.rows() != K || (table.columns() != d && table.columns() != d + 1)) {
      throw new InputException(
          "%s: %d x %d, but the classifier of %d classes and %d features is %d x %d, or %d x %d with a bias"
              .formatted(path, table.rows(), table.columns(), K, d, K, d, K, d + 1));
    }
    Matrix W = Matrix.of(K, d, table::get);
    double[] b = table.columns() == d ? new double[K] : table.column(d);
    return ClassifierCollapse.of(set.data(), W, b);
  }

  private static ObjectNode document(
      DataSet set, FeatureCollapse features, Optional<ClassifierCollapse> classifier) {
    ObjectNode document = Json.object();
    document.put("file", set.source());
    document.put("N", set.data().samples());
    document.put("d", set.data().features());
    document.put("K", set.data().K());
    ArrayNode labels = document.putArray("labels");
    set.labels().forEach(labels::add);
    document.put("NC1", features.nc1());
    ObjectNode means = document.putObject("classMeans");
    add(means, features.nc2(), features.simplexDistance(), features.orthogonalDistance());
    classifier.ifPresent(
        c -> {
          ObjectNode node = document.putObject("classifier");
          add(node, c.nc2(), c.simplexDistance(), c.orthogonalDistance());
          document.put("NC3", c.nc3());
          document.put("NC4", c.nc4());
        });
    return document;
  }

  private static void add(ObjectNode node, Spread nc2, double simplex, double orthogonal) {
    node.put("equinorm", nc2.equinorm());
    node.put("equiangularity", nc2.equiangularity());
    node.put("maxAngle", nc2.maxAngle());
    node.put("simplexDistance", simplex);
    node.put("orthogonalDistance", orthogonal);
  }

  private static String text(
      DataSet set, FeatureCollapse features, Optional<ClassifierCollapse> classifier) {
    StringBuilder text = new StringBuilder();
    text.append(
        "%s: %d samples, %d features, %d classes\n"
            .formatted(set.source(), set.data().samples(), set.data().features(), set.data().K()));
    line(text, "NC1  variability within classes", features.nc1());
    text.append("class means, about the mean of all samples\n");
    frame(text, features.nc2(), features.simplexDistance());
    line(text, "     to an orthogonal frame (as they are)", features.orthogonalDistance());
    classifier.ifPresent(
        c -> {
          text.append("classifier\n");
          frame(text, c.nc2(), c.simplexDistance());
          line(text, "     to an orthogonal frame", c.orthogonalDistance());
          line(text, "NC3  distance of classifier and class means", c.nc3());
          line(text, "NC4  disagreement with the nearest mean", c.nc4());
        });
    return text.toString();
  }

  private static void frame(StringBuilder text, Spread nc2, double simplex) {
    line(text, "NC2  spread of lengths", nc2.equinorm());
    line(text, "NC2  spread of cosines", nc2.equiangularity());
    line(text, "NC2  cosines off -1/(K-1)", nc2.maxAngle());
    line(text, "     to a simplex frame", simplex);
  }

  private static void line(StringBuilder text, String name, double value) {
    text.append("  ").append(name);
    text.append(" ".repeat(Math.max(1, 46 - name.length()))).append(value).append('\n');
  }
}
