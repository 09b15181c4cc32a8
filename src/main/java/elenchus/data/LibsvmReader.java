package elenchus.data;

import elenchus.linear.Matrix;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.StringTokenizer;

/**
 * Reads the sparse text format of LIBSVM and SVMlight: one sample per line, an integer label, then
 * {@code index:value} with indices ascending from 1; absent features are zero. Blank lines and what
 * follows a {@code #} are skipped.
 */
public final class LibsvmReader {
  private final Lines lines;
  private int samples;
  private int features;
  private int entries;
  private int[] labels = new int[64];
  private int[] starts = new int[64];
  private int[] ends = new int[64];
  private int[] rowEnds = new int[64];
  private int[] indices = new int[1024];
  private double[] values = new double[1024];

  private LibsvmReader(Lines lines) {
    this.lines = lines;
  }

  /**
   * Reads a file.
   *
   * @throws DataFormatException if the file cannot be read, a line is malformed, a label is no
   *     integer, a value is no finite number, a feature index is below 1 or not above the one
   *     before it, or fewer than two labels occur
   */
  public static DataSet read(Path file) {
    LibsvmReader reader = new LibsvmReader(Lines.withComments(file, '#'));
    while (reader.lines.advance()) {
      reader.sample();
    }
    return reader.dataSet(file.toString());
  }

  private void sample() {
    labels = Lines.room(labels, samples);
    starts = Lines.room(starts, samples);
    ends = Lines.room(ends, samples);
    rowEnds = Lines.room(rowEnds, samples);
    int end = lines.end();
    int token = lines.start();
    int tokenEnd = lines.findBlank(token, end);
    labels[samples] = lines.integer("label", token, tokenEnd);
    starts[samples] = token;
    ends[samples] = end;
    int last = 0;
    for (token = lines.skipBlank(tokenEnd, end);
        token < end;
        token = lines.skipBlank(tokenEnd, end)) {
      tokenEnd = lines.findBlank(token, end);
      last = feature(token, tokenEnd, last);
    }
    features = Math.max(features, last);
    rowEnds[samples++] = entries;
  }

  private int feature(int from, int to, int last) {
    int colon = lines.find(':', from, to);
    if (colon == to) {
      throw lines.malformed("'" + lines.shown(from, to) + "' is not of the form index:value");
    }
    int index = lines.integer("feature index", from, colon);
    if (index < 1) {
      throw lines.malformed("feature index " + index + ", but indices start at 1");
    }
    if (index <= last) {
      throw lines.malformed("feature index " + index + " after " + last + ", but they must ascend");
    }
    if (entries == indices.length) {
      indices = Arrays.copyOf(indices, 2 * entries);
      values = Arrays.copyOf(values, 2 * entries);
    }
    indices[entries] = index - 1;
    values[entries++] = lines.decimal(colon + 1, to);
    return index;
  }

  private DataSet dataSet(String source) {
    if (samples == 0) {
      throw lines.malformedFile("holds no sample");
    }
    if (features == 0) {
      throw lines.malformedFile("no sample has a feature");
    }
    DataSet.requireRoom(lines, samples, features);
    double[] dense = new double[samples * features];
    int entry = 0;
    for (int i = 0; i < samples; i++) {
      for (; entry < rowEnds[i]; entry++) {
        dense[i * features + indices[entry]] = values[entry];
      }
    }
    int columns = features;
    Lines.Extents rows =
        new Lines.Extents(
            lines.bytes(), Arrays.copyOf(starts, samples), Arrays.copyOf(ends, samples));
    return DataSet.of(
        lines,
        source,
        Matrix.ofRowMajor(samples, columns, dense),
        Arrays.copyOf(labels, samples),
        new DecimalTable(rows, columns, line -> decimals(line, columns)));
  }

  private static BigDecimal[] decimals(String line, int columns) {
    BigDecimal[] row = new BigDecimal[columns];
    Arrays.fill(row, BigDecimal.ZERO);
    StringTokenizer tokens = new StringTokenizer(line);
    tokens.nextToken();
    while (tokens.hasMoreTokens()) {
      String token = tokens.nextToken();
      int colon = token.indexOf(':');
      row[Integer.parseInt(token.substring(0, colon)) - 1] =
          new BigDecimal(token.substring(colon + 1));
    }
    return row;
  }
}
