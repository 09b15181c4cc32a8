package elenchus.catalogue.sharpness;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.hipparchus.fraction.BigFraction;

/** Laws of the coverage of [0, 1]^d by independent uniform points, in fractions. */
final class CoverageLaws {
  private CoverageLaws() {}

  static BigInteger binomial(int n, int k) {
    BigInteger value = BigInteger.ONE;
    for (int i = 0; i < k; i++) {
      value = value.multiply(BigInteger.valueOf(n - i)).divide(BigInteger.valueOf(i + 1L));
    }
    return value;
  }

  private static BigFraction signed(int parity, BigInteger value) {
    return new BigFraction(parity % 2 == 0 ? value : value.negate());
  }

  /** P(N points hit all K equal cells) = sum_j (-1)^j C(K, j) (1 - j/K)^N. */
  static BigFraction cells(int K, int N) {
    BigInteger sum = BigInteger.ZERO;
    for (int j = 0; j <= K; j++) {
      BigInteger term = binomial(K, j).multiply(BigInteger.valueOf((long) K - j).pow(N));
      sum = j % 2 == 0 ? sum.add(term) : sum.subtract(term);
    }
    return new BigFraction(sum, BigInteger.valueOf(K).pow(N));
  }

  /** The same by the Markov chain of the number of cells hit so far, its weights times K^t. */
  static BigFraction cellsByOccupancy(int K, int N) {
    BigInteger[] hit = new BigInteger[K + 1];
    Arrays.fill(hit, BigInteger.ZERO);
    hit[0] = BigInteger.ONE;
    for (int t = 0; t < N; t++) {
      for (int h = K; h > 0; h--) {
        hit[h] =
            hit[h]
                .multiply(BigInteger.valueOf(h))
                .add(hit[h - 1].multiply(BigInteger.valueOf(K - h + 1L)));
      }
      hit[0] = BigInteger.ZERO;
    }
    return new BigFraction(hit[K], BigInteger.valueOf(K).pow(N));
  }

  /** K (1 - 1/K)^N, the union bound of P(some cell is missed). */
  static BigFraction unionBound(int K, int N) {
    return new BigFraction(K).multiply(new BigFraction(K - 1, K).pow(N));
  }

  /** P(r &lt;= rho) for N points in [0, 1], rho positive. */
  static BigFraction radius(int N, BigFraction rho) {
    BigFraction sum = BigFraction.ZERO;
    for (int a = 0; a <= 2; a++) {
      for (int b = 0; b < N; b++) {
        BigFraction rest = BigFraction.ONE.subtract(rho.multiply(a + 2 * b));
        if (rest.signum() > 0) {
          BigInteger count = binomial(2, a).multiply(binomial(N - 1, b));
          sum = sum.add(signed(a + b, count).multiply(rest.pow(N)));
        }
      }
    }
    return sum;
  }

  /**
   * The same as N! times the (N+1)-fold convolution at 1 of the indicators of [0, rho] (twice) and
   * [0, 2 rho] (N - 1 times): spacings are uniform on the simplex, with density N!.
   */
  static BigFraction radiusByConvolution(int N, BigFraction rho) {
    // Piecewise polynomials in t on cells [c rho, (c+1) rho], coefficients in (t/rho - c).
    int cells = BigFraction.ONE.divide(rho).intValue() + 1;
    List<BigFraction[]> pieces = new ArrayList<>();
    for (int c = 0; c < cells; c++) {
      pieces.add(new BigFraction[] {c == 0 ? BigFraction.ONE : BigFraction.ZERO});
    }
    for (int j = 1; j <= N; j++) {
      pieces = convolved(pieces, rho, j == N ? 1 : 2);
    }
    BigFraction place = BigFraction.ONE.divide(rho);
    int cell = Math.min(cells - 1, place.intValue());
    BigFraction local = place.subtract(cell);
    BigFraction value = BigFraction.ZERO;
    BigFraction[] piece = pieces.get(cell);
    for (int i = piece.length - 1; i >= 0; i--) {
      value = value.multiply(local).add(piece[i]);
    }
    for (int i = 2; i <= N; i++) {
      value = value.multiply(i);
    }
    return value;
  }

  /** int_{t - width rho}^{t} of a piecewise polynomial. */
  private static List<BigFraction[]> convolved(
      List<BigFraction[]> pieces, BigFraction rho, int width) {
    List<BigFraction[]> primitive = new ArrayList<>();
    BigFraction start = BigFraction.ZERO;
    for (BigFraction[] piece : pieces) {
      BigFraction[] integral = new BigFraction[piece.length + 1];
      integral[0] = start;
      for (int i = 0; i < piece.length; i++) {
        integral[i + 1] = piece[i].multiply(rho).divide(i + 1);
        start = start.add(integral[i + 1]);
      }
      primitive.add(integral);
    }
    List<BigFraction[]> result = new ArrayList<>();
    for (int c = 0; c < pieces.size(); c++) {
      BigFraction[] difference = primitive.get(c).clone();
      if (c >= width) {
        BigFraction[] before = primitive.get(c - width);
        for (int i = 0; i < before.length; i++) {
          difference[i] = difference[i].subtract(before[i]);
        }
      }
      result.add(difference);
    }
    return result;
  }

  /** E r for N points in [0, 1]. */
  static BigFraction meanRadius(int N) {
    BigFraction sum = BigFraction.ZERO;
    for (int a = 0; a <= 2; a++) {
      for (int b = 0; b < N; b++) {
        if (a + b > 0) {
          BigInteger count = binomial(2, a).multiply(binomial(N - 1, b));
          sum = sum.add(signed(a + b + 1, count).divide((a + 2 * b) * (N + 1)));
        }
      }
    }
    return sum;
  }
}
