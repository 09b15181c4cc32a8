package elenchus.catalogue.implicitbias;

import com.google.auto.service.AutoService;
import elenchus.descent.LimitedMemoryBfgs;
import elenchus.exact.Interval;
import elenchus.theorem.Card;
import elenchus.theorem.Claim;
import elenchus.theorem.Control;
import elenchus.theorem.Draw;
import elenchus.theorem.Evidence;
import elenchus.theorem.Example;
import elenchus.theorem.Finding;
import elenchus.theorem.Hypothesis;
import elenchus.theorem.Instances;
import elenchus.theorem.Theorem;
import elenchus.theorem.Trial;
import elenchus.theorem.Witness;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitrary;
import org.hipparchus.fraction.BigFraction;

/** Minimisers of the conditional risk keep the order of the class probabilities. */
@AutoService(Theorem.class)
@SuppressWarnings("rawtypes") // a service is named by its raw type
public final class PermClassificationCalibration implements Theorem<CalibrationProblem> {
  static final Claim STATIONARY =
      Claim.equal(
          "stationarity",
          "$\\nabla C_p=0$ where $e^{v}=p$ (ce, pairlog) or $e^v=\\sqrt p$ (exp), identically in $p$.");
  static final Claim MINIMISER =
      Claim.equal(
          "minimiser",
          "Centred, $v^*=\\log p$ for ce, pairlog and their sum, $\\frac12\\log p$ for exp.");
  static final Claim MINIMUM = Claim.equal("minimum", "$\\min C_p$ has its closed form in $p$.");
  static final Claim ORDER = Claim.atLeast("order", "$p_a>p_b$ implies $v^*_a>v^*_b$.");
  static final Claim CALIBRATED =
      Claim.atLeast(
          "calibration", "$\\inf\\{C_p(v):\\arg\\max v\\not\\subseteq\\arg\\max p\\}>\\inf C_p$.");
  static final Claim FENCHEL_YOUNG =
      Claim.equal(
          "Fenchel-Young",
          "For the negentropy $\\frac12\\|q\\|^2$ the logits $v=p$ minimise $C_p$, at"
              + " $\\frac12(1-\\|p\\|^2)$.");

  static final Witness NEWTON = new Witness("Newton from the origin", "own", "double");
  private static final Witness CLOSED = new Witness("closed form", "own", "interval");
  private static final double CLEAR = 1e-3;
  private static final int SPARSE_TRIES = 20;

  // --- statement and source

  @Override
  public Card card() {
    return Card.id("perm-classification-calibration")
        .family("implicitbias")
        .title("Minimisers of the conditional risk keep the order of the probabilities")
        .statement(
            """
            Let $L_y(v)=\\psi((v_y-v_j)_{j\\ne y})$ with $\\psi\\ge0$ symmetric, strictly convex,
            $\\nabla\\psi<0$ and sublevel sets bounded below. For $p>0$ the conditional risk
            $C_p(v)=\\sum_yp_yL_y(v)$ has a minimiser $v^*$, unique up to a common shift, and
            $p_a>p_b$ implies $v^*_a>v^*_b$; so logits with a wrong argmax stay away from the least
            risk. For cross-entropy and PairLogLoss $v^*=\\log p$, for the exponential loss
            $v^*=\\frac12\\log p$.
            """)
        .source(
            "Wang and Scott, JMLR 25, 2024, arXiv 2311.17778, read in abstract and summaries:"
                + " totally regular PERM losses, their sums and Fenchel-Young losses of totally"
                + " regular negentropies are classification-calibrated. The definition of regular,"
                + " the proof and the closed forms are reconstructed.");
  }

  @Override
  public Class<CalibrationProblem> instanceType() {
    return CalibrationProblem.class;
  }

  // --- hypotheses

  @Override
  public List<Hypothesis<CalibrationProblem>> hypotheses() {
    return List.of(
        Hypothesis.of(
            "positive probabilities", "$p_k>0$ for all classes.", p -> Collections.min(p.p())));
  }

  // --- claims

  @Override
  public List<Claim> claims() {
    return List.of(STATIONARY, MINIMISER, MINIMUM, ORDER, CALIBRATED, FENCHEL_YOUNG);
  }

  // --- instances

  @Override
  public Arbitrary<CalibrationProblem> instances() {
    return Instances.drawn(CalibrationProblem::draw, CalibrationProblem::simpler);
  }

  @Override
  public List<Example<CalibrationProblem>> examples() {
    return List.of(
        new Example<>(
            "pairlog at (1/2, 1/3, 1/6)",
            new CalibrationProblem(List.of(3.0, 2.0, 1.0), "pairlog")),
        new Example<>(
            "exp at (16, 4, 1)/21", new CalibrationProblem(List.of(16.0, 4.0, 1.0), "exp")),
        new Example<>("ce at (9, 8, 3)/20", new CalibrationProblem(List.of(9.0, 8.0, 3.0), "ce")));
  }

  // --- evidence

  @Override
  public Evidence examine(CalibrationProblem problem, Trial trial) {
    double[] p = problem.roundedProbabilities();
    List<BigFraction> exact = problem.probabilities();
    ConditionalRisk risk = ConditionalRisk.of(problem.loss(), p);
    double[] newton = risk.newton();
    double[] closed = ConditionalRisk.minimiser(problem.loss(), p);
    Interval minimum = ConditionalRisk.minimum(problem.loss(), exact);
    double reached = risk.evaluate(newton, new double[p.length]);
    Evidence.Builder evidence =
        Evidence.collect()
            .add(
                STATIONARY
                    .decide(CalibrationProofs.proof(problem.loss(), problem.K()).holds())
                    .proved()
                    .by("normal form", "Rings", "symbolic"))
            .add(minimiser(newton, closed, trial.isHigh() ? descended(risk) : newton))
            .add(
                MINIMUM
                    .compare(reached, minimum.mid())
                    .error(minimum.width())
                    .within(1e-13 * (1 + minimum.mid()), "rounding of a sum of K^2 terms")
                    .by(NEWTON)
                    .by(CLOSED))
            .add(order(p, newton));
    int best = mostProbable(exact);
    if (best >= 0) {
      Interval wrong = ConditionalRisk.leastWrong(problem.loss(), exact, best);
      evidence
          .add(CALIBRATED.decide(minimum.certainlyLessThan(wrong)).by(CLOSED))
          .quantity("least risk of a wrong argmax", wrong.mid());
    }
    return evidence
        .add(
            FENCHEL_YOUNG
                .decide(Sparsemax.isMinimisedAt(exact, new Draw(trial.random()), SPARSE_TRIES))
                .by("projection on the simplex", "own", "rational"))
        .quantity("p", CertifiedMargin.text(exact))
        .quantity("v*", closed)
        .quantity("v* by Newton", newton)
        .quantity("min C_p", minimum.mid())
        .done();
  }

  private static double[] descended(ConditionalRisk risk) {
    return ConditionalRisk.centred(
        LimitedMemoryBfgs.to(1e-12).minimise(risk, new double[risk.dimension()]).point());
  }

  /** Newton's minimiser against a closed form; a second method widens the error. */
  static Finding minimiser(double[] newton, double[] closed, double[] second) {
    double error = 0;
    for (int k = 0; k < newton.length; k++) {
      error = Math.max(error, Math.abs(newton[k] - second[k]));
    }
    Finding.Builder finding =
        MINIMISER
            .compare(ConditionalRisk.centred(newton), closed)
            .error(error)
            .within(1e-9, "Newton to 1e-14 on a Hessian of condition up to 1e5")
            .by(NEWTON);
    return (second == newton ? finding : finding.by("L-BFGS", "own", "double")).build();
  }

  /** The least advance v_a - v_b over pairs with p_a clearly above p_b. */
  static Finding order(double[] p, double[] v) {
    double least = Double.POSITIVE_INFINITY;
    for (int a = 0; a < p.length; a++) {
      for (int b = 0; b < p.length; b++) {
        least = p[a] - p[b] > CLEAR ? Math.min(least, v[a] - v[b]) : least;
      }
    }
    double advance = Double.isInfinite(least) ? CLEAR : least;
    return ORDER
        .compare(advance, 0)
        .error(1e-9)
        .within(0, "none: the advance exceeds 1e-3")
        .by(NEWTON)
        .build();
  }

  /** The class of largest probability, or -1 where two share it. */
  static int mostProbable(List<BigFraction> p) {
    BigFraction largest = Collections.max(p);
    return p.indexOf(largest) == p.lastIndexOf(largest) ? p.indexOf(largest) : -1;
  }

  // --- controls

  @Override
  public List<Control<?>> controls() {
    return CalibrationControls.all(instances());
  }
}
