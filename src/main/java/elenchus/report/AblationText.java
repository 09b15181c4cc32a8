package elenchus.report;

import elenchus.campaign.TheoremResult;
import elenchus.campaign.ViolationBound;
import elenchus.search.Ablation;
import elenchus.search.Necessity;
import elenchus.theorem.Finding;
import elenchus.theorem.Verdict;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** What a theorem needs, as a theorist reads it. */
public final class AblationText {
  private AblationText() {}

  /**
   * The map.
   *
   * @param files the witnesses written, by the id of the theorem without the hypothesis
   */
  public static String of(Ablation ablation, Map<String, Path> files, Ink ink) {
    StringBuilder text = new StringBuilder();
    text.append(ink.strong(ablation.theorem().card().id()))
        .append("  ")
        .append(ablation.theorem().card().title())
        .append('\n');
    for (Necessity necessity : ablation.hypotheses()) {
      hypothesis(text, necessity, files, ink);
    }
    text.append(
        "%s dropped in turn, %d instances each, seed %d, %s s\n"
            .formatted(
                Figures.count(ablation.hypotheses().size(), "hypothesis", "hypotheses"),
                ablation.campaign().settings().tries(),
                ablation.campaign().settings().seed(),
                Figures.rounded(ablation.campaign().time().toMillis() / 1000.0, 3)));
    return text.toString();
  }

  private static void hypothesis(
      StringBuilder text, Necessity necessity, Map<String, Path> files, Ink ink) {
    TheoremResult.Counts counts = necessity.result().counts();
    text.append('\n')
        .append("  ")
        .append(ink.strong(necessity.hypothesis()))
        .append("  ")
        .append(necessity.statement())
        .append('\n');
    String tally =
        "%d refuted, %d supported, %d inconclusive"
            .formatted(counts.refuted(), counts.supported(), counts.inconclusive());
    switch (necessity.need()) {
      case NECESSARY -> {
        text.append("    NECESSARY: without it ").append(tally).append('\n');
        witness(text, necessity, files);
      }
      case NOT_SHOWN_NECESSARY -> {
        text.append("    not shown necessary: without it ").append(tally).append('\n');
        text.append(necessity.bound().map(AblationText::bound).orElse(""));
      }
      case UNDECIDED -> {
        text.append("    undecided: without it the claims could not be decided (")
            .append(tally)
            .append(")\n");
        necessity.result().faults().stream()
            .findFirst()
            .ifPresent(f -> text.append("    ").append(f.fault().message()).append('\n'));
      }
      case UNTESTED ->
          text.append("    untested: no instance was found that breaks it and nothing else\n");
    }
    range(text, necessity);
  }

  private static String bound(ViolationBound bound) {
    return "    such an instance violates a claim with probability at most %s (95 %% confidence)\n"
        .formatted(Figures.roundedUp(bound.upper(), 2));
  }

  private static void witness(StringBuilder text, Necessity necessity, Map<String, Path> files) {
    necessity
        .witness()
        .ifPresent(
            found -> {
              found.examined().evidence().findings().stream()
                  .filter(finding -> finding.verdict() == Verdict.REFUTED)
                  .findFirst()
                  .ifPresent(finding -> text.append(claim(finding)));
              text.append("    ").append(CheckText.status(found.promotion())).append('\n');
            });
    Optional.ofNullable(files.get(necessity.result().card().id()))
        .ifPresent(file -> text.append("    replay: ./elenchus replay ").append(file).append('\n'));
    necessity
        .threshold()
        .filter(t -> t.supported() != t.refuted())
        .ifPresent(
            t ->
                text.append("    on the way to this witness ")
                    .append(
                        t.supported() > 0
                            ? "the claims fail as soon as it does (margin "
                                + Figures.rounded(t.refuted(), 3)
                                + ")\n"
                            : "nothing is refuted down to margin "
                                + Figures.rounded(t.supported(), 6)
                                + ", a claim fails from "
                                + Figures.rounded(t.refuted(), 6)
                                + " on\n"));
  }

  private static String claim(Finding finding) {
    return "    witness: '%s' %s\n".formatted(finding.claim().name(), CheckText.numbers(finding));
  }

  /** Says nothing where the margin has one value below zero only. */
  private static void range(StringBuilder text, Necessity necessity) {
    double[] margins =
        necessity.samples().stream().mapToDouble(Necessity.Sample::margin).distinct().toArray();
    if (margins.length < 2) {
      return;
    }
    necessity.samples().stream()
        .filter(sample -> sample.verdict() == Verdict.SUPPORTED)
        .mapToDouble(Necessity.Sample::margin)
        .min()
        .ifPresent(m -> margin(text, "the claims held on an instance of margin ", m));
    necessity.samples().stream()
        .filter(sample -> sample.verdict() == Verdict.REFUTED)
        .mapToDouble(Necessity.Sample::margin)
        .max()
        .ifPresent(m -> margin(text, "a claim failed on an instance of margin ", m));
  }

  private static void margin(StringBuilder text, String words, double margin) {
    text.append("    ").append(words).append(Figures.rounded(margin, 3)).append('\n');
  }
}
