package elenchus.plot;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Lines and points over two axes. The picture has no background, its ink is the colour of the
 * surrounding text and its words are text, so that it reads in light and in dark surroundings, on
 * paper and by voice. Same data, same characters.
 *
 * @param title heading, also the name of the picture for a screen reader; may be empty
 * @param xLabel label of the abscissa
 * @param yLabel label of the ordinate
 * @param axes which axes are logarithmic
 * @param series what is drawn, in the order of the legend
 */
public record LinePlot(String title, String xLabel, String yLabel, Axes axes, List<Series> series) {
  private static final int WIDTH = 720;
  private static final int LEFT = 84;
  private static final int RIGHT = 700;
  private static final int TOP = 40;
  private static final int BOTTOM = 340;
  private static final int LEGEND = 400;
  private static final int LEGEND_ROW = 22;
  private static final List<String> COLOURS =
      List.of("#2f7ed8", "#d9822b", "#3f9b63", "#b04a9a", "#8a6d3b", "#6a7fdb");

  /** Which axes are logarithmic; nonpositive values are left out on those. */
  public enum Axes {
    /** Both axes are linear. */
    LINEAR,
    /** The abscissa is logarithmic. */
    LOG_X,
    /** The ordinate is logarithmic. */
    LOG_Y,
    /** Both axes are logarithmic. */
    LOG_LOG;

    boolean logX() {
      return this == LOG_X || this == LOG_LOG;
    }

    boolean logY() {
      return this == LOG_Y || this == LOG_LOG;
    }
  }

  /** Copies the series. */
  public LinePlot {
    series = List.copyOf(series);
  }

  /**
   * The picture as one {@code svg} element with a view box, without an XML declaration, ready to
   * stand in a page or, as a file, alone.
   *
   * @throws IllegalArgumentException if no point of any series can be drawn
   */
  public String svg() {
    Scale across = Scale.over(values(true), axes.logX(), LEFT, RIGHT);
    Scale up = Scale.over(values(false), axes.logY(), BOTTOM, TOP);
    int rows = (series.size() + 1) / 2;
    int height = series.size() > 1 ? LEGEND + rows * LEGEND_ROW : LEGEND - 10;
    List<String> lines = new ArrayList<>();
    lines.add(
        ("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\" "
                + "font-family=\"sans-serif\" font-size=\"13\" fill=\"currentColor\">")
            .formatted(WIDTH, height));
    lines.add(
        "<title>" + escape(title.isEmpty() ? yLabel + " against " + xLabel : title) + "</title>");
    if (!title.isEmpty()) {
      lines.add(text((LEFT + RIGHT) / 2.0, 22, "middle", title, " font-weight=\"bold\""));
    }
    grid(across, up, lines);
    for (int i = 0; i < series.size(); i++) {
      draw(series.get(i), COLOURS.get(i % COLOURS.size()), across, up, lines);
    }
    if (series.size() > 1) {
      legend(lines);
    }
    lines.add("</svg>");
    return String.join("\n", lines) + "\n";
  }

  private void grid(Scale across, Scale up, List<String> lines) {
    for (Scale.Tick tick : across.ticks()) {
      lines.add(rule(tick.place(), TOP, tick.place(), BOTTOM));
      lines.add(text(tick.place(), BOTTOM + 18, "middle", tick.label(), ""));
    }
    for (Scale.Tick tick : up.ticks()) {
      lines.add(rule(LEFT, tick.place(), RIGHT, tick.place()));
      lines.add(text(LEFT - 8, tick.place() + 4.5, "end", tick.label(), ""));
    }
    lines.add(
        "<path d=\"M%d %dV%dH%d\" fill=\"none\" stroke=\"currentColor\"/>"
            .formatted(LEFT, TOP, BOTTOM, RIGHT));
    lines.add(text((LEFT + RIGHT) / 2.0, BOTTOM + 40, "middle", xLabel, ""));
    double middle = (TOP + BOTTOM) / 2.0;
    String turned = " transform=\"rotate(-90 18 %s)\"".formatted(number(middle));
    lines.add(text(18, middle, "middle", yLabel, turned));
  }

  private void draw(Series line, String colour, Scale across, Scale up, List<String> lines) {
    double[] x = line.x();
    double[] y = line.y();
    StringBuilder path = new StringBuilder();
    boolean pen = false;
    for (int i = 0; i < x.length; i++) {
      if (!across.shows(x[i]) || !up.shows(y[i])) {
        pen = false;
        continue;
      }
      String place = number(across.place(x[i])) + " " + number(up.place(y[i]));
      if (line.style() == Series.Style.POINTS) {
        path.append('M').append(place).append("h0");
      } else {
        path.append(pen ? 'L' : 'M').append(place);
      }
      pen = true;
    }
    if (!path.isEmpty()) {
      lines.add("<path d=\"" + path + "\"" + stroke(line, colour) + "/>");
    }
  }

  private void legend(List<String> lines) {
    for (int i = 0; i < series.size(); i++) {
      int x = LEFT + i % 2 * 320;
      int y = LEGEND + i / 2 * LEGEND_ROW;
      String colour = COLOURS.get(i % COLOURS.size());
      String end = series.get(i).style() == Series.Style.POINTS ? "h0" : "h28";
      int start = series.get(i).style() == Series.Style.POINTS ? x + 14 : x;
      lines.add(
          "<path d=\"M"
              + start
              + " "
              + (y - 4)
              + end
              + "\""
              + stroke(series.get(i), colour)
              + "/>");
      lines.add(text(x + 36, y, "start", series.get(i).name(), ""));
    }
  }

  private static String stroke(Series line, String colour) {
    return switch (line.style()) {
      case LINE -> " fill=\"none\" stroke=\"" + colour + "\" stroke-width=\"2\"";
      case DASHED ->
          " fill=\"none\" stroke=\"" + colour + "\" stroke-width=\"2\" stroke-dasharray=\"7 5\"";
      case POINTS ->
          " fill=\"none\" stroke=\"" + colour + "\" stroke-width=\"6\" stroke-linecap=\"round\"";
    };
  }

  private List<Double> values(boolean abscissae) {
    List<Double> values = new ArrayList<>();
    for (Series line : series) {
      double[] x = line.x();
      double[] y = line.y();
      for (int i = 0; i < x.length; i++) {
        if (Scale.shows(x[i], axes.logX()) && Scale.shows(y[i], axes.logY())) {
          values.add(abscissae ? x[i] : y[i]);
        }
      }
    }
    if (values.isEmpty()) {
      throw new IllegalArgumentException("nothing to draw in '" + title + "'");
    }
    return values;
  }

  private static String rule(double x1, double y1, double x2, double y2) {
    return "<path d=\"M%s %sL%s %s\" stroke=\"currentColor\" stroke-opacity=\".18\"/>"
        .formatted(number(x1), number(y1), number(x2), number(y2));
  }

  private static String text(double x, double y, String anchor, String words, String more) {
    return "<text x=\"%s\" y=\"%s\" text-anchor=\"%s\"%s>%s</text>"
        .formatted(number(x), number(y), anchor, more, escape(words));
  }

  private static String number(double value) {
    String fixed = String.format(Locale.ROOT, "%.1f", value);
    return fixed.endsWith(".0") ? fixed.substring(0, fixed.length() - 2) : fixed;
  }

  private static String escape(String words) {
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
