package elenchus.catalogue.implicitbias;

import elenchus.theorem.Draw;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.Field;
import org.hipparchus.util.Binary64;
import org.hipparchus.util.Binary64Field;
import org.hipparchus.util.MathArrays;

/**
 * A multiclass loss at logits.
 *
 * @param v logits, K of them, at least 2
 * @param loss which loss
 */
public record LossAtLogits(List<Double> v, LogitLoss loss) {
  private static final double LARGEST = 300;

  /** Rounded operations of a loss with at most eight classes, its exponents aside. */
  private static final int ROUNDINGS = 64;

  /**
   * Checks the logits.
   *
   * @throws IllegalArgumentException if there are fewer than 2, or one exceeds 300 in size, where
   *     exponentials of differences would overflow
   */
  public LossAtLogits {
    v = List.copyOf(v);
    if (v.size() < 2) {
      throw new IllegalArgumentException(v.size() + " logits, but there must be two classes");
    }
    for (double logit : v) {
      if (!(Math.abs(logit) <= LARGEST)) {
        throw new IllegalArgumentException("logit " + logit + " is not within +-" + LARGEST);
      }
    }
  }

  static LossAtLogits of(LogitLoss loss, double... v) {
    return new LossAtLogits(IntStream.range(0, v.length).mapToObj(j -> v[j]).toList(), loss);
  }

  /** Normal logits of standard deviation 3, half of the time rounded to integers; K in 2..8. */
  static LossAtLogits draw(Draw draw, int least, LogitLoss... losses) {
    int classes = draw.integer(least, 8);
    boolean integer = draw.chance(0.5);
    List<Double> v = new ArrayList<>();
    for (int j = 0; j < classes; j++) {
      double logit = 3 * draw.gaussian();
      v.add(integer ? Math.rint(logit) + 0.0 : logit);
    }
    return new LossAtLogits(v, draw.oneOf(losses));
  }

  /** One logit less, integer logits, single logits zero. */
  Stream<LossAtLogits> simpler() {
    Stream<List<Double>> fewer =
        K() == 2 ? Stream.empty() : IntStream.range(0, K()).mapToObj(this::without);
    Stream<List<Double>> rounder =
        Stream.of(v.stream().map(logit -> Math.rint(logit) + 0.0).toList());
    Stream<List<Double>> zeros =
        IntStream.range(0, K())
            .mapToObj(
                out -> IntStream.range(0, K()).mapToObj(j -> j == out ? 0.0 : v.get(j)).toList());
    return Stream.of(fewer, rounder, zeros)
        .flatMap(candidates -> candidates)
        .filter(candidate -> !candidate.equals(v))
        .map(candidate -> new LossAtLogits(candidate, loss));
  }

  private List<Double> without(int out) {
    return IntStream.range(0, K()).filter(j -> j != out).mapToObj(v::get).toList();
  }

  /** Number of classes. */
  int K() {
    return v.size();
  }

  /** The logits as a new array. */
  double[] logits() {
    return v.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** The logits in a field. */
  <T extends CalculusFieldElement<T>> T[] in(Field<T> field) {
    T[] logits = MathArrays.buildArray(field, K());
    for (int j = 0; j < logits.length; j++) {
      logits[j] = field.getZero().newInstance(v.get(j));
    }
    return logits;
  }

  /** The logits as numbers of a field that rounds like double. */
  Binary64[] doubles() {
    return in(Binary64Field.getInstance());
  }

  /** The losses of all classes at the logits. */
  double[] losses() {
    Binary64[] logits = doubles();
    return IntStream.range(0, K()).mapToDouble(y -> loss.at(y, logits).getReal()).toArray();
  }

  /** What rounding can make of a loss, relative to 1 + L: exponents are at most 2 max |v|. */
  double rounding() {
    double largest = v.stream().mapToDouble(Math::abs).max().orElse(0);
    return ROUNDINGS * Math.ulp(1.0) * (1 + 2 * largest);
  }

  /**
   * How far the losses are from their template, computed without any matrix: L_y(v) against the
   * loss of the last class at the logits with y and the last exchanged, less v_y, times a sign.
   */
  double templateGap(int sign) {
    int last = K() - 1;
    double worst = 0;
    for (int y = 0; y <= last; y++) {
      Binary64[] moved = doubles();
      Binary64 own = moved[y];
      moved[y] = moved[last];
      moved[last] = own;
      for (int j = 0; j <= last; j++) {
        moved[j] = moved[j].subtract(own).multiply(sign);
      }
      double direct = loss.at(y, doubles()).getReal();
      double template = loss.at(last, moved).getReal();
      worst = Math.max(worst, Math.abs(template - direct) / (1 + direct));
    }
    return worst;
  }
}
