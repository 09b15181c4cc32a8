package elenchus.cli;

import elenchus.theorem.Theorem;
import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Theorems in jars and directories of classes, registered there as {@code ServiceLoader} asks. The
 * jars see each other and the program; what the program has as well is taken from the program.
 */
final class TheoremJars {
  private static final String REGISTER = "META-INF/services/" + Theorem.class.getName();

  private TheoremJars() {}

  /**
   * A theorem and where it comes from.
   *
   * @param place jar or directory
   */
  record Found(Path place, Theorem<?> theorem) {}

  /**
   * The theorems in some places, in their order.
   *
   * @throws InputException if a place is none, registers no theorem, or one of its theorems cannot
   *     be made
   */
  static List<Found> in(List<Path> places) {
    List<Path> distinct = places.stream().distinct().toList();
    List<List<String>> names = new ArrayList<>();
    for (Path place : distinct) {
      names.add(registered(place));
    }
    // Open as long as the process: classes are loaded when they are first needed.
    URLClassLoader loader =
        new URLClassLoader(
            distinct.stream().map(TheoremJars::url).toArray(URL[]::new),
            TheoremJars.class.getClassLoader());
    List<Found> found = new ArrayList<>();
    for (int i = 0; i < distinct.size(); i++) {
      Path place = distinct.get(i);
      for (String name : names.get(i)) {
        found.add(new Found(place, make(place, name, loader)));
      }
    }
    return found;
  }

  private static Theorem<?> make(Path place, String name, ClassLoader loader) {
    try {
      Class<?> type = Class.forName(name, true, loader);
      Object made = type.getConstructor().newInstance();
      if (!(made instanceof Theorem<?> theorem)) {
        throw new InputException(place + ": " + name + " is no theorem of this program");
      }
      String unused = theorem.card().id();
      return theorem;
    } catch (ClassNotFoundException e) {
      throw new InputException(place + ": registers " + name + ", but does not hold it");
    } catch (NoSuchMethodException | IllegalAccessException | InstantiationException e) {
      throw new InputException(
          place
              + ": "
              + name
              + " must be a public class with a public constructor of no arguments");
    } catch (java.lang.reflect.InvocationTargetException e) {
      throw new InputException(place + ": " + name + " cannot be made: " + e.getCause());
    } catch (LinkageError | RuntimeException e) {
      if (e instanceof InputException input) {
        throw input;
      }
      throw new InputException(place + ": " + name + " cannot be used: " + e);
    }
  }

  private static List<String> registered(Path place) {
    if (!Files.exists(place)) {
      throw new InputException(place + ": no such jar or directory");
    }
    Optional<String> register;
    try {
      register = Files.isDirectory(place) ? inDirectory(place) : inJar(place);
    } catch (IOException e) {
      throw new InputException(place + ": not a jar: " + e.getMessage());
    }
    List<String> names =
        register.orElse("").lines().map(line -> line.replaceAll("#.*", "").strip()).toList();
    List<String> used = names.stream().filter(name -> !name.isEmpty()).distinct().toList();
    if (used.isEmpty()) {
      throw new InputException(
          place + ": registers no theorem (in " + REGISTER + ", as @AutoService does)");
    }
    return used;
  }

  private static Optional<String> inDirectory(Path directory) throws IOException {
    Path register = directory.resolve(REGISTER);
    return Files.exists(register) ? Optional.of(Files.readString(register)) : Optional.empty();
  }

  private static Optional<String> inJar(Path jar) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      ZipEntry entry = zip.getEntry(REGISTER);
      if (entry == null) {
        return Optional.empty();
      }
      try (InputStream in = zip.getInputStream(entry)) {
        return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
  }

  private static URL url(Path place) {
    try {
      return place.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new InputException(place + ": cannot be named as a URL");
    }
  }
}
