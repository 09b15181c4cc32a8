package elenchus.margin;

import elenchus.data.ExactSamples;
import elenchus.exact.IntegerMatrix;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * The rows (e_{y_i} - e_j) z_i^T of all pairs (sample, competing class) for the integer samples z,
 * which are the exact samples times their denominator. Pairs are in the order of {@link
 * elenchus.data.PairOperator}.
 */
final class ExactPairs {
  private static final int LONG_ROOM = 62;

  private final ExactSamples samples;
  private final int features;
  private final int classes;
  private final long[] small;

  ExactPairs(ExactSamples samples) {
    this.samples = samples;
    features = samples.features();
    classes = samples.classes();
    small = small(samples);
  }

  /** The entries as longs if inner products of samples fit into a long, or else nothing. */
  private static long[] small(ExactSamples samples) {
    int features = samples.features();
    int bits = 0;
    for (int i = 0; i < samples.samples(); i++) {
      for (int f = 0; f < features; f++) {
        bits = Math.max(bits, samples.numerator(i, f).bitLength());
      }
    }
    if (2 * bits + Integer.SIZE - Integer.numberOfLeadingZeros(features) > LONG_ROOM) {
      return new long[0];
    }
    long[] entries = new long[samples.samples() * features];
    for (int k = 0; k < entries.length; k++) {
      entries[k] = samples.numerator(k / features, k % features).longValue();
    }
    return entries;
  }

  ExactSamples samples() {
    return samples;
  }

  int count() {
    return samples.samples() * (classes - 1);
  }

  int sample(int pair) {
    return pair / (classes - 1);
  }

  int competitor(int pair) {
    int slot = pair % (classes - 1);
    return slot < samples.label(sample(pair)) ? slot : slot + 1;
  }

  /** Inner products of the given rows, in integers. */
  IntegerMatrix gram(int[] pairs) {
    int n = pairs.length;
    BigInteger[][] half = new BigInteger[n][];
    for (int p = 0; p < n; p++) {
      half[p] = new BigInteger[p + 1];
      for (int q = 0; q <= p; q++) {
        half[p][q] = gram(pairs[p], pairs[q]);
      }
    }
    return IntegerMatrix.of(n, n, (p, q) -> p >= q ? half[p][q] : half[q][p]);
  }

  private BigInteger gram(int p, int q) {
    int i = sample(p);
    int k = sample(q);
    int j = competitor(p);
    int l = competitor(q);
    int yi = samples.label(i);
    int yk = samples.label(k);
    int pattern = (yi == yk ? 1 : 0) - (yi == l ? 1 : 0) - (j == yk ? 1 : 0) + (j == l ? 1 : 0);
    return pattern == 0 ? BigInteger.ZERO : dot(i, k).multiply(BigInteger.valueOf(pattern));
  }

  private BigInteger dot(int i, int k) {
    if (small.length > 0) {
      long sum = 0;
      for (int f = 0; f < features; f++) {
        sum += small[i * features + f] * small[k * features + f];
      }
      return BigInteger.valueOf(sum);
    }
    BigInteger sum = BigInteger.ZERO;
    for (int f = 0; f < features; f++) {
      sum = sum.add(samples.numerator(i, f).multiply(samples.numerator(k, f)));
    }
    return sum;
  }

  /** The combination of rows with integer coefficients: K x d integers, row-major. */
  BigInteger[] combination(int[] pairs, BigInteger[] coefficients) {
    BigInteger[] v = new BigInteger[classes * features];
    Arrays.fill(v, BigInteger.ZERO);
    for (int p = 0; p < pairs.length; p++) {
      int i = sample(pairs[p]);
      int own = samples.label(i) * features;
      int other = competitor(pairs[p]) * features;
      for (int f = 0; f < features; f++) {
        BigInteger z = samples.numerator(i, f);
        if (z.signum() != 0) {
          BigInteger term = z.multiply(coefficients[p]);
          v[own + f] = v[own + f].add(term);
          v[other + f] = v[other + f].subtract(term);
        }
      }
    }
    return v;
  }

  /** The value of one row at integer weights v. */
  BigInteger value(int pair, BigInteger[] v) {
    int i = sample(pair);
    int own = samples.label(i) * features;
    int other = competitor(pair) * features;
    BigInteger sum = BigInteger.ZERO;
    for (int f = 0; f < features; f++) {
      BigInteger z = samples.numerator(i, f);
      if (z.signum() != 0) {
        sum = sum.add(v[own + f].subtract(v[other + f]).multiply(z));
      }
    }
    return sum;
  }
}
