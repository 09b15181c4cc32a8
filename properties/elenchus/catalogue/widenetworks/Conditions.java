package elenchus.catalogue.widenetworks;

import elenchus.linear.Matrix;
import elenchus.linear.SymmetricEigen;
import java.util.function.BinaryOperator;
import org.hipparchus.util.Binary64;

/** Condition numbers of kernel matrices. */
final class Conditions {
  private Conditions() {}

  /** The largest over the smallest eigenvalue; infinite if the smallest is not positive. */
  static double of(BinaryOperator<Binary64> kernel, double... x) {
    SymmetricEigen eigen =
        SymmetricEigen.of(
            Matrix.of(
                x.length,
                x.length,
                (i, j) ->
                    kernel
                        .apply(new Binary64(x[Math.max(i, j)]), new Binary64(x[Math.min(i, j)]))
                        .getReal()));
    return eigen.min() > 0 ? eigen.max() / eigen.min() : Double.POSITIVE_INFINITY;
  }
}
