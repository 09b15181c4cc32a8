package elenchus.catalogue.unhinged;

import elenchus.exact.RationalMatrix;
import elenchus.exact.Rationals;
import elenchus.symbolic.Elementary;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hipparchus.fraction.BigFraction;

/**
 * Gradient descent in rational arithmetic, where N and s are squares so that r and sigma are
 * rational.
 *
 * @param x the problem
 * @param r square root of s
 * @param rootN square root of N
 */
record ExactDescent(DescentProblem x, BigFraction r, BigFraction rootN) {

  private static final int MOST_SAMPLES = 6;
  private static final int MOST_STEPS = 12;

  /** Exact where the roots are rational and the fractions do not grow too long. */
  static Optional<ExactDescent> of(DescentProblem x) {
    Elementary<BigFraction> rationals = Elementary.rationals();
    BigFraction s = Rationals.of(x.s());
    BigFraction N = new BigFraction(x.N());
    if (x.e().size() > MOST_STEPS || !isSquare(s) || !isSquare(N)) {
      return Optional.empty();
    }
    return Optional.of(new ExactDescent(x, rationals.sqrt(s), rationals.sqrt(N)));
  }

  private static boolean isSquare(BigFraction value) {
    return isSquare(value.getNumerator()) && isSquare(value.getDenominator());
  }

  private static boolean isSquare(BigInteger n) {
    BigInteger root = n.sqrt();
    return root.multiply(root).equals(n);
  }

  /** Few enough samples to walk all paths of two stochastic steps. */
  boolean isSmall() {
    return x.C() * x.N() <= MOST_SAMPLES;
  }

  private record Pair(RationalMatrix H, RationalMatrix W) {
    Pair step(RationalMatrix M, BigFraction s, BigFraction e) {
      return new Pair(
          H.plus(W.times(M).times(s.multiply(e))), W.plus(H.times(M.transpose()).times(e)));
    }

    Pair plus(Pair other) {
      return new Pair(H.plus(other.H), W.plus(other.W));
    }

    Pair times(BigFraction factor) {
      return new Pair(H.times(factor), W.times(factor));
    }
  }

  /** Whether descent equals the product formula. */
  boolean productHolds() {
    TaylorCertificate model = TaylorCertificate.of(x.flow().model());
    BigFraction s = Rationals.of(x.s());
    Pair state = start();
    BigFraction gamma = Rationals.of(x.gamma());
    BigFraction scale = rootN.multiply(x.C()).reciprocal();
    BigFraction sigma1 = gamma.add(1).multiply(scale);
    BigFraction sigma2 = gamma.add(1).subtract(gamma.multiply(x.C())).multiply(scale);
    for (double e : x.e()) {
      state = state.step(model.M(), s, Rationals.of(e));
    }
    RationalMatrix U0 = means(start().H());
    RationalMatrix W0 = start().W();
    RationalMatrix grow = W0.plus(U0.times(r.reciprocal())).times(factors(sigma1, sigma2));
    RationalMatrix decay =
        W0.minus(U0.times(r.reciprocal())).times(factors(sigma1.negate(), sigma2.negate()));
    BigFraction half = new BigFraction(1, 2);
    RationalMatrix W = grow.plus(decay).times(half);
    RationalMatrix U = grow.minus(decay).times(half.multiply(r));
    RationalMatrix H = start().H().plus(lift(U.minus(U0)));
    return state.W().equals(W) && state.H().equals(H);
  }

  /**
   * Whether the mean over all paths of two steps with one sample each equals two full steps.
   *
   * @param withReplacement whether a sample may come twice
   */
  boolean meanIsDescent(boolean withReplacement) {
    RationalMatrix M = TaylorCertificate.of(x.flow().model()).M();
    BigFraction s = Rationals.of(x.s());
    BigFraction e = Rationals.of(x.e().get(0));
    int samples = M.columns();
    List<Pair> ends = new ArrayList<>();
    for (int i = 0; i < samples; i++) {
      Pair first = start().step(only(M, i), s, e);
      for (int j = 0; j < samples; j++) {
        if (withReplacement || i != j) {
          ends.add(first.step(only(M, j), s, e));
        }
      }
    }
    Pair mean =
        ends.stream().reduce(Pair::plus).orElseThrow().times(new BigFraction(1, ends.size()));
    return mean.equals(start().step(M, s, e).step(M, s, e));
  }

  private Pair start() {
    return new Pair(RationalMatrix.of(x.H0()), RationalMatrix.of(x.W0()));
  }

  /** The unbiased coupling of one sample. */
  private static RationalMatrix only(RationalMatrix M, int sample) {
    return RationalMatrix.of(
        M.rows(),
        M.columns(),
        (c, i) -> i == sample ? M.get(c, i).multiply(M.columns()) : BigFraction.ZERO);
  }

  /** The product of 1 + r e sigma over the steps, on Q with sigma1 and on J with sigma2. */
  private RationalMatrix factors(BigFraction sigma1, BigFraction sigma2) {
    BigFraction onQ = BigFraction.ONE;
    BigFraction onJ = BigFraction.ONE;
    for (double step : x.e()) {
      BigFraction e = Rationals.of(step).multiply(r);
      onQ = onQ.multiply(e.multiply(sigma1).add(1));
      onJ = onJ.multiply(e.multiply(sigma2).add(1));
    }
    BigFraction q = onQ;
    BigFraction mean = onJ.subtract(onQ).divide(x.C());
    return RationalMatrix.of(x.C(), x.C(), (i, j) -> i == j ? mean.add(q) : mean);
  }

  /** U = sqrt(N) times the class means. */
  private RationalMatrix means(RationalMatrix H) {
    return RationalMatrix.of(
        H.rows(),
        x.C(),
        (a, k) -> {
          BigFraction sum = BigFraction.ZERO;
          for (int i = 0; i < x.N(); i++) {
            sum = sum.add(H.get(a, k * x.N() + i));
          }
          return sum.divide(rootN);
        });
  }

  private RationalMatrix lift(RationalMatrix U) {
    return RationalMatrix.of(U.rows(), x.C() * x.N(), (a, i) -> U.get(a, i / x.N()).divide(rootN));
  }
}
