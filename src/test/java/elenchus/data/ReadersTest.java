package elenchus.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReadersTest {
  @TempDir Path folder;

  @Test
  void libsvmMapsLabelsAscendingAndFillsZeros() {
    DataSet set = libsvm("+1 1:0.5 3:-2e-1 # a comment\n\n-1\t2:7\r\n# only a comment\n3 3:1.\n");
    assertThat(set.labels()).containsExactly(-1, 1, 3);
    assertThat(set.data().y()).containsExactly(1, 0, 2);
    assertThat(set.data().K()).isEqualTo(3);
    assertThat(set.data().X().toRows())
        .isDeepEqualTo(new double[][] {{0.5, 0, -0.2}, {0, 7, 0}, {0, 0, 1}});
  }

  @Test
  void decimalsAreTheFractionsOfTheFile() {
    DataSet set = libsvm("0 1:0.1 2:1234567890.12345678901234567890\n1 2:-3e-2");
    assertThat(set.decimals().row(0))
        .containsExactly(new BigDecimal("0.1"), new BigDecimal("1234567890.12345678901234567890"));
    assertThat(set.decimals().row(1)).containsExactly(BigDecimal.ZERO, new BigDecimal("-0.03"));
    assertThat(set.data().X().get(0, 1)).isEqualTo(1234567890.1234567);
  }

  @Test
  void csvWithoutHeaderTakesTheLastColumn() {
    DataSet set = csv("0.5, -1 ,7\n1.25,2,3\n");
    assertThat(set.labels()).containsExactly(3, 7);
    assertThat(set.data().y()).containsExactly(1, 0);
    assertThat(set.data().X().toRows()).isDeepEqualTo(new double[][] {{0.5, -1}, {1.25, 2}});
    assertThat(set.decimals().row(0)).containsExactly(new BigDecimal("0.5"), new BigDecimal("-1"));
  }

  @Test
  void csvFindsTheNamedLabelColumn() {
    DataSet set = csv("\uFEFF\"Label\",0,\"width\"\n\"2\",0.5,1\n1,-3,4\n");
    assertThat(set.labels()).containsExactly(1, 2);
    assertThat(set.data().X().toRows()).isDeepEqualTo(new double[][] {{0.5, 1}, {-3, 4}});
    assertThat(set.decimals().row(1)).containsExactly(new BigDecimal("-3"), new BigDecimal("4"));
  }

  @Test
  void csvSkipsAHeaderOfNames() {
    assertThat(csv("a,b,species\n1,2,0\n3,4,1\n").data().samples()).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1.5 1:2          | :1: label '1.5' is not an integer
          x 1:2            | :1: label 'x' is not an integer
          99999999999 1:2  | :1: label '99999999999' is not an integer
          0 1:2;1 0:3      | :2: feature index 0, but indices start at 1
          0 1:2;1 3:1 3:2  | :2: feature index 3 after 3, but they must ascend
          0 1:2;1 3:1 2:2  | :2: feature index 2 after 3, but they must ascend
          0 1:2;1 1:nan    | :2: value 'nan' is not a finite decimal number
          0 1:2;1 1:-inf   | :2: value '-inf' is not a finite decimal number
          0 1:2;1 1:1e999  | :2: value '1e999' is not a finite decimal number
          0 1:2;1 1:1f     | :2: value '1f' is not a finite decimal number
          0 1:2;1 1:0x1p3  | :2: value '0x1p3' is not a finite decimal number
          0 1:2;1 1:       | :2: value '' is not a finite decimal number
          0 1:2;1 1:1e     | :2: value '1e' is not a finite decimal number
          0 1:2;1 word     | :2: 'word' is not of the form index:value
          0 1:2;1 a:1      | :2: feature index 'a' is not an integer
          0 1:2;;0 1:3     | : only the label 0 occurs, but there must be at least two classes
          0;1              | : no sample has a feature
          # nothing        | : holds no sample
          0 1:1;1 99999999:1;2 1:3 | : 3 samples with 99999999 features are too many for a dense matrix
          """)
  void libsvmNamesFileLineAndValue(String content, String message) {
    assertThatThrownBy(() -> libsvm(content.replace(";", "\n")))
        .isInstanceOf(DataFormatException.class)
        .hasMessage(folder.resolve("data.libsvm") + message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          1,2,0;1,2,3,1     | :2: 4 fields, but the first line has 3
          1,2,0;1,2         | :2: 2 fields, but the first line has 3
          1,2,0;1,,1        | :2: value '' is not a finite decimal number
          1,NaN,0;1,2,1     | :1: value 'NaN' is not a finite decimal number
          1,2,0;1,2,0.5     | :2: label '0.5' is not an integer
          1,2,0;1,2,cat     | :2: label 'cat' is not an integer
          label,label;1,2   | :1: two columns are headed 'label'
          a,label           | : holds no sample
          1;2               | :1: one field, but there must be a feature and a label
          1,0;2,0           | : only the label 0 occurs, but there must be at least two classes
          """)
  void csvNamesFileLineAndValue(String content, String message) {
    assertThatThrownBy(() -> csv(content.replace(";", "\n")))
        .isInstanceOf(DataFormatException.class)
        .hasMessage(folder.resolve("data.csv") + message);
  }

  @Test
  void unreadableFilesSaySo() throws IOException {
    Path missing = folder.resolve("missing.libsvm");
    assertThatThrownBy(() -> DataSet.read(missing)).hasMessage(missing + ": no such file");
    assertThatThrownBy(() -> DataSet.read(folder)).hasMessage(folder + ": is a directory");
    assertThatThrownBy(() -> csv("")).hasMessage(folder.resolve("data.csv") + ": holds no sample");
  }

  @Test
  void aMessageIsOneShortLineWhateverTheBytes() {
    assertThatThrownBy(() -> libsvm("\u001b[31m" + "x".repeat(1000) + " 1:1"))
        .hasMessageContaining("label '?[31mxxx")
        .satisfies(e -> assertThat(String.valueOf(e.getMessage()).length()).isLessThan(250))
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n", "\u001b"));
  }

  @Test
  void numbersAreRoundedCorrectly() {
    Random random = new Random(5);
    StringBuilder content = new StringBuilder();
    double[] expected = new double[4000];
    for (int i = 0; i < expected.length; i++) {
      String text =
          switch (i % 4) {
            case 0 -> Double.toString(Double.longBitsToDouble(random.nextLong()));
            case 1 -> Float.toString(random.nextFloat() * 1000);
            case 2 -> new BigDecimal(random.nextDouble()).toString();
            default -> random.nextInt(100_000) + "." + random.nextInt(100_000) + "E-" + i % 30;
          };
      if (text.contains("N") || text.contains("I")) {
        text = "0";
      }
      expected[i] = Double.parseDouble(text);
      content.append(i % 2).append(" 1:").append(text).append('\n');
    }
    assertThat(libsvm(content.toString()).data().X().column(0)).containsExactly(expected);
  }

  private DataSet libsvm(String content) {
    return DataSet.read(written("data.libsvm", content));
  }

  private DataSet csv(String content) {
    return DataSet.read(written("data.csv", content));
  }

  private Path written(String name, String content) {
    try {
      return Files.write(folder.resolve(name), content.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
