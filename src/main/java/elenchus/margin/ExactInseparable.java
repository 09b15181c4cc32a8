package elenchus.margin;

import elenchus.data.ExactSamples;
import elenchus.exact.RationalVector;
import java.util.List;

/**
 * Data that no weights separate strictly, with Gordan's alternative as fractions: weights a >= 0
 * with sum 1 and A^T a = 0, exactly. Such proofs are not unique.
 *
 * @param samples the samples
 * @param support the pairs with positive weight, ascending
 * @param weights a on the support
 * @param repairs what had to be changed about the proposed support
 */
public record ExactInseparable(
    ExactSamples samples, List<Integer> support, RationalVector weights, Repairs repairs)
    implements ExactSeparability {

  /** Copies the support. */
  public ExactInseparable {
    support = List.copyOf(support);
  }

  @Override
  public MarginCertificate certificate() {
    return MarginCertificate.of(samples, support, weights, "");
  }
}
