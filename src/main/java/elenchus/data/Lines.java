package elenchus.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A cursor over the lines of a file that parses numbers in place. Decimal numbers are rounded
 * correctly: those with a short mantissa and exponent by one exact division (Clinger, PLDI 1990),
 * the others by the library.
 */
final class Lines {
  private static final double[] POWERS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };

  private static final long EXACT_INTEGERS = 1L << 53;
  private static final long MANTISSA_ROOM = Long.MAX_VALUE / 10 - 1;
  private static final int EXPONENT_ROOM = 100_000;
  private static final int SHOWN = 40;
  private static final int NO_COMMENTS = -1;

  private final String source;
  private final byte[] bytes;
  private final int comment;
  private int next;
  private int start;
  private int end;
  private int number;

  private Lines(String source, byte[] bytes, int comment) {
    this.source = source;
    this.bytes = bytes;
    this.comment = comment;
    this.next = startsWithByteOrderMark(bytes) ? 3 : 0;
  }

  /** The places of some lines in the bytes of a file. */
  record Extents(byte[] bytes, int[] starts, int[] ends) {}

  static Lines of(Path file) {
    return new Lines(file.toString(), read(file), NO_COMMENTS);
  }

  static Lines withComments(Path file, char comment) {
    return new Lines(file.toString(), read(file), comment);
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw unreadable(file, "no such file", e);
    } catch (AccessDeniedException e) {
      throw unreadable(file, "no permission to read", e);
    } catch (IOException e) {
      String why = Files.isDirectory(file) ? "is a directory" : "cannot be read: " + e.getMessage();
      throw unreadable(file, why, e);
    }
  }

  private static DataFormatException unreadable(Path file, String why, IOException cause) {
    DataFormatException exception = new DataFormatException(file.toString(), why);
    exception.initCause(cause);
    return exception;
  }

  private static boolean startsWithByteOrderMark(byte[] bytes) {
    return bytes.length >= 3
        && bytes[0] == (byte) 0xEF
        && bytes[1] == (byte) 0xBB
        && bytes[2] == (byte) 0xBF;
  }

  /** Moves to the next line that is not blank; false at the end of the file. */
  boolean advance() {
    while (next < bytes.length) {
      number++;
      start = next;
      int newline = find('\n', start, bytes.length);
      next = newline + 1;
      end = comment == NO_COMMENTS ? newline : find(comment, start, newline);
      start = skipBlank(start, end);
      end = trimmedEnd(start, end);
      if (start < end) {
        return true;
      }
    }
    return false;
  }

  /** Where the current line begins, white space apart. */
  int start() {
    return start;
  }

  /** One past where the current line ends, white space and comment apart. */
  int end() {
    return end;
  }

  /** The bytes of the file, shared. */
  byte[] bytes() {
    return bytes;
  }

  /** The first place of a byte in a range, or the end of the range. */
  int find(int wanted, int from, int to) {
    int place = from;
    while (place < to && bytes[place] != wanted) {
      place++;
    }
    return place;
  }

  /** The first white space in a range, or the end of the range. */
  int findBlank(int from, int to) {
    int place = from;
    while (place < to && !isBlank(bytes[place])) {
      place++;
    }
    return place;
  }

  /** The first place in a range that is not white space, or the end of the range. */
  int skipBlank(int from, int to) {
    int place = from;
    while (place < to && isBlank(bytes[place])) {
      place++;
    }
    return place;
  }

  /** The end of a range without the white space before it. */
  int trimmedEnd(int from, int to) {
    int place = to;
    while (place > from && isBlank(bytes[place - 1])) {
      place--;
    }
    return place;
  }

  /** Whether a range begins and ends with a double quote. */
  boolean isQuoted(int from, int to) {
    return to - from >= 2 && bytes[from] == '"' && bytes[to - 1] == '"';
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\t' || b == '\r';
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  String text(int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.UTF_8);
  }

  /**
   * An integer with optional sign.
   *
   * @throws DataFormatException if the range holds anything else or a number beyond int
   */
  int integer(String what, int from, int to) {
    int p = from < to && (bytes[from] == '+' || bytes[from] == '-') ? from + 1 : from;
    long magnitude = 0;
    boolean integral = p < to;
    for (; p < to && integral; p++) {
      integral = isDigit(bytes[p]);
      magnitude = 10 * magnitude + (bytes[p] - '0');
      integral &= magnitude <= Integer.MAX_VALUE;
    }
    if (!integral) {
      throw malformed(what + " '" + shown(from, to) + "' is not an integer");
    }
    return (int) (bytes[from] == '-' ? -magnitude : magnitude);
  }

  /**
   * A finite decimal number: sign, digits, point, exponent.
   *
   * @throws DataFormatException if the range holds anything else or a number beyond double
   */
  double decimal(int from, int to) {
    double value = parse(from, to);
    if (!Double.isFinite(value)) {
      throw malformed("value '" + shown(from, to) + "' is not a finite decimal number");
    }
    return value;
  }

  /** Whether the range holds a finite decimal number. */
  boolean isDecimal(int from, int to) {
    return Double.isFinite(parse(from, to));
  }

  private double parse(int from, int to) {
    int p = from < to && (bytes[from] == '+' || bytes[from] == '-') ? from + 1 : from;
    long mantissa = 0;
    int digits = 0;
    int scale = 0;
    boolean point = false;
    boolean roomy = true;
    for (; p < to; p++) {
      byte b = bytes[p];
      if (isDigit(b)) {
        roomy &= mantissa <= MANTISSA_ROOM;
        mantissa = roomy ? 10 * mantissa + (b - '0') : mantissa;
        scale += point ? 1 : 0;
        digits++;
      } else if (b == '.' && !point) {
        point = true;
      } else {
        break;
      }
    }
    int exponent = 0;
    if (digits > 0 && p < to && (bytes[p] == 'e' || bytes[p] == 'E')) {
      int sign = p + 1;
      p = sign < to && (bytes[sign] == '+' || bytes[sign] == '-') ? sign + 1 : sign;
      int first = p;
      for (; p < to && isDigit(bytes[p]); p++) {
        exponent = Math.min(10 * exponent + (bytes[p] - '0'), EXPONENT_ROOM);
      }
      if (p == first) {
        return Double.NaN;
      }
      exponent = bytes[sign] == '-' ? -exponent : exponent;
    }
    if (digits == 0 || p < to) {
      return Double.NaN;
    }
    int power = exponent - scale;
    if (!roomy || mantissa > EXACT_INTEGERS || Math.abs(power) >= POWERS.length) {
      return Double.parseDouble(text(from, to));
    }
    double value = power < 0 ? mantissa / POWERS[-power] : mantissa * POWERS[power];
    return bytes[from] == '-' ? -value : value;
  }

  /** The range for a message: on one line, without control characters, cut when long. */
  String shown(int from, int to) {
    String text = text(from, to).replaceAll("\\p{Cntrl}", "?");
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
  }

  /** What is wrong with the current line. */
  DataFormatException malformed(String what) {
    return new DataFormatException(source, number, what);
  }

  /** What is wrong with the file. */
  DataFormatException malformedFile(String what) {
    return new DataFormatException(source, what);
  }

  /** Grows an array when an index lies beyond it. */
  static int[] room(int[] array, int index) {
    return index < array.length ? array : Arrays.copyOf(array, 2 * array.length);
  }
}
