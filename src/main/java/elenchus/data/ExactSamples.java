package elenchus.data;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Labelled samples as exact fractions over one common denominator. A file can be read in two ways,
 * and they are two different problems: as the decimal fractions that are written there, or as the
 * floating-point numbers nearest to them, which are dyadic fractions.
 */
public final class ExactSamples {
  /** The most entries N d that exact samples may have. */
  private static final int ROOM = 1 << 24;

  /** The most digits, before or after the point, that a number may have. */
  private static final int MAX_DIGITS = 5000;

  private static final int MANTISSA_BITS = 52;
  private static final int EXPONENT_BIAS = 1075;

  private final Reading reading;
  private final LabelledData rounded;
  private final BigInteger[] numerators;
  private final BigInteger denominator;

  /** What the numbers of a file mean. */
  public enum Reading {
    /** The decimal fractions as written. */
    DECIMALS,
    /** The floating-point numbers nearest to them. */
    DOUBLES
  }

  private ExactSamples(
      Reading reading, LabelledData rounded, BigInteger[] numerators, BigInteger denominator) {
    this.reading = reading;
    this.rounded = rounded;
    this.numerators = numerators;
    this.denominator = denominator;
  }

  /**
   * A file in one of its readings.
   *
   * @throws DataFormatException if there are too many numbers, or too many digits in one
   */
  public static ExactSamples of(DataSet file, Reading reading) {
    return reading == Reading.DECIMALS ? ofDecimals(file) : ofDoubles(file.data());
  }

  /**
   * The decimal fractions that are written in a file; the denominator is a power of ten.
   *
   * @throws DataFormatException if there are too many numbers, or too many digits in one
   */
  public static ExactSamples ofDecimals(DataSet file) {
    int samples = file.data().samples();
    int features = file.data().features();
    if ((long) samples * features > ROOM) {
      throw new DataFormatException(
          file.source(), samples + " x " + features + " numbers are too many for exact arithmetic");
    }
    BigDecimal[] decimals = new BigDecimal[samples * features];
    int scale = 0;
    for (int i = 0; i < samples; i++) {
      BigDecimal[] row = file.decimals().row(i);
      for (int f = 0; f < features; f++) {
        BigDecimal entry = row[f];
        if (Math.abs((long) entry.scale()) > MAX_DIGITS || entry.precision() > MAX_DIGITS) {
          throw new DataFormatException(
              file.source(),
              "feature "
                  + (f + 1)
                  + " of sample "
                  + (i + 1)
                  + " has more than "
                  + MAX_DIGITS
                  + " digits, too many for exact arithmetic");
        }
        decimals[i * features + f] = entry.stripTrailingZeros();
        scale = Math.max(scale, decimals[i * features + f].scale());
      }
    }
    int common = scale;
    BigInteger[] numerators =
        Arrays.stream(decimals)
            .map(entry -> entry.setScale(common).unscaledValue())
            .toArray(BigInteger[]::new);
    return new ExactSamples(Reading.DECIMALS, file.data(), numerators, BigInteger.TEN.pow(common));
  }

  /**
   * Floating-point samples as the dyadic fractions they are; the denominator is a power of two.
   *
   * @throws IllegalArgumentException if there are too many numbers
   */
  public static ExactSamples ofDoubles(LabelledData data) {
    double[] entries = data.X().toRowMajor();
    if (entries.length > ROOM) {
      throw new IllegalArgumentException(entries.length + " numbers for exact arithmetic");
    }
    int scale = 0;
    for (double entry : entries) {
      if (entry != 0) {
        scale = Math.max(scale, -exponent(entry) - Long.numberOfTrailingZeros(mantissa(entry)));
      }
    }
    BigInteger[] numerators = new BigInteger[entries.length];
    for (int k = 0; k < entries.length; k++) {
      // A negative shift drops zeros only, since the scale covers the lowest bit of every entry.
      BigInteger size = BigInteger.valueOf(mantissa(entries[k]));
      size = size.shiftLeft(exponent(entries[k]) + scale);
      numerators[k] = entries[k] < 0 ? size.negate() : size;
    }
    return new ExactSamples(Reading.DOUBLES, data, numerators, BigInteger.ONE.shiftLeft(scale));
  }

  private static long mantissa(double value) {
    long bits = Double.doubleToRawLongBits(value);
    long fraction = bits & ((1L << MANTISSA_BITS) - 1);
    return (bits >> MANTISSA_BITS & 0x7ff) == 0 ? fraction : fraction | 1L << MANTISSA_BITS;
  }

  private static int exponent(double value) {
    int biased = (int) (Double.doubleToRawLongBits(value) >> MANTISSA_BITS) & 0x7ff;
    return Math.max(biased, 1) - EXPONENT_BIAS;
  }

  /** Which reading this is. */
  public Reading reading() {
    return reading;
  }

  /** The same samples rounded to floating point; equal to them where that is the reading. */
  public LabelledData rounded() {
    return rounded;
  }

  /** Number of samples N. */
  public int samples() {
    return rounded.samples();
  }

  /** Number of features d. */
  public int features() {
    return rounded.features();
  }

  /** Number of classes K. */
  public int classes() {
    return rounded.K();
  }

  /** The label of sample i in 0..K-1. */
  public int label(int i) {
    return rounded.y().get(i);
  }

  /** Feature f of sample i times the common denominator. */
  public BigInteger numerator(int i, int f) {
    return numerators[i * features() + f];
  }

  /** The common denominator, positive. */
  public BigInteger denominator() {
    return denominator;
  }

  /**
   * The SHA-256 digest, in hexadecimal, of the reading, the sizes, the denominator, and the label
   * and numerators of each sample: decimal text, separated by single spaces, one line each.
   */
  public String sha256() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      StringBuilder line = new StringBuilder();
      line.append(reading).append('\n');
      line.append(samples()).append(' ').append(features()).append(' ').append(classes());
      line.append('\n').append(denominator).append('\n');
      for (int i = 0; i < samples(); i++) {
        line.append(label(i));
        for (int f = 0; f < features(); f++) {
          line.append(' ').append(numerator(i, f));
        }
        line.append('\n');
        digest.update(line.toString().getBytes(StandardCharsets.US_ASCII));
        line.setLength(0);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
