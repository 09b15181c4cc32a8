package elenchus.report.site;

import elenchus.campaign.ClaimTally;
import elenchus.campaign.ControlResult;
import elenchus.campaign.HypothesisTally;
import elenchus.campaign.Promotion;
import elenchus.campaign.TheoremResult;
import elenchus.report.Figures;
import elenchus.report.refutation.Refutation;
import elenchus.theorem.Card;
import elenchus.theorem.Claim;
import elenchus.theorem.Erratum;
import elenchus.theorem.Finding;
import elenchus.theorem.Hypothesis;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The page of one theorem. */
final class TheoremPage {
  private static final String ROOT = "../";

  private final TheoremResult result;
  private final ProofNote note;
  private final String command;
  private final Html html = new Html();

  private TheoremPage(TheoremResult result, ProofNote note, String command) {
    this.result = result;
    this.note = note;
    this.command = command;
  }

  /**
   * The page.
   *
   * @param note the proof note
   * @param command that examines this theorem again
   */
  static String of(TheoremResult result, ProofNote note, String command) {
    TheoremPage page = new TheoremPage(result, note, command);
    page.head();
    page.hypotheses();
    page.claims();
    page.pictures();
    page.controls();
    page.errata();
    page.counterexample();
    page.faults();
    page.note();
    page.reproduce();
    String trail = Html.link(ROOT + "index.html", "All theorems");
    return Page.of(result.card().title() + " · Elenchus", ROOT, trail, page.html.done());
  }

  /** The page about a control's refutation; the theorem's own page where there is none. */
  static String place(TheoremResult theorem, ControlResult control, String root) {
    return control.witness().isPresent()
        ? CounterexamplePage.place(
            Refutation.folder(theorem.card(), control.control().name()), root)
        : root + "theorems/" + theorem.card().id() + ".html";
  }

  private void head() {
    Card card = result.card();
    html.leaf("h1", card.title());
    html.open("p", "class", "lead").markup(Words.outcome(result.outcome()));
    TheoremResult.Counts counts = result.counts();
    html.words(
        " on %s (%s, %d random): %d supported, %d refuted, %d inconclusive, %d vacuous."
            .formatted(
                Figures.count(counts.total(), "instance"),
                Figures.count(result.examples(), "worked example"),
                Math.max(0, counts.total() - result.examples()),
                counts.supported(),
                counts.refuted(),
                counts.inconclusive(),
                counts.vacuous()));
    result
        .bound()
        .ifPresent(
            bound ->
                html.words(
                    " A random instance violates a claim with probability at most %s (%s %% confidence)."
                        .formatted(
                            Figures.roundedUp(bound.upper(), 2),
                            Figures.rounded(100 * bound.confidence(), 3))));
    html.close();
    html.open("p", "class", "note").leaf("code", card.id());
    html.words(" Evidence of the claims: " + Strengths.of(result.claims()).words() + ".").close();
    html.leaf("h2", "Statement", "id", "statement");
    html.element("div", Markdown.PLAIN.blocks(card.statement()), "class", "statement");
    html.open("p", "class", "note").words("Source: ");
    html.markup(Markdown.PLAIN.words(card.source())).close();
  }

  private void hypotheses() {
    if (result.hypotheses().isEmpty()) {
      return;
    }
    html.leaf("h2", "Hypotheses", "id", "hypotheses");
    Map<String, String> statements =
        result.theorem().hypotheses().stream()
            .collect(Collectors.toMap(Hypothesis::name, Hypothesis::statement));
    Table table =
        Table.of(
            "cards", "What an instance must satisfy", "Hypothesis", "Holds on", "Smallest margin");
    for (HypothesisTally tally : result.hypotheses()) {
      String statement = statements.getOrDefault(tally.hypothesis(), "");
      table.row(Table.heading(Html.escaped(tally.hypothesis()), Markdown.PLAIN.words(statement)));
      table.number(tally.holds() + " of " + (tally.holds() + tally.fails() + tally.undecided()));
      table.number(
          tally.smallest().isPresent()
              ? Figures.rounded(tally.smallest().getAsDouble(), 3)
                  + " (trial "
                  + tally.trial()
                  + ")"
              : "none");
      table.end();
    }
    html.markup(table.done());
  }

  private void claims() {
    html.leaf("h2", "Claims", "id", "claims");
    Table table =
        Table.of(
            "cards",
            "Each claim with the finding that came nearest to a refutation",
            "Claim",
            "Verdict",
            "Strength",
            "Worst case",
            "Share of tolerance");
    for (ClaimTally tally : result.claims()) {
      Claim claim = tally.claim();
      table.row(Table.heading(Html.escaped(claim.name()), Markdown.PLAIN.words(claim.statement())));
      table.cell(Words.verdict(tally.verdict()));
      table.words(Words.strength(tally));
      table.cell(worst(tally));
      table.number(tally.worst().map(worst -> share(worst.finding())).orElse("none"));
      table.end();
    }
    html.markup(table.done());
  }

  private static String worst(ClaimTally tally) {
    Html cell = new Html();
    cell.markup(tally.worst().map(TheoremPage::worst).orElse("never examined"));
    tally
        .limits()
        .forEach(
            (limit, count) ->
                cell.leaf(
                    "span", "left open %d times, by %s".formatted(count, limit), "class", "says"));
    return cell.done();
  }

  private static String worst(ClaimTally.Worst worst) {
    Finding finding = worst.finding();
    if (isExactHit(finding)) {
      return "exact";
    }
    String numbers = Html.escaped(Words.numbers(finding) + " (trial " + worst.trial() + ")");
    if (finding.tolerance().value() == 0) {
      return numbers;
    }
    String tolerance =
        "tolerance %s: %s"
            .formatted(
                Figures.rounded(finding.tolerance().value(), 2), finding.tolerance().derivation());
    return Table.heading(numbers, Markdown.PLAIN.words(tolerance));
  }

  private static String share(Finding finding) {
    if (isExactHit(finding)) {
      return "exact";
    }
    return finding.ratio() == 0 ? "slack" : Figures.rounded(finding.ratio(), 2);
  }

  private static boolean isExactHit(Finding finding) {
    return finding.tolerance().value() == 0 && finding.violation() == 0 && finding.error() == 0;
  }

  private void pictures() {
    List<String> pictures = Plots.of(result);
    if (pictures.isEmpty()) {
      return;
    }
    html.leaf("h2", "Curves", "id", "curves").open("div", "class", "plots");
    pictures.forEach(picture -> html.element("figure", picture));
    html.close();
  }

  private void controls() {
    html.leaf("h2", "Controls", "id", "controls");
    if (result.controls().isEmpty()) {
      html.leaf("p", "This theorem has no controls.");
      return;
    }
    Table table =
        Table.of(
            "cards",
            "False variants, which must be refuted",
            "Control",
            "Kind",
            "Outcome",
            "Refuted by",
            "Evidence");
    for (ControlResult control : result.controls()) {
      String name = control.control().name();
      String heading =
          control.refuted() ? Html.link(place(result, control, ROOT), name) : Html.escaped(name);
      table.row(Table.heading(heading, Markdown.PLAIN.words(control.control().statement())));
      table.words(control.control().kind().name().toLowerCase(Locale.ROOT).replace('_', ' '));
      table.cell(
          control.refuted() ? Words.badge("refuted", "good") : Words.badge("survived", "bad"));
      table.words(
          control
              .finding()
              .map(f -> f.claim().name() + ": " + Words.violation(f))
              .orElse(control.tries() + " live tries, " + control.draws() + " draws"));
      table.words(control.promotion().map(Words::status).orElse("none"));
      table.end();
    }
    html.markup(table.done());
  }

  private void errata() {
    boolean begun = false;
    for (ControlResult control : result.controls()) {
      Optional<Erratum> erratum = control.control().erratum();
      if (erratum.isEmpty()) {
        continue;
      }
      if (!begun) {
        html.leaf("h2", "Statements false as printed", "id", "errata");
        begun = true;
      }
      html.leaf("h3", erratum.get().label() + ": " + control.control().name());
      html.markup(ErratumList.of(erratum.get()));
      if (control.refuted()) {
        html.element(
            "p", Html.link(place(result, control, ROOT), "Counterexample, script and fragment"));
      }
    }
  }

  private void counterexample() {
    result
        .counterexample()
        .ifPresent(
            found -> {
              html.leaf("h2", "Counterexample", "id", "counterexample");
              Refutation refutation = Refutation.of(result).get(0);
              html.open("p").words("The claim ");
              html.markup(
                  Html.link(
                      CounterexamplePage.place(refutation.folder(), ROOT), refutation.name()));
              html.words(
                  " is refuted on trial %d; the instance was made smaller in %s. It is %s."
                      .formatted(
                          found.trial(),
                          Figures.count(found.steps(), "step"),
                          found.promotion() instanceof Promotion.Measured measured
                              ? "not certified: " + measured.reason()
                              : Words.status(found.promotion())));
              html.close();
            });
  }

  private void faults() {
    if (result.faults().isEmpty()) {
      return;
    }
    html.leaf("h2", "Faults", "id", "faults").open("ul");
    for (TheoremResult.TrialFault fault : result.faults()) {
      String where = fault.trial() == 0 ? "" : "trial " + fault.trial() + ", ";
      String kind = fault.fault().kind().name().toLowerCase(Locale.ROOT);
      html.leaf("li", where + kind + ": " + fault.fault().message());
    }
    html.close();
  }

  private void note() {
    html.leaf("h2", "Proof note", "id", "note");
    html.element("div", note.markup(), "class", "proof");
  }

  private void reproduce() {
    html.leaf("h2", "How to reproduce", "id", "reproduce");
    html.element("pre", Html.inline("code", command));
    html.leaf("p", "The main worked example alone, with every quantity behind the findings:");
    html.element("pre", Html.inline("code", "./elenchus examine " + result.card().id()));
  }

  /** Where links of a proof note lead: other notes to the pages of their theorems. */
  static Function<String, Optional<String>> links(Set<String> ids) {
    return target -> {
      String id = target.replaceFirst("^.*/", "").replaceFirst("\\.md(#.*)?$", "");
      return ids.contains(id) ? Optional.of(id + ".html") : Optional.empty();
    };
  }
}
