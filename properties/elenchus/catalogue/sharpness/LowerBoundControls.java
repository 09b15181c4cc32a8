package elenchus.catalogue.sharpness;

import elenchus.linear.Matrix;
import elenchus.network.Activation;
import elenchus.network.Cost;
import elenchus.network.GaussNewton;
import elenchus.theorem.Control;
import elenchus.theorem.Draw;
import elenchus.theorem.Evidence;
import elenchus.theorem.Finding;
import elenchus.theorem.Instances;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import org.hipparchus.fraction.BigFraction;

/** False variants of the lower bound of the sharpness. */
final class LowerBoundControls {
  private LowerBoundControls() {}

  static List<Control<?>> all() {
    return List.of(
        Control.wrongFormula(
                "without the norm of the first layer",
                "$\\lambda_{\\max}(GN)\\ge\\frac1N\\max_i\\|x_i\\|^2\\|J_i\\|^2$ (square cost).",
                scalarChains(),
                (p, trial) -> Evidence.of(withoutNorm(p)))
            .certifiedOn(NetworkDraws.chain(2, 2, 0)),
        Control.wrongFormula(
                "without the curvature of the cost",
                "$\\lambda_{\\max}(GN)\\ge\\frac1N\\max_i\\kappa_i\\|J_i\\|^2$ also under the"
                    + " cross-entropy.",
                NetworkDraws.where(p -> p.c() == Cost.CROSS_ENTROPY && p.W().get(0).maxAbs() > 0),
                (p, trial) -> Evidence.of(withoutCurvature(p)))
            .liveWhere(p -> excess(p) > 1e-6),
        Control.wrongFormula(
            "sharpness from the Jacobian",
            "$\\lambda_{\\max}(GN)$ is a function of $f$ and $J$: it does not change under"
                + " $(W_1,W_2)\\mapsto(aW_1,W_2/a)$ (ReLU, one sample and output).",
            twoLayers(),
            (p, trial) -> Evidence.of(rescaled(p))));
  }

  /** Linear scalar chains with one sample: N = 1, so that GN has the one eigenvalue tr GN. */
  static Arbitrary<NetworkProblem> scalarChains() {
    return Instances.drawn(
        draw ->
            NetworkDraws.chain(
                Draw.eighth(draw.uniform(1.5, 3)), Draw.eighth(draw.uniform(1.5, 3)), 0),
        p -> Stream.empty());
  }

  private static Finding withoutNorm(NetworkProblem p) {
    GaussNewton<BigFraction> matrices = p.exact();
    BigFraction sharpness = matrices.matrix().getTrace();
    BigFraction j = matrices.samples().get(0).inputJacobian().getEntry(0, 0);
    BigFraction x = matrices.samples().get(0).inputs().get(0).getEntry(0, 0);
    return SharpnessLowerBound.SHARPNESS
        .decide(sharpness.compareTo(j.multiply(x).pow(2)) >= 0)
        .by(ConjugateEvidence.EXACT_LAYERS)
        .build();
  }

  private static double excess(NetworkProblem p) {
    LoewnerBounds bounds = LoewnerBounds.of(p);
    return LoewnerBounds.of(p.with(Cost.SQUARE)).layered() - bounds.lambdaMax();
  }

  private static Finding withoutCurvature(NetworkProblem p) {
    return LowerBoundEvidence.atLeast(
            SharpnessLowerBound.SHARPNESS,
            LoewnerBounds.of(p).lambdaMax(),
            LoewnerBounds.of(p.with(Cost.SQUARE)).layered())
        .build();
  }

  private static Arbitrary<NetworkProblem> twoLayers() {
    return Instances.drawn(
        draw -> {
          int d = draw.integer(1, 3);
          int n = draw.integer(1, 4);
          return new NetworkProblem(
              List.of(
                  Matrix.of(n, d, (i, j) -> Draw.eighth(draw.gaussian())),
                  Matrix.of(1, n, (i, j) -> Draw.eighth(draw.gaussian()))),
              Matrix.of(1, d, (i, j) -> Draw.eighth(draw.gaussian())),
              Matrix.zero(1, 1),
              Activation.RELU,
              Cost.SQUARE);
        },
        ConjugateControls::isAlive,
        NetworkDraws::simpler);
  }

  /** With one sample and one output lambda_max is the trace. */
  private static Finding rescaled(NetworkProblem p) {
    double a = 1024;
    NetworkProblem other = p.withWeights(List.of(p.W().get(0).times(a), p.W().get(1).times(1 / a)));
    boolean sameFunction =
        p.exact()
                .samples()
                .get(0)
                .inputJacobian()
                .equals(other.exact().samples().get(0).inputJacobian())
            && p.exact().samples().get(0).output().equals(other.exact().samples().get(0).output());
    boolean sameSharpness = p.exact().matrix().getTrace().equals(other.exact().matrix().getTrace());
    return SharpnessLowerBound.SHARPNESS
        .decide(!sameFunction || sameSharpness)
        .by(ConjugateEvidence.EXACT_LAYERS)
        .build();
  }
}
