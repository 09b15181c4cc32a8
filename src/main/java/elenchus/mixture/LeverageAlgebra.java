package elenchus.mixture;

import org.hipparchus.FieldElement;

/**
 * The rational functions behind the limits of weighted least squares on two Gaussian classes, over
 * any field: fractions, symbolic expressions, many digits. They take the imbalance u of leverage,
 * the share of the minority in the total leverage minus that of the majority, in place of the
 * weight.
 *
 * <p>Source: the fixed-point equations of N. Stromberg, C. Thrampoulidis, L. Sankar, NeurIPS 2025,
 * arXiv 2506.20025, solved in closed form.
 *
 * @param piPlus share of the minority class
 * @param delta features per sample
 * @param <T> the type of the field's elements
 */
public record LeverageAlgebra<T extends FieldElement<T>>(T piPlus, T delta) {

  private T one() {
    return piPlus.getField().getOne();
  }

  private T square(T x) {
    return x.multiply(x);
  }

  /** Share of the majority class. */
  public T piMinus() {
    return one().subtract(piPlus);
  }

  /** pi- minus pi+. */
  public T kappa() {
    return one().subtract(piPlus.multiply(2));
  }

  /** 4 pi+ pi-, which is 1 - kappa^2. */
  public T p() {
    return piPlus.multiply(piMinus()).multiply(4);
  }

  /** delta / p: features per sample of a balanced problem that is as hard. */
  public T effectiveDelta() {
    return delta.divide(p());
  }

  /** Limit of the leverage of a minority sample. */
  public T etaPlus(T u) {
    return delta.multiply(one().add(u)).divide(piPlus.multiply(2));
  }

  /** Limit of the leverage of a majority sample. */
  public T etaMinus(T u) {
    return delta.multiply(one().subtract(u)).divide(piMinus().multiply(2));
  }

  /** S(u) = Delta (1 + 2 kappa u + u^2). */
  public T spread(T u) {
    return effectiveDelta().multiply(one().add(kappa().multiply(u).multiply(2)).add(square(u)));
  }

  /** 1 - S(u) as a sum of positive terms. */
  public T remainder(T u) {
    T plus = one().add(u).multiply(one().subtract(etaPlus(u)));
    T minus = one().subtract(u).multiply(one().subtract(etaMinus(u)));
    return plus.add(minus).divide(one().multiply(2));
  }

  /** The loss weight rho, minority over majority, that has the imbalance u. */
  public T weight(T u) {
    T plus = one().add(u);
    T minus = one().subtract(u);
    return plus.multiply(piMinus().multiply(2).subtract(delta.multiply(minus)))
        .divide(minus.multiply(piPlus.multiply(2).subtract(delta.multiply(plus))));
  }

  /** Limit of the component of the weights along the class mean, over s. */
  public T gammaOverS(T u, T s2) {
    T v = one().subtract(square(u));
    return v.divide(one().add(v.multiply(s2)));
  }

  /** Limit of the intercept. */
  public T intercept(T u, T s2) {
    return u.divide(one().add(one().subtract(square(u)).multiply(s2)));
  }

  /** Limit of the squared norm of the weights. */
  public T alphaSquared(T u, T s2) {
    T v = one().subtract(square(u));
    T root = v.divide(one().add(v.multiply(s2)));
    return square(root).multiply(s2.add(effectiveDelta())).divide(remainder(u));
  }

  /** s^2 + u/(1 - u^2), which has the sign of the minority's argument of the normal tail. */
  public T advantagePlus(T u, T s2) {
    return s2.add(u.divide(one().subtract(square(u))));
  }

  /** s^2 - u/(1 - u^2), which has the sign of the majority's argument of the normal tail. */
  public T advantageMinus(T u, T s2) {
    return s2.subtract(u.divide(one().subtract(square(u))));
  }

  /** The square of the argument of the normal tail, for one of the two advantages. */
  public T squaredArgument(T advantage, T u, T s2) {
    return square(advantage).multiply(remainder(u)).divide(s2.add(effectiveDelta()));
  }

  /** h0(u) = 1 + u^2 - Delta (1 + 3 u^2 + kappa u (3 + u^2)). */
  public T h0(T u) {
    T u2 = square(u);
    T inner =
        one().add(u2.multiply(3)).add(kappa().multiply(u).multiply(u2.add(one().multiply(3))));
    return one().add(u2).subtract(effectiveDelta().multiply(inner));
  }

  /** P+(u): where positive, the minority's error falls as its weight grows. */
  public T slopePlus(T u, T s2) {
    return h0(u).subtract(pull(u, s2));
  }

  /** P-(u): where positive, the majority's error rises as the minority's weight grows. */
  public T slopeMinus(T u, T s2) {
    return h0(u).add(pull(u, s2));
  }

  private T pull(T u, T s2) {
    return s2.multiply(effectiveDelta())
        .multiply(kappa().add(u))
        .multiply(square(one().subtract(square(u))));
  }

  /** T(u), without cancellation; P+ has the sign of T - s^2 Delta for u above -kappa. */
  public T threshold(T u) {
    T u2 = square(u);
    T first =
        one()
            .add(u2)
            .multiply(one().subtract(etaPlus(u)))
            .divide(kappa().add(u).multiply(square(one().subtract(u2))));
    return first.add(effectiveDelta().divide(square(one().add(u))));
  }
}
