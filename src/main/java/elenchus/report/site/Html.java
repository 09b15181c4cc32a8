package elenchus.report.site;

import java.util.ArrayDeque;
import java.util.Deque;

/** Writes elements that are well-formed as XML and as HTML. Attributes are pairs of strings. */
final class Html {
  private final StringBuilder text = new StringBuilder();
  private final Deque<String> open = new ArrayDeque<>();

  /** Opens an element. */
  Html open(String tag, String... attributes) {
    start(tag, attributes);
    text.append('>');
    open.push(tag);
    return this;
  }

  /** Closes the element opened last. */
  Html close() {
    text.append("</").append(open.pop()).append(">\n");
    return this;
  }

  /** An element with words in it. */
  Html leaf(String tag, String words, String... attributes) {
    return element(tag, escaped(words), attributes);
  }

  /** An element with markup in it. */
  Html element(String tag, String markup, String... attributes) {
    start(tag, attributes);
    text.append('>').append(markup).append("</").append(tag).append(">\n");
    return this;
  }

  /** An element that has no content by its nature. */
  Html empty(String tag, String... attributes) {
    start(tag, attributes);
    text.append("/>\n");
    return this;
  }

  /** Words. */
  Html words(String words) {
    text.append(escaped(words));
    return this;
  }

  /** Markup that is well-formed already. */
  Html markup(String markup) {
    text.append(markup);
    return this;
  }

  /**
   * The whole.
   *
   * @throws IllegalStateException if an element is open
   */
  String done() {
    if (!open.isEmpty()) {
      throw new IllegalStateException("open elements: " + open);
    }
    return text.toString();
  }

  /** Words inside an element that runs with the text. */
  static String inline(String tag, String words, String... attributes) {
    return new Html().leaf(tag, words, attributes).done().strip();
  }

  /** A link. */
  static String link(String target, String words) {
    return inline("a", words, "href", target);
  }

  static String escaped(String words) {
    return words
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private void start(String tag, String... attributes) {
    text.append('<').append(tag);
    for (int i = 0; i < attributes.length; i += 2) {
      text.append(' ')
          .append(attributes[i])
          .append("=\"")
          .append(escaped(attributes[i + 1]))
          .append('"');
    }
  }
}
