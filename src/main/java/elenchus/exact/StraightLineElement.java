package elenchus.exact;

import org.hipparchus.CalculusFieldElement;

/** What intervals refuse because it only makes sense for single numbers, and sums of products. */
interface StraightLineElement extends CalculusFieldElement<Interval> {

  @Override
  default Interval linearCombination(Interval[] a, Interval[] b) {
    if (a.length != b.length) {
      throw new IllegalArgumentException(a.length + " factors against " + b.length);
    }
    Interval sum = Interval.ZERO;
    for (int k = 0; k < a.length; k++) {
      sum = sum.add(a[k].multiply(b[k]));
    }
    return sum;
  }

  @Override
  default Interval linearCombination(Interval a1, Interval b1, Interval a2, Interval b2) {
    return a1.multiply(b1).add(a2.multiply(b2));
  }

  @Override
  default Interval linearCombination(
      Interval a1, Interval b1, Interval a2, Interval b2, Interval a3, Interval b3) {
    return linearCombination(a1, b1, a2, b2).add(a3.multiply(b3));
  }

  @Override
  default Interval linearCombination(
      Interval a1,
      Interval b1,
      Interval a2,
      Interval b2,
      Interval a3,
      Interval b3,
      Interval a4,
      Interval b4) {
    return linearCombination(a1, b1, a2, b2, a3, b3).add(a4.multiply(b4));
  }

  @Override
  default Interval toDegrees() {
    return multiply(Interval.of(180)).divide(getPi());
  }

  @Override
  default Interval toRadians() {
    return multiply(getPi()).divide(Interval.of(180));
  }

  @Override
  default Interval remainder(double a) {
    throw refusal("remainder");
  }

  @Override
  default Interval remainder(Interval a) {
    throw refusal("remainder");
  }

  @Override
  default Interval copySign(Interval sign) {
    throw refusal("copySign");
  }

  @Override
  default Interval copySign(double sign) {
    throw refusal("copySign");
  }

  @Override
  default Interval sign() {
    throw refusal("sign");
  }

  @Override
  default Interval ceil() {
    throw refusal("ceil");
  }

  @Override
  default Interval floor() {
    throw refusal("floor");
  }

  @Override
  default Interval rint() {
    throw refusal("rint");
  }

  @Override
  default long round() {
    throw refusal("round");
  }

  @Override
  default int getExponent() {
    throw refusal("getExponent");
  }

  @Override
  default Interval ulp() {
    throw refusal("ulp");
  }

  private static UnsupportedOperationException refusal(String operation) {
    return new UnsupportedOperationException(
        operation + " has no meaning for an interval: it would have to branch on one number");
  }
}
