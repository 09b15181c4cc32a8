package elenchus.margin;

import elenchus.data.ExactSamples;
import java.util.List;

/**
 * Whether weights W (K x d) exist that give every sample a positive margin over every competing
 * class, decided in rational arithmetic: the max-margin classifier as fractions if so, Gordan's
 * alternative as fractions if not.
 */
public sealed interface ExactSeparability permits ExactMaxMargin, ExactInseparable {

  /** The samples in question. */
  ExactSamples samples();

  /** The pairs with positive dual variable or weight, ascending. */
  List<Integer> support();

  /** What had to be changed about the support that floating point proposed. */
  Repairs repairs();

  /** The certificate, to be checked by anyone who has the samples. */
  MarginCertificate certificate();

  /**
   * Decides. The support comes from floating point and is a mere proposal; the decision does not
   * depend on it.
   */
  static ExactSeparability of(ExactSamples samples) {
    return of(samples, proposal(samples));
  }

  /**
   * Decides, starting from a given support.
   *
   * @param proposal pairs in the order of {@link elenchus.data.PairOperator}; any will do
   * @throws IllegalArgumentException if an index is out of range or occurs twice
   */
  static ExactSeparability of(ExactSamples samples, List<Integer> proposal) {
    ExactPairs pairs = new ExactPairs(samples);
    int[] sorted = proposal.stream().mapToInt(Integer::intValue).sorted().distinct().toArray();
    if (sorted.length != proposal.size()
        || (sorted.length > 0 && (sorted[0] < 0 || sorted[sorted.length - 1] >= pairs.count()))) {
      throw new IllegalArgumentException(
          "the proposed support " + proposal + " must hold different pairs below " + pairs.count());
    }
    return new ExactActiveSet(pairs).solve(sorted);
  }

  private static List<Integer> proposal(ExactSamples samples) {
    try {
      Separability outcome = Separability.of(samples.rounded());
      return outcome instanceof MaxMargin maxMargin
          ? maxMargin.support()
          : ((Inseparable) outcome).support();
    } catch (ArithmeticException e) {
      // Too nearly degenerate for floating point, which is no matter here: begin with nothing.
      return List.of();
    }
  }
}
