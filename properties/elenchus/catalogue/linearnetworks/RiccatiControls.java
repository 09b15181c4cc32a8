package elenchus.catalogue.linearnetworks;

import elenchus.theorem.Control;
import elenchus.theorem.Evidence;
import java.util.List;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitrary;

/** False variants of the Riccati solution. */
final class RiccatiControls {
  private RiccatiControls() {}

  static List<Control<?>> all(
      Arbitrary<WhitenedNetwork> instances, Arbitrary<WhitenedNetwork> unbalanced) {
    return List.of(
        Control.hypothesisDropped(
            "unbalanced layers",
            "The formula holds for every start.",
            unbalanced,
            (n, trial) ->
                Evidence.of(
                    RiccatiBalanced.integration(n, RiccatiBalanced.solution(n), trial).build())),
        wrong(
            instances,
            "square with weight two",
            "$\\dot R=FR+RF-2R^2$.",
            s -> new RiccatiSolution(s.F(), s.S(), 2)),
        wrong(
                instances,
                "half the generator",
                "$F/2$ in place of $F$.",
                s -> new RiccatiSolution(s.F().times(0.5), s.S(), 1))
            .liveWhere(n -> n.Sigma().norm() > 0.1),
        wrong(
                instances,
                "sign of the correlation",
                "$-\\Sigma$ in place of $\\Sigma$.",
                s -> new RiccatiSolution(s.F().times(-1), s.S(), 1))
            .liveWhere(n -> n.Sigma().norm() > 0.1));
  }

  private static Control<WhitenedNetwork> wrong(
      Arbitrary<WhitenedNetwork> instances,
      String name,
      String statement,
      UnaryOperator<RiccatiSolution> change) {
    return Control.wrongFormula(
        name,
        statement,
        instances,
        (n, trial) ->
            Evidence.of(
                RiccatiBalanced.integration(n, change.apply(RiccatiBalanced.solution(n)), trial)
                    .build()));
  }
}
