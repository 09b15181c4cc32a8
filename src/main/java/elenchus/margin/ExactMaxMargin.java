package elenchus.margin;

import elenchus.data.ExactSamples;
import elenchus.exact.IntegerMatrix;
import elenchus.exact.RationalMatrix;
import elenchus.exact.RationalVector;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.hipparchus.fraction.BigFraction;

/**
 * The hard-margin multiclass support vector machine as fractions: What, its dual variables alpha
 * and |What|^2 satisfy the optimality conditions exactly, so that What is the solution and not near
 * it. Pairs are in the order of {@link elenchus.data.PairOperator}.
 */
public final class ExactMaxMargin implements ExactSeparability {
  private final ExactPairs pairs;
  private final int[] support;
  private final RationalVector dual;
  private final BigInteger[] v;
  private final BigInteger denominator;
  private final ExactMargins margins;
  private final Repairs repairs;

  /** From dual variables y of the integer rows, and the integers v = D A^T y. */
  ExactMaxMargin(
      ExactPairs pairs,
      int[] support,
      RationalVector y,
      BigInteger[] v,
      ExactMargins margins,
      Repairs repairs) {
    this.pairs = pairs;
    this.support = support;
    this.v = v;
    this.denominator = y.denominator();
    this.margins = margins;
    this.repairs = repairs;
    // Rows s times as long have dual variables s^2 times as small.
    BigInteger scale = pairs.samples().denominator();
    dual = y.times(new BigFraction(scale.multiply(scale)));
  }

  @Override
  public ExactSamples samples() {
    return pairs.samples();
  }

  @Override
  public List<Integer> support() {
    return Arrays.stream(support).boxed().toList();
  }

  /** The positive dual variables alpha, one per pair of the support. */
  public RationalVector dualVariables() {
    return dual;
  }

  /** |What|^2 = sum alpha = 1 / gamma^2. */
  public BigFraction squaredNorm() {
    return dual.sum();
  }

  /** What, K x d. */
  public RationalMatrix weights() {
    int d = samples().features();
    BigInteger scale = samples().denominator();
    return RationalMatrix.of(
        IntegerMatrix.of(samples().classes(), d, (k, f) -> v[k * d + f].multiply(scale)),
        denominator);
  }

  /** The pairs with margin exactly 1, ascending: the support and pairs with zero dual variable. */
  public List<Integer> active() {
    return margins.active();
  }

  /** How far the margins of the other pairs exceed 1 at least; empty if all pairs are active. */
  public Optional<BigFraction> inactiveGap() {
    return margins.inactiveGap();
  }

  @Override
  public Repairs repairs() {
    return repairs;
  }

  @Override
  public MarginCertificate certificate() {
    BigFraction norm = squaredNorm();
    return MarginCertificate.of(
        samples(), support(), dual, norm.getNumerator() + "/" + norm.getDenominator());
  }
}
