package elenchus.catalogue.unhinged;

import elenchus.linear.Matrix;
import elenchus.theorem.Draw;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Features of the balanced unhinged loss that move while the prototypes stay fixed.
 *
 * @param C number of classes, at least 2
 * @param N samples per class
 * @param gamma weight of the other classes, nonnegative
 * @param lambda weight decay of the features, nonnegative
 * @param zeta integral of the rate of the features
 * @param H0 initial features, p x CN, columns class after class
 * @param W fixed prototypes, p x C
 * @param steps step sizes of gradient descent
 */
public record AnchoredProblem(
    int C,
    int N,
    double gamma,
    double lambda,
    double zeta,
    Matrix H0,
    Matrix W,
    List<Double> steps) {

  /**
   * Checks the shapes and signs.
   *
   * @throws IllegalArgumentException if a shape or a sign is wrong
   */
  public AnchoredProblem {
    UnhingedProblem checked = UnhingedProblem.unbiased(C, N, gamma, 1, zeta, H0, W);
    steps = List.copyOf(steps);
    if (!(lambda >= 0 && lambda < 1e300) || !steps.stream().allMatch(Double::isFinite)) {
      throw new IllegalArgumentException(checked + " with lambda = " + lambda + ", steps " + steps);
    }
  }

  /** Features and prototypes of a problem, the prototypes held fixed. */
  static AnchoredProblem of(UnhingedProblem x, double lambda, List<Double> steps) {
    return new AnchoredProblem(x.C(), x.N(), x.gamma(), lambda, x.z(), x.H0(), x.W0(), steps);
  }

  /** The problem in which nothing is fixed, with equal rates. */
  UnhingedProblem plain() {
    return UnhingedProblem.unbiased(C, N, gamma, 1, zeta, H0, W);
  }

  /** The drive W M, p x CN. */
  Matrix drive() {
    return W.times(plain().model().M());
  }

  /** As for the flow of everything, with lambda zero or in [0.02, 2) and zeta in [0, 5). */
  static AnchoredProblem draw(Draw draw) {
    UnhingedProblem x = UnhingedInstances.draw(draw);
    double lambda = draw.chance(0.15) ? 0 : draw.uniform(0.02, 2);
    double zeta = draw.chance(0.05) ? 0 : draw.uniform(0, 5);
    List<Double> steps = new ArrayList<>();
    for (int k = draw.integer(1, 4); k > 0; k--) {
      steps.add(Draw.eighth(draw.uniform(0.1, 2)));
    }
    return of(x.with(x.gamma(), 1, zeta), lambda, steps);
  }

  /** No decay, one step, or a simpler plain problem. */
  Stream<AnchoredProblem> simpler() {
    return Stream.concat(
            Stream.of(
                of(plain(), 0, steps),
                of(plain(), 1, steps),
                of(plain(), lambda, steps.subList(0, Math.min(1, steps.size()))),
                of(plain(), lambda, List.of(1.0))),
            UnhingedInstances.simpler(plain()).map(x -> of(x, lambda, steps)))
        .filter(x -> !x.equals(this));
  }
}
