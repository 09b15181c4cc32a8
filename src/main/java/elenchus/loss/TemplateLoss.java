package elenchus.loss;

import java.util.OptionalDouble;
import org.hipparchus.CalculusFieldElement;

/**
 * A template psi on the K - 1 margins u of one sample: the loss of logits v at label y is psi of
 * the differences v_y - v_j, j not y. Symmetric in the margins unless an implementation says
 * otherwise (relative-margin form, Wang and Scott, JMLR 25, 2024).
 *
 * <p>The weights g_j = -d psi / d u_j are given by their logarithms only, so that nothing overflows
 * or underflows however large the margins are.
 */
public interface TemplateLoss {

  /** A short name, for example {@code ce}. */
  String symbol();

  /** psi(u), written once for all of Hipparchus' fields. */
  <T extends CalculusFieldElement<T>> T value(T[] margins);

  /** psi(u). */
  double value(double[] margins);

  /** log psi(u), accurate where psi itself underflows; -infinity where psi is zero. */
  double logValue(double[] margins);

  /**
   * The logarithms of the weights g_j = -d psi / d u_j; -infinity where a weight is zero.
   *
   * @param margins u, K - 1 numbers
   * @param logWeights receives K - 1 numbers
   */
  void logWeights(double[] margins, double[] logWeights);

  /**
   * The derivatives d log g_j / d u_l; zero where g_j vanishes identically.
   *
   * @param margins u, K - 1 numbers
   * @param derivatives receives (K - 1) x (K - 1) numbers, row j after row j
   */
  void logWeightDerivatives(double[] margins, double[] derivatives);

  /**
   * The smallest beta with Hess &lt;= beta I for the loss as a function of the K logits; empty
   * where there is none or none is known.
   *
   * @param classes K
   */
  OptionalDouble smoothness(int classes);
}
