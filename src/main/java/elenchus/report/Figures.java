package elenchus.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers for reading, rounded in decimal so that they are the same on every machine. */
public final class Figures {
  private Figures() {}

  /** Rounded to the given number of significant digits. */
  public static String rounded(double value, int digits) {
    return rounded(value, digits, RoundingMode.HALF_EVEN);
  }

  /** Rounded up, for upper bounds. */
  public static String roundedUp(double value, int digits) {
    return rounded(value, digits, RoundingMode.CEILING);
  }

  private static String rounded(double value, int digits, RoundingMode mode) {
    if (!Double.isFinite(value)) {
      return Double.isNaN(value) ? "not a number" : value > 0 ? "infinity" : "-infinity";
    }
    BigDecimal decimal =
        new BigDecimal(value).round(new MathContext(digits, mode)).stripTrailingZeros();
    int exponent = decimal.precision() - decimal.scale() - 1;
    if (decimal.signum() == 0) {
      return "0";
    }
    if (exponent >= -4 && exponent < 6) {
      return decimal.toPlainString();
    }
    BigDecimal mantissa = decimal.scaleByPowerOfTen(-exponent).stripTrailingZeros();
    return mantissa.toPlainString() + "e" + exponent;
  }

  /** A count with its noun in the right number. */
  public static String count(long number, String noun) {
    return count(number, noun, noun + "s");
  }

  /** A count with its noun in the right number. */
  public static String count(long number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }
}
