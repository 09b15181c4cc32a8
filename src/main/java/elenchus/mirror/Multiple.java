package elenchus.mirror;

import elenchus.exact.Interval;

/**
 * A positive multiple of a potential. Multiples of all potentials by the same factor project alike;
 * different factors weigh the coordinates.
 *
 * @param potential phi
 * @param factor c, positive
 */
public record Multiple(Potential potential, double factor) implements Potential {

  /**
   * @throws IllegalArgumentException if the factor is not positive and finite
   */
  public Multiple {
    if (!(factor > 0 && factor < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("factor " + factor);
    }
  }

  @Override
  public boolean admits(double x) {
    return potential.admits(x);
  }

  @Override
  public double value(double x) {
    return factor * potential.value(x);
  }

  @Override
  public double gradient(double x) {
    return factor * potential.gradient(x);
  }

  @Override
  public double curvature(double x) {
    return factor * potential.curvature(x);
  }

  @Override
  public double inverseGradient(double z) {
    return potential.inverseGradient(z / factor);
  }

  @Override
  public double conjugate(double z) {
    return factor * potential.conjugate(z / factor);
  }

  @Override
  public double conjugateCurvature(double z) {
    return potential.conjugateCurvature(z / factor) / factor;
  }

  @Override
  public Interval gradient(Interval x) {
    return potential.gradient(x).multiply(Interval.of(factor));
  }

  @Override
  public Interval inverseGradient(Interval z) {
    return potential.inverseGradient(z.divide(Interval.of(factor)));
  }

  @Override
  public Interval conjugateCurvature(Interval z) {
    return potential.conjugateCurvature(z.divide(Interval.of(factor))).divide(Interval.of(factor));
  }
}
