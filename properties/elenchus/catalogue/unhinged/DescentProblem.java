package elenchus.catalogue.unhinged;

import elenchus.linear.Matrix;
import elenchus.theorem.Draw;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * Gradient descent on the balanced unhinged loss: {@code H += s e_k W M}, {@code W += e_k H M'},
 * {@code b += e_k kappa}.
 *
 * @param C number of classes, at least 2
 * @param N samples per class
 * @param gamma weight of the other classes, nonnegative
 * @param s rate of H over rate of W and b, positive
 * @param e positive step sizes of W and b
 * @param beta momentum of the heavy ball, in [0, 1)
 * @param mu friction of the momentum flow, nonnegative
 * @param H0 initial features, p x CN, columns class after class
 * @param W0 initial prototypes, p x C
 * @param b0 initial biases, C
 */
public record DescentProblem(
    int C,
    int N,
    double gamma,
    double s,
    List<Double> e,
    double beta,
    double mu,
    Matrix H0,
    Matrix W0,
    List<Double> b0) {

  /**
   * Checks the shapes and signs.
   *
   * @throws IllegalArgumentException if a shape or a sign is wrong
   */
  public DescentProblem {
    e = List.copyOf(e);
    b0 = new UnhingedProblem(C, N, gamma, s, 0, H0, W0, b0).b0();
    if (!e.stream().allMatch(step -> step > 0 && step < 1e300)) {
      throw new IllegalArgumentException("step sizes " + e + " must be positive");
    }
    if (e.isEmpty() || !(beta >= 0 && beta < 1) || !(mu >= 0 && mu < 1e300)) {
      throw new IllegalArgumentException("no step, or beta = " + beta + ", mu = " + mu);
    }
  }

  /** Steps on a problem. */
  static DescentProblem of(UnhingedProblem x, List<Double> e, double beta, double mu) {
    return new DescentProblem(x.C(), x.N(), x.gamma(), x.s(), e, beta, mu, x.H0(), x.W0(), x.b0());
  }

  /** The flow from the same start for the accumulated step size. */
  UnhingedProblem flow() {
    double z = e.stream().mapToDouble(Double::doubleValue).sum();
    return new UnhingedProblem(C, N, gamma, s, z, H0, W0, b0);
  }

  /** The largest r e |sigma| of all steps. */
  double largestStep() {
    double most = e.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    UnhingedModel m = flow().model();
    return most * flow().r() * Math.max(m.sigma1(), Math.abs(m.sigma2()));
  }

  /** Up to 60 steps; half of the problems have square N and s, so that all is rational. */
  static DescentProblem draw(Draw draw) {
    UnhingedProblem x = UnhingedInstances.draw(draw);
    boolean isSquare = draw.chance(0.5);
    if (isSquare) {
      int N = draw.oneOf(1, 4);
      x =
          new UnhingedProblem(
              x.C(),
              N,
              x.gamma(),
              draw.oneOf(1.0, 4.0, 0.25),
              x.z(),
              UnhingedInstances.entries(draw, x.p(), x.C() * N, true),
              UnhingedInstances.entries(draw, x.p(), x.C(), true),
              x.b0());
    }
    List<Double> e = new ArrayList<>();
    int steps = isSquare ? draw.integer(1, 12) : draw.integer(1, 60);
    double scale = draw.oneOf(2.0, 0.25);
    for (int k = 0; k < steps; k++) {
      double step = draw.uniform(0.01, scale);
      e.add(isSquare ? Math.ceil(8 * step) / 8 : step);
    }
    if (draw.chance(0.1)) {
      // r e sigma1 = 1: the decaying part on Q is gone after one step.
      e.set(0, 1 / (x.r() * x.model().sigma1()));
    }
    return of(x, e, draw.oneOf(0.0, 0.5, 0.875), draw.oneOf(0.0, 1.0, 4.0));
  }

  /** Fewer steps, unit steps, and simpler starts. */
  Stream<DescentProblem> simpler() {
    List<List<Double>> steps = new ArrayList<>();
    steps.add(e.subList(0, 1));
    steps.add(e.subList(0, (e.size() + 1) / 2));
    steps.add(Collections.nCopies(e.size(), 1.0));
    steps.add(Collections.nCopies(e.size(), 0.5));
    return Stream.concat(
            steps.stream().map(other -> of(flow(), other, beta, mu)),
            UnhingedInstances.simpler(flow()).map(x -> of(x, e, beta, mu)))
        .filter(x -> !x.equals(this));
  }
}
