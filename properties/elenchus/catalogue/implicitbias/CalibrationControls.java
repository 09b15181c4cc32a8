package elenchus.catalogue.implicitbias;

import static elenchus.catalogue.implicitbias.PermClassificationCalibration.*;

import elenchus.theorem.Control;
import elenchus.theorem.Draw;
import elenchus.theorem.Evidence;
import elenchus.theorem.Instances;
import elenchus.theorem.Trial;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.util.FastMath;

/** False variants of {@link PermClassificationCalibration}. */
final class CalibrationControls {
  /** The loss of the first class counts once, that of class k k + 1 times. */
  private static final int HEAVIER = 2;

  private CalibrationControls() {}

  static List<Control<?>> all(Arbitrary<CalibrationProblem> instances) {
    return List.of(
        Control.hypothesisDropped(
                "Weston-Watkins hinge",
                "The hinge $\\sum_j\\max(0,1-u_j)$, neither smooth nor strictly convex, is calibrated.",
                twoLeaders(),
                (p, trial) -> hinge(p))
            .liveWhere(p -> tiesAtTheTop(p.probabilities())),
        Control.hypothesisDropped(
                "weighted classes",
                "Minimisers of $\\sum_yp_yc_yL_y$ with unequal $c$ keep the order of $p$.",
                instances,
                (p, trial) -> weighted(p))
            .liveWhere(p -> reverses(p.roundedProbabilities())),
        Control.wrongFormula(
                "exp with log p",
                "The exponential loss is least at $v^*=\\log p$.",
                instances,
                (CalibrationProblem p, Trial trial) -> {
                  double[] probabilities = p.roundedProbabilities();
                  double[] newton = ConditionalRisk.of("exp", probabilities).newton();
                  double[] wrong = ConditionalRisk.minimiser("ce", probabilities);
                  return Evidence.of(minimiser(newton, wrong, newton));
                })
            .liveWhere(p -> spread(p.roundedProbabilities()) > 0.01));
  }

  private static Evidence hinge(CalibrationProblem problem) {
    List<BigFraction> p = problem.probabilities();
    HingeRisk hinge = new HingeRisk(p);
    BigFraction least = hinge.minimum();
    BigFraction wrong = hinge.leastWrong(mostProbable(p));
    return Evidence.collect()
        .add(
            CALIBRATED
                .decide(least.compareTo(wrong) < 0)
                .by("vertices of a totally unimodular system", "own", "rational"))
        .quantity("min C_p", CertifiedMargin.text(List.of(least)))
        .quantity("least risk of a wrong argmax", CertifiedMargin.text(List.of(wrong)))
        .done();
  }

  /** (0.45, 0.40, 0.15) itself, or three classes of which two lead, each below one half. */
  private static Arbitrary<CalibrationProblem> twoLeaders() {
    return Instances.drawn(
        draw ->
            draw.chance(0.2)
                ? new CalibrationProblem(List.of(9.0, 8.0, 3.0), "ce")
                : new CalibrationProblem(leaders(draw), "ce"),
        p -> Stream.empty());
  }

  private static List<Double> leaders(Draw draw) {
    double last = draw.integer(1, 20);
    return List.of(45 + draw.integer(1, 4) - last / 2, 45 - last / 2, last);
  }

  /** Whether the risk is strictly least, among orders of the logits, where two classes tie. */
  private static boolean tiesAtTheTop(List<BigFraction> p) {
    HingeRisk hinge = new HingeRisk(p);
    return p.size() == 3
        && mostProbable(p) == 0
        && Collections.max(p).compareTo(BigFraction.ONE_HALF) < 0
        && hinge.at(1, 1, 0).compareTo(hinge.at(2, 1, 0)) < 0
        && hinge.at(1, 1, 0).compareTo(hinge.at(1, 0, 0)) < 0;
  }

  private static double[] weights(double[] p) {
    double[] weighted = p.clone();
    for (int k = 0; k < p.length; k++) {
      weighted[k] *= 1 + HEAVIER * k;
    }
    return weighted;
  }

  private static Evidence weighted(CalibrationProblem problem) {
    double[] p = problem.roundedProbabilities();
    double[] v = ConditionalRisk.of(problem.loss(), weights(p)).newton();
    return Evidence.collect().add(order(p, v)).quantity("v*", v).done();
  }

  /** Whether the weights reverse two classes, both clearly apart before and after. */
  private static boolean reverses(double[] p) {
    double[] heavier = weights(p);
    for (int a = 0; a < p.length; a++) {
      for (int b = a + 1; b < p.length; b++) {
        if (p[a] - p[b] > 0.01 && heavier[b] > 1.01 * heavier[a]) {
          return true;
        }
      }
    }
    return false;
  }

  private static double spread(double[] p) {
    return FastMath.log(Arrays.stream(p).max().orElse(1) / Arrays.stream(p).min().orElse(1));
  }
}
