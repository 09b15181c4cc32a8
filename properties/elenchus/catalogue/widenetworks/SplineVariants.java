package elenchus.catalogue.widenetworks;

import elenchus.functions.BiasKernels;
import elenchus.functions.BiasLaw;
import elenchus.functions.KernelInterpolant;
import elenchus.functions.UniformKernels;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.hipparchus.FieldElement;

/**
 * Neighbours of the weighted-curvature spline for uniform biases, each the exact solution of a
 * problem of its own.
 *
 * @param law uniform law of the biases
 * @param x data points
 * @param y values
 * @param <T> the numbers
 */
record SplineVariants<T extends FieldElement<T>>(BiasLaw<T> law, List<T> x, List<T> y) {

  /** The minimiser of G1 + G2 + G3. */
  UnaryOperator<T> theorem() {
    return required(of(weighted(one(), one()), List.of()));
  }

  /** The natural cubic spline: the least integral of h''^2, with straight lines for free. */
  UnaryOperator<T> natural() {
    BinaryOperator<T> cubic =
        (a, b) -> {
          T distance = BiasLaw.abs(a.subtract(b));
          return distance.multiply(distance).multiply(distance).divide(number(12));
        };
    return required(of(cubic, List.of(t -> one(), t -> t)));
  }

  /** The minimiser of G1 + G3. */
  UnaryOperator<T> withoutG2() {
    return required(of(weighted(zero(), one()), List.of(t -> t)));
  }

  /** The minimiser of G1 + G2. */
  UnaryOperator<T> withoutG3() {
    return required(of(weighted(one(), zero()), List.of(t -> one())));
  }

  /** The minimiser of G1 + G2 + G3/2: with twice the second moment. */
  UnaryOperator<T> twiceTheMoment() {
    return required(of(weighted(one(), number(2)), List.of()));
  }

  /** The minimiser of G1 + G2 + 2 G3: with half of the second moment. */
  UnaryOperator<T> halfTheMoment() {
    return required(of(weighted(one(), one().divide(number(2))), List.of()));
  }

  /** The limit of networks whose biases are shifted by a multiple of R. */
  UnaryOperator<T> shifted(T share) {
    T shift = share.multiply(law.radius());
    return required(of((a, b) -> new BiasKernels<>(law).shifted(a, b, shift), List.of()));
  }

  /** The limit of networks whose units all rise; empty if their kernel matrix is singular. */
  Optional<UnaryOperator<T>> rising() {
    return of(new BiasKernels<>(law)::rising, List.of());
  }

  /** E|x-B||z-B|/4 plus the boundary terms, whose penalties are divided by the two factors. */
  private BinaryOperator<T> weighted(T slope, T moment) {
    UniformKernels<T> kernels = new UniformKernels<>(law.radius());
    T level = law.secondMoment().multiply(moment);
    return (a, b) ->
        kernels.abs(a, b).add(a.multiply(b).multiply(slope)).add(level).divide(number(4));
  }

  private Optional<UnaryOperator<T>> of(BinaryOperator<T> kernel, List<UnaryOperator<T>> free) {
    return KernelInterpolant.of(kernel, free, x, y).map(found -> found::at);
  }

  private static <F> F required(Optional<F> found) {
    return found.orElseThrow();
  }

  private T number(int value) {
    return one().multiply(value);
  }

  private T one() {
    return law.field().getOne();
  }

  private T zero() {
    return law.field().getZero();
  }
}
