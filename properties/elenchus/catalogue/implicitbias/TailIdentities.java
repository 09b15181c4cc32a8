package elenchus.catalogue.implicitbias;

import elenchus.loss.ExponentialTailLoss;
import elenchus.symbolic.DifferentialField;
import elenchus.symbolic.Expression;
import elenchus.symbolic.FieldExtension;
import elenchus.symbolic.Proof;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.Field;
import org.hipparchus.util.MathArrays;

/**
 * The tail ratio of the first slot as an element of Q(q_1, .., q_{K-1}), q_l = e^{-u_l}, and its
 * distances from both bounds as sums and products of positive terms. The templates are symmetric,
 * so one slot stands for all.
 */
final class TailIdentities {
  private TailIdentities() {}

  /** What r, r - (1 - sum q) and 1 - r are. */
  static Proof proof(ExponentialTailLoss loss, int classes) {
    int slots = classes - 1;
    DifferentialField field = field(loss, slots);
    Expression one = field.getOne();
    Expression q1 = field.get("q1");
    Expression others = field.getZero();
    for (int l = 2; l <= slots; l++) {
      others = others.add(field.get("q" + l));
    }
    Expression sum = q1.add(others);
    Expression psi = loss == ExponentialTailLoss.EXP ? sum : field.get("L");
    Expression ratio = psi.derivative().negate().divide(q1);

    Expression expected =
        switch (loss) {
          case CE -> one.add(sum).reciprocal();
          case EXP -> one;
          case PAIRLOG -> one.add(q1).reciprocal();
        };
    Expression aboveLower =
        switch (loss) {
          case CE -> sum.multiply(sum).divide(one.add(sum));
          case EXP -> sum;
          case PAIRLOG -> q1.multiply(q1).divide(one.add(q1)).add(others);
        };
    Expression belowUpper =
        switch (loss) {
          case CE -> sum.divide(one.add(sum));
          case EXP -> field.getZero();
          case PAIRLOG -> q1.divide(one.add(q1));
        };
    return field
        .prove("tail ratio of " + loss + " for " + classes + " classes")
        .equal("r", ratio, expected)
        .equal("r - (1 - sum q)", ratio.subtract(one.subtract(sum)), aboveLower)
        .equal("1 - r", one.subtract(ratio), belowUpper)
        .done();
  }

  /** The ratios r_j at margins u for the template psi(a u), by their formulas. */
  static <T extends CalculusFieldElement<T>> T[] ratios(
      ExponentialTailLoss loss, double a, Field<T> field, double[] u) {
    T[] q = MathArrays.buildArray(field, u.length);
    T sum = field.getZero();
    for (int j = 0; j < u.length; j++) {
      q[j] = field.getZero().newInstance(u[j]).multiply(-a).exp();
      sum = sum.add(q[j]);
    }
    T[] ratios = q.clone();
    for (int j = 0; j < u.length; j++) {
      ratios[j] =
          switch (loss) {
            case CE -> sum.add(1).reciprocal();
            case EXP -> field.getOne();
            case PAIRLOG -> q[j].add(1).reciprocal();
          };
    }
    return ratios;
  }

  /** The limit of (1 - r_j) e^{a tau} at equal margins tau. */
  static double tightness(ExponentialTailLoss loss, int classes) {
    return switch (loss) {
      case CE -> classes - 1;
      case EXP -> 0;
      case PAIRLOG -> 1;
    };
  }

  /** The terms of psi that do not depend on u_1 are constants here and left out. */
  private static DifferentialField field(ExponentialTailLoss loss, int slots) {
    FieldExtension extension = DifferentialField.overRationals().variable("u");
    String others =
        IntStream.rangeClosed(2, slots).mapToObj(l -> "q" + l).collect(Collectors.joining(" "));
    if (!others.isEmpty()) {
      extension = extension.parameters(others);
    }
    extension = extension.exponential("q1", "-u");
    String all =
        IntStream.rangeClosed(1, slots).mapToObj(l -> "q" + l).collect(Collectors.joining("+"));
    return switch (loss) {
      case CE -> extension.logarithm("L", "1+" + all).build();
      case EXP -> extension.build();
      case PAIRLOG -> extension.logarithm("L", "1+q1").build();
    };
  }
}
