package elenchus.verify;

import elenchus.data.ExactSamples;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * The judgement on a well-formed certificate.
 *
 * <p>With integer samples z = s x, multipliers n_p / D on pairs p = (i, j), and v = sum n_p
 * (e_{y_i} - e_j) z_i^T, the weights are W = s v / (s^2 D) and the margin of a pair is (v_{y_i} -
 * v_j).z_i / (s^2 D). Non-negative multipliers, margins of at least 1, and margins of exactly 1 on
 * the support are the optimality conditions of the convex problem, hence sufficient: W is the
 * max-margin solution and |W|^2 the sum of the multipliers. If instead the multipliers add up to 1
 * and v = 0, the same combination of the margins of any W is zero, so they are not all positive.
 *
 * @param valid whether the certificate proves what it says about these samples
 * @param reason the first condition that fails, on one line; empty if valid
 */
public record Verification(boolean valid, String reason) {

  /** Checks a certificate against samples in the reading that it names. */
  public static Verification of(Certificate c, ExactSamples data) {
    if (data.samples() != c.samples()
        || data.features() != c.features()
        || data.classes() != c.classes()
        || !data.sha256().equals(c.sha256())) {
      return invalid("the certificate belongs to other data");
    }
    for (int p = 0; p < c.numerators().size(); p++) {
      if (c.numerators().get(p).signum() <= 0) {
        return invalid("multiplier " + p + " is not positive");
      }
      if (data.label(c.sample(p)) == c.competitor(p)) {
        return invalid("pair " + p + " of the support names the label as its own competitor");
      }
    }
    BigInteger[][] v = combination(c, data);
    BigInteger sum = c.numerators().stream().reduce(BigInteger.ZERO, BigInteger::add);
    return c.separable() ? maxMargin(c, data, v, sum) : gordan(c, v, sum);
  }

  private static Verification gordan(Certificate c, BigInteger[][] v, BigInteger sum) {
    if (!sum.equals(c.denominator())) {
      return invalid("the multipliers do not add up to 1");
    }
    boolean zero = Arrays.stream(v).flatMap(Arrays::stream).allMatch(e -> e.signum() == 0);
    return zero ? new Verification(true, "") : invalid("the combination of the pairs is not zero");
  }

  private static Verification maxMargin(
      Certificate c, ExactSamples data, BigInteger[][] v, BigInteger sum) {
    if (!sum.multiply(c.normDenominator()).equals(c.normNumerator().multiply(c.denominator()))) {
      return invalid("the squared norm is not the sum of the multipliers");
    }
    BigInteger one = data.denominator().pow(2).multiply(c.denominator());
    for (int p = 0; p < c.numerators().size(); p++) {
      int i = c.sample(p);
      BigInteger own = score(v[data.label(i)], data, i);
      if (!own.subtract(score(v[c.competitor(p)], data, i)).equals(one)) {
        return invalid("the margin of pair " + p + " of the support is not 1");
      }
    }
    for (int i = 0; i < data.samples(); i++) {
      BigInteger own = score(v[data.label(i)], data, i);
      for (int k = 0; k < v.length; k++) {
        if (k != data.label(i) && own.subtract(score(v[k], data, i)).compareTo(one) < 0) {
          return invalid("the margin of sample " + i + " over class " + k + " is below 1");
        }
      }
    }
    return new Verification(true, "");
  }

  /** The integers v, K x d. */
  private static BigInteger[][] combination(Certificate c, ExactSamples data) {
    BigInteger[][] v = new BigInteger[data.classes()][data.features()];
    for (BigInteger[] row : v) {
      Arrays.fill(row, BigInteger.ZERO);
    }
    for (int p = 0; p < c.numerators().size(); p++) {
      BigInteger[] own = v[data.label(c.sample(p))];
      BigInteger[] other = v[c.competitor(p)];
      for (int f = 0; f < data.features(); f++) {
        BigInteger term = c.numerators().get(p).multiply(data.numerator(c.sample(p), f));
        own[f] = own[f].add(term);
        other[f] = other[f].subtract(term);
      }
    }
    return v;
  }

  private static BigInteger score(BigInteger[] weights, ExactSamples data, int sample) {
    BigInteger sum = BigInteger.ZERO;
    for (int f = 0; f < weights.length; f++) {
      BigInteger z = data.numerator(sample, f);
      if (z.signum() != 0) {
        sum = sum.add(weights[f].multiply(z));
      }
    }
    return sum;
  }

  private static Verification invalid(String reason) {
    return new Verification(false, reason);
  }
}
