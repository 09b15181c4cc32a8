package elenchus.margin;

import elenchus.data.LabelledData;
import elenchus.linear.Matrix;
import java.util.List;

/**
 * The hard-margin multiclass support vector machine of separable data: What minimises |W|^2 / 2
 * over K x d weights with margins u_ij = (w_{y_i} - w_j).x_i >= 1 for all pairs. The geometric
 * margin is gamma = 1 / |What|. Pairs are in the order of {@link elenchus.data.PairOperator}.
 */
public final class MaxMargin implements Separability {
  private final LabelledData data;
  private final HardMargin.Solution solution;
  private final Matrix weights;
  private final List<Integer> support;
  private final List<Integer> active;

  MaxMargin(LabelledData data, HardMargin.Solution solution) {
    this.data = data;
    this.solution = solution;
    weights = Matrix.ofRowMajor(data.K(), data.features(), solution.weights());
    support = List.copyOf(solution.support());
    active = List.copyOf(solution.active());
  }

  /**
   * The max-margin classifier of data that must be separable.
   *
   * @throws IllegalArgumentException if the data are not separable
   * @throws ArithmeticException if the data are too nearly degenerate for double precision
   */
  public static MaxMargin require(LabelledData data) {
    if (Separability.of(data) instanceof MaxMargin maxMargin) {
      return maxMargin;
    }
    throw new IllegalArgumentException("the data are not separable");
  }

  @Override
  public LabelledData data() {
    return data;
  }

  /** What, K x d. */
  public Matrix weights() {
    return weights;
  }

  /** What the weights lack: What is the sum of both to about twice the working precision, K x d. */
  public Matrix weightTails() {
    return Matrix.ofRowMajor(data.K(), data.features(), solution.weightTails());
  }

  /** The dual variables alpha, one per pair, N (K - 1); What = A^T alpha. */
  public double[] dualVariables() {
    return solution.dualVariables();
  }

  /** What the dual variables lack. */
  public double[] dualTails() {
    return solution.dualTails();
  }

  /** The margins A What, N (K - 1), accurate to rounding where they are near 1. */
  public double[] margins() {
    return solution.margins();
  }

  /** The pairs with positive dual variable, ascending; their rows are linearly independent. */
  public List<Integer> support() {
    return support;
  }

  /** The pairs whose margin is 1 up to {@link HardMargin.Solution#ACTIVE}, ascending. */
  public List<Integer> active() {
    return active;
  }

  /** How far the margins of inactive pairs exceed 1 at least; infinity if all are active. */
  public double inactiveGap() {
    return solution.inactiveGap();
  }

  /** |What|^2, which is also the sum of the dual variables and 1 / gamma^2. */
  public double squaredNorm() {
    return solution.squaredNorm();
  }

  /** The geometric margin 1 / |What|. */
  public double gamma() {
    return 1 / Math.sqrt(squaredNorm());
  }

  /** See {@link HardMargin.Solution#kktResidual}. */
  public double kktResidual() {
    return solution.kktResidual();
  }

  /** What the solution cost. */
  public Effort effort() {
    return solution.effort();
  }
}
