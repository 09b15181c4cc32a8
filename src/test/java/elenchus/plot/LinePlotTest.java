package elenchus.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import elenchus.plot.LinePlot.Axes;
import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

class LinePlotTest {
  private static final double[] TIMES = {1, 10, 100, 1000};

  @Test
  void isWellFormedAndNamesItsSeries() throws Exception {
    LinePlot plot =
        new LinePlot(
            "error < tolerance",
            "t",
            "error & bound",
            Axes.LOG_LOG,
            List.of(
                Series.line("observed", TIMES, new double[] {1, .1, .01, .001}),
                Series.dashed("predicted", TIMES, new double[] {2, .2, .02, .002}),
                Series.points("seen", TIMES, new double[] {1, 1, 1, 1})));
    Document svg =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(plot.svg())));
    assertThat(svg.getElementsByTagName("title").item(0).getTextContent())
        .isEqualTo("error < tolerance");
    assertThat(plot.svg())
        .contains(">observed<", ">predicted<", ">seen<", ">1e-2<", ">100<".replace("100", "1e2"));
  }

  @Test
  void pointsWithoutAPlaceAreLeftOutAndBreakTheLine() {
    double[] values = {1, Double.NaN, -1, 2};
    String svg =
        new LinePlot("", "t", "v", Axes.LOG_Y, List.of(Series.line("v", TIMES, values))).svg();
    assertThat(svg.lines().filter(line -> line.contains("stroke-width=\"2\"")).findFirst())
        .hasValueSatisfying(
            path -> assertThat(path).containsPattern("M[^ML]*M").doesNotContain("L"));
  }

  @Test
  void ticksAreRound() {
    double[] values = {0.013, 0.4, 0.9, 1.07};
    String svg =
        new LinePlot("", "t", "v", Axes.LINEAR, List.of(Series.line("v", TIMES, values))).svg();
    assertThat(svg).contains(">0<", ">0.2<", ">0.4<", ">1<", ">200<", ">1000<");
  }

  @Test
  void aConstantHasAnAxisToo() {
    String svg =
        new LinePlot("", "t", "v", Axes.LINEAR, List.of(Series.line("v", TIMES, new double[4])))
            .svg();
    assertThat(svg).doesNotContain("NaN", "Infinity");
  }

  @Test
  void refusesAnEmptyPicture() {
    LinePlot nothing =
        new LinePlot(
            "nought", "t", "v", Axes.LOG_Y, List.of(Series.line("v", TIMES, new double[4])));
    assertThatThrownBy(nothing::svg)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nought");
  }
}
