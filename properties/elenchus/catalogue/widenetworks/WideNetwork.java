package elenchus.catalogue.widenetworks;

import elenchus.exact.Rationals;
import elenchus.functions.Activation;
import elenchus.functions.Displacement;
import elenchus.functions.KernelInterpolant;
import elenchus.functions.LineFunction;
import elenchus.functions.UniformKernels;
import elenchus.functions.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hipparchus.FieldElement;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.util.Binary64;

/**
 * A network with one hidden layer on the line, its biases on a lattice, and data on another.
 *
 * @param sigma the hidden units
 * @param phi the potential
 * @param w parameter of the potential
 * @param scaled whether the potential grows with the width n as n^-2 phi(n a) per coordinate
 * @param R the biases lie in [-R, R]
 * @param L the data are x_i = R k_i/L
 * @param k integers between -L and L, increasing
 * @param y values
 * @param N number of biases per direction, at the midpoints of equal cells
 */
record WideNetwork(
    Activation sigma,
    Mirror phi,
    double w,
    boolean scaled,
    double R,
    int L,
    List<Integer> k,
    List<Double> y,
    int N) {
  private static final double WORST_CONDITION = 1e3;

  WideNetwork {
    k = List.copyOf(k);
    y = List.copyOf(y);
  }

  int m() {
    return k.size();
  }

  double[] points() {
    return k.stream().mapToDouble(i -> R * i / L).toArray();
  }

  double[] values() {
    return y.stream().mapToDouble(Double::doubleValue).toArray();
  }

  List<BigFraction> exactPoints() {
    return k.stream().map(i -> exactR().multiply(i).divide(L)).toList();
  }

  List<BigFraction> exactValues() {
    return y.stream().map(Rationals::of).toList();
  }

  BigFraction exactR() {
    return Rationals.of(R);
  }

  /** Units at a width of so many biases. */
  Units units(int cells) {
    return Units.lattice(sigma, R, cells);
  }

  Displacement displacement(int cells) {
    return new Displacement(phi.of(w), scaled ? 1 : cells * (double) sigma.directions());
  }

  /** Whether all data are cell boundaries at this number of biases and its multiples. */
  boolean isOnLattice() {
    return k.stream().allMatch(i -> (long) N * (i + L) % (2L * L) == 0);
  }

  /** The kernel of infinite width for uniform biases. */
  <T extends FieldElement<T>> BinaryOperator<T> kernel(T radius) {
    UniformKernels<T> kernels = new UniformKernels<>(radius);
    return sigma == Activation.ABS ? kernels::abs : kernels::relu;
  }

  /** What the midpoint rule takes from the kernel, over the square of the cells' width. */
  <T extends FieldElement<T>> BinaryOperator<T> defect(T radius) {
    UniformKernels<T> kernels = new UniformKernels<>(radius);
    return sigma == Activation.ABS ? kernels::absDefect : kernels::reluDefect;
  }

  /** The limit of infinite width under the square. */
  LineFunction quadraticLimit() {
    KernelInterpolant<Binary64> limit =
        KernelInterpolant.of(
                kernel(new Binary64(R)),
                IntStream.range(0, m()).mapToObj(i -> new Binary64(points()[i])).toList(),
                SplineProblem.numbers(y))
            .orElseThrow();
    return SplineQuantities.function(limit::at);
  }

  /** The condition number of the kernel matrix. */
  double condition() {
    return Conditions.of(kernel(new Binary64(R)), points());
  }

  /** Positive where the data lie apart and inside. */
  double order() {
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < m(); i++) {
      least = Math.min(least, L - Math.abs(k.get(i)));
      if (i > 0) {
        least = Math.min(least, k.get(i) - k.get(i - 1));
      }
    }
    return least;
  }

  boolean isWellPosed() {
    return order() > 0 && condition() < WORST_CONDITION;
  }

  WideNetwork at(int cells) {
    return new WideNetwork(sigma, phi, w, scaled, R, L, k, y, cells);
  }

  WideNetwork with(Mirror other, double parameter) {
    return new WideNetwork(sigma, other, parameter, scaled, R, L, k, y, N);
  }

  WideNetwork rectified() {
    return new WideNetwork(Activation.RELU, phi, w, scaled, R, L, k, y, N);
  }

  WideNetwork times(double factor) {
    return new WideNetwork(
        sigma, phi, w, scaled, R, L, k, y.stream().map(v -> factor * v).toList(), N);
  }

  /** Equidistant points of [-R, R]. */
  double[] grid(int points) {
    return LineFunction.grid(-R, R, points);
  }

  Stream<WideNetwork> simpler() {
    List<WideNetwork> candidates = new ArrayList<>();
    for (int i = 0; i < m() && m() > 1; i++) {
      int dropped = i;
      List<Integer> kept = IntStream.range(0, m()).filter(j -> j != dropped).boxed().toList();
      candidates.add(
          new WideNetwork(
              sigma,
              phi,
              w,
              scaled,
              R,
              L,
              kept.stream().map(k::get).toList(),
              kept.stream().map(y::get).toList(),
              N));
    }
    candidates.add(new WideNetwork(sigma, phi, 1, scaled, R, L, k, y, N));
    candidates.add(new WideNetwork(sigma, phi, w, scaled, 1, L, k, y, N));
    List<Double> round = y.stream().map(v -> Math.rint(4 * v) / 4).toList();
    candidates.add(new WideNetwork(sigma, phi, w, scaled, R, L, k, round, N));
    return candidates.stream().filter(c -> !c.equals(this));
  }
}
