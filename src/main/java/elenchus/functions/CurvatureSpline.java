package elenchus.functions;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import org.hipparchus.FieldElement;

/**
 * The function of least weighted curvature through data, with two boundary terms: the minimiser of
 * G1 + G2 + G3, where
 *
 * <pre>
 *   G1 = integral of h''(u)^2 / p(u) over [-R, R],
 *   G2 = (h'(+inf) + h'(-inf))^2,
 *   G3 = (integral of h''(u) |u| - 2 h(0))^2 / E[B^2],
 * </pre>
 *
 * over functions that are straight outside [-R, R]. Its dual is an m x m linear system with the
 * kernel of rectified units, h = sum_i lam_i K(., x_i).
 *
 * <p>Source: H. Liang, G. Montufar, arXiv 2410.03988; the dual form by the representer theorem.
 *
 * @param law even law p of the biases
 * @param interpolant lam and the kernel
 * @param <T> the numbers
 */
public record CurvatureSpline<T extends FieldElement<T>>(
    BiasLaw<T> law, KernelInterpolant<T> interpolant) {

  /** Through data, or nothing if the kernel matrix is singular: then points coincide. */
  public static <T extends FieldElement<T>> Optional<CurvatureSpline<T>> through(
      BiasLaw<T> law, List<T> x, List<T> y) {
    BinaryOperator<T> kernel = new BiasKernels<>(law)::relu;
    return through(law, kernel, x, y);
  }

  /** Through data, with the kernel in another, faster form. */
  public static <T extends FieldElement<T>> Optional<CurvatureSpline<T>> through(
      BiasLaw<T> law, BinaryOperator<T> kernel, List<T> x, List<T> y) {
    return KernelInterpolant.of(kernel, x, y).map(found -> new CurvatureSpline<>(law, found));
  }

  /** The dual variables. */
  public List<T> lam() {
    return interpolant.lam();
  }

  /** h at a point of [-R, R], by its kernel. */
  public T at(T t) {
    return interpolant.at(t);
  }

  /** s(u) = sum_i lam_i |x_i - u| / 2. */
  public T multiplier(T u) {
    T sum = u.getField().getZero();
    for (int i = 0; i < lam().size(); i++) {
      sum = sum.add(lam().get(i).multiply(BiasLaw.abs(point(i).subtract(u))));
    }
    return half(sum);
  }

  /** h''(u) = p(u) s(u). */
  public T curvature(T u) {
    return law.density(u).multiply(multiplier(u));
  }

  /** h'(+inf) + h'(-inf) = sum_i lam_i x_i / 2. */
  public T c1() {
    T sum = law.field().getZero();
    for (int i = 0; i < lam().size(); i++) {
      sum = sum.add(lam().get(i).multiply(point(i)));
    }
    return half(sum);
  }

  /** integral of h''(u) |u| - 2 h(0) = -E[B^2] sum_i lam_i / 2. */
  public T c2() {
    return half(total().multiply(law.secondMoment())).negate();
  }

  /** The sum of the dual variables. */
  public T total() {
    T sum = law.field().getZero();
    for (T entry : lam()) {
      sum = sum.add(entry);
    }
    return sum;
  }

  /** G1 = E[s(B)^2]. */
  public T g1() {
    return law.expectation(
        u -> {
          T s = multiplier(u);
          return s.multiply(s);
        },
        interpolant.x());
  }

  /** h at any point from its curvature and boundary terms, without the kernel. */
  public T fromCurvature(T t) {
    List<T> kinks = new ArrayList<>(interpolant.x());
    kinks.add(t);
    T bend = law.expectation(u -> multiplier(u).multiply(BiasLaw.abs(t.subtract(u))), kinks);
    return half(bend.add(c1().multiply(t)).subtract(c2()));
  }

  /** The value y^T lam of the dual problem at lam. */
  public T dualValue(List<T> y) {
    T sum = law.field().getZero();
    for (int i = 0; i < y.size(); i++) {
      sum = sum.add(lam().get(i).multiply(y.get(i)));
    }
    return sum;
  }

  private T point(int i) {
    return interpolant.x().get(i);
  }

  private static <T extends FieldElement<T>> T half(T value) {
    return value.divide(value.getField().getOne().multiply(2));
  }
}
