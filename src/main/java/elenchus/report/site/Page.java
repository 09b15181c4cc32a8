package elenchus.report.site;

/** The frame that all pages share. */
final class Page {
  /** Says that a directory holds a report of this program. */
  static final String GENERATOR = "Elenchus report";

  private Page() {}

  /**
   * A page.
   *
   * @param title of the window
   * @param root the way to the directory of the report: empty or ending with a slash
   * @param trail links to the pages above this one, as markup; may be empty
   * @param main the content, which begins with a heading of level one
   */
  static String of(String title, String root, String trail, String main) {
    Html page = new Html();
    page.markup("<!DOCTYPE html>\n").open("html", "lang", "en").open("head");
    page.empty("meta", "charset", "utf-8");
    page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    page.empty("meta", "name", "generator", "content", GENERATOR);
    page.empty("meta", "name", "color-scheme", "content", "light dark");
    page.leaf("title", title);
    page.empty("link", "rel", "icon", "href", "data:,");
    page.empty("link", "rel", "stylesheet", "href", root + "assets/katex/katex.min.css");
    page.empty("link", "rel", "stylesheet", "href", root + "assets/report.css");
    page.leaf("script", "", "defer", "defer", "src", root + "assets/katex/katex.min.js");
    page.leaf("script", "", "defer", "defer", "src", root + "assets/report.js");
    page.close().open("body");
    page.leaf("a", "Skip to the content", "class", "skip", "href", "#main");
    if (!trail.isEmpty()) {
      page.element("nav", trail, "aria-label", "Above this page");
    }
    page.element("main", main, "id", "main");
    page.open("footer").words("Examined by Elenchus. ").markup("This page needs no network.");
    return page.close().close().close().done();
  }
}
