package elenchus.data;

import elenchus.linear.Matrix;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A data set read from a file.
 *
 * @param source the file as it was named
 * @param data samples rounded to double; class k is the k-th smallest label
 * @param labels the labels as written: {@code labels.get(k)} is that of class k, ascending
 * @param decimals the samples as written, exact
 */
public record DataSet(
    String source, LabelledData data, List<Integer> labels, DecimalTable decimals) {

  /** The most entries N d that a dense data set may have. */
  private static final long ROOM = 1L << 28;

  /** Copies the labels. */
  public DataSet {
    labels = List.copyOf(labels);
  }

  /**
   * Reads a file: CSV if its name ends with {@code .csv}, LIBSVM otherwise.
   *
   * @throws DataFormatException if the file cannot be read or is malformed
   */
  public static DataSet read(Path file) {
    String name = file.toString().toLowerCase(Locale.ROOT);
    return name.endsWith(".csv") ? CsvReader.read(file) : LibsvmReader.read(file);
  }

  /** Maps the labels to classes in ascending order. */
  static DataSet of(Lines lines, String source, Matrix X, int[] labels, DecimalTable decimals) {
    int[] distinct = Arrays.stream(labels).sorted().distinct().toArray();
    if (distinct.length < 2) {
      throw lines.malformedFile(
          "only the label " + distinct[0] + " occurs, but there must be at least two classes");
    }
    List<Integer> y =
        Arrays.stream(labels).mapToObj(label -> Arrays.binarySearch(distinct, label)).toList();
    return new DataSet(
        source,
        new LabelledData(X, y, distinct.length),
        Arrays.stream(distinct).boxed().toList(),
        decimals);
  }

  /** Refuses sizes that no dense matrix should have. */
  static void requireRoom(Lines lines, int samples, int features) {
    if ((long) samples * features > ROOM) {
      throw lines.malformedFile(
          samples + " samples with " + features + " features are too many for a dense matrix");
    }
  }
}
