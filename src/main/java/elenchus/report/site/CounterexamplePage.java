package elenchus.report.site;

import com.fasterxml.jackson.databind.JsonNode;
import elenchus.campaign.Promotion;
import elenchus.instance.Json;
import elenchus.report.Figures;
import elenchus.report.refutation.CheckScript;
import elenchus.report.refutation.LatexFragment;
import elenchus.report.refutation.Refutation;
import elenchus.theorem.Finding;
import elenchus.theorem.Witness;
import java.util.Map;
import java.util.Optional;

/** The page of one refutation. */
final class CounterexamplePage {
  private final Refutation refutation;
  private final Html html = new Html();

  private CounterexamplePage(Refutation refutation) {
    this.refutation = refutation;
  }

  /**
   * The page.
   *
   * @param root the way to the directory that holds the assets
   * @param trail links to the pages above; may be empty
   * @param command that examines the instance again
   */
  static String of(Refutation refutation, String root, String trail, String command) {
    CounterexamplePage page = new CounterexamplePage(refutation);
    page.head();
    page.instance();
    page.numbers();
    page.others(command);
    String title = "Counterexample: " + refutation.name() + " · Elenchus";
    return Page.of(title, root, trail, page.html.done());
  }

  /** Where the page of a folder stands. */
  static String place(String folder, String root) {
    return root + "counterexamples/" + folder + "/index.html";
  }

  private void head() {
    html.leaf("h1", "Counterexample: " + refutation.name());
    html.open("p", "class", "lead");
    html.markup(Words.badge("refuted", refutation.isClaim() ? "bad" : "good"));
    html.words(" " + (refutation.isClaim() ? "A claim of " : "A false variant of "));
    html.leaf("code", refutation.theorem().id());
    html.words(" (" + refutation.kind() + "): " + refutation.theorem().title() + ".").close();
    html.leaf("h2", "Refuted statement", "id", "statement");
    html.element("div", Markdown.PLAIN.blocks(refutation.statement()), "class", "statement");
    refutation.erratum().ifPresent(erratum -> html.markup(ErratumList.of(erratum)));
  }

  private void instance() {
    html.leaf("h2", "Instance", "id", "instance");
    html.open("dl", "class", "instance");
    for (Map.Entry<String, JsonNode> field : refutation.instance().properties()) {
      html.open("dt").leaf("code", field.getKey()).close();
      html.open("dd");
      value(field.getKey(), field.getValue());
      html.close();
    }
    html.close();
    html.open("p", "class", "note").words("To the last bit: ");
    html.markup(Html.link("instance.json", "instance.json")).close();
  }

  private void value(String name, JsonNode value) {
    boolean isMatrix = value.isArray() && !value.isEmpty() && value.get(0).isArray();
    if (!isMatrix || value.get(0).isEmpty() || value.get(0).get(0).isArray()) {
      html.leaf("code", Json.printCompact(value).replace(",", ", "));
      return;
    }
    html.open("div", "class", "scroll", "tabindex", "0").open("table", "class", "matrix");
    html.leaf("caption", "%s, %d by %d".formatted(name, value.size(), value.get(0).size()));
    html.open("tbody");
    for (JsonNode row : value) {
      html.open("tr");
      row.forEach(
          entry -> html.leaf("td", entry.asText().replaceFirst("\\.0$", ""), "class", "number"));
      html.close();
    }
    html.close().close().close();
  }

  private void numbers() {
    Finding finding = refutation.finding();
    html.leaf("h2", "Both numbers", "id", "numbers");
    html.open("p").words("Claimed: ").markup(Markdown.PLAIN.words(finding.claim().statement()));
    html.close();
    html.open("dl", "class", "facts");
    fact("Observed", Figures.rounded(finding.observed(), 16));
    fact("Relation", Words.relation(finding.claim().relation()));
    fact("Predicted", Figures.rounded(finding.predicted(), 16));
    fact("Error, at most", Figures.rounded(finding.error(), 2));
    fact("Tolerance", Figures.rounded(finding.tolerance().value(), 2));
    html.close();
    html.open("p", "class", "note");
    if (finding.tolerance().value() == 0 && finding.predicted() == 0) {
      html.words("Decided exactly: 0 would mean that the claim holds here. ");
    }
    html.markup(
        Markdown.PLAIN.words(
            "Tolerance from: "
                + finding.tolerance().derivation()
                + ". Strength: "
                + Words.strength(finding.strength())
                + "."));
    for (Witness witness : finding.witnesses()) {
      html.words(" Witness: " + witness + ".");
    }
    html.close();
    html.leaf("h2", "Certificate", "id", "certificate");
    html.leaf("p", certificate());
  }

  private String certificate() {
    if (refutation.promotion() instanceof Promotion.Certified certified) {
      return "Certified, with no estimate left: " + certified.how() + ".";
    }
    if (refutation.promotion() instanceof Promotion.Measured measured) {
      return "Measured, not certified: " + measured.reason() + ".";
    }
    return "Exact arithmetic contradicts the refutation: the numerics are at fault.";
  }

  private void fact(String name, String value) {
    html.open("div").leaf("dt", name).leaf("dd", value).close();
  }

  private void others(String command) {
    html.leaf("h2", "Check it yourself", "id", "check");
    Optional<String> script = CheckScript.of(refutation);
    if (script.isPresent()) {
      html.open("p").words("Without Elenchus, with numpy alone: ");
      html.markup(Html.link("check.py", "check.py")).close();
      html.element("pre", Html.inline("code", script.get()), "tabindex", "0");
    } else {
      html.leaf("p", "There is no stand-alone script for this one; its numerics need Elenchus.");
    }
    html.leaf("p", "With Elenchus:");
    html.element("pre", Html.inline("code", command), "tabindex", "0");
    html.open("p").words("For a paper or a review, in LaTeX: ");
    html.markup(Html.link("fragment.tex", "fragment.tex")).close();
    html.element("pre", Html.inline("code", LatexFragment.of(refutation)), "tabindex", "0");
  }
}
