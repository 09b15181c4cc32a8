package elenchus.report;

import elenchus.campaign.Examined;
import elenchus.campaign.Promotion;
import elenchus.campaign.Reading;
import elenchus.theorem.Card;
import elenchus.theorem.Finding;
import elenchus.theorem.Quantity;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The examination of one instance as a theorist reads it. */
public final class ExamineText {
  private static final int DIGITS = 16;
  private static final int ROWS_SHOWN = 12;

  private ExamineText() {}

  /**
   * Everything known about one instance.
   *
   * @param instance says which, for example {@code worked example 'square'}
   * @param promotion whether it is a certified counterexample, if a claim is refuted
   */
  public static String of(
      Card card, String instance, Examined examined, Optional<Promotion> promotion, Ink ink) {
    StringBuilder text = new StringBuilder();
    text.append(ink.strong(card.id())).append("  ").append(instance).append('\n');
    text.append("  ")
        .append(ink.verdict(examined.verdict(), 0))
        .append(" at ")
        .append(examined.precision().name().toLowerCase(Locale.ROOT))
        .append(" precision\n");
    promotion.ifPresent(p -> text.append("  refutation ").append(CheckText.status(p)).append('\n'));
    text.append("  hypotheses\n");
    for (Reading reading : examined.hypotheses()) {
      text.append(
          "    %s  %s (margin %s)\n"
              .formatted(
                  reading.hypothesis(),
                  reading.holds() ? "holds" : reading.fails() ? "FAILS" : "undecided",
                  Figures.rounded(reading.margin(), 4)));
    }
    examined.faults().forEach(f -> text.append("  ").append(ink.warning(f.message())).append('\n'));
    text.append("  findings\n");
    examined.evidence().findings().forEach(finding -> finding(text, finding, ink));
    text.append("  quantities\n");
    examined
        .evidence()
        .quantities()
        .forEach((name, quantity) -> text.append(quantity(name, quantity)));
    return text.toString();
  }

  private static void finding(StringBuilder text, Finding finding, Ink ink) {
    text.append(
        "    %s  %s  %s\n"
            .formatted(
                finding.claim().name(), ink.verdict(finding.verdict(), 0), finding.strength()));
    text.append(
        "      %s, tolerance %s (%s)\n"
            .formatted(
                CheckText.numbers(finding),
                Figures.rounded(finding.tolerance().value(), 3),
                finding.tolerance().derivation()));
    if (!finding.limitedBy().isEmpty()) {
      text.append("      limited by ").append(finding.limitedBy()).append('\n');
    }
    String witnesses =
        finding.witnesses().stream().map(Object::toString).collect(Collectors.joining("; "));
    text.append("      by ").append(witnesses).append('\n');
  }

  private static String quantity(String name, Quantity quantity) {
    if (quantity instanceof Quantity.Scalar scalar) {
      return "    " + name + " = " + Figures.rounded(scalar.value(), DIGITS) + "\n";
    }
    if (quantity instanceof Quantity.Tuple tuple) {
      return "    " + name + " = " + vector(tuple.values()) + "\n";
    }
    if (quantity instanceof Quantity.Table table) {
      return table(name, table.rows());
    }
    if (quantity instanceof Quantity.Text exact) {
      return "    " + name + " = " + exact.value() + "\n";
    }
    throw new IllegalStateException("quantity " + quantity);
  }

  private static String table(String name, double[][] rows) {
    StringBuilder text = new StringBuilder("    " + name + " =\n");
    for (int i = 0; i < Math.min(rows.length, ROWS_SHOWN); i++) {
      text.append("      ").append(vector(rows[i])).append('\n');
    }
    if (rows.length > ROWS_SHOWN) {
      text.append("      ... ").append(rows.length).append(" rows\n");
    }
    return text.toString();
  }

  private static String vector(double[] values) {
    String shown =
        Arrays.stream(values)
            .limit(ROWS_SHOWN)
            .mapToObj(v -> Figures.rounded(v, DIGITS))
            .collect(Collectors.joining(", "));
    String rest = values.length > ROWS_SHOWN ? ", ... " + values.length + " entries" : "";
    return "[" + shown + rest + "]";
  }
}
