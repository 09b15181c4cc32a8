package elenchus.report.refutation;

import elenchus.campaign.Promotion;
import elenchus.theorem.Erratum;
import elenchus.theorem.Finding;
import elenchus.theorem.Relation;
import elenchus.theorem.Witness;
import java.util.stream.Collectors;

/**
 * A refutation as a fragment of LaTeX for a paper or a review: statement, instance, both numbers,
 * certificate. It needs the class {@code article} and the package {@code amsmath} alone.
 */
public final class LatexFragment {
  private LatexFragment() {}

  /** The fragment. */
  public static String of(Refutation refutation) {
    StringBuilder tex = new StringBuilder();
    tex.append("% needs \\usepackage{amsmath}; written by Elenchus\n");
    heading(tex, "Statement");
    tex.append("``%s''".formatted(Tex.words(refutation.name())))
        .append(" (" + Tex.words(refutation.kind()))
        .append(", theorem " + Tex.words(refutation.theorem().id()) + "): ")
        .append(Tex.prose(refutation.statement()))
        .append("\n\n");
    refutation.erratum().ifPresent(erratum -> erratum(tex, erratum));
    heading(tex, "Counterexample");
    for (String equation : Tex.equations("", refutation.instance())) {
      tex.append("\\[\n  ").append(equation).append("\n\\]\n");
    }
    tex.append('\n');
    numbers(tex, refutation.finding());
    certificate(tex, refutation.promotion(), refutation.finding());
    return tex.toString();
  }

  private static void erratum(StringBuilder tex, Erratum erratum) {
    heading(tex, "As read");
    tex.append(Tex.words(erratum.source() + ": ")).append(Tex.prose(erratum.transcribed()));
    tex.append("\n\n");
    heading(tex, "What fails");
    tex.append(Tex.prose(erratum.fails())).append(' ');
    tex.append(Tex.prose(erratum.counterexample())).append("\n\n");
    heading(tex, "What holds");
    tex.append(Tex.prose(erratum.holds())).append("\n\n");
  }

  private static void numbers(StringBuilder tex, Finding finding) {
    heading(tex, "Both numbers");
    tex.append("Claimed (``%s''): ".formatted(Tex.words(finding.claim().name())))
        .append(Tex.prose(finding.claim().statement()));
    if (finding.tolerance().value() == 0) {
      tex.append(" Decided exactly, as $");
    } else {
      tex.append(" Observed and predicted: $");
    }
    tex.append(Tex.number(finding.observed()))
        .append(" \\not")
        .append(relation(finding.claim().relation()))
        .append(' ')
        .append(Tex.number(finding.predicted()))
        .append("$, error at most $")
        .append(Tex.number(finding.error()))
        .append("$, tolerance $")
        .append(Tex.number(finding.tolerance().value()))
        .append("$ (")
        .append(Tex.prose(finding.tolerance().derivation()))
        .append(").\n\n");
  }

  private static String relation(Relation relation) {
    return switch (relation) {
      case EQUAL, IN_DISTRIBUTION -> "=";
      case CONVERGES -> "\\rightarrow";
      case AT_MOST -> "\\le";
      case AT_LEAST -> "\\ge";
    };
  }

  private static void certificate(StringBuilder tex, Promotion promotion, Finding finding) {
    heading(tex, "Certificate");
    if (promotion instanceof Promotion.Certified certified) {
      tex.append("No estimate is left: ").append(Tex.words(certified.how())).append(".\n");
    } else if (promotion instanceof Promotion.Measured measured) {
      String witnesses =
          finding.witnesses().stream().map(Witness::toString).collect(Collectors.joining("; "));
      tex.append("Measured by ").append(Tex.words(witnesses)).append("; not certified: ");
      tex.append(Tex.words(measured.reason())).append(".\n");
    } else {
      tex.append("Exact arithmetic contradicts the refutation: the numerics are at fault.\n");
    }
  }

  private static void heading(StringBuilder tex, String words) {
    tex.append("\\paragraph{").append(words).append(".}\n");
  }
}
