package elenchus.catalogue.lastlayer;

import java.util.List;
import org.hipparchus.FieldElement;

/**
 * The equations (E1) to (E4) whose solution is the limit of weighted least squares on two Gaussian
 * classes, over any field.
 *
 * @param piPlus share of the minority
 * @param delta features per sample
 * @param s2 squared signal
 * @param <T> the type of the field's elements
 */
record FixedPointEquations<T extends FieldElement<T>>(T piPlus, T delta, T s2) {

  /**
   * Left minus right sides.
   *
   * @param etaPlus leverage of a minority sample, lam/(1 + lam)
   * @param etaMinus leverage of a majority sample, lam/(rho + lam)
   * @param gammaOverS component along the class mean, over s
   * @param b intercept
   * @param alphaSquared squared norm
   */
  List<T> residuals(T etaPlus, T etaMinus, T gammaOverS, T b, T alphaSquared) {
    T one = piPlus.getField().getOne();
    T plus = piPlus.multiply(etaPlus);
    T minus = one.subtract(piPlus).multiply(etaMinus);
    T lossPlus = one.subtract(gammaOverS.multiply(s2)).subtract(b);
    T lossMinus = one.subtract(gammaOverS.multiply(s2)).add(b);
    T pullPlus = plus.multiply(lossPlus);
    T pullMinus = minus.multiply(lossMinus);
    T noise =
        plus.multiply(etaPlus)
            .multiply(lossPlus.multiply(lossPlus).add(alphaSquared))
            .add(
                minus.multiply(etaMinus).multiply(lossMinus.multiply(lossMinus).add(alphaSquared)));
    T across = alphaSquared.subtract(gammaOverS.multiply(gammaOverS).multiply(s2));
    return List.of(
        plus.add(minus).subtract(delta),
        pullPlus.subtract(pullMinus),
        gammaOverS.multiply(delta).subtract(pullPlus.add(pullMinus)),
        delta.multiply(across).subtract(noise));
  }

  /** (1 - delta) lam^2 - (delta (1 + rho) - pi+ rho - pi-) lam - delta rho, which is (E1). */
  T leverageEquation(T lam, T rho) {
    T one = piPlus.getField().getOne();
    T linear =
        delta.multiply(one.add(rho)).subtract(piPlus.multiply(rho)).subtract(one.subtract(piPlus));
    return one.subtract(delta)
        .multiply(lam)
        .subtract(linear)
        .multiply(lam)
        .subtract(delta.multiply(rho));
  }
}
