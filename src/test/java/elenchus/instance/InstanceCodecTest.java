package elenchus.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import elenchus.linear.Matrix;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Instances survive the round trip bit for bit, and what does not fit is named with its line. */
class InstanceCodecTest {
  enum Kind {
    ROUND,
    SQUARE
  }

  record Inner(double gamma, String name) {}

  record Everything(
      Matrix X,
      List<Integer> y,
      List<Double> w,
      List<Matrix> layers,
      Kind kind,
      Inner inner,
      int K,
      long seed,
      boolean centred,
      double eta) {
    Everything {
      if (K < 2) {
        throw new IllegalArgumentException("K = " + K + ", but there must be two classes");
      }
    }
  }

  private static final InstanceCodec<Everything> CODEC = InstanceCodec.of(Everything.class);

  private static Everything everything(Random random) {
    Matrix X = Matrix.of(3, 2, (i, j) -> anyFinite(random));
    return new Everything(
        X,
        List.of(0, 1, random.nextInt()),
        List.of(anyFinite(random), anyFinite(random)),
        List.of(X.transpose(), Matrix.zero(1, 1)),
        Kind.SQUARE,
        new Inner(anyFinite(random), "a \"name\" with\nlines and ü"),
        3,
        random.nextLong(),
        true,
        anyFinite(random));
  }

  private static double anyFinite(Random random) {
    double any = Double.longBitsToDouble(random.nextLong());
    return Double.isFinite(any) ? any : random.nextGaussian();
  }

  @Property(tries = 500, seed = "20261121")
  void theRoundTripKeepsEveryBit(@ForAll long seed) {
    Everything instance = everything(new Random(seed));
    String text = Json.print(CODEC.write(instance));
    Everything read = CODEC.read(InstanceFile.parse("file", text));
    assertThat(read).isEqualTo(instance);
    assertThat(Json.print(CODEC.write(read))).isEqualTo(text);
  }

  static DoubleStream awkwardNumbers() {
    return DoubleStream.of(
        0.0,
        -0.0,
        Double.MIN_VALUE,
        -Double.MIN_VALUE,
        Double.MIN_NORMAL,
        Double.MAX_VALUE,
        0.1,
        2e-3,
        Math.PI,
        Math.nextUp(1.0),
        Math.nextDown(Double.MIN_NORMAL),
        0x1p53 + 2,
        Double.parseDouble("1e23"),
        Double.parseDouble("2e23"));
  }

  @ParameterizedTest
  @MethodSource("awkwardNumbers")
  void awkwardNumbersKeepTheirBits(double number) {
    InstanceCodec<Inner> codec = InstanceCodec.of(Inner.class);
    String text = Json.print(codec.write(new Inner(number, "")));
    double read = codec.read(InstanceFile.parse("file", text)).gamma();
    assertThat(Double.doubleToRawLongBits(read)).isEqualTo(Double.doubleToRawLongBits(number));
  }

  @Test
  void numbersAreWrittenInTheirShortestForm() {
    InstanceCodec<Inner> codec = InstanceCodec.of(Inner.class);
    assertThat(Json.printCompact(codec.write(new Inner(2.0e-3, "x"))))
        .isEqualTo("{\"gamma\":0.002,\"name\":\"x\"}");
    assertThat(Json.printCompact(codec.write(new Inner(0x1p-44, "x"))))
        .as("Double.toString has one digit more up to JDK 18")
        .isEqualTo("{\"gamma\":5.684341886080802E-14,\"name\":\"x\"}");
  }

  @Test
  void whatIsNotFiniteIsNotWritten() {
    InstanceCodec<Inner> codec = InstanceCodec.of(Inner.class);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> codec.write(new Inner(Double.NaN, "")))
        .withMessageContaining("NaN");
  }

  private static final String WHOLE =
      """
      {
        "theorem": "some-theorem",
        "instance": {
          "X": [
            [1, 2],
            [3, 4.5]
          ],
          "y": [0, 1],
          "w": [],
          "layers": [],
          "kind": "ROUND",
          "inner": {
            "gamma": 0.25,
            "name": "n"
          },
          "K": 2,
          "seed": 5,
          "centred": false,
          "eta": 1e-3
        },
        "seed": 7
      }
      """;

  @Test
  void aWholeFileIsRead() {
    InstanceFile file = InstanceFile.parse("file", WHOLE);
    assertThat(file.theorem()).contains("some-theorem");
    assertThat(file.seed()).isEqualTo(7);
    Everything read = CODEC.read(file);
    assertThat(read.X()).isEqualTo(Matrix.ofRows(new double[][] {{1, 2}, {3, 4.5}}));
    assertThat(read.inner()).isEqualTo(new Inner(0.25, "n"));
  }

  @Test
  void theInstanceAloneIsReadAsWell() {
    InstanceFile file = InstanceFile.parse("file", "{\"gamma\": 1, \"name\": \"n\"}");
    assertThat(InstanceCodec.of(Inner.class).read(file)).isEqualTo(new Inner(1, "n"));
    assertThat(file.theorem()).isEmpty();
    assertThat(file.seed()).isZero();
  }

  @ParameterizedTest(name = "{0} -> {1}: {2}")
  @CsvSource(
      delimiter = '|',
      value = {
        "[3, 4.5] | [3] | f:6: instance.X[1]: expected a row of 2 numbers like row 0, found one of 1",
        "[3, 4.5] | [3, \"a\"] | f:6: instance.X[1][1]: expected a number, found \"a\"",
        "[3, 4.5] | [3, 1e999] | f:6: instance.X[1][1]: expected a finite number",
        "[3, 4.5] | [3, null] | f:6: instance.X[1][1]: expected a number, found null",
        "[3, 4.5] | 3 | f:6: instance.X[1]: expected a row as an array of numbers, found 3",
        "[0, 1] | [0, 1.5] | f:8: instance.y[1]: expected an integer, found 1.5",
        "[0, 1] | [0, 3000000000] | f:8: instance.y[1]: expected an integer, found 3000000000",
        "[0, 1] | {} | f:8: instance.y: expected an array, found {}",
        "\"ROUND\" | \"round\" | f:11: instance.kind: expected one of ROUND, SQUARE, found \"round\"",
        "\"gamma\": 0.25, | | f:12: instance.inner: the field 'gamma' is missing",
        "\"gamma\" | \"gama\" | f:13: instance.inner.gama: unknown field; the fields are gamma, name",
        "\"n\" | 3 | f:14: instance.inner.name: expected a text, found 3",
        "\"K\": 2 | \"K\": 1 | f:3: instance: not an instance: K = 1, but there must be two classes",
        "\"K\": 2, | | f:3: instance: the field 'K' is missing",
        "false | 0 | f:18: instance.centred: expected true or false, found 0",
        "\"seed\": 7 | \"seed\": 7.5 | f:21: seed: expected an integer, found 7.5",
        "\"seed\": 7 | \"sead\": 7 | f:21: sead: unknown field; did you mean 'seed'?",
        "\"some-theorem\" | 1 | f:2: theorem: expected a theorem id, found 1",
        "1e-3 | NaN | f:19: Non-standard token 'NaN'",
        "1e-3 | 1e-3, \"eta\": 2 | f:19: Duplicate field 'eta'",
      })
  void whatDoesNotFitIsNamed(String from, String to, String message) {
    assertThat(WHOLE).contains(from);
    String broken = WHOLE.replace(from, to == null ? "" : to);
    assertThatThrownBy(
            () -> {
              InstanceFile file = InstanceFile.parse("f", broken);
              long seed = file.seed();
              throw new IllegalStateException(file.theorem() + " " + seed + CODEC.read(file));
            })
        .isInstanceOf(InstanceFormatException.class)
        .hasMessageStartingWith(message)
        .hasMessageNotContaining("\n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''       | f:1: the file is empty",
        "[1]      | f:1: expected an object, found [1]",
        "{} {}    | f:1: ",
        "{\"theorem\": \"t\"} | f:1: the field 'instance' is missing",
        "{\"x\":   | f:1: ",
      })
  void whatIsNoInstanceFileIsRefused(String text, String message) {
    assertThatThrownBy(() -> InstanceFile.parse("f", text))
        .isInstanceOf(InstanceFormatException.class)
        .hasMessageStartingWith(message)
        .hasMessageNotContaining("\n");
  }

  @Test
  void whatCannotBeReadIsRefused(@TempDir Path directory) throws Exception {
    Path missing = directory.resolve("missing.json");
    assertThatThrownBy(() -> InstanceFile.read(missing)).hasMessage(missing + ": no such file");
    assertThatThrownBy(() -> InstanceFile.read(directory))
        .hasMessage(directory + ": is a directory");
    Path binary = Files.write(directory.resolve("binary"), new byte[] {'{', (byte) 0xff, '}'});
    assertThatThrownBy(() -> InstanceFile.read(binary))
        .hasMessage(binary + ": not a text in UTF-8");
  }

  @Test
  void theSchemaNamesEveryField() {
    JsonNode schema = CODEC.schema("title");
    assertThat(schema.at("/properties/X/items/items/type").textValue()).isEqualTo("number");
    assertThat(schema.at("/properties/kind/enum").toString()).isEqualTo("[\"ROUND\",\"SQUARE\"]");
    assertThat(schema.at("/properties/inner/properties/gamma/type").textValue())
        .isEqualTo("number");
    assertThat(schema.at("/properties/layers/items/items/items/type").textValue())
        .isEqualTo("number");
    assertThat(schema.get("required")).hasSize(10);
    assertThat(schema.get("additionalProperties").booleanValue()).isFalse();
  }

  record Unmappable(Object anything) {}

  @Test
  void whatCannotBeMappedIsRefusedAtOnce() {
    assertThatIllegalArgumentException().isThrownBy(() -> InstanceCodec.of(Unmappable.class));
    assertThatIllegalArgumentException().isThrownBy(() -> InstanceCodec.of(String.class));
  }
}
