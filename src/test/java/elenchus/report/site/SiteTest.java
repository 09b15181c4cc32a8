package elenchus.report.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import elenchus.campaign.Campaign;
import elenchus.campaign.CampaignResult;
import elenchus.campaign.Progress;
import elenchus.campaign.Settings;
import elenchus.fake.Catalogued;
import elenchus.fake.Fake;
import elenchus.instance.InstanceFile;
import elenchus.theorem.Catalogue;
import elenchus.theorem.Claim;
import elenchus.theorem.Control;
import elenchus.theorem.Evidence;
import elenchus.theorem.Theorem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** A report is whole: every page parses, every link leads somewhere, every part is there. */
class SiteTest {
  private static final Catalogue CATALOGUE = Catalogue.load();
  private static final Pattern FILE = Pattern.compile("url\\(([^)]*)\\)");

  private static final List<Theorem<?>> THEOREMS =
      Stream.concat(
              Stream.of("saxe-mode", "unhinged-sphere", "ce-deep-linear")
                  .map(id -> CATALOGUE.find(id).orElseThrow()),
              Stream.<Theorem<?>>of(
                  Fake.named("false")
                      .examined(
                          (i, t) ->
                              Evidence.collect()
                                  .addAll(Fake.atMost(i, 12))
                                  .curve(
                                      "decay <of> it",
                                      "t",
                                      "error",
                                      new double[] {1, 1e4},
                                      new double[] {1, Double.NaN})
                                  .done()),
                  Fake.named("true"),
                  new Catalogued.BrokenOne()))
          .toList();

  @TempDir private static Path temporary;
  private static Path report = Path.of("");

  @BeforeAll
  static void write() throws IOException {
    CampaignResult result = Campaign.run(THEOREMS, Settings.of(12, 3, 2), Progress.SILENT);
    report = temporary.resolve("deep").resolve("report");
    Site site = new Site(result, "1.0", Map.of("Elenchus", "1.0"), "./elenchus check --seed 3");
    new ReportDirectory(report).write(site::writeInto);
  }

  @Test
  void everyPageIsWellFormedAndLeadsOnlyToWhatIsThere() throws Exception {
    List<Path> pages = Pages.in(report);
    assertThat(pages).hasSizeGreaterThan(THEOREMS.size() + 10);
    for (Path page : pages) {
      Pages.check(page);
    }
  }

  @Test
  void stylesNameOnlyFilesThatAreThere() throws Exception {
    for (String style : List.of("assets/report.css", "assets/katex/katex.min.css")) {
      Path file = report.resolve(style);
      Matcher url = FILE.matcher(Files.readString(file));
      while (url.find()) {
        assertThat(file.resolveSibling(url.group(1))).isRegularFile();
      }
    }
    try (Stream<Path> fonts = Files.list(report.resolve("assets/katex/fonts"))) {
      assertThat(fonts).hasSize(20).allMatch(font -> font.toString().endsWith(".woff2"));
    }
  }

  @Test
  void theOverviewSaysWhatIsKnownOfEachTheorem() throws Exception {
    String overview = Files.readString(report.resolve("index.html"));
    assertThat(overview).contains("./elenchus check --seed 3", "refuted", "check.json");
    for (Theorem<?> theorem : THEOREMS) {
      assertThat(overview).contains("theorems/" + theorem.card().id() + ".html");
    }
    assertThat(overview).contains("E5", "N1", "certified");
  }

  @Test
  void theoremPagesShowNotePicturesMarginsAndCurves() throws Exception {
    String deep = Files.readString(report.resolve("theorems/ce-deep-linear.html"));
    assertThat(deep).contains("The logits of least objective against the decay");
    Document page = Pages.parsed(report.resolve("theorems/ce-deep-linear.html"));
    List<Element> pictures = Pages.elements(page, "svg");
    assertThat(pictures).hasSizeGreaterThan(2);
    assertThat(pictures)
        .allSatisfy(svg -> assertThat(svg.getElementsByTagName("title").getLength()).isPositive());
    String refuted = Files.readString(report.resolve("theorems/false.html"));
    assertThat(refuted)
        .contains("nonnegative", "How near the findings come", "decay &lt;of&gt; it")
        .contains("../counterexamples/false-claim-bound/index.html");
  }

  @Test
  void aRefutationIsAFolderThatCanBeReplayed() throws Exception {
    Path folder = report.resolve("counterexamples/false-claim-bound");
    assertThat(Files.readString(folder.resolve("index.html")))
        .contains("There is no stand-alone script");
    InstanceFile claim = InstanceFile.read(folder.resolve("instance.json"));
    assertThat(claim.theorem()).contains("false");
    Path erratum = report.resolve("counterexamples/unhinged-sphere-first-power-of-the-norm");
    assertThat(InstanceFile.read(erratum.resolve("instance.json")).theorem())
        .contains("unhinged-sphere-control-first-power-of-the-norm");
    assertThat(erratum.resolve("check.py")).isRegularFile();
    assertThat(erratum.resolve("fragment.tex")).isRegularFile();
  }

  @Test
  void buildServersReadTheJUnitDocument() throws Exception {
    Document junit = Pages.parsed(report.resolve("junit.xml"));
    List<Element> suites = Pages.elements(junit, "testsuite");
    assertThat(suites).hasSize(THEOREMS.size());
    for (Element suite : suites) {
      assertThat(suite.getElementsByTagName("testcase").getLength())
          .isEqualTo(Integer.parseInt(suite.getAttribute("tests")));
      assertThat(suite.getElementsByTagName("failure").getLength())
          .isEqualTo(Integer.parseInt(suite.getAttribute("failures")));
      assertThat(suite.getElementsByTagName("error").getLength())
          .isEqualTo(Integer.parseInt(suite.getAttribute("errors")));
    }
    assertThat(Pages.elements(junit, "failure")).isNotEmpty();
  }

  @Test
  void noFormulaOfTheCatalogueIsLeftUnset() {
    for (Theorem<?> theorem : CATALOGUE.theorems()) {
      String note = ProofNote.of(theorem, place -> Optional.empty()).markup();
      assertThat(withoutCodeAndFormulas(note)).as(theorem.card().note()).doesNotContain("$");
      Stream.concat(
              Stream.of(theorem.card().statement(), theorem.card().source()),
              Stream.concat(
                  theorem.claims().stream().map(Claim::statement),
                  theorem.controls().stream().map(Control::statement)))
          .forEach(
              text ->
                  assertThat(withoutCodeAndFormulas(Markdown.PLAIN.words(text)))
                      .as(theorem.card().id())
                      .doesNotContain("$"));
    }
  }

  private static String withoutCodeAndFormulas(String markup) {
    return markup
        .replaceAll("(?s)<span class=\"math[^>]*>.*?</span>", "")
        .replaceAll("(?s)<code>.*?</code>", "");
  }

  @Test
  void markdownLeavesFormulasAlone() {
    assertThat(Markdown.PLAIN.words("*If* $a_1*b_2*\\{c\\}<d$ and `$x$`"))
        .isEqualTo(
            "<em>If</em> <span class=\"math\">a_1*b_2*\\{c\\}&lt;d</span>"
                + " and <code>$x$</code>");
    assertThat(Markdown.PLAIN.blocks("# Title\n\n## Part\n\n$$\nx\n$$\n"))
        .isEqualTo("<h3>Part</h3>\n<p><span class=\"math display\">x</span></p>\n");
    assertThat(Markdown.PLAIN.blocks("| a | b |\n|---|---|\n| $|x|$ | [y](z.md) |\n"))
        .contains("<th scope=\"col\">a</th>")
        .contains("<td><span class=\"math\">|x|</span></td>")
        .contains("<td>y</td>");
    assertThat(Markdown.PLAIN.words("a <b> & c")).isEqualTo("a &lt;b&gt; &amp; c");
  }

  @Test
  void nothingButAReportIsOverwritten(@TempDir Path place) throws Exception {
    Path directory = place.resolve("mine");
    Files.createDirectory(directory);
    ReportDirectory target = new ReportDirectory(directory);
    assertThat(target.obstacle()).isEmpty();
    Files.writeString(directory.resolve("index.html"), "<h1>My page</h1>");
    assertThat(target.obstacle()).hasValueSatisfying(o -> assertThat(o).contains("no report"));
    Path file = Files.writeString(place.resolve("file"), "");
    assertThat(new ReportDirectory(file).obstacle()).contains("is no directory");
    assertThat(new ReportDirectory(report).obstacle()).isEmpty();
  }

  @Test
  void aReportThatFailsLeavesTheOldOneWhole(@TempDir Path place) throws Exception {
    ReportDirectory target = new ReportDirectory(place.resolve("out"));
    target.write(directory -> Files.writeString(directory.resolve("index.html"), "old"));
    assertThatThrownBy(
            () ->
                target.write(
                    directory -> {
                      Files.writeString(directory.resolve("index.html"), "half");
                      throw new IOException("disk full");
                    }))
        .hasMessage("disk full");
    assertThat(place.resolve("out").resolve("index.html")).hasContent("old");
    try (Stream<Path> left = Files.list(place)) {
      assertThat(left).hasSize(1);
    }
  }
}
