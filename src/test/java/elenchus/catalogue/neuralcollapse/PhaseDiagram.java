package elenchus.catalogue.neuralcollapse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hipparchus.util.FastMath;

/**
 * Which logits have the least cross-entropy objective, for each number of classes, depth and common
 * decay: the picture of the proof note {@code ce-deep-linear}.
 */
final class PhaseDiagram {
  private static final int COLUMNS = 40;
  private static final int DEPTHS = 6;
  private static final double LEAST = 1e-4;
  private static final double MOST = 0.4;
  private static final int CELL_WIDTH = 8;
  private static final int CELL_HEIGHT = 22;
  private static final int PANEL_WIDTH = COLUMNS * CELL_WIDTH + 70;
  private static final int PANEL_HEIGHT = DEPTHS * CELL_HEIGHT + 80;
  private static final int HEADING = 34;

  private PhaseDiagram() {}

  /** Draws the picture into the file named by the only argument. */
  public static void main(String[] arguments) throws IOException {
    Files.writeString(Path.of(arguments[0]), svg());
  }

  static String svg() {
    List<String> lines = new ArrayList<>();
    int width = 2 * PANEL_WIDTH;
    int height = 2 * PANEL_HEIGHT + HEADING + 40;
    lines.add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"12\">"
            .formatted(width, height));
    lines.add(rectangle(0, 0, width, height, "#ffffff", "background"));
    lines.add(
        text(
            width / 2,
            24,
            "Logits of least cross-entropy objective: K classes, M linear layers",
            "middle"));
    for (int K = 3; K <= 6; K++) {
      panel(K, (K - 3) % 2 * PANEL_WIDTH, HEADING + (K - 3) / 2 * PANEL_HEIGHT, lines);
    }
    String[] names = {"simplex", "pair (rank 1)", "polygon (rank 2)", "all zero"};
    String[] colours = {"#3b6fb6", "#d9822b", "#3f9b63", "#d8d8d8"};
    for (int i = 0; i < names.length; i++) {
      lines.add(rectangle(50 + 170 * i, height - 28, 16, 16, colours[i], names[i]));
      lines.add(text(72 + 170 * i, height - 15, names[i], "start"));
    }
    lines.add("</svg>");
    return String.join("\n", lines) + "\n";
  }

  private static void panel(int K, int left, int top, List<String> lines) {
    int x0 = left + 50;
    int y0 = top + 30;
    lines.add(text(x0 + COLUMNS * CELL_WIDTH / 2, top + 20, "K = " + K, "middle"));
    for (int M = 1; M <= DEPTHS; M++) {
      int y = y0 + (DEPTHS - M) * CELL_HEIGHT;
      lines.add(text(x0 - 6, y + 15, "M = " + M, "end"));
      int from = 0;
      for (int i = 1; i <= COLUMNS; i++) {
        if (i == COLUMNS || !winner(K, M, i).equals(winner(K, M, from))) {
          String name = winner(K, M, from);
          lines.add(
              rectangle(
                  x0 + from * CELL_WIDTH,
                  y,
                  (i - from) * CELL_WIDTH,
                  CELL_HEIGHT - 1,
                  colour(name),
                  name));
          from = i;
        }
      }
    }
    for (int power = -4; power <= -1; power++) {
      double at = FastMath.log10(FastMath.pow(10, power) / LEAST) / FastMath.log10(MOST / LEAST);
      int x = x0 + (int) Math.round(at * COLUMNS * CELL_WIDTH);
      lines.add(rectangle(x, y0 + DEPTHS * CELL_HEIGHT, 1, 5, "#000000", "tick"));
      lines.add(text(x, y0 + DEPTHS * CELL_HEIGHT + 18, "1e" + power, "middle"));
    }
    lines.add(
        text(
            x0 + COLUMNS * CELL_WIDTH / 2,
            y0 + DEPTHS * CELL_HEIGHT + 35,
            "weight decay of every factor, n = 1 (log scale)",
            "middle"));
  }

  private static String colour(String winner) {
    return switch (winner) {
      case "SIMPLEX" -> "#3b6fb6";
      case "PAIR" -> "#d9822b";
      case "POLYGON", "HYPERCUBE" -> "#3f9b63";
      default -> "#d8d8d8";
    };
  }

  /** The winning family in a column, or ZERO where no logits beat zero. */
  static String winner(int K, int M, int column) {
    double lam = LEAST * FastMath.pow(MOST / LEAST, (column + 0.5) / COLUMNS);
    double Lam = FastMath.pow(lam, M + 1);
    LogitGeometry geometry = Competitors.winner(K, 1, M + 1, Lam);
    return geometry.best(K, 1, M + 1, Lam) == 0 ? "ZERO" : geometry.name();
  }

  private static String rectangle(int x, int y, int width, int height, String fill, String title) {
    return "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" fill=\"%s\"><title>%s</title></rect>"
        .formatted(x, y, width, height, fill, title.toLowerCase(Locale.ROOT));
  }

  private static String text(int x, int y, String content, String anchor) {
    return "<text x=\"%d\" y=\"%d\" text-anchor=\"%s\">%s</text>".formatted(x, y, anchor, content);
  }
}
