package elenchus.functions;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.hipparchus.fraction.BigFraction;

/**
 * N biases at the midpoints of equal cells of [-R, R], b_j = R (2j-1-N)/N: the kernels of the
 * networks of that width, in exact arithmetic, between points on cell boundaries.
 *
 * @param radius R, positive
 * @param cells N, positive
 */
public record Lattice(BigFraction radius, int cells) {

  /** The least number of cells, at most a bound, of which all points are boundaries. */
  public static Optional<Lattice> through(BigFraction radius, List<BigFraction> points, int most) {
    BigFraction common = BigFraction.ONE;
    for (BigFraction x : points) {
      BigFraction share = x.divide(radius).add(1).divide(2);
      BigFraction cells = common.multiply(share);
      common = common.multiply(new BigFraction(cells.getDenominator()));
      if (common.compareTo(new BigFraction(most)) > 0) {
        return Optional.empty();
      }
    }
    return Optional.of(new Lattice(radius, common.intValue()));
  }

  /** The width of a cell, 2R/N. */
  public BigFraction width() {
    return radius.multiply(2).divide(cells);
  }

  /** The same interval in more cells. */
  public Lattice refined(int factor) {
    return new Lattice(radius, Math.multiplyExact(factor, cells));
  }

  /**
   * The mean over all 2N rectified units of both directions.
   *
   * @throws ArithmeticException if a point is no cell boundary
   */
  public BigFraction relu(BigFraction x, BigFraction z) {
    return mean(x, z, 2);
  }

  /**
   * The mean over all N absolute values.
   *
   * @throws ArithmeticException if a point is no cell boundary
   */
  public BigFraction abs(BigFraction x, BigFraction z) {
    return mean(x, z, 1);
  }

  /** In units of R/N all differences are odd integers, so that the sum is one of integers. */
  private BigFraction mean(BigFraction x, BigFraction z, int directions) {
    long first = coordinate(x);
    long second = coordinate(z);
    long sum = 0;
    for (long j = 1; j <= cells; j++) {
      long bias = 2 * j - 1 - cells;
      long product = Math.multiplyExact(first - bias, second - bias);
      boolean counts = directions == 1 || product > 0;
      sum = Math.addExact(sum, counts ? Math.abs(product) : 0);
    }
    BigFraction unit = radius.divide(cells);
    return unit.multiply(unit).multiply(sum).divide((long) directions * cells);
  }

  private long coordinate(BigFraction x) {
    BigFraction units = x.divide(radius).multiply(cells);
    long coordinate = units.getNumerator().longValueExact();
    if (!units.getDenominator().equals(BigInteger.ONE) || (coordinate + cells) % 2 != 0) {
      throw new ArithmeticException(x + " is no boundary of " + cells + " cells");
    }
    return coordinate;
  }
}
