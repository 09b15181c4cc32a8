package elenchus.catalogue.neuralcollapse;

import elenchus.exact.RationalMatrix;
import elenchus.exact.Rationals;
import elenchus.linear.Matrix;
import elenchus.symbolic.DifferentialField;
import elenchus.symbolic.Proof;
import org.hipparchus.fraction.BigFraction;

/**
 * How far a frame pair falls short of the largest mean margin, in exact arithmetic. With u_k = w_k
 * - mean(w):
 *
 * <p>K rhoW rhoH - sum <u_k, h_k> = misalignment + slackW + slackH, three terms of which none is
 * negative.
 *
 * @param deficit K rhoW rhoH - sum <u_k, h_k>
 * @param misalignment (rhoW rhoH / 2) sum ||u_k / rhoW - h_k / rhoH||^2
 * @param slackW (rhoH / (2 rhoW)) (sum (rhoW^2 - ||w_k||^2) + K ||mean(w)||^2)
 * @param slackH (rhoW / (2 rhoH)) sum (rhoH^2 - ||h_k||^2)
 * @param meanMargin (1 / (K (K - 1))) sum over j != k of <w_k - w_j, h_k>
 * @param leastMargin min over j != k of <w_k - w_j, h_k>
 */
record Alignment(
    BigFraction deficit,
    BigFraction misalignment,
    BigFraction slackW,
    BigFraction slackH,
    BigFraction meanMargin,
    BigFraction leastMargin) {

  private static final BigFraction HALF = new BigFraction(1, 2);

  static Alignment of(FramePair pair) {
    int K = pair.K();
    BigFraction rhoW = Rationals.of(pair.rhoW());
    BigFraction rhoH = Rationals.of(pair.rhoH());
    RationalMatrix logits = pair.logits();
    BigFraction total = BigFraction.ZERO;
    BigFraction own = BigFraction.ZERO;
    BigFraction least = logits.get(0, 0).subtract(logits.get(1, 0));
    for (int k = 0; k < K; k++) {
      own = own.add(logits.get(k, k));
      for (int j = 0; j < K; j++) {
        total = total.add(logits.get(j, k));
        BigFraction margin = logits.get(k, k).subtract(logits.get(j, k));
        least = j != k && margin.compareTo(least) < 0 ? margin : least;
      }
    }
    BigFraction aligned = own.subtract(total.divide(K));
    BigFraction product = rhoW.multiply(rhoH);
    BigFraction squaresW = squares(pair.W());
    BigFraction squaresH = squares(pair.H());
    BigFraction squareOfMean = squareOfMean(pair.W());
    BigFraction misalignment = product.multiply(HALF).multiply(scaledDistance(pair, rhoW, rhoH));
    BigFraction slackW =
        rhoH.divide(rhoW)
            .multiply(HALF)
            .multiply(
                rhoW.multiply(rhoW).multiply(K).subtract(squaresW).add(squareOfMean.multiply(K)));
    BigFraction slackH =
        rhoW.divide(rhoH)
            .multiply(HALF)
            .multiply(rhoH.multiply(rhoH).multiply(K).subtract(squaresH));
    return new Alignment(
        product.multiply(K).subtract(aligned),
        misalignment,
        slackW,
        slackH,
        aligned.divide(K - 1),
        least);
  }

  /** Whether the three terms add up to the deficit and none is negative. */
  boolean isCertificate() {
    return misalignment.add(slackW).add(slackH).equals(deficit)
        && misalignment.signum() >= 0
        && slackW.signum() >= 0
        && slackH.signum() >= 0;
  }

  private static BigFraction scaledDistance(FramePair pair, BigFraction rhoW, BigFraction rhoH) {
    int K = pair.K();
    BigFraction sum = BigFraction.ZERO;
    for (int j = 0; j < pair.d(); j++) {
      BigFraction mean = BigFraction.ZERO;
      for (int k = 0; k < K; k++) {
        mean = mean.add(Rationals.of(pair.W().get(k, j)));
      }
      mean = mean.divide(K);
      for (int k = 0; k < K; k++) {
        BigFraction u = Rationals.of(pair.W().get(k, j)).subtract(mean).divide(rhoW);
        BigFraction gap = u.subtract(Rationals.of(pair.H().get(k, j)).divide(rhoH));
        sum = sum.add(gap.multiply(gap));
      }
    }
    return sum;
  }

  private static BigFraction squares(Matrix matrix) {
    BigFraction sum = BigFraction.ZERO;
    for (double entry : matrix.toRowMajor()) {
      sum = sum.add(Rationals.of(entry).multiply(Rationals.of(entry)));
    }
    return sum;
  }

  private static BigFraction squareOfMean(Matrix rows) {
    BigFraction sum = BigFraction.ZERO;
    for (int j = 0; j < rows.columns(); j++) {
      BigFraction mean = BigFraction.ZERO;
      for (double entry : rows.column(j)) {
        mean = mean.add(Rationals.of(entry));
      }
      mean = mean.divide(rows.rows());
      sum = sum.add(mean.multiply(mean));
    }
    return sum;
  }

  /**
   * The identity for all K, d, vectors and bounds. It is linear in the four sums that enter: Sw =
   * sum ||w_k||^2, B = ||mean(w)||^2, Sh = sum ||h_k||^2, C = sum <u_k, h_k>; and sum ||u_k||^2 =
   * Sw - K B.
   */
  static Proof identity() {
    DifferentialField field =
        DifferentialField.overRationals().parameters("K p q Sw B Sh C").build();
    return field
        .prove("deficit identity of aligned frames")
        .equal(
            "K p q - C = (p q/2) [(Sw - K B)/p^2 + Sh/q^2 - 2 C/(p q)]"
                + " + (q/(2 p)) [K p^2 - Sw + K B] + (p/(2 q)) [K q^2 - Sh]",
            field.parse("K*p*q-C"),
            field.parse(
                "(p*q/2)*((Sw-K*B)/p^2+Sh/q^2-2*C/(p*q))"
                    + "+(q/(2*p))*(K*p^2-Sw+K*B)+(p/(2*q))*(K*q^2-Sh)"))
        .done();
  }
}
