package elenchus.catalogue.implicitbias;

import elenchus.exact.Rationals;
import elenchus.theorem.Draw;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hipparchus.fraction.BigFraction;

/**
 * A conditional risk C_p(v) = sum_y p_y L_y(v) on K logits.
 *
 * @param p positive class weights, K at least 2; probabilities are these over their sum
 * @param loss ce, exp, pairlog, or ce+pairlog for the sum of both
 */
public record CalibrationProblem(List<Double> p, String loss) {
  static final List<String> LOSSES = List.of("ce", "exp", "pairlog", "ce+pairlog");

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if there are fewer than two weights, one is not positive, or
   *     the loss is unknown
   */
  public CalibrationProblem {
    p = List.copyOf(p);
    if (p.size() < 2 || !p.stream().allMatch(v -> v > 0 && v < 1e300)) {
      throw new IllegalArgumentException("p must be at least two positive numbers");
    }
    if (!LOSSES.contains(loss)) {
      throw new IllegalArgumentException("loss '" + loss + "' is none of " + LOSSES);
    }
  }

  /** Weights of a Dirichlet law with parameter 2: sums of two exponential numbers. */
  static CalibrationProblem draw(Draw draw) {
    List<Double> p = new ArrayList<>();
    int K = draw.integer(2, 6);
    for (int k = 0; k < K; k++) {
      // Multiples of 1/256 keep the fractions short.
      double gamma = -StrictMath.log(draw.uniform(1e-3, 1) * draw.uniform(1e-3, 1));
      p.add(Math.max(1, Math.rint(256 * gamma)) / 256);
    }
    return new CalibrationProblem(p, draw.oneOf(LOSSES));
  }

  Stream<CalibrationProblem> simpler() {
    Stream<CalibrationProblem> fewer =
        IntStream.range(0, p.size())
            .filter(k -> p.size() > 2)
            .mapToObj(
                out ->
                    new CalibrationProblem(
                        IntStream.range(0, p.size())
                            .filter(k -> k != out)
                            .mapToObj(p::get)
                            .toList(),
                        loss));
    Stream<CalibrationProblem> rounder =
        Stream.of(
            new CalibrationProblem(p.stream().map(v -> Math.max(1, Math.rint(v))).toList(), loss));
    return Stream.concat(fewer, rounder).filter(candidate -> !candidate.equals(this));
  }

  int K() {
    return p.size();
  }

  /** p_k as fractions of sum 1. */
  List<BigFraction> probabilities() {
    List<BigFraction> weights = p.stream().map(Rationals::of).toList();
    BigFraction sum = weights.stream().reduce(BigFraction.ZERO, BigFraction::add);
    return weights.stream().map(w -> w.divide(sum)).toList();
  }

  /** p_k rounded. */
  double[] roundedProbabilities() {
    return probabilities().stream().mapToDouble(Rationals::toDouble).toArray();
  }
}
