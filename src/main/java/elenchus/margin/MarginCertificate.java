package elenchus.margin;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import elenchus.data.ExactSamples;
import elenchus.exact.RationalVector;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A proof about the max margin of a data set that anyone can check with integer arithmetic, bound
 * to the data by a digest. For separable data it states the dual variables, which determine the
 * max-margin weights What = A^T alpha; for others the weights of Gordan's alternative.
 *
 * @param reading what the numbers of the file mean
 * @param samples N
 * @param features d
 * @param classes K
 * @param sha256 see {@link ExactSamples#sha256}
 * @param support pairs (sample, competing class), both 0-based, ascending
 * @param multipliers dual variables or Gordan weights, positive, one per pair of the support
 * @param squaredNorm |What|^2 as a fraction in lowest terms, empty for inseparable data
 */
public record MarginCertificate(
    ExactSamples.Reading reading,
    int samples,
    int features,
    int classes,
    String sha256,
    List<Pair> support,
    RationalVector multipliers,
    String squaredNorm) {

  /**
   * A pair of the support.
   *
   * @param sample in 0..N-1
   * @param competitor in 0..K-1, not the label
   */
  public record Pair(int sample, int competitor) {}

  /** Copies the support. */
  public MarginCertificate {
    support = List.copyOf(support);
  }

  static MarginCertificate of(
      ExactSamples samples, List<Integer> pairs, RationalVector multipliers, String squaredNorm) {
    ExactPairs rows = new ExactPairs(samples);
    return new MarginCertificate(
        samples.reading(),
        samples.samples(),
        samples.features(),
        samples.classes(),
        samples.sha256(),
        pairs.stream().map(p -> new Pair(rows.sample(p), rows.competitor(p))).toList(),
        multipliers,
        squaredNorm);
  }

  /** Whether it is about separable data. */
  public boolean isSeparable() {
    return !squaredNorm.isEmpty();
  }

  /** The certificate as a JSON document, one pair or number per line. */
  public String toJson() {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.useDefaultPrettyPrinter();
      json.writeStartObject();
      json.writeStringField("format", "elenchus-margin-certificate-1");
      json.writeStringField("reading", reading.name().toLowerCase(Locale.ROOT));
      json.writeNumberField("samples", samples);
      json.writeNumberField("features", features);
      json.writeNumberField("classes", classes);
      json.writeStringField("sha256", sha256);
      json.writeBooleanField("separable", isSeparable());
      if (isSeparable()) {
        json.writeStringField("squaredNorm", squaredNorm);
      }
      json.writeArrayFieldStart("support");
      for (Pair pair : support) {
        json.writeArray(new int[] {pair.sample(), pair.competitor()}, 0, 2);
      }
      json.writeEndArray();
      json.writeStringField("denominator", multipliers.denominator().toString());
      json.writeArrayFieldStart("numerators");
      for (int k : IntStream.range(0, multipliers.size()).toArray()) {
        json.writeString(multipliers.numerator(k).toString());
      }
      json.writeEndArray();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.append('\n').toString();
  }
}
