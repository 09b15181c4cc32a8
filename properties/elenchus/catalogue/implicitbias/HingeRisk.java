package elenchus.catalogue.implicitbias;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import org.hipparchus.fraction.BigFraction;

/**
 * The conditional risk of the Weston-Watkins hinge, sum_y p_y sum_{j != y} max(0, 1 - v_y + v_j),
 * minimised exactly.
 *
 * <p>It is piecewise linear with pieces bounded by v_y - v_j = 1, so are the half spaces v_b &gt;=
 * v_a. These constraints form a network matrix, which is totally unimodular: up to a shift all
 * vertices are integer with entries in 0..K-1, and the minimum is among them.
 */
record HingeRisk(List<BigFraction> p) {

  /** The least risk. */
  BigFraction minimum() {
    return minimum(v -> true);
  }

  /** The least risk of logits where another class is at least as large as class a. */
  BigFraction leastWrong(int a) {
    return minimum(
        v -> {
          for (int b = 0; b < v.length; b++) {
            if (b != a && v[b] >= v[a]) {
              return true;
            }
          }
          return false;
        });
  }

  private BigFraction minimum(Predicate<int[]> admitted) {
    int K = p.size();
    int[] v = new int[K];
    List<BigFraction> values = new ArrayList<>();
    boolean more = true;
    while (more) {
      if (admitted.test(v)) {
        values.add(at(v));
      }
      int k = 0;
      while (k < K && ++v[k] == K) {
        v[k++] = 0;
      }
      more = k < K;
    }
    return Collections.min(values);
  }

  /** The risk at integer logits. */
  BigFraction at(int... v) {
    BigFraction sum = BigFraction.ZERO;
    for (int y = 0; y < v.length; y++) {
      int hinges = 0;
      for (int j = 0; j < v.length; j++) {
        hinges += j == y ? 0 : Math.max(0, 1 - v[y] + v[j]);
      }
      sum = sum.add(p.get(y).multiply(hinges));
    }
    return sum;
  }
}
