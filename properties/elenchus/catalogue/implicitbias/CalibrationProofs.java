package elenchus.catalogue.implicitbias;

import elenchus.symbolic.DifferentialField;
import elenchus.symbolic.Expression;
import elenchus.symbolic.FieldExtension;
import elenchus.symbolic.Proof;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The closed forms make the conditional risk stationary: dC/dv_1 at E_k = p_k, or at E_k = r_k with
 * p_k = r_k^2 for the exponential loss, is zero in Q(p) or Q(r). The logit v_1 is the variable, E_1
 * = e^{v_1}, the other E_k are parameters; by symmetry one logit stands for all.
 */
final class CalibrationProofs {
  private CalibrationProofs() {}

  /** The identities of one loss for K classes. */
  static Proof proof(String loss, int K) {
    return Arrays.stream(loss.split("\\+", -1))
        .map(symbol -> single(symbol, K))
        .reduce(Proof::and)
        .orElseThrow();
  }

  private static Proof single(String loss, int K) {
    boolean root = loss.equals("exp");
    DifferentialField field = field(loss, K);
    Map<String, Expression> minimiser = new HashMap<>();
    for (int k = 1; k <= K; k++) {
      Expression symbol = field.get("p" + k);
      minimiser.put("E" + k, symbol);
      if (root) {
        minimiser.put("p" + k, symbol.multiply(symbol));
      }
    }
    Expression risk = risk(field, loss, K);
    Proof.Builder proof =
        field
            .prove("stationarity of " + loss + " for " + K + " classes")
            .zero(
                root ? "dC/dv1 at E = r, p = r^2" : "dC/dv1 at E = p",
                risk.derivative().at(minimiser));
    if (root) {
      Expression pairs = field.getZero();
      for (int a = 1; a <= K; a++) {
        for (int b = 1; b < a; b++) {
          pairs = pairs.add(field.get("p" + a).multiply(field.get("p" + b)).multiply(2));
        }
      }
      proof.equal("C = 2 sum r_a r_b", risk.at(minimiser), pairs);
    }
    return proof.done();
  }

  /** C_p up to terms without v_1. */
  private static Expression risk(DifferentialField field, String loss, int K) {
    Expression v = field.get("v");
    Expression p1 = field.get("p1");
    Expression risk = field.getZero();
    switch (loss) {
      case "ce" -> {
        for (int k = 1; k <= K; k++) {
          risk = risk.add(field.get("p" + k).multiply(field.get("L")));
        }
        risk = risk.subtract(p1.multiply(v));
      }
      case "exp" -> {
        for (int y = 1; y <= K; y++) {
          for (int j = 1; j <= K; j++) {
            if (j != y) {
              Expression ratio = field.get("E" + j).divide(field.get("E" + y));
              risk = risk.add(field.get("p" + y).multiply(ratio));
            }
          }
        }
      }
      default -> {
        for (int j = 2; j <= K; j++) {
          Expression both = p1.add(field.get("p" + j));
          risk = risk.add(both.multiply(field.get("L" + j))).subtract(p1.multiply(v));
        }
      }
    }
    return risk;
  }

  private static DifferentialField field(String loss, int K) {
    FieldExtension extension =
        DifferentialField.overRationals()
            .variable("v")
            .parameters(names("p", 1, K))
            .parameters(names("E", 2, K))
            .exponential("E1", "v");
    if (loss.equals("ce")) {
      String sum =
          IntStream.rangeClosed(1, K).mapToObj(k -> "E" + k).collect(Collectors.joining("+"));
      extension = extension.logarithm("L", sum);
    } else if (loss.equals("pairlog")) {
      for (int j = 2; j <= K; j++) {
        extension = extension.logarithm("L" + j, "E1+E" + j);
      }
    }
    return extension.build();
  }

  private static String names(String letter, int from, int to) {
    return IntStream.rangeClosed(from, to)
        .mapToObj(k -> letter + k)
        .collect(Collectors.joining(" "));
  }
}
