package elenchus.report.refutation;

import com.fasterxml.jackson.databind.JsonNode;
import elenchus.report.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words, symbols and numbers in LaTeX, with the packages {@code amsmath} at most. */
final class Tex {
  private static final int DIGITS = 6;
  private static final int MOST_ROWS = 12;
  private static final int MOST_COLUMNS = 10;
  private static final Pattern SYMBOL = Pattern.compile("([A-Za-z]+?)_?(\\d*)");
  private static final Pattern NUMBER = Pattern.compile("(-?[0-9.]+)e(-?[0-9]+)");
  private static final Set<String> GREEK =
      Set.of(
          "alpha", "beta", "gamma", "delta", "epsilon", "eps", "zeta", "eta", "theta", "kappa",
          "lambda", "mu", "nu", "xi", "rho", "sigma", "tau", "phi", "chi", "psi", "omega");

  private Tex() {}

  /** A text whose formulas stand between dollars. */
  static String prose(String text) {
    String[] parts = text.split("\\$", -1);
    StringBuilder tex = new StringBuilder();
    for (int i = 0; i < parts.length; i++) {
      boolean isFormula = i % 2 == 1;
      tex.append(isFormula ? "$" + formula(parts[i]) + "$" : words(parts[i]));
    }
    return tex.toString().replace("$$", "");
  }

  /** Letters of the packages of the American Mathematical Society's fonts are replaced. */
  private static String formula(String formula) {
    return formula.replace("\\mathbb", "\\mathbf").replace("\\mathfrak", "\\mathbf");
  }

  static String words(String words) {
    StringBuilder tex = new StringBuilder();
    boolean typewriter = false;
    for (char c : words.toCharArray()) {
      switch (c) {
        case '\\' -> tex.append("\\textbackslash{}");
        case '{', '}', '%', '&', '#', '_', '$' -> tex.append('\\').append(c);
        case '^' -> tex.append("\\textasciicircum{}");
        case '~' -> tex.append("\\textasciitilde{}");
        case '<' -> tex.append("$<$");
        case '>' -> tex.append("$>$");
        case '|' -> tex.append("$|$");
        case '`' -> {
          tex.append(typewriter ? "}" : "\\texttt{");
          typewriter = !typewriter;
        }
        default -> tex.append(c);
      }
    }
    return typewriter ? tex + "}" : tex.toString();
  }

  /** A name in plain letters as a symbol: {@code H0} becomes {@code H_{0}}. */
  static String symbol(String name) {
    Matcher matcher = SYMBOL.matcher(name);
    if (!matcher.matches()) {
      return "\\mathrm{" + words(name) + "}";
    }
    String letters = matcher.group(1);
    String base =
        letters.length() == 1
            ? letters
            : GREEK.contains(letters)
                ? "\\" + letters.replaceFirst("^eps$", "varepsilon")
                : "\\mathrm{" + letters + "}";
    return matcher.group(2).isEmpty() ? base : base + "_{" + matcher.group(2) + "}";
  }

  /** A number, rounded for reading. */
  static String number(double value) {
    if (!Double.isFinite(value)) {
      return Double.isNaN(value) ? "\\text{not a number}" : value > 0 ? "\\infty" : "-\\infty";
    }
    Matcher matcher = NUMBER.matcher(Figures.rounded(value, DIGITS));
    return matcher.matches()
        ? matcher.group(1) + "\\cdot 10^{" + matcher.group(2) + "}"
        : Figures.rounded(value, DIGITS);
  }

  /** The equations {@code symbol = value} of an object, one by one. */
  static List<String> equations(String prefix, JsonNode object) {
    List<String> equations = new ArrayList<>();
    object
        .properties()
        .forEach(
            field -> {
              String name = field.getKey();
              JsonNode value = field.getValue();
              if (value.isObject()) {
                equations.addAll(equations(prefix + name + ".", value));
              } else {
                String left = prefix.isEmpty() ? "" : "\\text{" + words(prefix) + "}";
                equations.add(left + symbol(name) + " = " + value(value));
              }
            });
    return equations;
  }

  private static String value(JsonNode value) {
    if (value.isNumber()) {
      return value.isIntegralNumber() ? value.asText() : number(value.doubleValue());
    }
    if (!value.isArray()) {
      return "\\text{" + words(value.asText()) + "}";
    }
    boolean isMatrix = !value.isEmpty() && value.get(0).isArray();
    if (isMatrix && !value.get(0).isEmpty() && value.get(0).get(0).isArray()) {
      List<String> matrices = new ArrayList<>();
      value.forEach(matrix -> matrices.add(value(matrix)));
      return String.join(",\\; ", matrices);
    }
    return isMatrix ? matrix(value) : row(value);
  }

  private static String row(JsonNode entries) {
    List<String> parts = new ArrayList<>();
    for (int j = 0; j < Math.min(entries.size(), MOST_COLUMNS); j++) {
      JsonNode entry = entries.get(j);
      parts.add(entry.isObject() ? "\\ldots" : value(entry));
    }
    if (entries.size() > MOST_COLUMNS) {
      parts.add("\\ldots");
    }
    return "(" + String.join(",\\, ", parts) + ")";
  }

  /** Larger matrices are cut; the file of the instance has them in full. */
  private static String matrix(JsonNode rows) {
    int columns = Math.min(rows.get(0).size(), MOST_COLUMNS);
    boolean isWide = rows.get(0).size() > MOST_COLUMNS;
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < Math.min(rows.size(), MOST_ROWS); i++) {
      List<String> parts = new ArrayList<>();
      for (int j = 0; j < columns; j++) {
        parts.add(value(rows.get(i).get(j)));
      }
      if (isWide) {
        parts.add("\\cdots");
      }
      lines.add(String.join(" & ", parts));
    }
    if (rows.size() > MOST_ROWS) {
      lines.add("\\vdots");
    }
    String format = "r".repeat(Math.max(1, columns + (isWide ? 1 : 0)));
    String shape =
        isWide || rows.size() > MOST_ROWS
            ? " \\quad (%d \\times %d)".formatted(rows.size(), rows.get(0).size())
            : "";
    return "\\left(\\begin{array}{"
        + format
        + "}\n    "
        + String.join(" \\\\\n    ", lines)
        + "\n  \\end{array}\\right)"
        + shape;
  }
}
