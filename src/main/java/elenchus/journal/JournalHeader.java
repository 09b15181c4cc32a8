package elenchus.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import elenchus.campaign.Settings;
import elenchus.instance.Json;
import elenchus.theorem.Theorem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** The first line of a journal: the campaign it belongs to. */
final class JournalHeader {
  private static final String FORMAT = "elenchus-journal";
  private static final int REVISION = 1;

  private final ObjectNode fields;

  private JournalHeader(ObjectNode fields) {
    this.fields = fields;
  }

  /**
   * The header of a campaign.
   *
   * @param version of the program
   */
  static JournalHeader of(List<? extends Theorem<?>> theorems, Settings settings, String version) {
    ObjectNode fields = Json.object();
    fields.put(FORMAT, REVISION);
    fields.put("version", version);
    fields.put("seed", settings.seed());
    fields.put("tries", settings.tries());
    fields.put("trialMillis", settings.limits().trial().toMillis());
    ArrayNode ids = fields.putArray("theorems");
    theorems.forEach(theorem -> ids.add(theorem.card().id()));
    return new JournalHeader(fields);
  }

  /** The line, without its end. */
  String line() {
    return Json.printCompact(fields);
  }

  /** Whether a line is the header of a journal, of whatever campaign. */
  static boolean isHeader(JsonNode line) {
    return line.isObject() && line.has(FORMAT);
  }

  /** How the campaign of another header differs, if it does. */
  Optional<String> difference(JsonNode other) {
    List<String> differences = new ArrayList<>();
    for (Map.Entry<String, JsonNode> field : fields.properties()) {
      JsonNode theirs = other.path(field.getKey());
      if (field.getKey().equals("theorems")) {
        theorems(theirs).ifPresent(differences::add);
      } else if (!theirs.equals(field.getValue()) && !sameNumber(theirs, field.getValue())) {
        differences.add(
            "%s %s, and not %s"
                .formatted(name(field.getKey()), shown(theirs), shown(field.getValue())));
      }
    }
    return differences.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", differences));
  }

  private static boolean sameNumber(JsonNode one, JsonNode other) {
    return one.isIntegralNumber()
        && other.isIntegralNumber()
        && one.canConvertToLong()
        && one.longValue() == other.longValue();
  }

  private static String name(String field) {
    return field.equals(FORMAT) ? "journal format" : field;
  }

  private static String shown(JsonNode value) {
    return value.isMissingNode() ? "unknown" : value.asText();
  }

  private Optional<String> theorems(JsonNode other) {
    List<String> ours = ids(fields.path("theorems"));
    List<String> theirs = ids(other);
    if (ours.equals(theirs)) {
      return Optional.empty();
    }
    TreeSet<String> missing = new TreeSet<>(theirs);
    ours.forEach(missing::remove);
    TreeSet<String> further = new TreeSet<>(ours);
    theirs.forEach(further::remove);
    if (missing.isEmpty() && further.isEmpty()) {
      return Optional.of("the same theorems in another order");
    }
    String with = missing.isEmpty() ? "" : "with " + sample(missing);
    String without = further.isEmpty() ? "" : "without " + sample(further);
    return Optional.of((with + " " + without).strip());
  }

  private static String sample(SortedSet<String> ids) {
    return "'" + ids.first() + "'" + (ids.size() > 1 ? " and " + (ids.size() - 1) + " more" : "");
  }

  private static List<String> ids(JsonNode array) {
    List<String> ids = new ArrayList<>();
    array.forEach(id -> ids.add(id.asText()));
    return ids;
  }
}
