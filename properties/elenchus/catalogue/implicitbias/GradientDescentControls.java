package elenchus.catalogue.implicitbias;

import elenchus.data.LabelledData;
import elenchus.data.LabelledDraws;
import elenchus.descent.Descent;
import elenchus.descent.StepSize;
import elenchus.linear.Matrix;
import elenchus.margin.Inseparable;
import elenchus.margin.Separability;
import elenchus.theorem.Claim;
import elenchus.theorem.Control;
import elenchus.theorem.Draw;
import elenchus.theorem.Evidence;
import elenchus.theorem.Examination;
import elenchus.theorem.Instances;
import elenchus.theorem.Trial;
import elenchus.theorem.Witness;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import org.hipparchus.util.FastMath;

/** False variants of the theorem on gradient descent. */
final class GradientDescentControls {
  private static final Claim SEPARATES =
      Claim.atLeast("margins", "After $T$ steps all margins are positive.");
  private static final Witness DESCENT = new Witness("gradient descent", "own", "double");
  private static final int SHORT = 1000;

  private GradientDescentControls() {}

  static List<Control<?>> all(Arbitrary<DescentProblem> instances) {
    return List.of(
        Control.wrongFormula(
            "smoothness of the template",
            "The step-size condition may use the smoothness 1/4 of the PairLogLoss template in its"
                + " margins: the risk still falls at each step.",
            Instances.among(List.of(sixClasses())),
            falls()),
        Control.hypothesisDropped(
            "step too long",
            "With six times the largest step size the risk still falls at each step.",
            tooLong(),
            falls()),
        Control.hypothesisDropped(
            "not smooth",
            "With $\\eta=10$ the exponential loss, smooth nowhere globally, falls at each step.",
            Instances.drawn(GradientDescentControls::exponential, DescentProblem::simpler),
            falls()),
        inseparable(),
        missingRate(instances),
        correction(
            "correction with the other sign",
            "$W_T$ follows $\\dot W=\\eta F+\\tfrac12\\eta^2F'F$.",
            -0.5,
            instances),
        correction(
            "correction without the half",
            "$W_T$ follows $\\dot W=\\eta F-\\eta^2F'F$.",
            1,
            instances),
        correction(
            "no correction", "$W_T$ follows $\\dot W=\\eta F$ up to $O(T^{-2})$.", 0, instances));
  }

  /** The risk watched at each step, nothing else. */
  private static Examination<DescentProblem> falls() {
    return (p, trial) -> {
      Descent descent = p.descent().run(p.W0(), 0, 0, 1, 2, 3, SHORT);
      return Evidence.collect()
          .add(
              MulticlassGradientDescent.FALLS
                  .compare(descent.ledger().worstRise(), 0)
                  .within(1e-13, "rounding of the risk, relative to it")
                  .by(DESCENT))
          .quantity("firstRise", descent.ledger().firstRise())
          .quantity(
              "risks", descent.iterates().stream().mapToDouble(Descent.Iterate::risk).toArray())
          .done();
    };
  }

  /** Six samples of six classes that pull on nearly the same direction; the risk doubles. */
  private static DescentProblem sixClasses() {
    Matrix X = Matrix.ofRowMajor(6, 2, -2, 2, 3, 1, -1, 3, 3, 2, 2, 0, 1, 3);
    LabelledData data = new LabelledData(X, List.of(0, 1, 2, 3, 4, 5), 6);
    double eta = 0.995 * new StepSize(0.25, StepSize.spectralNorm(X)).limit();
    return DescentProblem.plain(data, "pairlog", 0.5, SHORT).stepping(eta);
  }

  /** Separable data with a large constant feature, and six times the largest step size. */
  static Arbitrary<DescentProblem> tooLong() {
    return Instances.drawn(
        d -> {
          LabelledData data = offset(d);
          while (!MulticlassGradientDescent.resolvable(data)) {
            data = offset(d);
          }
          return DescentProblem.plain(data, d.oneOf("ce", "pairlog"), 6, SHORT);
        },
        DescentProblem::simpler);
  }

  /** Teacher-labelled samples in the plane, with a third feature that is the same for all. */
  private static LabelledData offset(Draw draw) {
    LabelledData plane =
        LabelledDraws.teacherLabelled(draw.random(), draw.integer(4, 12), 2, draw.integer(3, 6));
    double constant = draw.integer(2, 4);
    Matrix X = Matrix.of(plane.samples(), 3, (i, f) -> f < 2 ? plane.X().get(i, f) : constant);
    return new LabelledData(X, plane.y(), plane.K());
  }

  private static DescentProblem exponential(Draw draw) {
    LabelledData data = LabelledDraws.teacherLabelled(draw.random(), 6, 2, 3);
    Matrix origin = Matrix.zero(3, 2);
    return new DescentProblem(data.X(), data.y(), 3, "exp", origin, 10, SHORT);
  }

  private static Control<DescentProblem> inseparable() {
    return Control.hypothesisDropped(
        "not separable",
        "On data with a Gordan certificate, too, all margins become positive.",
        Instances.drawn(
            d -> {
              LabelledData data = LabelledDraws.uniformlyLabelled(d.random(), 20, 2, 3);
              while (!(Separability.of(data) instanceof Inseparable)) {
                data = LabelledDraws.uniformlyLabelled(d.random(), 20, 2, 3);
              }
              return DescentProblem.plain(data, d.oneOf("ce", "pairlog"), 0.5, SHORT);
            },
            p -> Separability.of(p.data()) instanceof Inseparable ? p.simpler() : Stream.empty()),
        (p, trial) -> {
          Descent descent = p.descent().run(p.W0(), 0, SHORT);
          Evidence.Builder evidence =
              Evidence.collect()
                  .add(
                      SEPARATES
                          .compare(Margins.least(p.data(), descent.last().W()), 0)
                          .within(1e-9, "rounding of the margins")
                          .by(DESCENT));
          if (Separability.of(p.data()) instanceof Inseparable proof) {
            evidence.quantity("gordan", proof.gordan());
          }
          return evidence.quantity("risk", descent.last().risk()).done();
        });
  }

  private static Control<DescentProblem> missingRate(Arbitrary<DescentProblem> instances) {
    return Control.wrongFormula(
            "rate forgotten",
            "$\\langle A_{ij},\\rho\\rangle\\to-\\log\\alpha^*_{ij}$ whatever $\\eta$.",
            instances,
            (DescentProblem p, Trial trial) -> {
              DescentRun run = DescentRun.of(p, FlowLimit.of(p.flow()).orElseThrow(), trial);
              double[] predicted = run.predictedMargins();
              for (int k = 0; k < predicted.length; k++) {
                predicted[k] -= FastMath.log(p.eta());
              }
              return Evidence.of(
                  DescentAnchors.decided(
                          MulticlassGradientDescent.EQUATION
                              .compare(run.residualMargins(), predicted)
                              .within(
                                  GradientDescentEvidence.guarded(
                                      run.tolerance(), "that of the residual")),
                          run)
                      .build());
            })
        .liveWhere(p -> Math.abs(FastMath.log(p.eta())) > 0.1);
  }

  private static Control<DescentProblem> correction(
      String name, String statement, double factor, Arbitrary<DescentProblem> instances) {
    return Control.wrongFormula(
        name,
        statement,
        instances,
        (p, trial) -> {
          DescentRun run = DescentRun.of(p, FlowLimit.of(p.flow()).orElseThrow(), trial);
          return Evidence.of(
              MulticlassGradientDescent.FOLLOWS
                  .compare(run.gap(DescentRun.TENTH, factor), 0)
                  .error(run.rounding())
                  .within(GradientDescentEvidence.settled(run))
                  .by(run.integrated())
                  .by(run.descended())
                  .build());
        });
  }
}
