package elenchus.catalogue.lastlayer;

import elenchus.exact.RationalMatrix;
import elenchus.exact.RationalVector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.fraction.BigFraction;

/**
 * Weighted least squares through class means and scatters, in fractions: theta = 2 N q (1-q) S_w^-1
 * m / (1 + N q (1-q) m' S_w^-1 m), with N the total weight, q the share of the class +1 in it and m
 * the difference of the class means.
 */
final class FisherForm {
  private FisherForm() {}

  /** theta, then b, for the stated share q of the class +1. */
  static RationalVector coefficients(LabelledSample sample, BigFraction q) {
    int d = sample.d();
    RationalMatrix rows = sample.rows();
    BigFraction rho = sample.exactRho();
    BigFraction[][] mean = {mean(sample, rows, 1), mean(sample, rows, -1)};
    List<BigFraction> weights = sample.weights(rho);
    RationalMatrix scatter =
        RationalMatrix.of(
            d,
            d,
            (j, k) -> {
              BigFraction sum = BigFraction.ZERO;
              for (int i = 0; i < sample.n(); i++) {
                BigFraction[] centre = mean[sample.y().get(i) > 0 ? 0 : 1];
                BigFraction left = rows.get(i, j).subtract(centre[j]);
                BigFraction right = rows.get(i, k).subtract(centre[k]);
                sum = sum.add(left.multiply(right).multiply(weights.get(i)));
              }
              return sum;
            });
    BigFraction[] gap = new BigFraction[d];
    for (int j = 0; j < d; j++) {
      gap[j] = mean[0][j].subtract(mean[1][j]);
    }
    RationalVector m = RationalVector.of(gap);
    RationalVector direction =
        scatter.solve(m).orElseThrow(() -> new ArithmeticException("the scatter is singular"));
    BigFraction total = BigFraction.ZERO;
    for (BigFraction weight : weights) {
      total = total.add(weight);
    }
    BigFraction spread = total.multiply(q).multiply(BigFraction.ONE.subtract(q));
    BigFraction scale =
        spread.multiply(2).divide(BigFraction.ONE.add(spread.multiply(m.dot(direction))));
    RationalVector theta = direction.times(scale);
    BigFraction b = q.multiply(2).subtract(BigFraction.ONE);
    List<BigFraction> all = new ArrayList<>(theta.toList());
    for (int j = 0; j < d; j++) {
      BigFraction centre =
          mean[0][j].multiply(q).add(mean[1][j].multiply(BigFraction.ONE.subtract(q)));
      b = b.subtract(theta.get(j).multiply(centre));
    }
    all.add(b);
    return RationalVector.of(all.toArray(BigFraction[]::new));
  }

  /** The share of the class +1 in the total weight. */
  static BigFraction share(LabelledSample sample, BigFraction rho) {
    long plus = sample.y().stream().filter(label -> label > 0).count();
    BigFraction weight = rho.multiply(new BigFraction(plus));
    return weight.divide(weight.add(new BigFraction(sample.n() - plus)));
  }

  private static BigFraction[] mean(LabelledSample sample, RationalMatrix rows, int label) {
    BigFraction[] sum = new BigFraction[sample.d()];
    Arrays.fill(sum, BigFraction.ZERO);
    long count = sample.y().stream().filter(y -> y == label).count();
    for (int i = 0; i < sample.n(); i++) {
      for (int j = 0; j < sum.length && sample.y().get(i) == label; j++) {
        sum[j] = sum[j].add(rows.get(i, j));
      }
    }
    for (int j = 0; j < sum.length; j++) {
      sum[j] = sum[j].divide(new BigFraction(count));
    }
    return sum;
  }
}
