package elenchus.data;

import elenchus.linear.Matrix;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A matrix in a text file: one row per line, numbers separated by commas, blanks or tabs. */
public final class NumberTable {
  private NumberTable() {}

  /**
   * Reads a matrix; empty lines are skipped.
   *
   * @throws DataFormatException if the file cannot be read, is empty, has an entry that is no
   *     finite number, or rows of different lengths
   */
  public static Matrix read(Path file) {
    String source = file.toString();
    List<double[]> rows = new ArrayList<>();
    int number = 0;
    for (String line : lines(file)) {
      number++;
      String trimmed = line.strip();
      if (!trimmed.isEmpty()) {
        double[] row = row(source, number, trimmed);
        if (!rows.isEmpty() && rows.get(0).length != row.length) {
          throw new DataFormatException(
              source, number, row.length + " numbers, but the first row has " + rows.get(0).length);
        }
        rows.add(row);
      }
    }
    if (rows.isEmpty()) {
      throw new DataFormatException(source, "no row of numbers");
    }
    return Matrix.ofRows(rows.toArray(double[][]::new));
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (NoSuchFileException e) {
      DataFormatException missing = new DataFormatException(file.toString(), "no such file");
      missing.initCause(e);
      throw missing;
    } catch (IOException e) {
      DataFormatException unreadable =
          new DataFormatException(file.toString(), "cannot be read: " + e.getMessage());
      unreadable.initCause(e);
      throw unreadable;
    }
  }

  private static double[] row(String source, int number, String line) {
    String[] words = line.split("\\s*,\\s*|\\s+", -1);
    double[] row = new double[words.length];
    for (int j = 0; j < words.length; j++) {
      try {
        row[j] = Double.parseDouble(words[j]);
      } catch (NumberFormatException e) {
        throw malformed(source, number, words[j], e);
      }
      if (!Double.isFinite(row[j])) {
        throw malformed(source, number, words[j], new ArithmeticException("not finite"));
      }
    }
    return row;
  }

  private static DataFormatException malformed(
      String source, int number, String word, Exception cause) {
    DataFormatException malformed =
        new DataFormatException(source, number, "'" + word + "' is no finite number");
    malformed.initCause(cause);
    return malformed;
  }
}
