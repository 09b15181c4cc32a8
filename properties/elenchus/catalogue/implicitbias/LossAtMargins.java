package elenchus.catalogue.implicitbias;

import elenchus.loss.ExponentialTailLoss;
import elenchus.loss.Scaled;
import elenchus.loss.TemplateLoss;
import elenchus.theorem.Draw;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The template psi(a u) at margins.
 *
 * @param u margins, K - 1 of them, at least 1
 * @param loss symbol of psi
 * @param a factor of the margins, positive
 */
public record LossAtMargins(List<Double> u, String loss, double a) {
  private static final double LARGEST = 1e4;

  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException if there is no margin, one exceeds 1e4 in size, no template
   *     has the symbol, or a is not in (0, 16]
   */
  public LossAtMargins {
    u = List.copyOf(u);
    if (u.isEmpty()) {
      throw new IllegalArgumentException("no margin");
    }
    for (double margin : u) {
      if (!(Math.abs(margin) <= LARGEST)) {
        throw new IllegalArgumentException("margin " + margin + " is not within +-" + LARGEST);
      }
    }
    ExponentialTailLoss.of(loss);
    if (!(a > 0 && a <= 16)) {
      throw new IllegalArgumentException("a = " + a + " is not in (0, 16]");
    }
  }

  /** Margins of every size and sign, multiples of 1/8; K in 2..6. */
  static LossAtMargins draw(Draw draw) {
    int competitors = draw.integer(1, 5);
    double spread = draw.oneOf(0.5, 3.0, 30.0, 700.0);
    boolean positive = draw.chance(0.5);
    List<Double> u = new ArrayList<>();
    for (int j = 0; j < competitors; j++) {
      double margin = Draw.eighth(spread * draw.gaussian()) + 0.0;
      u.add(positive ? Math.abs(margin) : margin);
    }
    String loss = draw.oneOf(ExponentialTailLoss.values()).symbol();
    return new LossAtMargins(u, loss, draw.oneOf(1.0, 1.0, 0.5, 2.0, 3.0));
  }

  /** One margin less, a = 1, integer margins, single margins zero. */
  Stream<LossAtMargins> simpler() {
    int n = u.size();
    Stream<List<Double>> fewer =
        n == 1
            ? Stream.empty()
            : IntStream.range(0, n)
                .mapToObj(
                    out -> IntStream.range(0, n).filter(j -> j != out).mapToObj(u::get).toList());
    Stream<List<Double>> rounder = Stream.of(u.stream().map(x -> Math.rint(x) + 0.0).toList());
    Stream<List<Double>> zeros =
        IntStream.range(0, n)
            .mapToObj(
                out -> IntStream.range(0, n).mapToObj(j -> j == out ? 0.0 : u.get(j)).toList());
    return Stream.concat(
            Stream.of(new LossAtMargins(u, loss, 1)),
            Stream.of(fewer, rounder, zeros)
                .flatMap(candidates -> candidates)
                .map(margins -> new LossAtMargins(margins, loss, a)))
        .filter(candidate -> !candidate.equals(this));
  }

  /** Number of classes. */
  int K() {
    return u.size() + 1;
  }

  /** The margins as a new array. */
  double[] margins() {
    return u.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** The largest absolute margin. */
  double largest() {
    return u.stream().mapToDouble(Math::abs).max().orElse(0);
  }

  /** The template psi(a u). */
  TemplateLoss template() {
    TemplateLoss psi = ExponentialTailLoss.of(loss).template();
    return a == 1 ? psi : new Scaled(psi, a);
  }
}
