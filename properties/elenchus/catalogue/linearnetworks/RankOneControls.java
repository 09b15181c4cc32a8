package elenchus.catalogue.linearnetworks;

import elenchus.catalogue.closedform.SolutionCheck;
import elenchus.flow.InitialValueProblem;
import elenchus.linear.Matrix;
import elenchus.theorem.Claim;
import elenchus.theorem.Control;
import elenchus.theorem.Evidence;
import elenchus.theorem.Finding;
import elenchus.theorem.Instances;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;

/** False variants of the rank-one certificate. */
final class RankOneControls {
  private RankOneControls() {}

  static List<Control<?>> all(Arbitrary<DeepClassifier> instances) {
    return List.of(
        Control.hypothesisDropped(
            "data not separable",
            "The norms diverge also for inseparable data.",
            DeepClassifier.draws(false),
            (c, trial) -> Evidence.of(stillGrowing(c))),
        Control.wrongFormula(
            "gradient descent in place of the flow",
            "$D_l$ is conserved by 400 steps of gradient descent of length $0.02$.",
            instances,
            (c, trial) -> Evidence.of(DeepLinearRankOne.conserved(c.W(), descend(c)).build())),
        Control.wrongFormula(
                "bound without the maximum",
                "$B_l=B_{l+1}+\\lambda_{\\max}(-D_l)$ also where a hidden layer has width one.",
                narrow(),
                (c, trial) ->
                    Evidence.of(
                        DeepLinearRankOne.bound(
                                DeepLinearRankOne.RANK,
                                new RankCertificate(RankCertificate.of(c.W()).differences(), false)
                                    .excess(c.W()),
                                1)
                            .build()))
            .liveWhere(c -> c.W().size() > 2));
  }

  private static Finding stillGrowing(DeepClassifier c) {
    double[] before = c.equation().solve(1e-11, 30)[0];
    InitialValueProblem later = new InitialValueProblem(c.equation().slope(), before);
    double[] after = later.solve(1e-11, 30)[0];
    double growth =
        LinearFlow.squaredNorm(LinearFlow.layers(after, c.W(), 0))
            / LinearFlow.squaredNorm(LinearFlow.layers(before, c.W(), 0));
    return Claim.atLeast("norms diverge", "The norms keep growing.")
        .compare(growth, 2)
        .within(0.5, "exponential growth in this time")
        .by(SolutionCheck.INTEGRATION)
        .build();
  }

  private static List<Matrix> descend(DeepClassifier c) {
    List<Matrix> weights = c.W();
    for (int k = 0; k < 400; k++) {
      List<Matrix> gradients = c.gradients(weights);
      List<Matrix> before = weights;
      weights =
          IntStream.range(0, weights.size())
              .mapToObj(l -> before.get(l).plus(gradients.get(l).times(0.02)))
              .toList();
    }
    return weights;
  }

  /** Networks whose second hidden layer is one neuron with small incoming weights. */
  private static Arbitrary<DeepClassifier> narrow() {
    return Instances.drawn(
        draw ->
            new DeepClassifier(
                Matrix.identity(2),
                List.of(1, 1),
                List.of(
                    Matrix.ofRows(draw.gaussianRows(3, 2)),
                    Matrix.ofRows(draw.gaussianRows(1, 3)).times(0.5),
                    Matrix.ofRows(new double[] {3}))),
        c ->
            Stream.of(
                    new DeepClassifier(
                        Matrix.identity(2),
                        List.of(1, 1),
                        List.of(
                            Matrix.identity(2),
                            Matrix.ofRows(new double[] {1, 0}),
                            Matrix.ofRows(new double[] {2}))))
                .filter(o -> !o.equals(c)));
  }
}
