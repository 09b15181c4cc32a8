package elenchus.data;

/**
 * A file of data that cannot be read or makes no sense. The message is one line that names the
 * file, the line where there is one, and the offending value.
 */
public final class DataFormatException extends RuntimeException {

  DataFormatException(String source, String what) {
    super(source + ": " + what);
  }

  DataFormatException(String source, int line, String what) {
    super(source + ":" + line + ": " + what);
  }
}
