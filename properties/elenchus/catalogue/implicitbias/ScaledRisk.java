package elenchus.catalogue.implicitbias;

import elenchus.data.PairOperator;
import elenchus.linear.Matrix;
import elenchus.loss.ExponentialTailLoss;
import elenchus.loss.TemplateLoss;
import java.util.Arrays;
import org.hipparchus.util.FastMath;

/** The risk in the units of log time, e^s eta R, summed in the log domain. */
final class ScaledRisk {
  private ScaledRisk() {}

  /**
   * e^s eta R(s What + V).
   *
   * @param what K x d
   * @param v K x d
   */
  static double of(FlowProblem problem, Matrix what, Matrix v, double s) {
    PairOperator pairs = PairOperator.of(problem.data());
    double[] drift = new double[pairs.pairs()];
    double[] rest = new double[pairs.pairs()];
    pairs.margins(what.toRowMajor(), drift);
    pairs.margins(v.toRowMajor(), rest);
    for (int p = 0; p < rest.length; p++) {
      rest[p] += s * drift[p];
    }
    TemplateLoss loss = ExponentialTailLoss.of(problem.loss()).template();
    int slots = pairs.competitors();
    double sum = 0;
    for (int i = 0; i < problem.c().size(); i++) {
      double[] u = Arrays.copyOfRange(rest, i * slots, (i + 1) * slots);
      sum += problem.eta() * problem.c().get(i) * FastMath.exp(s + loss.logValue(u));
    }
    return sum;
  }

  /** eta R(W0). */
  static double atStart(FlowProblem problem) {
    return of(problem, problem.W0(), problem.W0(), 0);
  }
}
