package elenchus.report.refutation;

import com.fasterxml.jackson.databind.JsonNode;
import elenchus.report.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words, symbols and numbers in LaTeX, with the packages {@code amsmath} at most. */
final class Tex {
  private static final int DIGITS = 6;
  private static final int MOST_ROWS = 12;

  /** Characters of a line of numbers, with two for each gap. */
  private static final int LINE = 52;

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
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
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
    for (Map.Entry<String, JsonNode> field : object.properties()) {
      String name = field.getKey();
      JsonNode value = field.getValue();
      String left = (prefix.isEmpty() ? "" : "\\text{" + words(prefix) + "}") + symbol(name);
      if (value.isObject()) {
        equations.addAll(equations(prefix + name + ".", value));
      } else if (isList(value) && isList(value.get(0)) && isList(value.get(0).get(0))) {
        for (int i = 0; i < value.size(); i++) {
          equations.add("%s^{(%d)} = %s".formatted(left, i + 1, value(value.get(i))));
        }
      } else {
        equations.add(left + " = " + value(value));
      }
    }
    return equations;
  }

  private static boolean isList(JsonNode value) {
    return value.isArray() && !value.isEmpty();
  }

  private static String value(JsonNode value) {
    if (value.isIntegralNumber()) {
      return value.asText();
    }
    if (value.isNumber()) {
      return number(value.doubleValue());
    }
    if (value.isObject()) {
      return "\\ldots";
    }
    if (!value.isArray()) {
      return "\\text{" + words(value.asText()) + "}";
    }
    return isList(value) && value.get(0).isArray() ? matrix(value) : row(value);
  }

  private static String row(JsonNode entries) {
    int shown = fitting(List.of(entries), entries.size());
    List<String> parts = new ArrayList<>();
    for (int j = 0; j < shown; j++) {
      parts.add(value(entries.get(j)));
    }
    String rest = shown < entries.size() ? ",\\, \\ldots) \\quad (" + entries.size() + ")" : ")";
    return "(" + String.join(",\\, ", parts) + rest;
  }

  /** Larger matrices are cut; the file of the instance has them in full. */
  private static String matrix(JsonNode rows) {
    List<JsonNode> shown = new ArrayList<>();
    rows.forEach(shown::add);
    boolean isHigh = shown.size() > MOST_ROWS;
    shown = shown.subList(0, Math.min(MOST_ROWS, shown.size()));
    int width = rows.get(0).size();
    int columns = fitting(shown, width);
    List<String> lines = new ArrayList<>();
    for (JsonNode row : shown) {
      List<String> parts = new ArrayList<>();
      for (int j = 0; j < columns; j++) {
        parts.add(value(row.get(j)));
      }
      if (columns < width) {
        parts.add("\\cdots");
      }
      lines.add(String.join(" & ", parts));
    }
    if (isHigh) {
      lines.add("\\vdots");
    }
    boolean isCut = isHigh || columns < width;
    return "\\left(\\begin{array}{"
        + "r".repeat(Math.max(1, columns + (columns < width ? 1 : 0)))
        + "}\n    "
        + String.join(" \\\\\n    ", lines)
        + "\n  \\end{array}\\right)"
        + (isCut ? " \\quad (%d \\times %d)".formatted(rows.size(), width) : "");
  }

  /** How many columns of these rows fit on a line. */
  private static int fitting(List<JsonNode> rows, int columns) {
    int width = 0;
    for (int j = 0; j < columns; j++) {
      int widest = 0;
      for (JsonNode row : rows) {
        JsonNode entry = row.get(j);
        String digits =
            entry.isFloatingPointNumber()
                ? Figures.rounded(entry.doubleValue(), DIGITS)
                : entry.asText();
        widest = Math.max(widest, digits.length() + (digits.contains("e") ? 3 : 0));
      }
      width += widest + 2;
      if (width > LINE) {
        return j;
      }
    }
    return columns;
  }
}
