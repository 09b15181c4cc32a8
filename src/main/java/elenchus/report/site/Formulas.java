package elenchus.report.site;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Keeps formulas away from Markdown, to which backslashes, underscores, asterisks and bars mean
 * something: each is replaced by a token before, and set in its place after.
 */
final class Formulas {
  private static final char OPEN = '\uE000';
  private static final char CLOSE = '\uE001';
  private static final Pattern PARTS =
      Pattern.compile(
          "(?<code>(?m:^)(?:```|~~~)(?s:.*?)(?m:^)(?:```|~~~)|(?<ticks>`+)(?s:.+?)(?<!`)\\k<ticks>(?!`))"
              + "|(?<!\\\\)\\$\\$(?<display>(?s:.+?))\\$\\$"
              + "|(?<!\\\\)\\$(?<inline>(?:[^$\\\\]|\\\\(?s:.))+?)\\$");
  private static final Pattern TOKENS = Pattern.compile(OPEN + "(\\d+)" + CLOSE);

  private final List<String> markup = new ArrayList<>();

  /** The page with tokens for its formulas. */
  String protect(String page) {
    Matcher matcher = PARTS.matcher(page);
    StringBuilder tokens = new StringBuilder();
    while (matcher.find()) {
      String replacement = matcher.group();
      if (matcher.group("display") != null) {
        replacement = token("math display", matcher.group("display"));
      } else if (matcher.group("inline") != null) {
        replacement = token("math", matcher.group("inline"));
      }
      matcher.appendReplacement(tokens, Matcher.quoteReplacement(replacement));
    }
    return matcher.appendTail(tokens).toString();
  }

  /** The markup with its formulas in place of the tokens. */
  String restore(String html) {
    return TOKENS
        .matcher(html)
        .replaceAll(m -> Matcher.quoteReplacement(markup.get(Integer.parseInt(m.group(1)))));
  }

  private String token(String style, String formula) {
    markup.add(Html.inline("span", formula.strip(), "class", style));
    return String.valueOf(OPEN) + (markup.size() - 1) + CLOSE;
  }
}
