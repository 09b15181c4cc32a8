package elenchus.margin;

/**
 * The rows a_p of a system of constraints a_p.w >= 1, as the active-set method asks for them: inner
 * products on demand, pricing of all rows at once, and the same in twice the working precision.
 */
interface ConstraintRows {

  /** Number of rows. */
  int count();

  /** Number of unknowns. */
  int dimension();

  /** Rows of one group are so alike that at most one of them should enter per round. */
  int group(int row);

  /** The inner product of two rows. */
  double gram(int p, int q);

  /** The largest absolute entry of any row. */
  double maxAbs();

  /** Adds factor times a row to w. */
  void add(int row, double factor, double[] w);

  /** The value a_p.w of one row. */
  double value(int row, double[] w);

  /** The values of all rows. */
  void values(double[] w, double[] u);

  /** Adds (high + low) times a row to an unevaluated sum. */
  void add(int row, double high, double low, TwofoldVector w);

  /** The value a_p.w - 1 of one row, from an unevaluated sum, as if in twice the precision. */
  double excess(int row, TwofoldVector w);
}
