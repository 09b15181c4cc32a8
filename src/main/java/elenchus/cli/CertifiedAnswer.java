package elenchus.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import elenchus.data.DataSet;
import elenchus.data.ExactSamples;
import elenchus.data.ExactSamples.Reading;
import elenchus.exact.Rationals;
import elenchus.margin.ExactMaxMargin;
import elenchus.margin.ExactSeparability;
import elenchus.margin.Inseparable;
import elenchus.margin.MaxMargin;
import elenchus.margin.Repairs;
import elenchus.margin.Separability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.hipparchus.fraction.BigFraction;

/**
 * The answer in rational arithmetic, with its certificate in a file.
 *
 * @param exact the answer
 * @param file where the certificate was written
 * @param bytes its size
 */
record CertifiedAnswer(ExactSeparability exact, Path file, int bytes) {
  /** Longer fractions are told by their number of digits. */
  private static final int SHOWN = 60;

  /**
   * Decides in rational arithmetic and writes the certificate.
   *
   * @param answer what floating point found, if it found anything
   */
  static CertifiedAnswer write(
      DataSet set, Reading reading, Optional<Separability> answer, Path file) {
    List<Integer> proposal =
        answer
            .map(
                found ->
                    found instanceof MaxMargin svm
                        ? svm.support()
                        : ((Inseparable) found).support())
            .orElse(List.of());
    ExactSeparability exact = ExactSeparability.of(ExactSamples.of(set, reading), proposal);
    String text = exact.certificate().toJson();
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new InputException(file + ": cannot be written");
    }
    return new CertifiedAnswer(exact, file, text.length());
  }

  boolean separable() {
    return exact instanceof ExactMaxMargin;
  }

  private String reading() {
    return exact.samples().reading() == Reading.DECIMALS ? "decimals" : "doubles";
  }

  void addTo(ObjectNode document) {
    document.put("separable", separable());
    ObjectNode node = document.putObject("exact");
    node.put("reading", reading());
    node.put("pairs", exact.support().size());
    if (exact instanceof ExactMaxMargin found) {
      node.put("active", found.active().size());
      node.put("squaredNorm", written(found.squaredNorm()));
      found.inactiveGap().ifPresent(gap -> node.put("inactiveGap", written(gap)));
    }
    Repairs repairs = exact.repairs();
    node.putObject("repairs")
        .put("dependent", repairs.dependent())
        .put("dropped", repairs.dropped())
        .put("added", repairs.added())
        .put("exchanged", repairs.exchanged());
    node.put("certificate", file.toString());
    node.put("bytes", bytes);
  }

  String text() {
    StringBuilder text = new StringBuilder();
    text.append("  in rational arithmetic, numbers read as ").append(reading()).append(":\n");
    text.append("    ").append(separable() ? "separable" : "not separable");
    text.append(" on ").append(exact.support().size()).append(" pairs");
    if (!exact.repairs().none()) {
      text.append(", which floating point had not found");
    }
    text.append('\n');
    if (exact instanceof ExactMaxMargin found) {
      text.append("    |What|^2 = ").append(shown(found.squaredNorm())).append('\n');
    }
    text.append("    certificate: %s (%d bytes)\n".formatted(file, bytes));
    return text.toString();
  }

  /** A fraction in full if it is short, or else its value and its digits. */
  static String shown(BigFraction fraction) {
    String full = written(fraction);
    return full.length() <= SHOWN
        ? full
        : "%s, a fraction of %d by %d digits"
            .formatted(
                Rationals.toDouble(fraction),
                fraction.getNumerator().toString().length(),
                fraction.getDenominator().toString().length());
  }

  static String written(BigFraction fraction) {
    return fraction.getNumerator() + "/" + fraction.getDenominator();
  }
}
