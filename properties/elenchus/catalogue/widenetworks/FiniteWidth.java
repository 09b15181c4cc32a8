package elenchus.catalogue.widenetworks;

import elenchus.functions.KernelInterpolant;
import elenchus.functions.Lattice;
import elenchus.functions.UniformKernels;
import elenchus.theorem.Evidence;
import elenchus.theorem.Witness;
import java.util.ArrayList;
import java.util.List;
import org.hipparchus.fraction.BigFraction;

/** Rectified networks of finite width on a lattice of biases, in fractions. */
final class FiniteWidth {
  private static final Witness SUM = new Witness("sum over all units", "own", "integer");
  private static final Witness SYSTEM =
      new Witness("kernel system", "own on Hipparchus", "rational");

  private FiniteWidth() {}

  static Evidence examine(SplineProblem problem, Lattice coarse) {
    List<BigFraction> x = problem.exactX();
    List<BigFraction> y = problem.exactY();
    UniformKernels<BigFraction> limit = new UniformKernels<>(problem.exactR());
    List<BigFraction> points = points(coarse);
    boolean kernels = true;
    boolean functions = true;
    for (int factor = 1; factor <= 2; factor++) {
      Lattice lattice = coarse.refined(factor);
      BigFraction square = lattice.width().multiply(lattice.width());
      for (BigFraction a : x) {
        for (BigFraction b : x) {
          kernels &=
              lattice
                  .relu(a, b)
                  .equals(limit.relu(a, b).subtract(square.multiply(limit.reluDefect(a, b))));
        }
      }
      functions &= agrees(lattice, limit, x, y, points, square);
    }
    return Evidence.of(
        ReluUnscaledVariational.WIDTH_KERNEL.decide(kernels).by(SUM).by(SYSTEM).build(),
        ReluUnscaledVariational.WIDTH_LIMIT.decide(functions).by(SUM).by(SYSTEM).build());
  }

  private static boolean agrees(
      Lattice lattice,
      UniformKernels<BigFraction> limit,
      List<BigFraction> x,
      List<BigFraction> y,
      List<BigFraction> points,
      BigFraction square) {
    KernelInterpolant<BigFraction> network =
        KernelInterpolant.of(lattice::relu, x, y).orElseThrow();
    KernelInterpolant<BigFraction> h = KernelInterpolant.of(limit::relu, x, y).orElseThrow();
    KernelInterpolant<BigFraction> change =
        KernelInterpolant.of(limit::relu, x, combination(network, x, limit)).orElseThrow();
    for (BigFraction t : points) {
      BigFraction predicted =
          change.at(t).subtract(combination(network, List.of(t), limit).get(0)).multiply(square);
      if (!network.at(t).subtract(h.at(t)).equals(predicted)) {
        return false;
      }
    }
    return true;
  }

  /** sum_i E(t, x_i) lam_i at points t. */
  private static List<BigFraction> combination(
      KernelInterpolant<BigFraction> of,
      List<BigFraction> points,
      UniformKernels<BigFraction> limit) {
    List<BigFraction> sums = new ArrayList<>();
    for (BigFraction t : points) {
      BigFraction sum = BigFraction.ZERO;
      for (int i = 0; i < of.x().size(); i++) {
        sum = sum.add(of.lam().get(i).multiply(limit.reluDefect(t, of.x().get(i))));
      }
      sums.add(sum);
    }
    return sums;
  }

  /** The ends and three cell boundaries inside. */
  private static List<BigFraction> points(Lattice lattice) {
    int cells = lattice.cells();
    List<BigFraction> points = new ArrayList<>();
    for (int cell : List.of(0, cells / 5, cells / 2, 4 * cells / 5, cells)) {
      points.add(lattice.width().multiply(cell).subtract(lattice.radius()));
    }
    return points;
  }
}
