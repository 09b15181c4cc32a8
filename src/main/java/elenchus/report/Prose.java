package elenchus.report;

import java.util.ArrayList;
import java.util.List;

/** Sets text and Markdown for a terminal. */
public final class Prose {
  /** Columns of a line. */
  public static final int WIDTH = 100;

  private Prose() {}

  /** The paragraphs of a text, wrapped and indented. */
  public static String wrapped(String text, int indent) {
    StringBuilder set = new StringBuilder();
    String margin = " ".repeat(indent);
    for (String paragraph : text.strip().split("\\R\\s*\\R", -1)) {
      if (!set.isEmpty()) {
        set.append('\n');
      }
      for (String line : lines(words(paragraph), WIDTH - indent)) {
        set.append(margin).append(line).append('\n');
      }
    }
    return set.toString();
  }

  /** A list item: a label, then the text, wrapped with a hanging indent. */
  public static String item(String label, String text, int indent) {
    String body = wrapped(text, indent + 4);
    return " ".repeat(indent) + label + "\n" + body;
  }

  /**
   * A Markdown page: paragraphs are wrapped; headings, lists, tables, code and displayed formulas
   * keep their lines.
   */
  public static String markdown(String page, Ink ink) {
    StringBuilder set = new StringBuilder();
    List<String> paragraph = new ArrayList<>();
    boolean verbatim = false;
    for (String line : page.lines().toList()) {
      boolean fence = line.startsWith("```") || line.strip().equals("$$");
      if (verbatim || fence || isOwnLine(line)) {
        flush(paragraph, set);
        set.append(line.startsWith("#") && !verbatim ? ink.strong(heading(line)) : line)
            .append('\n');
        verbatim = fence != verbatim;
      } else if (line.isBlank()) {
        flush(paragraph, set);
        set.append('\n');
      } else {
        if (isItem(line)) {
          flush(paragraph, set);
        }
        paragraph.add(line);
      }
    }
    flush(paragraph, set);
    return set.toString();
  }

  private static void flush(List<String> paragraph, StringBuilder set) {
    if (paragraph.isEmpty()) {
      return;
    }
    String first = paragraph.get(0);
    int indent = first.length() - first.stripLeading().length();
    int hanging = isItem(first) ? first.strip().indexOf(' ') + 1 : 0;
    List<String> words = new ArrayList<>();
    paragraph.forEach(line -> words.addAll(words(line)));
    String margin = " ".repeat(indent);
    for (String line : lines(words, WIDTH - indent - hanging)) {
      set.append(margin).append(line).append('\n');
      margin = " ".repeat(indent + hanging);
    }
    paragraph.clear();
  }

  private static String heading(String line) {
    return line.replaceFirst("^#+\\s*", "");
  }

  private static boolean isOwnLine(String line) {
    return line.startsWith("#") || line.startsWith("|") || line.startsWith("    ");
  }

  private static boolean isItem(String line) {
    return line.strip().matches("([-*]|\\d+[.)]) .*");
  }

  private static List<String> words(String text) {
    return List.of(text.strip().split("\\s+", -1));
  }

  private static List<String> lines(List<String> words, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : words) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
