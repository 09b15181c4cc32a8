package elenchus.catalogue.lastlayer;

import elenchus.catalogue.sampling.StatisticalFinding;
import elenchus.mixture.MixtureLimit;
import elenchus.mixture.OptimalWeight;
import elenchus.mixture.OptimalWeight.Regime;
import elenchus.statistics.ConfidenceBounds;
import elenchus.statistics.ConfidenceSequence;
import elenchus.statistics.RandomStream;
import elenchus.theorem.Claim;
import elenchus.theorem.Evidence;

/**
 * The expected minority errors of two weights, compared on common data sets: fits to the same
 * sample differ far less than fits to different ones.
 *
 * @param classes sizes of the data sets
 * @param first a weight
 * @param second another
 */
record PairedWeights(TwoClasses classes, double first, double second) {
  /** Stands for an infinite weight. */
  private static final double HUGE = 1e6;

  private static final int FIRST_LOOK = 1024;
  private static final int MOST = 1 << 16;

  /** The best weight of the limit against the one it is said to beat. */
  static PairedWeights of(WeightProblem x) {
    MixtureLimit limit = x.limit();
    OptimalWeight best = OptimalWeight.of(limit);
    double end = Math.min(HUGE, limit.equalErrorWeight());
    return new PairedWeights(
        TwoClasses.nearest(limit, x.n()),
        Math.min(HUGE, best.at().rho()),
        best.regime() == Regime.INTERIOR ? end : limit.priorRatio());
  }

  /** The weights in the other order. */
  PairedWeights exchanged() {
    return new PairedWeights(classes, /* first= */ second, /* second= */ first);
  }

  private double difference(long seed) {
    TwoClassSample sample = classes.draw(seed);
    return sample.leastSquares(second).errorPlus() - sample.leastSquares(first).errorPlus();
  }

  /** Data sets are added until the confidence sequence of the mean difference excludes zero. */
  ConfidenceBounds bounds(long seed, double error) {
    ConfidenceSequence sequence = new ConfidenceSequence(error);
    for (int look = FIRST_LOOK; look <= MOST; look += look / 4) {
      for (int i = sequence.count(); i < look; i++) {
        sequence.add(difference(RandomStream.seed(seed, i)));
      }
      if (sequence.excludes(0)) {
        break;
      }
    }
    return sequence.bounds();
  }

  /** That the second weight has the larger expected error. */
  void addTo(Evidence.Builder evidence, Claim claim, long seed, double error) {
    ConfidenceBounds bounds = bounds(seed, error);
    evidence
        .add(StatisticalFinding.mean(claim, bounds, 1, 0, error))
        .quantity(
            "simulated n+, n-, d", new double[] {classes.nPlus(), classes.nMinus(), classes.d()})
        .quantity("simulated weights", new double[] {first, second})
        .quantity("simulated data sets", bounds.count())
        .quantity("bounds of the mean difference", new double[] {bounds.lower(), bounds.upper()})
        .quantity("error probability of the bounds", error);
  }
}
