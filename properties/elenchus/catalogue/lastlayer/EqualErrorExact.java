package elenchus.catalogue.lastlayer;

import elenchus.mixture.LeverageAlgebra;
import java.util.ArrayList;
import java.util.List;
import org.hipparchus.fraction.BigFraction;

/**
 * The stated values at the weight of equal errors, in fractions.
 *
 * @param rho the weight
 * @param lam the root of the leverage equation
 * @param gammaOverS component along the class mean, over s
 * @param alphaSquared squared norm
 */
record EqualErrorExact(
    BigFraction rho, BigFraction lam, BigFraction gammaOverS, BigFraction alphaSquared) {

  /** As the theorem states them. */
  static EqualErrorExact at(EqualErrorProblem x) {
    LeverageAlgebra<BigFraction> f = x.algebra();
    BigFraction s2 = x.signal().multiply(x.signal());
    BigFraction slack = f.piPlus().multiply(2).subtract(f.delta());
    BigFraction one = BigFraction.ONE;
    BigFraction gammaOverS = one.divide(one.add(s2));
    BigFraction wide = f.effectiveDelta();
    return new EqualErrorExact(
        f.piMinus().multiply(2).subtract(f.delta()).divide(slack),
        f.delta().divide(slack),
        gammaOverS,
        s2.add(wide).divide(one.subtract(wide)).multiply(gammaOverS).multiply(gammaOverS));
  }

  /** The same with another weight. */
  EqualErrorExact with(BigFraction other) {
    return new EqualErrorExact(other, lam, gammaOverS, alphaSquared);
  }

  /** Residuals of (E1) to (E4) and of the quadratic equation of lam, with b = 0. */
  List<BigFraction> residuals(EqualErrorProblem x) {
    BigFraction etaPlus = lam.divide(BigFraction.ONE.add(lam));
    BigFraction etaMinus = lam.divide(rho.add(lam));
    List<BigFraction> residuals =
        new ArrayList<>(
            x.equations().residuals(etaPlus, etaMinus, gammaOverS, BigFraction.ZERO, alphaSquared));
    residuals.add(x.equations().leverageEquation(lam, rho));
    return residuals;
  }
}
