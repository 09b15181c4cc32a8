package elenchus.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import elenchus.data.DataSet;
import elenchus.data.ExactSamples;
import elenchus.data.ExactSamples.Reading;
import elenchus.data.LabelledData;
import elenchus.linear.Matrix;
import elenchus.margin.ExactSeparability;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Certificates of real data pass, and each is rejected after any small change. The number of
 * changed certificates is the system property {@code elenchus.certificates.tampered}.
 */
class VerificationTest {
  private static final int TAMPERED = Integer.getInteger("elenchus.certificates.tampered", 800);

  private static ExactSamples samples(String name, Reading reading) {
    return ExactSamples.of(DataSet.read(Path.of("examples", "data", name + ".libsvm")), reading);
  }

  private static String certificate(ExactSamples samples) {
    return ExactSeparability.of(samples).certificate().toJson();
  }

  @ParameterizedTest
  @CsvSource({
    "digits, DECIMALS",
    "wine, DECIMALS",
    "wine, DOUBLES",
    "iris, DECIMALS",
    "iris, DOUBLES",
    "breast-cancer, DECIMALS",
    "breast-cancer, DOUBLES"
  })
  void certificatesOfRealDataAreValid(String name, Reading reading) {
    ExactSamples data = samples(name, reading);
    String json = certificate(data);
    Certificate certificate = Certificate.parse(json);
    assertThat(Verification.of(certificate, data)).isEqualTo(new Verification(true, ""));
    assertThat(certificate.separable()).isEqualTo(!name.equals("iris"));
    assertThat(certificate.reading()).isEqualTo(reading);
    System.out.printf(
        Locale.ROOT,
        "%s as %s: %d pairs, %d bytes%n",
        name,
        reading,
        certificate.support().size(),
        json.length());
  }

  @Test
  void aCertificateBelongsToItsData() {
    String wine = certificate(samples("wine", Reading.DECIMALS));
    Verification other = Verification.of(Certificate.parse(wine), samples("wine", Reading.DOUBLES));
    assertThat(other.valid()).isFalse();
    assertThat(other.reason()).contains("other data");
    assertThat(Verification.of(Certificate.parse(wine), samples("iris", Reading.DECIMALS)).valid())
        .isFalse();
  }

  private static ExactSamples worked(int n) {
    Matrix X = Matrix.ofRows(new double[] {-1, 3}, new double[] {-2, 0}, new double[] {-2, -3});
    Matrix first = Matrix.of(n, 2, X::get);
    return ExactSamples.ofDoubles(new LabelledData(first, List.of(0, 1, 2).subList(0, n), 3));
  }

  /**
   * The conditions on the support of given multipliers over the first samples, all data claimed.
   */
  private static Verification claimed(int[][] support, long denominator, long... numerators) {
    ExactSamples data = worked(3);
    long sum = LongStream.of(numerators).sum();
    return Verification.of(
        new Certificate(
            data.reading(),
            3,
            2,
            3,
            data.sha256(),
            true,
            BigInteger.valueOf(sum),
            BigInteger.valueOf(denominator),
            List.of(support),
            BigInteger.valueOf(denominator),
            LongStream.of(numerators).mapToObj(BigInteger::valueOf).toList()),
        data);
  }

  @Test
  void eachConditionIsNeeded() {
    int[][] right = {{0, 1}, {1, 0}, {1, 2}, {2, 1}};
    assertThat(claimed(right, 108, 20, 19, 31, 22)).isEqualTo(new Verification(true, ""));
    // The solution for the first two samples satisfies everything but the margins of the third.
    Certificate two = Certificate.parse(certificate(worked(2)));
    long[] numerators = two.numerators().stream().mapToLong(BigInteger::longValueExact).toArray();
    assertThat(
            claimed(
                    two.support().toArray(int[][]::new),
                    two.denominator().longValueExact(),
                    numerators)
                .reason())
        .contains("sample 2", "below 1");
    assertThat(claimed(right, 108, 20, 19, 62, -22).reason()).contains("not positive");
    assertThat(claimed(right, 108, 20, 19, 22, 31).reason()).contains("support is not 1");
    assertThat(claimed(new int[][] {{0, 0}, {1, 0}, {1, 2}, {2, 1}}, 108, 20, 19, 31, 22).reason())
        .contains("its own competitor");
  }

  @Test
  void changedCertificatesAreRejected() {
    Random random = new Random(11);
    String[] names = {"wine", "iris", "breast-cancer"};
    int rejected = 0;
    int malformed = 0;
    for (int f = 0; f < names.length; f++) {
      ExactSamples data = samples(names[f], Reading.DECIMALS);
      String json = certificate(data);
      int share = TAMPERED / names.length + (f < TAMPERED % names.length ? 1 : 0);
      for (int k = 0; k < share; k++) {
        String changed = tamper(json, random);
        assertThat(changed).isNotEqualTo(json);
        try {
          assertThat(Verification.of(Certificate.parse(changed), data).valid())
              .as("certificate of %s, change %d:%n%s", names[f], k, changed)
              .isFalse();
          rejected++;
        } catch (MalformedCertificateException e) {
          malformed++;
        }
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%d changed certificates: %d not valid, %d malformed%n",
        TAMPERED,
        rejected,
        malformed);
    assertThat(rejected + malformed).isEqualTo(TAMPERED);
    assertThat(rejected)
        .as("most changes leave the certificate well-formed")
        .isGreaterThan(TAMPERED / 2);
  }

  private static String tamper(String json, Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> replaceOne(json, "(?<=[\"/])\\d+(?=[\"/])", VerificationTest::otherDigit, random);
      case 1 -> replaceOne(json, "(?<=[\"/])\\d+(?=[\"/])", (n, r) -> "-" + n, random);
      case 2 -> replaceOne(json, "\\d+", VerificationTest::otherDigit, random);
      case 3 ->
          replaceOne(json, "(?<=\\[ )\\d+, \\d+(?= \\])", VerificationTest::otherPair, random);
      default -> swap(json, random);
    };
  }

  /** Changes a text into another one. */
  @FunctionalInterface
  interface Change {
    String apply(String text, Random random);
  }

  private static String otherDigit(String number, Random random) {
    int place = random.nextInt(number.length());
    char digit = (char) ('0' + random.nextInt(10));
    String other = number.substring(0, place) + digit + number.substring(place + 1);
    return other.equals(number) ? otherDigit(number, random) : other;
  }

  private static String otherPair(String pair, Random random) {
    int comma = pair.indexOf(", ");
    return pair.substring(0, comma + 2) + otherDigit(pair.substring(comma + 2), random);
  }

  private static List<MatchResult> find(String json, String pattern) {
    return Pattern.compile(pattern).matcher(json).results().toList();
  }

  private static String replaceOne(String json, String pattern, Change change, Random random) {
    List<MatchResult> found = find(json, pattern);
    MatchResult match = found.get(random.nextInt(found.size()));
    return json.substring(0, match.start())
        + change.apply(match.group(), random)
        + json.substring(match.end());
  }

  /** Exchanges two pairs of the support, or two numerators. */
  private static String swap(String json, Random random) {
    String pattern = random.nextBoolean() ? "\\[ \\d+, \\d+ \\]" : "(?<=\")\\d+(?=\")";
    List<MatchResult> found = new ArrayList<>(find(json, pattern));
    MatchResult a = found.get(random.nextInt(found.size()));
    MatchResult b = found.get(random.nextInt(found.size()));
    if (a.group().equals(b.group())) {
      return swap(json, random);
    }
    if (a.start() > b.start()) {
      MatchResult c = a;
      a = b;
      b = c;
    }
    return json.substring(0, a.start())
        + b.group()
        + json.substring(a.end(), b.start())
        + a.group()
        + json.substring(b.end());
  }

  @Test
  void malformedTextsAreRefusedWithALine() {
    ExactSamples iris = samples("iris", Reading.DECIMALS);
    String json = certificate(iris);
    String denominator = "\"denominator\" : \"" + Certificate.parse(json).denominator() + "\"";
    assertThat(json).contains(denominator);
    assertMalformed(json.substring(0, json.length() / 2), "no JSON document");
    assertMalformed("", "no object");
    assertMalformed("[1]", "no object");
    assertMalformed(json.replace(denominator, "\"denominator\" : \"0\""), "not positive");
    assertMalformed(json.replace(denominator, "\"denominator\" : \"-5\""), "not positive");
    assertMalformed(
        json.replace(denominator, "\"denominator\" : \"" + "7".repeat(100_000) + "\""), "digits");
    assertMalformed(json.replace(denominator, "\"denominator\" : " + "7".repeat(100_000)), "");
    assertMalformed(
        json.replace(denominator, "\"denominator\" : \"" + "7".repeat(2_000_000) + "\""), "");
    assertMalformed(json.replace(denominator, "\"denominator\" : 7"), "no text");
    assertMalformed(json.replaceFirst("\\[ \\d+, ", "[ 150, "), "out of range");
    assertMalformed(json.replaceFirst("\\[ \\d+, ", "[ -1, "), "out of range");
    assertMalformed(json.replaceFirst("\\[ \\d+, ", "[ 99999999999, "), "");
    assertMalformed(json.replace("-certificate-1", "-certificate-2"), "format");
    assertMalformed(json + "{}", "after the document");
    assertMalformed(json.replaceFirst("\"samples\"", "\"samples \""), "samples");
  }

  private static void assertMalformed(String json, String reason) {
    assertThatThrownBy(() -> Certificate.parse(json))
        .isInstanceOf(MalformedCertificateException.class)
        .hasMessageContaining(reason)
        .satisfies(e -> assertThat(String.valueOf(e.getMessage())).hasSizeLessThan(300));
  }
}
