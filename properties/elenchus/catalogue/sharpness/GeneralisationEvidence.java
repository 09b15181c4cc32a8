package elenchus.catalogue.sharpness;

import elenchus.theorem.Evidence;
import elenchus.theorem.Finding;
import elenchus.theorem.Tolerance;
import elenchus.theorem.Trial;
import elenchus.theorem.Witness;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.util.FastMath;

/** Evidence about the generalisation gap and the law of the Wasserstein distance. */
final class GeneralisationEvidence {
  static final Witness TRANSPORT = new Witness("quantile coupling", "own", "rational");
  static final Witness QUADRATURE =
      new Witness("Gauss-Legendre quadrature between zeros", "Hipparchus", "double");
  private static final Witness POTENTIAL =
      new Witness("Kantorovich's potential", "own", "rational");
  private static final Witness MOIVRE =
      new Witness("de Moivre's mean deviation", "own", "rational");
  private static final Witness BINOMIAL = new Witness("whole binomial law", "own", "rational");

  /** sqrt(2 pi)/8. */
  static final double LIMIT = FastMath.sqrt(2 * Math.PI) / 8;

  private static final int MOST_BINOMIALS = 10;
  private static final double LEVEL = 0.05;

  private GeneralisationEvidence() {}

  static Evidence of(RiskSample s, Trial trial) {
    List<BigFraction> sorted = s.sorted();
    BigFraction distance = TransportLaws.distance(sorted);
    double w = distance.doubleValue();
    double gap = s.gap();
    double target = 3 * Math.abs(s.c());
    double lipschitz = (s.slope() + target) * w;
    double seen = (s.seenSlope() + Math.abs(s.b()) * s.coveringRadius() + target) * w;
    double mean = TransportLaws.meanDistanceMeasured(s.N());
    double deviation = FastMath.sqrt(FastMath.log(1 / LEVEL) / (2 * s.N()));
    double dependent = 0.25 - mean;
    Evidence.Builder evidence =
        Evidence.collect()
            .add(
                JacobianGeneralisation.GAP
                    .compare(Math.abs(gap), lipschitz)
                    .within(1e-12 * (1 + seen), "quadrature of analytic pieces")
                    .by(QUADRATURE)
                    .by(TRANSPORT))
            .add(
                JacobianGeneralisation.GAP
                    .compare(lipschitz, seen)
                    .within(1e-12 * (1 + seen), "a few roundings")
                    .by(TRANSPORT))
            .add(
                JacobianGeneralisation.SHARP
                    .decide(TransportLaws.gapOfPotential(sorted).equals(distance))
                    .by(TRANSPORT)
                    .by(POTENTIAL))
            .add(
                JacobianGeneralisation.DIFFERENCES
                    .decide(differences(sorted, distance))
                    .by(TRANSPORT))
            .add(limit(s.N()));
    if (s.N() <= MOST_BINOMIALS) {
      BigFraction fraction = TransportLaws.meanDistance(s.N());
      evidence
          .add(
              JacobianGeneralisation.MEAN
                  .decide(fraction.equals(TransportLaws.meanDistanceByBinomials(s.N())))
                  .by(MOIVRE)
                  .by(BINOMIAL))
          .quantity("E W1", fraction.toString());
    }
    if (s.draws() > 0) {
      sampled(s, mean, deviation, trial, evidence);
    }
    return evidence
        .quantity("W1", w)
        .quantity("gap", gap)
        .quantity("bound by Lip f", lipschitz)
        .quantity("bound by max |f'(x_i)|", seen)
        .quantity("E W1 as a number", mean)
        .quantity("1/(2 sqrt N)", 0.5 / Math.sqrt(s.N()))
        .quantity("deviation at 5 %", deviation)
        .quantity("sqrt(2 pi)/8", LIMIT)
        .quantity(
            "claimed P(W1 >= 1/4)",
            dependent > 0 ? FastMath.exp(-2 * s.N() * dependent * dependent) : 1)
        .done();
  }

  /** The first and the last sample moved to the other end, and all to the middle one by one. */
  private static boolean differences(List<BigFraction> sorted, BigFraction distance) {
    BigFraction most = new BigFraction(1, sorted.size());
    for (int i = 0; i < sorted.size(); i++) {
      for (BigFraction by : List.of(BigFraction.ZERO, BigFraction.ONE_HALF, BigFraction.ONE)) {
        BigFraction other = TransportLaws.distance(TransportLaws.replaced(sorted, i, by));
        if (other.subtract(distance).abs().compareTo(most) > 0) {
          return false;
        }
      }
    }
    return true;
  }

  /** Richardson extrapolation of sqrt(n) E W1 in 1/n, from n = 100 + N and twice that. */
  private static Finding.Builder limit(int N) {
    int n = 100 + N;
    double once = Math.sqrt(n) * TransportLaws.meanDistanceMeasured(n);
    double twice = Math.sqrt(2.0 * n) * TransportLaws.meanDistanceMeasured(2 * n);
    return JacobianGeneralisation.LIMIT
        .compare(2 * twice - once, LIMIT)
        .within(1.0 / ((double) n * n), "the next term, of order 1/n^2")
        .by("Gauss-Legendre quadrature", "Hipparchus", "double");
  }

  private static void sampled(
      RiskSample s, double mean, double deviation, Trial trial, Evidence.Builder evidence) {
    Random random = trial.random();
    int draws = trial.isHigh() ? 4 * s.draws() : s.draws();
    double[] excess = new double[draws];
    int beyond = 0;
    for (int t = 0; t < draws; t++) {
      double[] x = new double[s.N()];
      for (int i = 0; i < x.length; i++) {
        x[i] = random.nextDouble();
      }
      Arrays.sort(x);
      excess[t] = TransportLaws.distance(x) - mean;
      beyond += excess[t] >= deviation ? 1 : 0;
    }
    Arrays.sort(excess);
    double scale = Math.sqrt(LEVEL * (1 - LEVEL) / draws);
    evidence
        .add(
            JacobianGeneralisation.TAIL
                .compare(Math.max(0, (beyond / (double) draws - LEVEL) / scale), 0)
                .within(Tolerance.guarded(4, 1.5, "standard deviations of a frequency of 5 %"))
                .by("sampled distances", "java.util.Random", "double"))
        .quantity("95 % quantile of W1 - E W1", excess[(int) (0.95 * draws)]);
  }
}
