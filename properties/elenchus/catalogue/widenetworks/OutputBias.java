package elenchus.catalogue.widenetworks;

import elenchus.functions.Activation;
import elenchus.functions.KernelInterpolant;
import elenchus.functions.Lattice;
import elenchus.functions.Units;
import elenchus.functions.WidthCoefficient;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.BinaryOperator;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.util.Binary64;

/** What the output bias adds to the linear model in the output weights: the whole 1/n term. */
final class OutputBias {
  private OutputBias() {}

  /**
   * Whether, in fractions, f_ad(t) - f_a(t) = (1/n)(1^T lam)(1 - k(t)^T nu)/(1 + 1^T nu/n) for the
   * networks of width n, with lam = K^-1 y, nu = K^-1 1, at the ends and the middle.
   *
   * @param correction multiplies the right side; 1 for the truth
   */
  static boolean identity(WideNetwork network, int cells, BigFraction correction) {
    Lattice lattice = new Lattice(network.exactR(), cells);
    BinaryOperator<BigFraction> kernel =
        network.sigma() == Activation.ABS ? lattice::abs : lattice::relu;
    BigFraction share = new BigFraction(1, cells * network.sigma().directions());
    List<BigFraction> x = network.exactPoints();
    KernelInterpolant<BigFraction> weights =
        KernelInterpolant.of(kernel, x, network.exactValues()).orElseThrow();
    KernelInterpolant<BigFraction> both =
        KernelInterpolant.of((a, b) -> kernel.apply(a, b).add(share), x, network.exactValues())
            .orElseThrow();
    KernelInterpolant<BigFraction> ones =
        KernelInterpolant.of(kernel, x, Collections.nCopies(x.size(), BigFraction.ONE))
            .orElseThrow();
    BigFraction total = sum(weights.lam());
    BigFraction damping = sum(ones.lam()).multiply(share).add(1);
    for (BigFraction t : List.of(network.exactR().negate(), BigFraction.ZERO, network.exactR())) {
      BigFraction predicted =
          BigFraction.ONE
              .subtract(ones.at(t))
              .multiply(total)
              .multiply(share)
              .divide(damping)
              .multiply(correction);
      if (!both.at(t).subtract(weights.at(t)).equals(predicted)) {
        return false;
      }
    }
    return true;
  }

  private static BigFraction sum(List<BigFraction> entries) {
    BigFraction sum = BigFraction.ZERO;
    for (BigFraction entry : entries) {
      sum = sum.add(entry);
    }
    return sum;
  }

  /** The limit of n (f_ad - f_a): (1^T lam)(1 - k(t)^T nu) with the kernel of infinite width. */
  static double[] coefficient(WideNetwork network, double... points) {
    BinaryOperator<Binary64> kernel = network.kernel(new Binary64(network.R()));
    List<Binary64> x = Arrays.stream(network.points()).mapToObj(Binary64::new).toList();
    KernelInterpolant<Binary64> weights =
        KernelInterpolant.of(kernel, x, SplineProblem.numbers(network.y())).orElseThrow();
    KernelInterpolant<Binary64> ones =
        KernelInterpolant.of(kernel, x, Collections.nCopies(x.size(), Binary64.ONE)).orElseThrow();
    double total = weights.lam().stream().mapToDouble(Binary64::getReal).sum();
    double[] values = new double[points.length];
    for (int i = 0; i < points.length; i++) {
      values[i] = total * (1 - ones.at(new Binary64(points[i])).getReal());
    }
    return values;
  }

  /** n (f_ad - f_a) at a finite width, under the square. */
  static double[] atWidth(WideNetwork network, int cells, double... points) {
    Units units = network.units(cells);
    WidthCoefficient weights = square(network, units);
    WidthCoefficient both = square(network, units.withConstant());
    double[] values = new double[points.length];
    for (int i = 0; i < points.length; i++) {
      values[i] = units.width() * (both.quadraticAt(points[i]) - weights.quadraticAt(points[i]));
    }
    return values;
  }

  private static WidthCoefficient square(WideNetwork network, Units units) {
    return WidthCoefficient.of(units, network.points(), network.values(), 1, a -> 0).orElseThrow();
  }
}
