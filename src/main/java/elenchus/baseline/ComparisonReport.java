package elenchus.baseline;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import elenchus.instance.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/**
 * A comparison for readers.
 *
 * @param before what the baseline was recorded with
 * @param after what it was compared with
 */
public record ComparisonReport(Comparison comparison, Environment before, Environment after) {
  private static final int SHOWN = 20;

  /** As a text that ends its lines. */
  public String text() {
    StringBuilder text = new StringBuilder();
    for (Suspect suspect : comparison.suspects()) {
      line(
          text,
          "drifted in %s: %d of %d findings that name it, by up to %s of their tolerance"
              .formatted(
                  suspect.instrument(),
                  suspect.drifted(),
                  suspect.findings(),
                  share(suspect.share())));
    }
    comparison.drifts().stream()
        .limit(SHOWN)
        .forEach(drift -> line(text, "  %s".formatted(shown(drift))));
    if (comparison.drifts().size() > SHOWN) {
      line(
          text,
          "  and %d more numbers (--json has all)".formatted(comparison.drifts().size() - SHOWN));
    }
    comparison.changes().stream()
        .limit(SHOWN)
        .forEach(change -> line(text, "changed: %s".formatted(change)));
    comparison.removed().forEach(id -> line(text, "gone: %s".formatted(id)));
    if (!comparison.added().isEmpty()) {
      line(text, "new, not in the baseline: %s".formatted(String.join(", ", comparison.added())));
    }
    versions().forEach(version -> line(text, "%s".formatted(version)));
    if (comparison.isSame()) {
      line(text, "same: %d findings".formatted(comparison.compared()));
    } else {
      line(
          text,
          "drift: %d numbers in %d findings; %d trials changed their findings, %d theorems are gone"
              .formatted(
                  comparison.drifts().size(),
                  comparison.compared(),
                  comparison.changes().size(),
                  comparison.removed().size()));
    }
    return text.toString();
  }

  /** As a JSON document. */
  public ObjectNode document() {
    ObjectNode document = Json.object().put("same", comparison.isSame());
    document.put("compared", comparison.compared());
    ArrayNode suspects = document.putArray("instruments");
    for (Suspect suspect : comparison.suspects()) {
      suspects
          .addObject()
          .put("instrument", suspect.instrument())
          .put("drifted", suspect.drifted())
          .put("findings", suspect.findings())
          .put("share", suspect.share());
    }
    ArrayNode drifts = document.putArray("drifts");
    for (Drift drift : comparison.drifts()) {
      ObjectNode node = drifts.addObject();
      node.put("theorem", drift.theorem()).put("trial", drift.trial());
      node.put("claim", drift.claim()).put("quantity", drift.quantity());
      node.put("before", drift.before()).put("after", drift.after());
      node.put("ulps", drift.ulps()).put("share", drift.share());
      ArrayNode instruments = node.putArray("instruments");
      drift.instruments().forEach(instruments::add);
    }
    list(document.putArray("changes"), comparison.changes());
    list(document.putArray("new"), comparison.added());
    list(document.putArray("gone"), comparison.removed());
    list(document.putArray("versions"), versions());
    return document;
  }

  /** The versions that differ. */
  private List<String> versions() {
    List<String> versions = new ArrayList<>();
    difference(versions, "elenchus", before.version(), after.version());
    difference(versions, "java", before.java(), after.java());
    TreeSet<String> names = new TreeSet<>(before.libraries().keySet());
    names.addAll(after.libraries().keySet());
    for (String name : names) {
      difference(
          versions,
          name,
          before.libraries().getOrDefault(name, "none"),
          after.libraries().getOrDefault(name, "none"));
    }
    return versions;
  }

  private static void difference(List<String> versions, String name, String then, String now) {
    if (!then.equals(now)) {
      versions.add("recorded with %s %s, now %s".formatted(name, then, now));
    }
  }

  private static String shown(Drift drift) {
    String ulps = drift.ulps() == Long.MAX_VALUE ? "not a number" : drift.ulps() + " ulp";
    return "%s, trial %d, '%s', %s: %s is now %s (%s, %s of the tolerance; %s)"
        .formatted(
            drift.theorem(),
            drift.trial(),
            drift.claim(),
            drift.quantity(),
            Json.printCompact(Json.array(new double[] {drift.before()}))
                .replaceAll("[\\[\\]\"]", ""),
            Json.printCompact(Json.array(new double[] {drift.after()}))
                .replaceAll("[\\[\\]\"]", ""),
            ulps,
            share(drift.share()),
            String.join("; ", drift.instruments()));
  }

  private static String share(double share) {
    return Double.isInfinite(share) ? "all" : String.format(Locale.ROOT, "%.2g", share);
  }

  private static void list(ArrayNode array, List<String> texts) {
    texts.forEach(array::add);
  }

  private static void line(StringBuilder text, String line) {
    text.append(line).append('\n');
  }
}
