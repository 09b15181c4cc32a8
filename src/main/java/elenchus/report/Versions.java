package elenchus.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.TreeSet;

/** What computed the numbers of a report. */
public final class Versions {
  private static final String RESOURCE = "/elenchus/versions.properties";

  private Versions() {}

  /**
   * The versions by name: the program, Java, then the libraries that compute, as the build wrote
   * them down.
   *
   * @param program version of the program
   */
  public static Map<String, String> of(String program) {
    Map<String, String> versions = new LinkedHashMap<>();
    versions.put("Elenchus", program);
    versions.put("Java", System.getProperty("java.vm.name") + " " + Runtime.version());
    Properties libraries = new Properties();
    try (InputStream stream = Versions.class.getResourceAsStream(RESOURCE)) {
      if (stream == null) {
        throw new IOException("the program lacks " + RESOURCE);
      }
      libraries.load(stream);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    for (String name : new TreeSet<>(libraries.stringPropertyNames())) {
      String version = libraries.getProperty(name);
      versions.put(name, version.startsWith("$") ? "not recorded" : version);
    }
    return Collections.unmodifiableMap(versions);
  }
}
