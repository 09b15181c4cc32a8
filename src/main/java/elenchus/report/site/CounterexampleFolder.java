package elenchus.report.site;

import elenchus.instance.Json;
import elenchus.report.refutation.CheckScript;
import elenchus.report.refutation.LatexFragment;
import elenchus.report.refutation.Refutation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** One refutation as a folder: page, instance, script and LaTeX fragment. */
public final class CounterexampleFolder {
  private static final String COMMAND = "./elenchus replay instance.json";

  private CounterexampleFolder() {}

  /**
   * Writes a folder that stands alone, with the files that its page needs.
   *
   * @throws IOException if a file cannot be written
   */
  public static void writeAlone(Refutation refutation, Path folder) throws IOException {
    Files.createDirectories(folder);
    Assets.write(folder.resolve("assets"));
    write(refutation, folder, "", "");
  }

  static void write(Refutation refutation, Path folder, String root, String trail)
      throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("instance.json"), Json.print(refutation.document()));
    Files.writeString(folder.resolve("fragment.tex"), LatexFragment.of(refutation));
    Optional<String> script = CheckScript.of(refutation);
    if (script.isPresent()) {
      Files.writeString(folder.resolve("check.py"), script.get());
    }
    String page = CounterexamplePage.of(refutation, root, trail, COMMAND);
    Files.writeString(folder.resolve("index.html"), page);
  }
}
