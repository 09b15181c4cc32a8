package elenchus.verify;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import elenchus.data.ExactSamples.Reading;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * A well-formed certificate, as it is written in a JSON document with the fields in this order:
 * {@code format}, {@code reading}, {@code samples}, {@code features}, {@code classes}, {@code
 * sha256}, {@code separable}, {@code squaredNorm} (a fraction "p/q", of separable data only),
 * {@code support} (pairs [sample, competing class], 0-based and ascending), {@code denominator},
 * {@code numerators} (one per pair).
 */
public record Certificate(
    Reading reading,
    int samples,
    int features,
    int classes,
    String sha256,
    boolean separable,
    BigInteger normNumerator,
    BigInteger normDenominator,
    List<int[]> support,
    BigInteger denominator,
    List<BigInteger> numerators) {

  /** The largest document that is read, in characters. */
  public static final int MAX_LENGTH = 32 << 20;

  /** The most digits of a number. */
  public static final int MAX_DIGITS = 50_000;

  private static final String FORMAT = "elenchus-margin-certificate-1";

  /** Copies the lists. */
  public Certificate {
    support = List.copyOf(support);
    numerators = List.copyOf(numerators);
  }

  int sample(int pair) {
    return support.get(pair)[0];
  }

  int competitor(int pair) {
    return support.get(pair)[1];
  }

  /**
   * Reads a document.
   *
   * @throws MalformedCertificateException if the text is no certificate
   */
  public static Certificate parse(String text) {
    StreamReadConstraints limits =
        StreamReadConstraints.builder()
            .maxDocumentLength(MAX_LENGTH)
            .maxStringLength(2 * MAX_DIGITS + 2)
            .maxNumberLength(12)
            .maxNestingDepth(4)
            .build();
    JsonFactory factory = JsonFactory.builder().streamReadConstraints(limits).build();
    try (JsonParser json = factory.createParser(text)) {
      return new Document(json).certificate();
    } catch (JsonProcessingException e) {
      throw new MalformedCertificateException(
          "no JSON document of a certificate: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A cursor over the document. */
  private record Document(JsonParser json) {

    Certificate certificate() throws IOException {
      require(json.nextToken() == JsonToken.START_OBJECT, "the document is no object");
      require(text("format").equals(FORMAT), "the format is not " + FORMAT);
      String reading = text("reading");
      require(reading.matches("decimals|doubles"), "the reading is neither decimals nor doubles");
      int samples = size("samples");
      int features = size("features");
      int classes = size("classes");
      String sha256 = text("sha256");
      require(sha256.matches("[0-9a-f]{64}"), "sha256 is no digest");
      field("separable");
      boolean separable = json.nextToken() == JsonToken.VALUE_TRUE;
      require(separable || json.currentToken() == JsonToken.VALUE_FALSE, "separable is no truth");
      String[] norm = (separable ? text("squaredNorm") : "0/1").split("/", -1);
      require(norm.length == 2, "squaredNorm is no fraction");
      List<int[]> support = support(samples, classes);
      BigInteger denominator = denominator(text("denominator"), "denominator");
      List<BigInteger> numerators = new ArrayList<>();
      field("numerators");
      require(json.nextToken() == JsonToken.START_ARRAY, "numerators is no array");
      while (json.nextToken() == JsonToken.VALUE_STRING) {
        numerators.add(integer(json.getText(), "a numerator"));
      }
      require(json.currentToken() == JsonToken.END_ARRAY, "a numerator is no text");
      require(numerators.size() == support.size(), "numerators and pairs differ in number");
      require(json.nextToken() == JsonToken.END_OBJECT, "a field too many");
      require(json.nextToken() == null, "text after the document");
      return new Certificate(
          Reading.valueOf(reading.toUpperCase(java.util.Locale.ROOT)),
          samples,
          features,
          classes,
          sha256,
          separable,
          integer(norm[0], "squaredNorm"),
          denominator(norm[1], "squaredNorm"),
          support,
          denominator,
          numerators);
    }

    private List<int[]> support(int samples, int classes) throws IOException {
      List<int[]> support = new ArrayList<>();
      field("support");
      require(json.nextToken() == JsonToken.START_ARRAY, "support is no array");
      int[] last = {-1, 0};
      while (json.nextToken() == JsonToken.START_ARRAY) {
        int[] pair = {index(samples), index(classes)};
        require(json.nextToken() == JsonToken.END_ARRAY, "a pair of the support is too long");
        boolean ascends = pair[0] > last[0] || (pair[0] == last[0] && pair[1] > last[1]);
        require(ascends, "the pairs of the support do not ascend");
        support.add(pair);
        last = pair;
      }
      require(json.currentToken() == JsonToken.END_ARRAY, "the support holds no pairs");
      return support;
    }

    private int index(int bound) throws IOException {
      require(json.nextToken() == JsonToken.VALUE_NUMBER_INT, "an index is no integer");
      int index = json.getIntValue();
      require(index >= 0 && index < bound, "support index " + index + " is out of range");
      return index;
    }

    private int size(String name) throws IOException {
      field(name);
      require(json.nextToken() == JsonToken.VALUE_NUMBER_INT, name + " is no integer");
      int size = json.getIntValue();
      require(size > 0, name + " is not positive");
      return size;
    }

    private String text(String name) throws IOException {
      field(name);
      require(json.nextToken() == JsonToken.VALUE_STRING, name + " is no text");
      return json.getText();
    }

    private void field(String name) throws IOException {
      boolean found = json.nextToken() == JsonToken.FIELD_NAME && json.currentName().equals(name);
      require(found, "the field " + name + " is missing where it should be");
    }

    private static BigInteger denominator(String text, String name) {
      BigInteger value = integer(text, name);
      require(value.signum() > 0, name + " has a denominator that is not positive");
      return value;
    }

    private static BigInteger integer(String text, String name) {
      require(text.length() <= MAX_DIGITS, name + " has more than " + MAX_DIGITS + " digits");
      require(text.matches("0|-?[1-9][0-9]*+"), name + " is no integer");
      return new BigInteger(text);
    }

    private static void require(boolean condition, String problem) {
      if (!condition) {
        throw new MalformedCertificateException(problem);
      }
    }
  }
}
