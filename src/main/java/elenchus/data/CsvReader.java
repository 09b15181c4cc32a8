package elenchus.data;

import elenchus.linear.Matrix;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads comma-separated numbers: one sample per line, one integer label in each.
 *
 * <p>The first line is a header if one of its fields reads {@code label}, whatever the case, or if
 * none of its fields is a number. The label is the field under {@code label}, the last one where
 * there is no such heading. Fields may stand in double quotes; none may be empty. Blank lines are
 * skipped.
 */
public final class CsvReader {
  private static final String LABEL = "label";

  private final Lines lines;
  private final List<double[]> samples = new ArrayList<>();
  private final int fields;
  private final int labelField;
  private int[] labels = new int[64];
  private int[] starts = new int[64];
  private int[] ends = new int[64];

  private CsvReader(Lines lines) {
    this.lines = lines;
    int[] first = bounds();
    fields = first.length / 2;
    if (fields < 2) {
      throw lines.malformed("one field, but there must be a feature and a label");
    }
    int heading = heading(first);
    labelField = heading < 0 ? fields - 1 : heading;
    if (!isHeader(first, heading)) {
      sample(first);
    }
  }

  /**
   * Reads a file.
   *
   * @throws DataFormatException if the file cannot be read, lines differ in their number of fields,
   *     a label is no integer, a value is no finite number, or fewer than two labels occur
   */
  public static DataSet read(Path file) {
    Lines lines = Lines.of(file);
    if (!lines.advance()) {
      throw lines.malformedFile("holds no sample");
    }
    CsvReader reader = new CsvReader(lines);
    while (lines.advance()) {
      reader.sample(reader.bounds());
    }
    return reader.dataSet(file.toString());
  }

  /** Begin and end of each field of the current line, one pair after the other. */
  private int[] bounds() {
    int[] bounds = new int[16];
    int count = 0;
    int from = lines.start();
    while (true) {
      int comma = lines.find(',', from, lines.end());
      bounds = Lines.room(bounds, count + 1);
      int begin = lines.skipBlank(from, comma);
      int end = lines.trimmedEnd(begin, comma);
      boolean quoted = lines.isQuoted(begin, end);
      bounds[count++] = quoted ? begin + 1 : begin;
      bounds[count++] = quoted ? end - 1 : end;
      if (comma == lines.end()) {
        return Arrays.copyOf(bounds, count);
      }
      from = comma + 1;
    }
  }

  private int heading(int[] bounds) {
    int found = -1;
    for (int f = 0; f < fields; f++) {
      if (lines.text(bounds[2 * f], bounds[2 * f + 1]).equalsIgnoreCase(LABEL)) {
        if (found >= 0) {
          throw lines.malformed("two columns are headed '" + LABEL + "'");
        }
        found = f;
      }
    }
    return found;
  }

  private boolean isHeader(int[] bounds, int heading) {
    boolean anyNumber = false;
    for (int f = 0; f < fields; f++) {
      anyNumber |= lines.isDecimal(bounds[2 * f], bounds[2 * f + 1]);
    }
    return heading >= 0 || !anyNumber;
  }

  private void sample(int[] bounds) {
    if (bounds.length != 2 * fields) {
      throw lines.malformed(bounds.length / 2 + " fields, but the first line has " + fields);
    }
    int row = samples.size();
    labels = Lines.room(labels, row);
    starts = Lines.room(starts, row);
    ends = Lines.room(ends, row);
    double[] sample = new double[fields - 1];
    int feature = 0;
    for (int f = 0; f < fields; f++) {
      if (f == labelField) {
        labels[row] = lines.integer(LABEL, bounds[2 * f], bounds[2 * f + 1]);
      } else {
        sample[feature++] = lines.decimal(bounds[2 * f], bounds[2 * f + 1]);
      }
    }
    starts[row] = lines.start();
    ends[row] = lines.end();
    samples.add(sample);
  }

  private DataSet dataSet(String source) {
    if (samples.isEmpty()) {
      throw lines.malformedFile("holds no sample");
    }
    int count = samples.size();
    DataSet.requireRoom(lines, count, fields - 1);
    int label = labelField;
    Lines.Extents rows =
        new Lines.Extents(lines.bytes(), Arrays.copyOf(starts, count), Arrays.copyOf(ends, count));
    return DataSet.of(
        lines,
        source,
        Matrix.ofRows(samples.toArray(double[][]::new)),
        Arrays.copyOf(labels, count),
        new DecimalTable(rows, fields - 1, line -> decimals(line, label)));
  }

  private static BigDecimal[] decimals(String line, int labelField) {
    List<String> fields = new ArrayList<>(List.of(line.replace("\"", "").split(",")));
    fields.remove(labelField);
    return fields.stream().map(field -> new BigDecimal(field.strip())).toArray(BigDecimal[]::new);
  }
}
