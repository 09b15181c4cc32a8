package elenchus.descent;

import elenchus.linear.Matrix;
import java.util.List;

/**
 * A run of gradient descent.
 *
 * @param iterates at the steps asked for, in order
 * @param ledger what was watched at each step
 */
public record Descent(List<Iterate> iterates, Ledger ledger) {

  /** Copies the list. */
  public Descent {
    iterates = List.copyOf(iterates);
  }

  /**
   * One iterate.
   *
   * @param step t
   * @param W weights after t steps, K x d
   * @param risk R(W_t)
   */
  public record Iterate(int step, Matrix W, double risk) {}

  /**
   * What each step showed.
   *
   * @param firstRise the first t with R(W_{t+1}) &gt; R(W_t), or -1
   * @param worstRise the largest (R(W_{t+1}) - R(W_t)) / R(W_t); negative if the risk always fell,
   *     infinite if it overflowed
   * @param worstExcess the largest (R(W_{t+1}) - R(W_t) + D |grad R(W_t)|^2) / R(W_t), where D is
   *     the decrease that was promised
   * @param squaredGradients the sum of |grad R(W_t)|^2 over all steps
   */
  public record Ledger(
      int firstRise, double worstRise, double worstExcess, double squaredGradients) {}

  /** The last iterate. */
  public Iterate last() {
    return iterates.get(iterates.size() - 1);
  }
}
