package elenchus.catalogue.sharpness;

import elenchus.exact.Interval;
import elenchus.exact.Rationals;
import elenchus.symbolic.Elementary;
import elenchus.theorem.Evidence;
import elenchus.theorem.Finding;
import elenchus.theorem.Tolerance;
import elenchus.theorem.Trial;
import elenchus.theorem.Witness;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.util.FastMath;

/** Evidence about the Jacobian at samples, and the laws of their covering radius. */
final class SandwichEvidence {
  static final Witness CORNERS =
      new Witness("corners of the cube and Voronoi vertices", "own", "rational");
  private static final Witness ENCLOSURE =
      new Witness("enclosed square roots and spectrum", "own", "interval");
  private static final Witness INCLUSION =
      new Witness("inclusion and exclusion", "own", "rational");
  private static final Witness OCCUPANCY =
      new Witness("Markov chain of the cells hit", "own", "rational");
  private static final Witness CONVOLUTION =
      new Witness("convolution of piecewise polynomials", "own", "rational");

  /** Convolutions are formed for so few points only. */
  private static final int MOST_CONVOLVED = 9;

  private SandwichEvidence() {}

  static Evidence deterministic(JacobianSample s) {
    BigFraction empirical = s.squaredEmpirical();
    BigFraction lipschitz = s.squaredLipschitz();
    BigFraction radius = CoveringRadius.squared(s.X());
    Evidence.Builder evidence =
        Evidence.collect()
            .add(JacobianSandwich.LOWER.decide(empirical.compareTo(lipschitz) <= 0).by(CORNERS))
            .add(upper(s, empirical, lipschitz, radius, BigFraction.ONE));
    if (s.hitsAllCells()) {
      evidence.add(
          JacobianSandwich.DIAMETER
              .decide(radius.compareTo(new BigFraction(s.d(), s.m() * s.m())) <= 0)
              .by(CORNERS));
    }
    double r = Math.sqrt(radius.doubleValue());
    double beta = s.beta().map(Interval::mid).orElse(Double.NaN);
    double seen = Math.sqrt(empirical.doubleValue());
    return evidence
        .quantity("max_i |J(x_i)|", seen)
        .quantity("Lip(f)", Math.sqrt(lipschitz.doubleValue()))
        .quantity("beta", beta)
        .quantity("r", r)
        .quantity("upper", seen + beta * r)
        .done();
  }

  /**
   * Lip(f) at most max_i |J(x_i)| + factor beta r: exactly on the line, otherwise by intervals, and
   * in doubles where those are too wide.
   */
  static Finding.Builder upper(
      JacobianSample s,
      BigFraction empirical,
      BigFraction lipschitz,
      BigFraction radius,
      BigFraction factor) {
    if (empirical.compareTo(lipschitz) == 0) {
      return JacobianSandwich.UPPER.decide(true).by(CORNERS);
    }
    if (s.d() == 1) {
      BigFraction reach = Rationals.of(s.Q().get(0, 0)).pow(2).multiply(radius);
      // All roots are those of squares of fractions.
      return JacobianSandwich.UPPER
          .decide(root(lipschitz).compareTo(root(empirical).add(factor.multiply(root(reach)))) <= 0)
          .by(CORNERS);
    }
    Optional<Interval> beta = s.beta();
    Interval left = Interval.of(lipschitz).sqrt();
    Interval right =
        beta.map(
                b ->
                    Interval.of(empirical)
                        .sqrt()
                        .add(Interval.of(factor).multiply(b).multiply(Interval.of(radius).sqrt())))
            .orElse(Interval.WHOLE);
    if (left.upper() <= right.lower() || right.upper() < left.lower()) {
      return JacobianSandwich.UPPER.decide(left.upper() <= right.lower()).by(CORNERS).by(ENCLOSURE);
    }
    return JacobianSandwich.UPPER
        .compare(left.mid(), right.mid())
        .error(left.width() + right.width())
        .within(1e-12 * (1 + left.mid()), "rounding of three roots")
        .by(CORNERS)
        .by(ENCLOSURE);
  }

  private static BigFraction root(BigFraction square) {
    return Elementary.rationals().sqrt(square);
  }

  static Evidence laws(JacobianSample s, Trial trial) {
    int k = s.K();
    BigFraction cells = CoverageLaws.cells(k, s.N());
    BigFraction missed = CoverageLaws.unionBound(k, s.N());
    BigFraction rho = s.rho();
    BigFraction cdf = CoverageLaws.radius(s.N(), rho);
    BigFraction mean = CoverageLaws.meanRadius(s.N());
    int enough = s.enough();
    Evidence.Builder evidence =
        Evidence.collect()
            .add(
                JacobianSandwich.CELLS
                    .decide(cells.equals(CoverageLaws.cellsByOccupancy(k, s.N())))
                    .by(INCLUSION)
                    .by(OCCUPANCY))
            .add(
                JacobianSandwich.UNION
                    .decide(cells.add(missed).compareTo(BigFraction.ONE) >= 0)
                    .by(INCLUSION))
            .add(
                JacobianSandwich.ENOUGH
                    .decide(
                        BigFraction.ONE
                                .subtract(CoverageLaws.cellsByOccupancy(k, enough))
                                .compareTo(Rationals.of(s.delta()))
                            <= 0)
                    .by(OCCUPANCY))
            .add(JacobianSandwich.NET.decide(net(s.N(), rho)).by(INCLUSION));
    if (s.N() <= MOST_CONVOLVED) {
      evidence.add(
          JacobianSandwich.RADIUS
              .decide(cdf.equals(CoverageLaws.radiusByConvolution(s.N(), rho)))
              .by(INCLUSION)
              .by(CONVOLUTION));
    }
    if (s.draws() > 0) {
      evidence.add(sampled(s, mean.doubleValue(), trial));
    }
    return evidence
        .quantity("P(all cells hit)", cells.toString())
        .quantity("P(all cells hit) as a number", cells.doubleValue())
        .quantity("K (1 - 1/K)^N", missed.doubleValue())
        .quantity("1 - K (1 - 1/K)^N", 1 - missed.doubleValue())
        .quantity("N for delta", enough)
        .quantity("P(r <= rho)", cdf.toString())
        .quantity("P(r <= rho) as a number", cdf.doubleValue())
        .quantity("E r", mean.toString())
        .quantity("cos(2 pi N x - pi): sup |J|", 2 * Math.PI * s.N())
        .quantity("cos(2 pi N x - pi): beta r", 2 * Math.PI * Math.PI * s.N())
        .done();
  }

  /** P(r > 2 rho) at most ceil(1/(2 rho)) (1 - rho)^N, for rho up to 1. */
  private static boolean net(int N, BigFraction rho) {
    BigFraction half = BigFraction.ONE.divide(rho.multiply(2));
    int balls = half.getNumerator().negate().divide(half.getDenominator()).intValue();
    boolean whole = half.getDenominator().equals(BigInteger.ONE);
    int count = whole ? -balls : 1 - balls;
    BigFraction tail = BigFraction.ONE.subtract(CoverageLaws.radius(N, rho.multiply(2)));
    BigFraction bound = new BigFraction(count).multiply(BigFraction.ONE.subtract(rho).pow(N));
    return tail.compareTo(bound) <= 0;
  }

  private static Finding.Builder sampled(JacobianSample s, double mean, Trial trial) {
    Random random = trial.random();
    int draws = trial.isHigh() ? 4 * s.draws() : s.draws();
    double sum = 0;
    double squares = 0;
    for (int t = 0; t < draws; t++) {
      double r = radius(random, s.N());
      sum += r;
      squares += r * r;
    }
    double observed = sum / draws;
    double deviation = Math.sqrt((squares / draws - observed * observed) / draws);
    return JacobianSandwich.MEAN
        .compare((observed - mean) / deviation, 0)
        .within(Tolerance.guarded(4, 1.5, "standard deviations of the mean of the draws"))
        .by("sampled points", "java.util.Random", "double")
        .by(INCLUSION);
  }

  /** The covering radius of N uniform points of [0, 1]. */
  private static double radius(Random random, int N) {
    double[] x = new double[N];
    for (int i = 0; i < N; i++) {
      x[i] = random.nextDouble();
    }
    Arrays.sort(x);
    double r = FastMath.max(x[0], 1 - x[N - 1]);
    for (int i = 1; i < N; i++) {
      r = Math.max(r, (x[i] - x[i - 1]) / 2);
    }
    return r;
  }
}
