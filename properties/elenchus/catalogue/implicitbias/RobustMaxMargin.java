package elenchus.catalogue.implicitbias;

import com.google.auto.service.AutoService;
import elenchus.flow.Trajectory;
import elenchus.linear.Matrix;
import elenchus.margin.HardMargin;
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
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitrary;
import org.hipparchus.util.FastMath;

/** Adversarial training goes to the robust max-margin classifier. */
@AutoService(Theorem.class)
@SuppressWarnings("rawtypes") // a service is named by its raw type
public final class RobustMaxMargin implements Theorem<RobustProblem> {
  static final Claim ATTACK =
      Claim.equal(
          "inner maximum",
          "$\\min_{\\|\\delta\\|_q\\le\\epsilon}(z_i+\\delta)\\cdot w=z_i\\cdot w-\\epsilon\\|w\\|_p$,"
              + " attained.");
  static final Claim OPTIMAL =
      Claim.equal(
          "optimality",
          "$w=\\sum\\lambda_i(z_i-\\epsilon\\nabla\\|w\\|_p)$, $\\lambda\\ge0$, $h_i=1$ on the support,"
              + " $\\sum\\lambda=\\|w\\|^2$.");
  static final Claim BOUND =
      Claim.atMost(
          "lower bound",
          "$\\sum\\lambda_i/\\|\\sum\\lambda_i\\nabla h_i(w_0)\\|\\le\\|w_{\\rm RM}\\|$ for every $w_0$.");
  static final Claim EUCLIDEAN =
      Claim.equal(
          "Euclidean adversary",
          "For $p=2$, $w_{\\rm RM}=\\hat w/\\|\\hat w\\|/(\\gamma-\\epsilon)$.");
  static final Claim FULL =
      Claim.equal(
          "full support",
          "With $d$ active samples, the same for both, $w_{\\rm RM}$ has the direction of $\\hat w$.");
  static final Claim VELOCITY =
      Claim.converges(
          "velocity", "$dw/ds\\to w_{\\rm RM}$ with an error $O(s^{-1-\\min(1,\\mu)})$.");

  static final Witness CLOSED = new Witness("linearisations, then Newton", "own", "double");
  private static final double LEAST_RELAXATION = 0.2;
  private static final double LEAST_COORDINATE = 0.02;
  private static final double NOISE = 1e-7;

  // --- statement and source

  @Override
  public Card card() {
    return Card.id("robust-max-margin")
        .family("implicitbias")
        .title("Adversarial training goes to the robust max-margin classifier")
        .statement(
            """
            An adversary moves each signed sample by $\\|\\delta\\|_q\\le\\epsilon$, $1/p+1/q=1$,
            $1<p<\\infty$; the worst margin is $h_i(w)=z_i\\cdot w-\\epsilon\\|w\\|_p$. If some $w$ has
            $h(w)>0$, let $w_{\\rm RM}$ be the least $\\|w\\|_2$ with $h\\ge1$. Gradient flow of
            $\\sum e^{-h_i(w)}$ has $dw/d\\log t\\to w_{\\rm RM}$. For $p=2$ its direction is that of the
            clean max-margin classifier; for other $p$ it is if $d$ samples are active, and generically
            not if fewer are.
            """)
        .source(
            "Salehi and Hassibi, arXiv 2010.15391, abstract read: gradient descent on the min-max"
                + " loss converges in direction to the robust max-margin classifier. Formulation,"
                + " rate and special cases are reconstructed.");
  }

  @Override
  public Class<RobustProblem> instanceType() {
    return RobustProblem.class;
  }

  // --- hypotheses

  @Override
  public List<Hypothesis<RobustProblem>> hypotheses() {
    return List.of(
        Hypothesis.of(
            "bearable",
            "The clean max-margin classifier has positive worst margins: $\\epsilon$ is below its"
                + " margin over $\\|\\hat w\\|_p$.",
            p -> p.bearable() - p.eps()),
        Hypothesis.of(
            "smooth norm",
            "No coordinate of $w_{\\rm RM}$ vanishes; the margin is the least over $\\|w_{\\rm RM}\\|$.",
            p -> RobustMargin.of(p).map(RobustMaxMargin::leastCoordinate).orElse(-1.0)));
  }

  // --- claims

  @Override
  public List<Claim> claims() {
    return List.of(ATTACK, OPTIMAL, BOUND, EUCLIDEAN, FULL, VELOCITY);
  }

  // --- instances

  @Override
  public Arbitrary<RobustProblem> instances() {
    return Instances.drawn(
        RobustProblem::draw, p -> p.bearable() > 1e-3 && resolvable(p), RobustProblem::simpler);
  }

  private static boolean resolvable(RobustProblem problem) {
    return RobustMargin.of(problem)
        .filter(m -> m.relaxation() > LEAST_RELAXATION && isClear(m))
        .isPresent();
  }

  private static double leastCoordinate(RobustMargin margin) {
    return Arrays.stream(margin.weights()).map(Math::abs).min().orElse(0) / margin.norm();
  }

  /** Whether the norm is smooth enough at w_RM, and all multipliers are well positive. */
  private static boolean isClear(RobustMargin margin) {
    double weak = Arrays.stream(margin.multipliers()).min().orElse(0);
    return leastCoordinate(margin) > LEAST_COORDINATE
        && weak > 1e-3 * margin.norm() * margin.norm();
  }

  @Override
  public List<Example<RobustProblem>> examples() {
    Matrix Z = Matrix.ofRows(new double[] {1, 2}, new double[] {2, 1});
    return List.of(
        new Example<>("two samples, p = 3", new RobustProblem(Z, 3, 0.5)),
        new Example<>("two samples, p = 2", new RobustProblem(Z, 2, 0.5)));
  }

  // --- evidence

  @Override
  public Evidence examine(RobustProblem problem, Trial trial) {
    RobustMargin margin =
        RobustMargin.of(problem)
            .orElseThrow(() -> new IllegalArgumentException("the adversary cannot be borne"));
    HardMargin.Solution clean = problem.maxMargin().orElseThrow();
    double[] direction = PolynomialFixedPoint.unit(margin.weights());
    double[] cleanDirection = PolynomialFixedPoint.unit(clean.weights());
    Draw draw = new Draw(trial.random());
    double[] w0 = margin.weights();
    for (int k = 0; k < w0.length; k++) {
      w0[k] += draw.gaussian() * margin.norm();
    }
    Evidence.Builder evidence =
        Evidence.collect()
            .add(RobustAttack.examine(problem, margin.weights(), problem.p(), draw))
            .add(
                OPTIMAL
                    .compare(margin.residual(), 0)
                    .within(1e-11, "Newton's, relative to 1 + sum lambda")
                    .by(CLOSED))
            .add(
                BOUND
                    .compare(margin.lowerBound(w0), margin.norm())
                    .within(1e-11 * margin.norm(), "Newton's")
                    .by(CLOSED));
    if (problem.p() == 2) {
      double gamma = 1 / FastMath.sqrt(clean.squaredNorm());
      double[] predicted =
          Arrays.stream(cleanDirection).map(x -> x / (gamma - problem.eps())).toArray();
      evidence.add(
          EUCLIDEAN
              .compare(margin.weights(), predicted)
              .within(1e-11 * margin.norm(), "Newton's")
              .by(CLOSED)
              .by("dual active set", "own", "double"));
    }
    if (clean.support().size() == problem.Z().columns()
        && margin.support().equals(clean.support())) {
      evidence.add(FULL.compare(direction, cleanDirection).within(1e-10, "Newton's").by(CLOSED));
    }
    return evidence
        .add(velocity(margin, clean, trial))
        .quantity("w_RM", margin.weights())
        .quantity("lambda", margin.multipliers())
        .quantity("mu", margin.relaxation())
        .done();
  }

  /** The error at s = 3e3 against three times what the rate makes of that at s = 300. */
  private static Finding velocity(RobustMargin margin, HardMargin.Solution clean, Trial trial) {
    RobustFlow flow = new RobustFlow(margin.problem());
    double[] start = Arrays.stream(clean.weights()).map(x -> x / 10).toArray();
    Trajectory path = flow.run(trial.isHigh() ? 1e-11 : 1e-9, start, 100, 300, 3000);
    double exponent = 1 + Math.min(1, margin.relaxation());
    double late = error(flow, path.last(), margin);
    // From two times: at a single one the error may cross zero.
    double expected = 0;
    for (Trajectory.Point point : path.points().subList(0, 2)) {
      double stretch = path.last().time() / point.time();
      double shrink = FastMath.pow(stretch, -exponent) * (1 + FastMath.log(stretch));
      expected = Math.max(expected, error(flow, point, margin) * shrink);
    }
    return VELOCITY
        .compare(late, 0)
        .within(
            GradientFlowEvidence.guarded(
                3 * expected + NOISE * (1 + margin.norm()),
                "3 C s^{-1-min(1,mu)}, C from s = 100 and 300"))
        .provided(
            margin.relaxation() >= LEAST_RELAXATION && isClear(margin),
            "mu, or a coordinate near 0")
        .by("Rodas4", "own", "double")
        .by(CLOSED)
        .build();
  }

  private static double error(RobustFlow flow, Trajectory.Point point, RobustMargin margin) {
    double[] velocity = new double[margin.weights().length];
    flow.velocity(point.time(), point.state(), velocity);
    return GeneralLossInterpolation.distance(velocity, margin.weights());
  }

  // --- controls

  @Override
  public List<Control<?>> controls() {
    return RobustControls.all(instances());
  }
}
