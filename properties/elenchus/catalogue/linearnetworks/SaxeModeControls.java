package elenchus.catalogue.linearnetworks;

import elenchus.catalogue.closedform.SolutionCheck;
import elenchus.catalogue.closedform.TimeFormula;
import elenchus.linear.Matrix;
import elenchus.symbolic.Elementary;
import elenchus.theorem.Control;
import elenchus.theorem.Evidence;
import elenchus.theorem.Finding;
import java.util.List;
import net.jqwik.api.Arbitrary;
import org.hipparchus.FieldElement;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.SingularValueDecomposition;

/** False variants of the closed form of a mode. */
final class SaxeModeControls {
  private SaxeModeControls() {}

  static List<Control<?>> all(
      Arbitrary<LogisticMode> instances, Arbitrary<LogisticMode> antisymmetric) {
    return List.of(
        Control.wrongFormula(
                "rate without the imbalance",
                "The mode settles at the rate $2s/\\tau$ whatever $c$ is.",
                instances,
                (mode, trial) ->
                    Evidence.of(
                        SaxeMode.constant(mode, 2 * mode.s() / mode.tau()).build(),
                        SaxeMode.agreement(mode, new SlowerClock(mode)::weights, trial).build()))
            .liveWhere(m -> moving(m) && m.discriminant() > 2.1 * m.s()),
        Control.wrongFormula(
                "balanced formula for an unbalanced mode",
                "Every mode is the balanced one with the same product: $a=b=\\sqrt{a_0b_0}$ at"
                    + " first.",
                instances,
                (mode, trial) ->
                    Evidence.of(
                        SaxeMode.agreement(
                                mode,
                                new LogisticMode(
                                        mode.s(),
                                        Math.sqrt(mode.a0() * mode.b0()),
                                        Math.sqrt(mode.a0() * mode.b0()),
                                        mode.tau(),
                                        mode.t())
                                    ::weights,
                                trial)
                            .build()))
            .liveWhere(m -> m.a0() * m.b0() > 0.1 && Math.abs(m.c()) > 0.1),
        Control.hypothesisDropped(
            "start on the saddle's stable manifold",
            "$ab\\to s$ also from $a_0=-b_0$. (It tends to 0: the saddle.)",
            antisymmetric,
            (mode, trial) -> Evidence.of(atRest(mode))),
        Control.hypothesisDropped(
                "layers not aligned with the data",
                "The diagonal of $U^TW_2W_1V$ follows the scalar modes for every balanced start.",
                WhitenedNetwork.balanced(),
                (network, trial) -> Evidence.of(modesOf(network)))
            .liveWhere(n -> misalignment(n) > 0.3));
  }

  private static boolean moving(LogisticMode m) {
    double span = m.discriminant() * m.t() / m.tau();
    return Math.abs(m.k()) > 0.1 && span > 0.2 && span < 6;
  }

  private static Finding atRest(LogisticMode mode) {
    double[] y = mode.equation().solve(1e-13, 20 * mode.tau() / mode.s())[0];
    return SaxeMode.LIMIT
        .compare(y[0] * y[1], mode.s())
        .within(1e-3 * mode.s(), "twenty time constants")
        .by(SolutionCheck.INTEGRATION)
        .build();
  }

  /** The diagonal of U^T W2 W1 V against balanced modes of the same initial products. */
  private static Finding modesOf(WhitenedNetwork network) {
    SingularValueDecomposition svd =
        new SingularValueDecomposition(MatrixUtils.createRealMatrix(network.Sigma().toRows()));
    double[] end = network.equation().solve(1e-13, network.t())[0];
    double worst = 0;
    double error = 0;
    for (int i = 0; i < svd.getSingularValues().length; i++) {
      double s = svd.getSingularValues()[i];
      double[] u = svd.getU().getColumn(i);
      double[] v = svd.getV().getColumn(i);
      double u0 = mode(network.W2().times(network.W1()), u, v);
      if (s > 1e-3 && u0 > 1e-6) {
        double root = Math.sqrt(u0);
        double[] weights =
            ((TimeFormula) new LogisticMode(s, root, root, 1, network.t())::weights)
                .values(network.t());
        double product = mode(network.product(end), u, v);
        worst = Math.max(worst, Math.abs(product - weights[0] * weights[1]));
        error = 1e-9 * (1 + s);
      }
    }
    return SaxeMode.DECOUPLING
        .compare(worst, 0)
        .error(error)
        .within(1e-8, "integration to 1e-13")
        .by(SolutionCheck.INTEGRATION)
        .build();
  }

  private static double misalignment(WhitenedNetwork network) {
    SingularValueDecomposition svd =
        new SingularValueDecomposition(MatrixUtils.createRealMatrix(network.Sigma().toRows()));
    Matrix product = network.W2().times(network.W1());
    double off = 0;
    for (int i = 0; i < svd.getU().getColumnDimension(); i++) {
      for (int j = 0; j < svd.getV().getColumnDimension(); j++) {
        if (i != j) {
          off =
              Math.max(
                  off, Math.abs(mode(product, svd.getU().getColumn(i), svd.getV().getColumn(j))));
        }
      }
    }
    return off / Math.max(1e-12, product.maxAbs());
  }

  private static double mode(Matrix product, double[] u, double[] v) {
    double[] image = product.times(v);
    double sum = 0;
    for (int i = 0; i < u.length; i++) {
      sum += u[i] * image[i];
    }
    return sum;
  }

  /** The formula with 2 s in place of D in the exponent. */
  private record SlowerClock(LogisticMode mode) {
    <T extends FieldElement<T>> List<T> weights(Elementary<T> on, T time) {
      return mode.weights(on, time.multiply(on.number(2 * mode.s() / mode.discriminant())));
    }
  }
}
