package elenchus.report.site;

import elenchus.campaign.CampaignResult;
import elenchus.campaign.TheoremResult;
import elenchus.instance.Json;
import elenchus.report.CheckDocument;
import elenchus.report.JUnitDocument;
import elenchus.report.refutation.Refutation;
import elenchus.theorem.Card;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A campaign as a directory of pages: {@code index.html}, a page per theorem, a folder per
 * refutation, {@code check.json} and {@code junit.xml}.
 *
 * @param result the campaign
 * @param version of the program
 * @param versions of the program, of Java and of the libraries, by name
 * @param command that repeats the campaign
 */
public record Site(
    CampaignResult result, String version, Map<String, String> versions, String command) {

  /**
   * Writes the report into a directory that is empty.
   *
   * @throws IOException if a file cannot be written
   */
  public void writeInto(Path directory) throws IOException {
    Assets.write(directory.resolve("assets"));
    Path theorems = Files.createDirectories(directory.resolve("theorems"));
    Path refutations = Files.createDirectories(directory.resolve("counterexamples"));
    Set<String> ids =
        result.theorems().stream().map(t -> t.card().id()).collect(Collectors.toSet());
    Function<String, Optional<String>> links = TheoremPage.links(ids);
    Map<String, Path> found = new TreeMap<>();
    for (TheoremResult theorem : result.theorems()) {
      Card card = theorem.card();
      ProofNote note = ProofNote.of(theorem.theorem(), links);
      Files.writeString(
          theorems.resolve(card.id() + ".html"), TheoremPage.of(theorem, note, command(theorem)));
      for (Refutation refutation : Refutation.of(theorem)) {
        String trail =
            Html.link("../../index.html", "All theorems")
                + " › "
                + Html.link("../../theorems/" + card.id() + ".html", card.title());
        String folder = refutation.folder();
        CounterexampleFolder.write(refutation, refutations.resolve(folder), "../../", trail);
        if (refutation.isClaim()) {
          found.put(card.id(), Path.of("counterexamples", folder, "instance.json"));
        }
      }
    }
    Files.writeString(
        directory.resolve("check.json"), Json.print(CheckDocument.of(result, version, found)));
    Files.writeString(directory.resolve("junit.xml"), JUnitDocument.of(result));
    Files.writeString(directory.resolve("index.html"), OverviewPage.of(result, versions, command));
  }

  private String command(TheoremResult theorem) {
    return "./elenchus check %s --tries %d --seed %d"
        .formatted(
            theorem.card().id(),
            Math.max(0, theorem.counts().total() - theorem.examples()),
            result.settings().seed());
  }
}
