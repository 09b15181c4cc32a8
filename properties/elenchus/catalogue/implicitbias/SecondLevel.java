package elenchus.catalogue.implicitbias;

import elenchus.data.LabelledData;
import elenchus.exact.RationalMatrix;
import elenchus.exact.RationalVector;
import elenchus.exact.Rationals;
import elenchus.linear.Matrix;
import elenchus.linear.SymmetricEigen;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.util.FastMath;

/**
 * The margin problem behind the margin problem, as fractions: for active rows A_S that are
 * independent, S+ those with positive dual variable and S0 the rest, the least W with A W &gt;= 1
 * on S0 and A W = 0 on S+.
 *
 * @param family What, S and A_S
 * @param positive S+ as positions in S
 * @param vanishing S0 as positions in S
 * @param gram B B^T, B = A_{S0} projected on the null space of A_{S+}
 * @param b dual variables of the second problem, on S0
 * @param c multipliers of the rows of S+, of any sign: What2 = A_{S0}^T b + A_{S+}^T c
 * @param weights What2, K x d, flat
 */
record SecondLevel(
    ActiveFamily family,
    List<Integer> positive,
    List<Integer> vanishing,
    RationalMatrix gram,
    RationalVector b,
    RationalVector c,
    RationalVector weights) {
  /** The subsets of S0 are tried one after another. */
  private static final int MOST_VANISHING = 6;

  /** The problem; empty unless rows of S are independent and some but not too many duals vanish. */
  static Optional<SecondLevel> of(LabelledData data) {
    return ActiveFamily.of(data)
        .filter(f -> f.defect() == 0 && !f.isStrictlyComplementary())
        .flatMap(SecondLevel::of);
  }

  private static Optional<SecondLevel> of(ActiveFamily family) {
    RationalVector dual = family.basicDual();
    List<Integer> positive = positions(dual, 1);
    List<Integer> vanishing = positions(dual, 0);
    if (vanishing.size() > MOST_VANISHING) {
      return Optional.empty();
    }
    RationalMatrix plus = rows(family.rows(), positive);
    RationalMatrix zero = rows(family.rows(), vanishing);
    RationalMatrix inverse = plus.times(plus.transpose()).inverse().orElseThrow();
    RationalMatrix shadow = zero.times(plus.transpose()).times(inverse);
    RationalMatrix projected = zero.minus(shadow.times(plus));
    RationalMatrix gram = projected.times(projected.transpose());
    return leastNorm(gram)
        .map(
            b ->
                new SecondLevel(
                    family,
                    positive,
                    vanishing,
                    gram,
                    b,
                    shadow.transpose().times(b).times(BigFraction.MINUS_ONE),
                    projected.transpose().times(b)));
  }

  private static List<Integer> positions(RationalVector dual, int sign) {
    return IntStream.range(0, dual.size()).filter(p -> dual.signum(p) == sign).boxed().toList();
  }

  private static RationalMatrix rows(RationalMatrix all, List<Integer> chosen) {
    return RationalMatrix.of(chosen.size(), all.columns(), (p, k) -> all.get(chosen.get(p), k));
  }

  /** The b &gt;= 0 with G b &gt;= 1 and b (G b - 1) = 0, found among the subsets of its support. */
  private static Optional<RationalVector> leastNorm(RationalMatrix gram) {
    int n = gram.rows();
    for (int subset = 1; subset < 1 << n; subset++) {
      List<Integer> support = new ArrayList<>();
      for (int p = 0; p < n; p++) {
        if ((subset >> p & 1) == 1) {
          support.add(p);
        }
      }
      RationalMatrix block =
          RationalMatrix.of(
              support.size(), support.size(), (i, j) -> gram.get(support.get(i), support.get(j)));
      RationalVector part = block.solve(ones(support.size())).orElseThrow();
      BigFraction[] b = new BigFraction[n];
      Arrays.fill(b, BigFraction.ZERO);
      for (int k = 0; k < support.size(); k++) {
        b[support.get(k)] = part.get(k);
      }
      RationalVector candidate = RationalVector.of(b);
      if (part.toList().stream().allMatch(x -> x.signum() > 0)
          && excess(gram, candidate).stream().allMatch(x -> x.signum() >= 0)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  private static RationalVector ones(int n) {
    BigFraction[] ones = new BigFraction[n];
    Arrays.fill(ones, BigFraction.ONE);
    return RationalVector.of(ones);
  }

  private static List<BigFraction> excess(RationalMatrix gram, RationalVector b) {
    return gram.times(b).toList().stream().map(u -> u.subtract(BigFraction.ONE)).toList();
  }

  /** Whether What2 meets its optimality conditions, tested on A_S itself. */
  boolean isOptimal() {
    RationalVector margins = family.rows().times(weights);
    RationalVector rebuilt =
        rows(family.rows(), vanishing)
            .transpose()
            .times(b)
            .plus(rows(family.rows(), positive).transpose().times(c));
    boolean feasible =
        positive.stream().allMatch(p -> margins.signum(p) == 0)
            && vanishing.stream().allMatch(p -> margins.get(p).compareTo(BigFraction.ONE) >= 0);
    boolean complementary =
        IntStream.range(0, vanishing.size())
            .allMatch(
                k ->
                    b.signum(k) == 0
                        || b.signum(k) > 0
                            && margins.get(vanishing.get(k)).equals(BigFraction.ONE));
    return feasible && complementary && rebuilt.equals(weights) && squaredNorm().equals(b.sum());
  }

  /** Whether H2 What2 = What2, H2 = B^T diag(b) B. */
  boolean hasTimeShift() {
    RationalVector margins = gram.times(b);
    return IntStream.range(0, b.size())
        .allMatch(k -> b.get(k).multiply(margins.get(k)).equals(b.get(k)));
  }

  /** |What2|^2. */
  BigFraction squaredNorm() {
    return weights.dot(weights);
  }

  /** Whether every second-level active pair has a positive dual variable b. */
  boolean isStrictlyComplementary() {
    List<BigFraction> excess = excess(gram, b);
    return IntStream.range(0, b.size())
        .allMatch(k -> (b.signum(k) > 0) != (excess.get(k).signum() > 0));
  }

  /** Positions in S0 of the pairs with b &gt; 0. */
  List<Integer> secondActive() {
    return positions(b, 1);
  }

  /** kappa2 = min(lambda_min^+(H2), delta2, 1). */
  double kappa() {
    List<Integer> support = secondActive();
    double[] dual = b.toDoubles();
    Matrix rounded = gram.toMatrix();
    Matrix similar =
        Matrix.of(
            support.size(),
            support.size(),
            (i, j) ->
                FastMath.sqrt(dual[support.get(i)] * dual[support.get(j)])
                    * rounded.get(support.get(i), support.get(j)));
    double gap =
        excess(gram, b).stream()
            .filter(x -> x.signum() > 0)
            .mapToDouble(Rationals::toDouble)
            .min()
            .orElse(1);
    return Math.min(1, Math.min(gap, SymmetricEigen.of(similar).values()[0]));
  }

  /** alpha on S+. */
  double[] alpha() {
    double[] dual = family.basicDual().toDoubles();
    return positive.stream().mapToDouble(p -> dual[p]).toArray();
  }

  /** b on the pairs where it is positive. */
  double[] positiveB() {
    double[] dual = b.toDoubles();
    return secondActive().stream().mapToDouble(k -> dual[k]).toArray();
  }

  /** Pairs of S+, as indices into all pairs. */
  List<Integer> positivePairs() {
    return positive.stream().map(family.svm().active()::get).toList();
  }

  /** Pairs of S0 with b &gt; 0, as indices into all pairs. */
  List<Integer> secondPairs() {
    return secondActive().stream().map(vanishing::get).map(family.svm().active()::get).toList();
  }

  /** What2 rounded. */
  Matrix roundedWeights() {
    int d = family.data().features();
    return Matrix.ofRowMajor(family.data().K(), d, weights.toDoubles());
  }
}
