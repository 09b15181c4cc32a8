package elenchus.report.site;

import elenchus.theorem.Erratum;

/** What was read where, what fails, and what holds, as a list of descriptions. */
final class ErratumList {
  private ErratumList() {}

  static String of(Erratum erratum) {
    Html html = new Html().open("dl", "class", "erratum");
    entry(html, "Source", erratum.source());
    entry(html, "As read", erratum.transcribed());
    entry(html, "What fails", erratum.fails());
    entry(html, "Counterexample", erratum.counterexample());
    entry(html, "What holds", erratum.holds());
    return html.close().done();
  }

  private static void entry(Html html, String name, String text) {
    html.leaf("dt", name).element("dd", Markdown.PLAIN.words(text));
  }
}
