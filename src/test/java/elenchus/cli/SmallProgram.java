package elenchus.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A program in one class that starts fast, for tests of what stands around a program. */
final class SmallProgram {
  private SmallProgram() {}

  /** Prints a line. */
  public static void main(String[] arguments) {
    System.out.println("elenchus small");
  }

  /** Writes the program as a jar. */
  static void write(Path jar) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, SmallProgram.class.getName());
    String name = SmallProgram.class.getName().replace('.', '/') + ".class";
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream entries = new JarOutputStream(out, manifest);
        InputStream code =
            Objects.requireNonNull(SmallProgram.class.getResourceAsStream("/" + name))) {
      entries.putNextEntry(new JarEntry(name));
      code.transferTo(entries);
    }
  }
}
