package elenchus.exact;

import org.hipparchus.dfp.Dfp;
import org.hipparchus.dfp.DfpField;

/** Elementary functions to 60 digits, with series where the definitions would cancel. */
final class ReferenceFunctions {
  private static final DfpField FIELD = new DfpField(60);
  private static final double TINY = 1e-8;

  private ReferenceFunctions() {}

  static Dfp of(double value) {
    return FIELD.newDfp(value);
  }

  /** The sum of c[k] x^(2k+1). */
  private static Dfp oddSeries(Dfp x, int[][] coefficients) {
    Dfp square = x.multiply(x);
    Dfp power = x;
    Dfp sum = FIELD.getZero();
    for (int[] c : coefficients) {
      sum = sum.add(power.multiply(c[0]).divide(c[1]));
      power = power.multiply(square);
    }
    return sum;
  }

  private static boolean isTiny(Dfp x) {
    return x.abs().lessThan(FIELD.newDfp(TINY));
  }

  private static Dfp one() {
    return FIELD.getOne();
  }

  static Dfp expm1(Dfp x) {
    if (!isTiny(x)) {
      return x.exp().subtract(one());
    }
    Dfp term = x;
    Dfp sum = x;
    for (int k = 2; k < 9; k++) {
      term = term.multiply(x).divide(k);
      sum = sum.add(term);
    }
    return sum;
  }

  static Dfp log1p(Dfp x) {
    if (!isTiny(x)) {
      return x.add(one()).log();
    }
    Dfp power = x.negate();
    Dfp sum = FIELD.getZero();
    for (int k = 1; k < 9; k++) {
      sum = sum.subtract(power.divide(k));
      power = power.multiply(x).negate();
    }
    return sum;
  }

  static Dfp sinh(Dfp x) {
    return isTiny(x)
        ? oddSeries(x, new int[][] {{1, 1}, {1, 6}, {1, 120}, {1, 5040}})
        : x.exp().subtract(x.negate().exp()).divide(2);
  }

  static Dfp cosh(Dfp x) {
    return x.exp().add(x.negate().exp()).divide(2);
  }

  static Dfp tanh(Dfp x) {
    return isTiny(x)
        ? oddSeries(x, new int[][] {{1, 1}, {-1, 3}, {2, 15}, {-17, 315}})
        : expm1(x.multiply(2)).divide(x.multiply(2).exp().add(one()));
  }

  static Dfp asinh(Dfp x) {
    if (isTiny(x)) {
      return oddSeries(x, new int[][] {{1, 1}, {-1, 6}, {3, 40}, {-15, 336}});
    }
    Dfp size = x.abs();
    Dfp value = size.add(size.multiply(size).add(one()).sqrt()).log();
    return x.lessThan(FIELD.getZero()) ? value.negate() : value;
  }

  static Dfp acosh(Dfp x) {
    return x.add(x.multiply(x).subtract(one()).sqrt()).log();
  }

  static Dfp atanh(Dfp x) {
    return isTiny(x)
        ? oddSeries(x, new int[][] {{1, 1}, {1, 3}, {1, 5}, {1, 7}})
        : one().add(x).divide(one().subtract(x)).log().divide(2);
  }

  static Dfp sin(Dfp x) {
    return isTiny(x) ? oddSeries(x, new int[][] {{1, 1}, {-1, 6}, {1, 120}, {-1, 5040}}) : x.sin();
  }

  static Dfp tan(Dfp x) {
    return isTiny(x)
        ? oddSeries(x, new int[][] {{1, 1}, {1, 3}, {2, 15}, {17, 315}})
        : x.sin().divide(x.cos());
  }

  static Dfp asin(Dfp x) {
    return isTiny(x) ? oddSeries(x, new int[][] {{1, 1}, {1, 6}, {3, 40}, {15, 336}}) : x.asin();
  }

  static Dfp atan(Dfp x) {
    return isTiny(x) ? oddSeries(x, new int[][] {{1, 1}, {-1, 3}, {1, 5}, {-1, 7}}) : x.atan();
  }
}
