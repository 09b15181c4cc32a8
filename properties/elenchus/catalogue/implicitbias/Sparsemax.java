package elenchus.catalogue.implicitbias;

import elenchus.theorem.Draw;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.hipparchus.fraction.BigFraction;

/**
 * The Fenchel-Young loss of the negentropy |q|^2 / 2 on the simplex, in fractions: L_y(v) =
 * Omega*(v) - v_y + 1/2, whose gradient map is the projection on the simplex.
 */
final class Sparsemax {
  private Sparsemax() {}

  /** The point of the simplex nearest to v (Held, Wolfe and Crowder). */
  static List<BigFraction> project(List<BigFraction> v) {
    List<BigFraction> sorted = new ArrayList<>(v);
    sorted.sort(Comparator.reverseOrder());
    BigFraction sum = BigFraction.ZERO;
    BigFraction threshold = BigFraction.ZERO;
    for (int k = 0; k < sorted.size(); k++) {
      sum = sum.add(sorted.get(k));
      BigFraction candidate = sum.subtract(BigFraction.ONE).divide(k + 1);
      if (sorted.get(k).compareTo(candidate) > 0) {
        threshold = candidate;
      }
    }
    List<BigFraction> projected = new ArrayList<>();
    for (BigFraction x : v) {
      BigFraction above = x.subtract(threshold);
      projected.add(above.signum() > 0 ? above : BigFraction.ZERO);
    }
    return projected;
  }

  /** C_p(v) = Omega*(v) - p.v + 1/2. */
  static BigFraction risk(List<BigFraction> p, List<BigFraction> v) {
    List<BigFraction> q = project(v);
    BigFraction conjugate = dot(q, v).subtract(dot(q, q).divide(2));
    return conjugate.subtract(dot(p, v)).add(BigFraction.ONE_HALF);
  }

  /** Whether v = p projects on p, has risk (1 - |p|^2)/2, and random logits have no less. */
  static boolean isMinimisedAt(List<BigFraction> p, Draw draw, int tries) {
    BigFraction least = risk(p, p);
    if (!project(p).equals(p) || !least.equals(BigFraction.ONE.subtract(dot(p, p)).divide(2))) {
      return false;
    }
    for (int k = 0; k < tries; k++) {
      List<BigFraction> v =
          p.stream().map(x -> x.add(new BigFraction(draw.integer(-64, 64), 64))).toList();
      if (risk(p, v).compareTo(least) < 0) {
        return false;
      }
    }
    return true;
  }

  private static BigFraction dot(List<BigFraction> a, List<BigFraction> b) {
    BigFraction sum = BigFraction.ZERO;
    for (int k = 0; k < a.size(); k++) {
      sum = sum.add(a.get(k).multiply(b.get(k)));
    }
    return sum;
  }
}
