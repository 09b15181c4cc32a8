package elenchus.baseline;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a baseline was recorded with.
 *
 * @param version of the program
 * @param java version and vendor of the virtual machine
 * @param libraries versions of the numerical libraries, by name
 */
public record Environment(String version, String java, SortedMap<String, String> libraries) {
  private static final String LIBRARIES = "/elenchus/baseline/libraries.properties";

  /** The environment of this process. */
  public static Environment here(String version) {
    String java =
        System.getProperty("java.runtime.version") + " (" + System.getProperty("java.vendor") + ")";
    Properties properties = new Properties();
    try (InputStream in = Environment.class.getResourceAsStream(LIBRARIES)) {
      properties.load(Objects.requireNonNull(in, LIBRARIES));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    TreeMap<String, String> libraries = new TreeMap<>();
    properties.stringPropertyNames().forEach(n -> libraries.put(n, properties.getProperty(n)));
    return new Environment(version, java, libraries);
  }
}
