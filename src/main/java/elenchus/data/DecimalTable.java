package elenchus.data;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/**
 * The samples of a file as the decimal fractions that are written there, before any rounding to
 * {@code double}. Rows are parsed when asked for.
 */
public final class DecimalTable {
  private final byte[] bytes;
  private final int[] starts;
  private final int[] ends;
  private final int columns;
  private final Function<String, BigDecimal[]> parser;

  DecimalTable(Lines.Extents rows, int columns, Function<String, BigDecimal[]> parser) {
    this.bytes = rows.bytes();
    this.starts = rows.starts();
    this.ends = rows.ends();
    this.columns = columns;
    this.parser = parser;
  }

  /** Number of samples N. */
  public int rows() {
    return starts.length;
  }

  /** Number of features d. */
  public int columns() {
    return columns;
  }

  /** Sample i, 0-based: d exact decimal fractions, in a new array. */
  public BigDecimal[] row(int i) {
    String line = new String(bytes, starts[i], ends[i] - starts[i], StandardCharsets.US_ASCII);
    return parser.apply(line);
  }
}
