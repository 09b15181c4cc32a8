package elenchus.catalogue.lastlayer;

import elenchus.catalogue.sampling.StatisticalFinding;
import elenchus.statistics.LawComparison;
import elenchus.statistics.RandomStream;
import elenchus.theorem.Claim;
import elenchus.theorem.Finding;
import elenchus.theorem.Instances;
import elenchus.theorem.Trial;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;

/**
 * Fits to simulated data sets against draws from the exact law.
 *
 * @param classes what is fitted
 * @param law what is drawn
 * @param pairs to begin with
 */
record FittedLaw(TwoClasses classes, FiniteSampleLaw law, int pairs) {
  private static final int OBSERVABLES = 5;
  private static final int DOUBLINGS = 2;

  static FittedLaw of(FiniteSampleProblem x) {
    TwoClasses classes = new TwoClasses(x.nPlus(), x.nMinus(), x.d(), x.s(), Noise.NORMAL);
    return new FittedLaw(classes, x.law(), x.pairs());
  }

  /** Small problems that are simulated. */
  static Arbitrary<FiniteSampleProblem> small() {
    return Instances.among(
        List.of(
            new FiniteSampleProblem(12, 28, 20, 2, 1000),
            new FiniteSampleProblem(15, 25, 20, 1.5, 1000)));
  }

  /** Other noise in the data sets, the same law. */
  FittedLaw withNoise(Noise noise) {
    return new FittedLaw(classes.with(noise), law, pairs);
  }

  /**
   * One finding per observable.
   *
   * @param stretch factor of a chi-square variable of the law, 1 for the right law
   */
  List<Finding> compare(Claim claim, Trial trial, double stretch) {
    LawComparison comparison = new LawComparison(pairs, DOUBLINGS);
    // All observables are read off the same fits and the same draws.
    Map<Long, double[]> fits = new HashMap<>();
    Map<Long, double[]> draws = new HashMap<>();
    return IntStream.range(0, OBSERVABLES)
        .mapToObj(
            k ->
                StatisticalFinding.of(
                        claim,
                        comparison.run(
                            seed -> fits.computeIfAbsent(seed, this::fitted)[k],
                            seed ->
                                draws
                                    .computeIfAbsent(
                                        seed, s -> law.draw(new RandomStream(s), stretch))[k],
                            trial.samplingSeed(),
                            trial.errorShare(k)))
                    .by("least squares by Cholesky", "EJML", "double")
                    .build())
        .toList();
  }

  private double[] fitted(long seed) {
    return classes.draw(seed).leastSquares(1).observables();
  }
}
