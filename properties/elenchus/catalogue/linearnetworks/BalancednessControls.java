package elenchus.catalogue.linearnetworks;

import elenchus.catalogue.closedform.SolutionCheck;
import elenchus.catalogue.linearnetworks.DeepNetwork.Activation;
import elenchus.linear.Matrix;
import elenchus.symbolic.Elementary;
import elenchus.theorem.Claim;
import elenchus.theorem.Control;
import elenchus.theorem.Evidence;
import elenchus.theorem.Finding;
import elenchus.theorem.Witness;
import java.util.List;
import java.util.function.BiFunction;
import org.hipparchus.FieldElement;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.linear.FieldMatrix;
import org.hipparchus.util.Binary64;
import org.hipparchus.util.Binary64Field;

/** False variants of the conservation of neighbouring layers. */
final class BalancednessControls {
  private static final Witness RATIONAL = new Witness("backpropagation", "own", "rational");
  private static final Witness DOUBLE = new Witness("backpropagation", "own", "double");
  private static final double FRICTION = 0.5;

  private BalancednessControls() {}

  static List<Control<?>> all() {
    return List.of(
        Control.hypothesisDropped(
                "activation not homogeneous",
                "The diagonal law holds for every activation (tried: square and tanh).",
                NetworkDraws.of(Activation.SQUARE, Activation.TANH),
                (n, trial) -> Evidence.of(diagonal(n)))
            .liveWhere(n -> moved(n) > 1e-6),
        Control.wrongFormula(
                "whole matrix for ReLU",
                "$X_l=0$, the whole matrix, also for ReLU and leaky ReLU.",
                NetworkDraws.of(Activation.RELU, Activation.LEAKY_RELU),
                (n, trial) -> Evidence.of(exact(n, Balancedness.LINEAR, Backpropagation::drift)))
            .liveWhere(n -> n.W().get(0).rows() > 2),
        Control.wrongFormula(
            "sum in place of difference",
            "$W_{l+1}^TW_{l+1}+W_lW_l^T$ is conserved.",
            NetworkDraws.of(Activation.LINEAR),
            (n, trial) ->
                Evidence.of(
                    exact(
                        n,
                        Balancedness.LINEAR,
                        (run, l) ->
                            run.drift(l).add(below(run, l).scalarMultiply(new BigFraction(2)))))),
        Control.wrongFormula(
                "bias left out",
                "The diagonal law holds without the bias in the norm of a row.",
                NetworkDraws.of(Activation.LINEAR, Activation.RELU),
                (n, trial) ->
                    Evidence.of(
                        exact(
                            n,
                            Balancedness.PATTERN,
                            (run, l) -> run.drift(l).add(biasPart(run, l)))))
            .liveWhere(n -> !n.b().isEmpty()),
        Control.wrongFormula(
                "conserved by gradient descent",
                "A step of gradient descent leaves $D_l$ unchanged.",
                NetworkDraws.of(Activation.LINEAR),
                (n, trial) ->
                    Evidence.of(
                        exact(
                            n,
                            Balancedness.STEP,
                            (run, l) ->
                                run.differenceAfter(l, new BigFraction(1, 8))
                                    .subtract(run.difference(l)))))
            .liveWhere(n -> moved(n) > 1e-6),
        Control.wrongFormula(
                "conserved with momentum",
                "$D_l$ is constant along the flow with momentum $\\ddot W+\\mu\\dot W=G$.",
                NetworkDraws.of(Activation.LINEAR),
                (n, trial) -> Evidence.of(momentum(Balancedness.tamed(n))))
            .liveWhere(n -> n.b().isEmpty() && moved(n) > 1e-3));
  }

  /** The size of the gradients. */
  private static double moved(DeepNetwork n) {
    Backpropagation<?> run = Backpropagation.of(n, Elementary.over(Binary64Field.getInstance()));
    double size = 0;
    for (FieldMatrix<?> gradient : run.gradients()) {
      size = Math.max(size, Elementary.toDouble(gradient).maxAbs());
    }
    return size;
  }

  private static Finding exact(
      DeepNetwork n,
      Claim claim,
      BiFunction<Backpropagation<BigFraction>, Integer, FieldMatrix<BigFraction>> change) {
    Backpropagation<BigFraction> run = Backpropagation.of(n, Elementary.rationals());
    boolean whole = !claim.equals(Balancedness.PATTERN);
    double worst = 0;
    for (int l = 0; l < run.hidden(); l++) {
      worst = Math.max(worst, run.worst(l, change.apply(run, l), whole));
    }
    return claim.compare(worst, 0).exactly().by(RATIONAL).build();
  }

  private static FieldMatrix<BigFraction> below(Backpropagation<BigFraction> run, int l) {
    return symmetric(run.extended().get(l).multiply(run.extendedGradients().get(l).transpose()));
  }

  private static FieldMatrix<BigFraction> biasPart(Backpropagation<BigFraction> run, int l) {
    FieldMatrix<BigFraction> weights =
        run.weights().get(l).multiply(run.gradients().get(l).transpose());
    return below(run, l).subtract(symmetric(weights));
  }

  private static <T extends FieldElement<T>> FieldMatrix<T> symmetric(FieldMatrix<T> m) {
    return m.add(m.transpose());
  }

  private static Finding diagonal(DeepNetwork n) {
    if (n.phi() == Activation.SQUARE) {
      return exact(n, Balancedness.PATTERN, Backpropagation::drift);
    }
    Backpropagation<Binary64> run =
        Backpropagation.of(n, Elementary.over(Binary64Field.getInstance()));
    double worst = 0;
    double scale = 1;
    for (int l = 0; l < run.hidden(); l++) {
      Matrix drift = run.rounded(run.drift(l));
      for (int j = 0; j < drift.rows(); j++) {
        worst = Math.max(worst, Math.abs(drift.get(j, j)));
      }
      scale =
          Math.max(
              scale,
              run.rounded(run.weights().get(l + 1)).norm()
                  * run.rounded(run.gradients().get(l + 1)).norm());
    }
    return Balancedness.PATTERN
        .compare(worst / scale, 0)
        .within(1e-12, "rounding of a few hundred operations")
        .by(DOUBLE)
        .build();
  }

  private static Finding momentum(DeepNetwork n) {
    List<Matrix> start = n.W();
    // From rest the weights move by half of speed times time squared.
    double time = Math.sqrt(2 * Balancedness.horizon(n));
    double[] end =
        LinearFlow.withMomentum(start, w -> Balancedness.gradients(n, w), FRICTION)
            .solve(1e-13, time)[0];
    List<Matrix> after = LinearFlow.layers(end, start, 0);
    double scale = Math.max(1, LinearFlow.squaredNorm(start));
    return Balancedness.FLOW
        .compare(LinearFlow.drift(start, after, 1) / scale, 0)
        .within(1e-11, "integration to 1e-13")
        .by(SolutionCheck.INTEGRATION)
        .build();
  }
}
