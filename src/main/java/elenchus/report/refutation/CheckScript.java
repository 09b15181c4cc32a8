package elenchus.report.refutation;

import com.fasterxml.jackson.databind.JsonNode;
import elenchus.instance.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A script of at most 60 lines that recomputes a refutation with numpy alone. The lines that
 * compute {@code observed} and {@code predicted} come from the theorem; they see the fields of the
 * instance under their names and may set {@code relation} ({@code "="}, {@code "<="} or {@code
 * ">="}) and {@code accuracy}. Its exit code is 1 where the statement is violated, 0 where not.
 */
public final class CheckScript {
  /** Bound on the length of a script. */
  public static final int MOST_LINES = 60;

  /** Words of Python that cannot name a variable, and the names that the script uses itself. */
  private static final Set<String> TAKEN =
      Set.of("lambda", "is", "in", "as", "or", "and", "not", "if", "for", "from", "def", "np");

  private static final List<String> VERDICT =
      List.of(
          "gap = np.asarray(observed, dtype=float) - np.asarray(predicted, dtype=float)",
          "gap = np.abs(gap) if relation == \"=\" else gap if relation == \"<=\" else -gap",
          "refuted = bool(np.max(gap) > accuracy)",
          "print(\"claimed    observed\", relation, \"predicted\")",
          "print(\"observed  \", observed)",
          "print(\"predicted \", predicted)",
          "print(\"violated by\", np.max(gap), \"beyond rounding\" if refuted else \"at most\")",
          "print(\"REFUTED\" if refuted else \"not refuted\")",
          "raise SystemExit(1 if refuted else 0)");

  private CheckScript() {}

  /** The script, if the theorem contributes its computation. */
  public static Optional<String> of(Refutation refutation) {
    return refutation.computation().map(computation -> script(refutation, computation));
  }

  private static String script(Refutation refutation, String computation) {
    List<String> lines = new ArrayList<>();
    lines.add("\"\"\"'%s' is false (%s).".formatted(refutation.name(), refutation.theorem().id()));
    lines.add("");
    lines.add("Recomputes one instance with numpy alone, without Elenchus. Exit code 1: refuted.");
    lines.add("\"\"\"");
    lines.add("");
    lines.add("import numpy as np");
    lines.add("");
    lines.add("# the instance, to the last bit");
    for (Map.Entry<String, JsonNode> field : refutation.instance().properties()) {
      lines.add(variable(field.getKey()) + " = " + literal(field.getValue()));
    }
    lines.add("");
    lines.add("relation = \"" + relation(refutation) + "\"");
    lines.add("accuracy = 1e-9");
    lines.add("");
    lines.addAll(computation.strip().lines().toList());
    lines.add("");
    lines.addAll(VERDICT);
    return String.join("\n", lines) + "\n";
  }

  private static String relation(Refutation refutation) {
    return switch (refutation.finding().claim().relation()) {
      case EQUAL, CONVERGES, IN_DISTRIBUTION -> "=";
      case AT_MOST -> "<=";
      case AT_LEAST -> ">=";
    };
  }

  /** The name of a field as a variable: a word of Python gets an underscore. */
  static String variable(String field) {
    return TAKEN.contains(field) ? field + "_" : field;
  }

  /** A value in Python: JSON for the most part. Arrays of numbers become arrays of numpy. */
  static String literal(JsonNode value) {
    if (value.isBoolean()) {
      return value.booleanValue() ? "True" : "False";
    }
    if (value.isArray() && isNumeric(value)) {
      return "np.array(" + Json.printCompact(value).replace(",", ", ") + ")";
    }
    if (value.isArray()) {
      List<String> parts = new ArrayList<>();
      value.forEach(part -> parts.add(literal(part)));
      return "[" + String.join(", ", parts) + "]";
    }
    if (value.isObject()) {
      List<String> parts = new ArrayList<>();
      value
          .properties()
          .forEach(f -> parts.add("\"" + f.getKey() + "\": " + literal(f.getValue())));
      return "{" + String.join(", ", parts) + "}";
    }
    return Json.printCompact(value);
  }

  /** Whether it holds numbers alone, row by row of one length. */
  private static boolean isNumeric(JsonNode array) {
    int columns = -1;
    for (JsonNode part : array) {
      if (part.isArray()) {
        boolean sameLength = columns < 0 || columns == part.size();
        columns = part.size();
        if (!sameLength || !isNumeric(part)) {
          return false;
        }
      } else if (!part.isNumber()) {
        return false;
      }
    }
    return true;
  }
}
