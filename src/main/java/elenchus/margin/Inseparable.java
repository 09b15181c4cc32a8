package elenchus.margin;

import elenchus.data.LabelledData;
import java.util.ArrayList;
import java.util.List;

/**
 * Data that no weights separate strictly, with Gordan's alternative as the proof: a >= 0, sum a =
 * 1, A^T a = 0, with the pair operator A of {@link elenchus.data.PairOperator}. Such proofs are not
 * unique.
 *
 * @param data the data
 * @param gordan the weights a, one per pair in the order of the pair operator, N (K - 1)
 * @param residual |A^T a| of these doubles; zero up to rounding, in the units of the samples
 * @param effort what it cost
 */
public record Inseparable(LabelledData data, double[] gordan, double residual, Effort effort)
    implements Separability {

  /** Copies. */
  public Inseparable {
    gordan = gordan.clone();
  }

  @Override
  public double[] gordan() {
    return gordan.clone();
  }

  /** The pairs with positive weight, ascending. */
  public List<Integer> support() {
    List<Integer> support = new ArrayList<>();
    for (int p = 0; p < gordan.length; p++) {
      if (gordan[p] > 0) {
        support.add(p);
      }
    }
    return support;
  }
}
