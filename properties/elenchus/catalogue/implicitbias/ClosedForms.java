package elenchus.catalogue.implicitbias;

import elenchus.linear.Matrix;
import elenchus.symbolic.DifferentialField;
import elenchus.symbolic.Expression;
import elenchus.symbolic.Proof;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The relative-margin form of the losses that are rational in the independent symbols E_k =
 * e^{v_k}, up to one logarithm outside.
 */
final class ClosedForms {
  private ClosedForms() {}

  /** The identity of both forms for every class; empty for losses without a rational form. */
  static Optional<Proof> proof(LogitLoss loss, RelativeMargins margins) {
    return switch (loss) {
      case CROSS_ENTROPY, EXPONENTIAL, PAIRLOG -> Optional.of(prove(loss, margins));
      default -> Optional.empty();
    };
  }

  private static Proof prove(LogitLoss loss, RelativeMargins margins) {
    String symbols =
        IntStream.range(0, margins.K()).mapToObj(k -> "E" + k).collect(Collectors.joining(" "));
    DifferentialField field = DifferentialField.overRationals().parameters(symbols).build();
    Proof.Builder proof = field.prove("L_y(v) = psi(Upsilon_y D v) for " + loss);
    for (int y = 0; y < margins.K(); y++) {
      List<Expression> ratios = ratios(field, margins.K(), y);
      List<Expression> exponentials =
          exponentials(field, margins.upsilon(y).times(margins.differences()));
      if (loss == LogitLoss.PAIRLOG) {
        // Equal factors in another order: compared slot by slot, class by class.
        for (int slot = 0; slot < exponentials.size(); slot++) {
          Expression factor = ratios.get(slot == y ? margins.K() - 2 : slot < y ? slot : slot - 1);
          proof.equal(
              "factor " + slot + " of class " + y,
              factor.add(field.getOne()),
              exponentials.get(slot).add(field.getOne()));
        }
      } else {
        // Both are functions of the sum, log(1 + sum) and the sum itself.
        proof.equal("sum of class " + y, sum(field, ratios), sum(field, exponentials));
      }
    }
    return proof.done();
  }

  /** E_j / E_y for the competitors j in ascending order. */
  private static List<Expression> ratios(DifferentialField field, int classes, int y) {
    return IntStream.range(0, classes)
        .filter(j -> j != y)
        .mapToObj(j -> field.get("E" + j).divide(field.get("E" + y)))
        .toList();
  }

  /** e^{-u_s} for u = M v. */
  private static List<Expression> exponentials(DifferentialField field, Matrix M) {
    List<Expression> products = new ArrayList<>();
    for (int s = 0; s < M.rows(); s++) {
      Expression product = field.getOne();
      for (int k = 0; k < M.columns(); k++) {
        product = product.multiply(field.get("E" + k).pow((int) -M.get(s, k)));
      }
      products.add(product);
    }
    return products;
  }

  private static Expression sum(DifferentialField field, List<Expression> terms) {
    return terms.stream().reduce(field.getZero(), Expression::add);
  }
}
