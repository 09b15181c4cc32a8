package elenchus.catalogue.lastlayer;

import elenchus.theorem.Draw;
import java.util.stream.Stream;

/**
 * Sizes of data sets from two Gaussian classes.
 *
 * @param nPlus samples of the class +1, at most as many as of the other
 * @param nMinus samples of the class -1
 * @param d features
 * @param s half the distance of the class means
 * @param pairs of simulated and drawn fits to begin with; 0 where nothing is simulated
 */
public record FiniteSampleProblem(int nPlus, int nMinus, int d, double s, int pairs) {

  static FiniteSampleProblem draw(Draw draw) {
    int nPlus = draw.integer(8, 40);
    int nMinus = draw.integer(Math.max(nPlus, 40 - nPlus), 4 * nPlus + 20);
    int n = nPlus + nMinus;
    int d = draw.integer(4, Math.max(5, n / 2));
    return new FiniteSampleProblem(nPlus, nMinus, d, draw.uniform(0.5, 3), 0);
  }

  Stream<FiniteSampleProblem> simpler() {
    return Stream.of(
            new FiniteSampleProblem(nPlus, nMinus, d, s, 0),
            new FiniteSampleProblem(nPlus, nPlus, Math.min(d, nPlus), s, pairs),
            new FiniteSampleProblem(nPlus, nMinus, Math.max(4, d / 2), s, pairs),
            new FiniteSampleProblem(nPlus, nMinus, d, Math.max(0.5, Math.rint(s)), pairs))
        .filter(x -> !x.equals(this));
  }

  FiniteSampleLaw law() {
    return new FiniteSampleLaw(nPlus, nMinus, d, s);
  }

  /** Degrees of freedom to spare, so that no moment is missing. */
  int spare() {
    return nPlus + nMinus - d - 6;
  }
}
