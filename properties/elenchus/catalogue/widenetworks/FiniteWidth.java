package elenchus.catalogue.widenetworks;

import elenchus.functions.Lattice;
import elenchus.functions.UniformKernels;
import elenchus.theorem.Evidence;
import java.util.List;
import org.hipparchus.fraction.BigFraction;

/** Rectified networks of two finite widths on a lattice of biases, in fractions. */
final class FiniteWidth {
  private FiniteWidth() {}

  static Evidence examine(SplineProblem problem, Lattice coarse) {
    List<BigFraction> x = problem.exactX();
    UniformKernels<BigFraction> limit = new UniformKernels<>(problem.exactR());
    boolean kernels = true;
    boolean functions = true;
    for (int factor = 1; factor <= 2; factor++) {
      Lattice lattice = coarse.refined(factor);
      LatticeIdentity identity = new LatticeIdentity(lattice::relu, limit::relu, limit::reluDefect);
      kernels &= identity.kernelsAgree(lattice, x);
      functions &= identity.holds(lattice, x, problem.exactY());
    }
    return Evidence.of(
        ReluUnscaledVariational.WIDTH_KERNEL
            .decide(kernels)
            .by(LatticeIdentity.SUM)
            .by(LatticeIdentity.SYSTEM)
            .build(),
        ReluUnscaledVariational.WIDTH_LIMIT
            .decide(functions)
            .by(LatticeIdentity.SUM)
            .by(LatticeIdentity.SYSTEM)
            .build());
  }
}
