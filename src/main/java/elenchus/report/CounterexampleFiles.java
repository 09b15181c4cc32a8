package elenchus.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import elenchus.campaign.CampaignResult;
import elenchus.campaign.Counterexample;
import elenchus.campaign.TheoremResult;
import elenchus.instance.Json;
import elenchus.theorem.Theorem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;

/** Writes each counterexample to a file that can be replayed. */
public final class CounterexampleFiles {
  private CounterexampleFiles() {}

  /**
   * Writes the counterexamples of a campaign; a directory is made only if there is one.
   *
   * @return the files by theorem id
   * @throws IOException if a file cannot be written
   */
  public static Map<String, Path> write(CampaignResult result, Path directory) throws IOException {
    Map<String, Path> files = new TreeMap<>();
    for (TheoremResult theorem : result.theorems()) {
      if (theorem.counterexample().isPresent()) {
        Counterexample found = theorem.counterexample().get();
        String name =
            "%s-seed%d-trial%d.json"
                .formatted(theorem.card().id(), result.settings().seed(), found.trial());
        Path file = directory.resolve(name);
        write(file, Json.print(document(theorem.theorem(), found)));
        files.put(theorem.card().id(), file);
      }
    }
    return files;
  }

  /**
   * The document of a counterexample: the one about an instance, with the number of its trial and
   * whether it is certified.
   */
  static <I> ObjectNode document(Theorem<I> theorem, Counterexample found) {
    I instance = theorem.instanceType().cast(found.instance());
    ObjectNode document = Documents.examined(theorem, instance, found.seed(), found.examined());
    document.put("trial", found.trial());
    document.set("counterexampleStatus", Documents.promotion(found.promotion()));
    return document;
  }

  /**
   * Writes beside the place first, then moves, so that a file is whole or not there.
   *
   * @throws IOException if it cannot be written
   */
  public static void write(Path file, String text) throws IOException {
    Path directory = file.toAbsolutePath().getParent();
    if (directory == null) {
      throw new IOException(file + " has no directory");
    }
    Files.createDirectories(directory);
    Path temporary =
        directory.resolve("." + file.getFileName() + "." + ProcessHandle.current().pid());
    try {
      Files.writeString(temporary, text);
      Files.move(
          temporary, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }
}
