package elenchus.report.site;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * Markdown with tables, and formulas in TeX between dollars, as markup.
 *
 * @param links where a relative link leads; empty where it leads nowhere, and its words remain
 * @param pictures the vector graphics of a relative place, as one element
 */
record Markdown(
    Function<String, Optional<String>> links, Function<String, Optional<String>> pictures) {
  private static final List<TablesExtension> EXTENSIONS = List.of(tables());

  /** Headings of a note stand two levels below the title of the page. */
  private static final int DEEPER = 1;

  /** For texts without relative links and pictures. */
  static final Markdown PLAIN = new Markdown(place -> Optional.empty(), place -> Optional.empty());

  private static TablesExtension tables() {
    return (TablesExtension) TablesExtension.create();
  }

  /** Paragraphs, headings, lists and tables. The title of the page is left out. */
  String blocks(String page) {
    Formulas formulas = new Formulas();
    Node document = Parser.builder().extensions(EXTENSIONS).build().parse(formulas.protect(page));
    document.accept(new Placement());
    String html =
        HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .escapeHtml(true)
            .attributeProviderFactory(
                context ->
                    (node, tag, attributes) -> {
                      if (node instanceof TableCell cell && cell.isHeader()) {
                        attributes.put("scope", "col");
                      }
                    })
            .nodeRendererFactory(Pictures::new)
            .build()
            .render(document);
    return formulas
        .restore(html)
        .replace("<table>", "<div class=\"scroll\" tabindex=\"0\"><table>")
        .replace("</table>", "</table></div>");
  }

  /** A sentence or two without a paragraph around them. */
  String words(String sentence) {
    String html = blocks(sentence).strip();
    boolean single = html.startsWith("<p>") && html.indexOf("<p>", 1) < 0;
    return single && html.endsWith("</p>") ? html.substring(3, html.length() - 4) : html;
  }

  /** Drops the title, lowers the headings, resolves the links. */
  private final class Placement extends AbstractVisitor {
    @Override
    public void visit(Heading heading) {
      visitChildren(heading);
      if (heading.getLevel() == 1) {
        heading.unlink();
      } else {
        heading.setLevel(Math.min(6, heading.getLevel() + DEEPER));
      }
    }

    @Override
    public void visit(Link link) {
      visitChildren(link);
      String target = link.getDestination();
      if (target.matches("[a-z]+:.*")) {
        return;
      }
      Optional<String> found = links.apply(target);
      if (found.isPresent()) {
        link.setDestination(found.get());
        return;
      }
      while (link.getFirstChild() != null) {
        link.insertBefore(link.getFirstChild());
      }
      link.unlink();
    }
  }

  /** Sets vector graphics into the page, where they take its colours. */
  private final class Pictures implements NodeRenderer {
    private final HtmlNodeRendererContext context;

    Pictures(HtmlNodeRendererContext context) {
      this.context = context;
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
      return Set.of(Image.class);
    }

    @Override
    public void render(Node node) {
      String caption = words(node);
      Optional<String> picture = pictures.apply(((Image) node).getDestination());
      context.getWriter().tag("span", Map.of("class", "figure"));
      picture.ifPresent(svg -> context.getWriter().raw(svg));
      context.getWriter().tag("span", Map.of("class", "caption"));
      context.getWriter().text(caption);
      context.getWriter().tag("/span");
      context.getWriter().tag("/span");
    }

    private static String words(Node node) {
      StringBuilder words = new StringBuilder();
      node.accept(
          new AbstractVisitor() {
            @Override
            public void visit(Text text) {
              words.append(text.getLiteral());
            }
          });
      return words.toString();
    }
  }
}
