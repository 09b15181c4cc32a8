package elenchus.report.site;

import elenchus.campaign.CampaignResult;
import elenchus.campaign.ControlResult;
import elenchus.campaign.Outcome;
import elenchus.campaign.Promotion;
import elenchus.campaign.TheoremResult;
import elenchus.report.Figures;
import elenchus.theorem.Strength;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The first page: what a campaign says of each theorem, and how to repeat it. */
final class OverviewPage {
  private final CampaignResult result;
  private final Map<String, String> versions;
  private final String command;
  private final Html html = new Html();

  private OverviewPage(CampaignResult result, Map<String, String> versions, String command) {
    this.result = result;
    this.versions = versions;
    this.command = command;
  }

  /**
   * The page.
   *
   * @param versions of the program, of Java and of the libraries
   * @param command that repeats the campaign
   */
  static String of(CampaignResult result, Map<String, String> versions, String command) {
    OverviewPage page = new OverviewPage(result, versions, command);
    page.head();
    page.strengths();
    page.theorems();
    page.errata();
    page.reproduce();
    return Page.of("Elenchus report", "", "", page.html.done());
  }

  private void head() {
    html.leaf("h1", "Elenchus report");
    List<ControlResult> controls =
        result.theorems().stream().flatMap(t -> t.controls().stream()).toList();
    long refuted = controls.stream().filter(ControlResult::refuted).count();
    long instances = result.theorems().stream().mapToLong(t -> t.counts().total()).sum();
    html.open("p", "class", "lead").markup(Words.outcome(result.outcome()));
    html.words(
        " %s examined on %s; %d of %s refuted, as they must be."
            .formatted(
                Figures.count(result.theorems().size(), "theorem"),
                Figures.count(instances, "instance"),
                refuted,
                Figures.count(controls.size(), "false variant")));
    html.close();
    html.open("dl", "class", "facts");
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("Supported", share(Outcome.SUPPORTED));
    facts.put("Instances", Long.toString(instances));
    facts.put(
        "Controls refuted",
        "%d of %d, %d certified".formatted(refuted, controls.size(), certified(controls)));
    facts.put("Seed", Long.toString(result.settings().seed()));
    facts.put("Time", Figures.rounded(result.time().toMillis() / 1000.0, 3) + " s");
    facts.forEach((name, value) -> html.open("div").leaf("dt", name).leaf("dd", value).close());
    html.close();
  }

  private String share(Outcome outcome) {
    long count = result.theorems().stream().filter(t -> t.outcome() == outcome).count();
    return count + " of " + result.theorems().size();
  }

  private static long certified(List<ControlResult> controls) {
    return controls.stream()
        .flatMap(control -> control.promotion().stream())
        .filter(promotion -> promotion.status() == Promotion.Status.CERTIFIED)
        .count();
  }

  private void strengths() {
    Strengths all =
        Strengths.of(result.theorems().stream().flatMap(t -> t.claims().stream()).toList());
    html.leaf("h2", "Strength of the evidence", "id", "strength");
    html.open("div", "class", "bar", "aria-hidden", "true");
    for (Strength strength : strongestFirst()) {
      html.leaf(
          "span",
          "",
          "class",
          Words.strength(strength),
          "style",
          "flex-grow:" + all.count(strength));
    }
    html.close();
    Table table =
        Table.of(
            "", "Claims by their weakest evidence", "Strength", "Claims", "Share", "What it means");
    for (Strength strength : strongestFirst()) {
      String share =
          Figures.rounded(100.0 * all.count(strength) / Math.max(1, all.total()), 3) + " %";
      String key = Html.inline("span", "", "class", "key " + Words.strength(strength));
      table.row(key + " " + Words.strength(strength));
      table.number(Integer.toString(all.count(strength))).number(share).words(meaning(strength));
      table.end();
    }
    html.markup(table.done());
  }

  private static List<Strength> strongestFirst() {
    return List.of(Strength.PROVED, Strength.CERTIFIED, Strength.MEASURED);
  }

  private static String meaning(Strength strength) {
    return switch (strength) {
      case PROVED -> "a symbolic identity, for every instance of the shape";
      case CERTIFIED -> "rational or interval arithmetic on the instance, no estimate left";
      case MEASURED -> "floating point with an error bound, within a derived tolerance";
    };
  }

  private void theorems() {
    html.leaf("h2", "Theorems", "id", "theorems");
    Map<String, List<TheoremResult>> families = new LinkedHashMap<>();
    for (TheoremResult theorem : result.theorems()) {
      families.computeIfAbsent(theorem.card().family(), f -> new ArrayList<>()).add(theorem);
    }
    families.forEach(this::family);
    html.leaf(
        "p",
        "Nearest: the largest share of its tolerance that any finding took; 1 is the tolerance."
            + " Bound: the probability that a random instance violates a claim, at most, with 95 %"
            + " confidence (Clopper and Pearson).",
        "class",
        "note");
  }

  private void family(String family, List<TheoremResult> theorems) {
    Table table =
        Table.of(
            "cards theorems",
            family.isEmpty() ? "Theorems" : family,
            "Theorem",
            "Verdict",
            "Strength of the claims",
            "Instances",
            "Nearest",
            "Bound",
            "Controls");
    for (TheoremResult theorem : theorems) {
      long refuted = theorem.controls().stream().filter(ControlResult::refuted).count();
      String id = theorem.card().id();
      String link = Html.link("theorems/" + id + ".html", theorem.card().title());
      table.row(link + Html.inline("code", id)).cell(Words.outcome(theorem.outcome()));
      table.words(Strengths.of(theorem.claims()).words());
      table.number(Integer.toString(theorem.counts().total()));
      table.number(
          Words.nearest(theorem).map(c -> Figures.rounded(Words.ratio(c), 2)).orElse("exact"));
      table.number(Words.bound(theorem)).number(refuted + " of " + theorem.controls().size());
      table.end();
    }
    html.markup(table.done());
  }

  private void errata() {
    List<String> items = new ArrayList<>();
    for (TheoremResult theorem : result.theorems()) {
      for (ControlResult control : theorem.controls()) {
        control
            .control()
            .erratum()
            .ifPresent(
                erratum ->
                    items.add(
                        new Html()
                            .open("li")
                            .leaf("strong", erratum.label())
                            .words(" " + erratum.source() + ": ")
                            .markup(
                                Html.link(
                                    TheoremPage.place(theorem, control, ""),
                                    control.control().name()))
                            .words(control.promotion().map(p -> ", " + Words.status(p)).orElse(""))
                            .close()
                            .done()));
      }
    }
    if (!items.isEmpty()) {
      html.leaf("h2", "Statements false as printed", "id", "errata");
      html.element("ul", String.join("", items));
    }
  }

  private void reproduce() {
    html.leaf("h2", "How to reproduce", "id", "reproduce");
    html.leaf("p", "The same seed gives the same bits, on every machine and number of threads:");
    html.element("pre", Html.inline("code", command));
    Table table = Table.of("", "Versions", "Component", "Version");
    versions.forEach((name, number) -> table.row(Html.escaped(name)).words(number).end());
    html.markup(table.done());
    html.open("p").words("For programs: ").markup(Html.link("check.json", "check.json"));
    html.words(", and ").markup(Html.link("junit.xml", "junit.xml")).words(" for build servers.");
    html.close();
  }
}
