package elenchus.margin;

import elenchus.data.LabelledData;

/**
 * Whether weights W (K x d) exist that give every sample a positive margin over every competing
 * class: the max-margin classifier if so, a proof of the contrary if not.
 */
public sealed interface Separability permits MaxMargin, Inseparable {

  /** The data in question. */
  LabelledData data();

  /**
   * Decides by solving the hard-margin problem.
   *
   * @throws ArithmeticException if the data are too nearly degenerate for double precision
   */
  static Separability of(LabelledData data) {
    HardMargin outcome = Polish.solve(new PairRows(data));
    if (outcome instanceof HardMargin.Solution solution) {
      return new MaxMargin(data, solution);
    }
    HardMargin.Infeasible infeasible = (HardMargin.Infeasible) outcome;
    return new Inseparable(data, infeasible.weights(), infeasible.residual(), infeasible.effort());
  }
}
