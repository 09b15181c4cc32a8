package elenchus.descent;

import elenchus.data.LabelledData;
import elenchus.data.PairOperator;
import elenchus.linear.Matrix;
import elenchus.loss.TemplateLoss;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.util.FastMath;

/**
 * Gradient descent W_{t+1} = W_t - eta grad R(W_t) on the sum risk R(W) = sum_i psi(u_i).
 *
 * @param data the samples
 * @param loss the template psi
 * @param rate eta, positive
 */
public record GradientDescent(LabelledData data, TemplateLoss loss, double rate) {

  /**
   * @throws IllegalArgumentException if the rate is not positive
   */
  public GradientDescent {
    if (!(rate > 0)) {
      throw new IllegalArgumentException("learning rate " + rate);
    }
  }

  /**
   * Runs to the last of the given steps.
   *
   * @param W0 weights at the start, K x d
   * @param promised D in the inequality R(W_{t+1}) &lt;= R(W_t) - D |grad R(W_t)|^2 that the ledger
   *     watches; 0 to watch the risk alone
   * @param steps increasing, nonnegative, at least one
   * @return the iterates at those steps; entries are infinite or no numbers where the descent
   *     diverged
   * @throws IllegalArgumentException if the steps are not increasing
   */
  public Descent run(Matrix W0, double promised, int... steps) {
    Run run = new Run(W0, promised);
    List<Descent.Iterate> iterates = new ArrayList<>();
    int before = -1;
    for (int step : steps) {
      if (step <= before) {
        throw new IllegalArgumentException("step " + step + " after " + before);
      }
      before = step;
      run.advance(step);
      iterates.add(run.iterate());
    }
    return new Descent(iterates, run.ledger());
  }

  /** One pass, in arrays that are allocated once. */
  private final class Run {
    private final PairOperator pairs = PairOperator.of(data);
    private final int competitors = pairs.competitors();
    private final double[] weights;
    private final double[] margins = new double[pairs.pairs()];
    private final double[] pull = new double[pairs.pairs()];
    private final double[] step = new double[pairs.dimension()];
    private final double[] own = new double[competitors];
    private final double[] logs = new double[competitors];
    private final double promised;
    private int time;
    private double risk;
    private int firstRise = -1;
    private double worstRise = Double.NEGATIVE_INFINITY;
    private double worstExcess = Double.NEGATIVE_INFINITY;
    private double squaredGradients;

    Run(Matrix W0, double promised) {
      if (W0.rows() != data.K() || W0.columns() != data.features()) {
        throw new IllegalArgumentException(
            "W0 is "
                + W0.rows()
                + " x "
                + W0.columns()
                + ", the weights are "
                + data.K()
                + " x "
                + data.features());
      }
      this.weights = W0.toRowMajor();
      this.promised = promised;
      weigh();
    }

    void advance(int end) {
      while (time < end) {
        pairs.adjoint(pull, step);
        double squared = 0;
        for (int k = 0; k < weights.length; k++) {
          weights[k] += rate * step[k];
          squared += step[k] * step[k];
        }
        double before = risk;
        weigh();
        double rise = relative(risk - before, before);
        double excess = relative(risk - before + promised * squared, before);
        if (!(rise <= 0) && firstRise < 0) {
          firstRise = time;
        }
        worstRise = larger(worstRise, rise);
        worstExcess = larger(worstExcess, excess);
        squaredGradients += squared;
        time++;
      }
    }

    /** A risk that overflowed has risen without bound; one that stays zero has not. */
    private double relative(double change, double before) {
      if (!Double.isFinite(risk)) {
        return Double.POSITIVE_INFINITY;
      }
      return change == 0 ? 0 : change / before;
    }

    /** The larger of two; a number that is none stays. */
    private double larger(double a, double b) {
      return Double.isNaN(a) || b <= a ? a : b;
    }

    /** Margins, weights of the pairs and risk at the present iterate. */
    private void weigh() {
      pairs.margins(weights, margins);
      risk = 0;
      for (int i = 0; i < data.samples(); i++) {
        int offset = i * competitors;
        System.arraycopy(margins, offset, own, 0, competitors);
        loss.logWeights(own, logs);
        for (int j = 0; j < competitors; j++) {
          pull[offset + j] = FastMath.exp(logs[j]);
        }
        risk += FastMath.exp(loss.logValue(own));
      }
    }

    Descent.Iterate iterate() {
      int K = data.K();
      return new Descent.Iterate(
          time,
          Matrix.ofRowMajor(K, data.features(), Arrays.copyOf(weights, weights.length)),
          risk);
    }

    Descent.Ledger ledger() {
      return new Descent.Ledger(firstRise, worstRise, worstExcess, squaredGradients);
    }
  }
}
