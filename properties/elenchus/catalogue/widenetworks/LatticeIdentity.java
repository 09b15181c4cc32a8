package elenchus.catalogue.widenetworks;

import elenchus.functions.KernelInterpolant;
import elenchus.functions.Lattice;
import elenchus.theorem.Witness;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import org.hipparchus.fraction.BigFraction;

/**
 * The interpolant of a network of finite width against that of infinite width, in fractions: with
 * the kernels K_N = K - delta^2 E, h_N - h = delta^2 (k^T K^-1 E - e^T) lam_N.
 *
 * @param finite K_N, a sum over all units
 * @param limit K
 * @param defect E
 */
record LatticeIdentity(
    BinaryOperator<BigFraction> finite,
    BinaryOperator<BigFraction> limit,
    BinaryOperator<BigFraction> defect) {
  static final Witness SUM = new Witness("sum over all units", "own", "integer");
  static final Witness SYSTEM = new Witness("kernel system", "own on Hipparchus", "rational");

  /** Whether K_N = K - delta^2 E at all pairs of points. */
  boolean kernelsAgree(Lattice lattice, List<BigFraction> x) {
    BigFraction square = lattice.width().multiply(lattice.width());
    for (BigFraction a : x) {
      for (BigFraction b : x) {
        BigFraction predicted = limit.apply(a, b).subtract(square.multiply(defect.apply(a, b)));
        if (!finite.apply(a, b).equals(predicted)) {
          return false;
        }
      }
    }
    return true;
  }

  /** Whether the identity holds at the ends and at three cell boundaries inside. */
  boolean holds(Lattice lattice, List<BigFraction> x, List<BigFraction> y) {
    BigFraction square = lattice.width().multiply(lattice.width());
    KernelInterpolant<BigFraction> network = KernelInterpolant.of(finite, x, y).orElseThrow();
    KernelInterpolant<BigFraction> h = KernelInterpolant.of(limit, x, y).orElseThrow();
    KernelInterpolant<BigFraction> change =
        KernelInterpolant.of(limit, x, defects(network, x)).orElseThrow();
    for (BigFraction t : boundaries(lattice)) {
      BigFraction predicted =
          change.at(t).subtract(defects(network, List.of(t)).get(0)).multiply(square);
      if (!network.at(t).subtract(h.at(t)).equals(predicted)) {
        return false;
      }
    }
    return true;
  }

  /** sum_i E(t, x_i) lam_i at points t. */
  private List<BigFraction> defects(KernelInterpolant<BigFraction> of, List<BigFraction> points) {
    List<BigFraction> sums = new ArrayList<>();
    for (BigFraction t : points) {
      BigFraction sum = BigFraction.ZERO;
      for (int i = 0; i < of.x().size(); i++) {
        sum = sum.add(of.lam().get(i).multiply(defect.apply(t, of.x().get(i))));
      }
      sums.add(sum);
    }
    return sums;
  }

  private static List<BigFraction> boundaries(Lattice lattice) {
    int cells = lattice.cells();
    List<BigFraction> points = new ArrayList<>();
    for (int cell : List.of(0, cells / 5, cells / 2, 4 * cells / 5, cells)) {
      points.add(lattice.width().multiply(cell).subtract(lattice.radius()));
    }
    return points;
  }
}
