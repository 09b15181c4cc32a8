package elenchus.report.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where a report goes. It is written beside its place and then moved there, so that a report is
 * whole or not there; it takes the place of an older report, and of nothing else.
 *
 * @param path of the directory
 */
public record ReportDirectory(Path path) {
  private static final String INDEX = "index.html";

  /** Writes the content of a directory. */
  @FunctionalInterface
  public interface Content {
    /**
     * Writes into an empty directory.
     *
     * @throws IOException if a file cannot be written
     */
    void writeInto(Path directory) throws IOException;
  }

  /** Why no report can be written there, in a few words; empty if one can. */
  public Optional<String> obstacle() {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    if (!Files.isDirectory(path)) {
      return Optional.of("is no directory");
    }
    try (Stream<Path> entries = Files.list(path)) {
      if (entries.findAny().isEmpty() || isReport()) {
        return Optional.empty();
      }
    } catch (IOException e) {
      return Optional.of("cannot be read");
    }
    return Optional.of("exists and is no report; name another directory");
  }

  /**
   * Writes a directory, whole or not at all.
   *
   * @throws IOException if a file cannot be written
   */
  public void write(Content content) throws IOException {
    Path place = path.toAbsolutePath().normalize();
    Path parent = place.getParent();
    if (parent == null) {
      throw new IOException(path + " is the root of the file system");
    }
    Files.createDirectories(parent);
    long process = ProcessHandle.current().pid();
    Path fresh = parent.resolve("." + place.getFileName() + "." + process + ".new");
    Path old = parent.resolve("." + place.getFileName() + "." + process + ".old");
    try {
      delete(fresh);
      Files.createDirectory(fresh);
      content.writeInto(fresh);
      if (Files.exists(place)) {
        Files.move(place, old, StandardCopyOption.ATOMIC_MOVE);
      }
      move(fresh, place, old);
    } finally {
      delete(fresh);
      delete(old);
    }
  }

  /** Moves the fresh report to its place, or the old one back. */
  private static void move(Path fresh, Path place, Path old) throws IOException {
    try {
      Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      if (Files.exists(old)) {
        Files.move(old, place, StandardCopyOption.ATOMIC_MOVE);
      }
      throw e;
    }
  }

  private boolean isReport() throws IOException {
    Path index = path.resolve(INDEX);
    return Files.isRegularFile(index) && Files.readString(index).contains(Page.GENERATOR);
  }

  private static void delete(Path directory) throws IOException {
    if (!Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    List<Path> inside;
    try (Stream<Path> walk = Files.walk(directory)) {
      inside = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : inside) {
      Files.delete(path);
    }
  }
}
