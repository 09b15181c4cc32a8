package elenchus.report.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What every page of a report must satisfy, as far as a parser can tell. */
final class Pages {
  private Pages() {}

  static List<Path> in(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(f -> f.toString().endsWith(".html")).sorted().toList();
    }
  }

  static Document parsed(Path page) throws Exception {
    return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(page.toFile());
  }

  static List<Element> elements(Document page, String tag) {
    NodeList nodes = page.getElementsByTagName(tag);
    List<Element> elements = new ArrayList<>();
    for (int i = 0; i < nodes.getLength(); i++) {
      elements.add((Element) nodes.item(i));
    }
    return elements;
  }

  /** Well-formed, with unique ids, one main heading, tables that speak, and no dead link. */
  static void check(Path page) throws Exception {
    Document document = parsed(page);
    assertThat(document.getDocumentElement().getAttribute("lang")).isEqualTo("en");
    assertThat(elements(document, "h1")).as("main headings of %s", page).hasSize(1);
    assertThat(elements(document, "main")).hasSize(1);
    List<String> ids = elements(document, "*").stream().map(e -> e.getAttribute("id")).toList();
    assertThat(ids.stream().filter(id -> !id.isEmpty())).doesNotHaveDuplicates();
    assertThat(elements(document, "th"))
        .allSatisfy(cell -> assertThat(cell.getAttribute("scope")).isIn("col", "row"));
    for (Element element : elements(document, "*")) {
      for (String attribute : List.of("href", "src")) {
        if (element.hasAttribute(attribute)) {
          checkLink(page, element.getAttribute(attribute), ids);
        }
      }
    }
    int level = 1;
    for (Element element : elements(document, "*")) {
      if (element.getTagName().matches("h[1-6]")) {
        int next = element.getTagName().charAt(1) - '0';
        assertThat(next).as("level of '%s'", element.getTextContent()).isLessThan(level + 2);
        level = next;
      }
    }
  }

  private static void checkLink(Path page, String target, List<String> ids) throws IOException {
    if (target.startsWith("data:")) {
      return;
    }
    assertThat(target).as("link of %s: nothing but files", page).doesNotContain("://");
    if (target.startsWith("#")) {
      assertThat(ids).contains(target.substring(1));
    } else {
      assertThat(page.resolveSibling(target)).as("link of %s", page).isRegularFile();
    }
  }
}
