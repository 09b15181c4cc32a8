package elenchus.catalogue.implicitbias;

import com.google.auto.service.AutoService;
import elenchus.exact.Interval;
import elenchus.flow.FlowPath;
import elenchus.flow.ImplicitIntegrator;
import elenchus.flow.LogTimeFlow;
import elenchus.flow.TemplateRisk;
import elenchus.linear.Matrix;
import elenchus.loss.PolynomialTail;
import elenchus.theorem.Card;
import elenchus.theorem.Claim;
import elenchus.theorem.Control;
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
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import org.hipparchus.util.FastMath;

/** Losses with a polynomial tail interpolate only approximately, and better the more features. */
@AutoService(Theorem.class)
@SuppressWarnings("rawtypes") // a service is named by its raw type
public final class GeneralLossInterpolation implements Theorem<PolynomialProblem> {
  static final Claim FIXED_POINT =
      Claim.equal(
          "fixed point",
          "One and only one $m>0$ near Newton's has $m=Gm^{-(p+1)}$; then $w_p=Z^\\top m^{-(p+1)}$.");
  static final Claim EQUAL_MARGINS =
      Claim.equal(
          "equal margins",
          "$w_p$ is a multiple of the interpolation if and only if the rows of $G$ have equal sums.");
  static final Claim DIRECTION =
      Claim.converges("direction", "The flow's direction tends to $w_p/\\|w_p\\|$.");
  static final Claim EXPANSION =
      Claim.atMost(
          "expansion",
          "For $G=I+\\theta E$ the margins over their mean are"
              + " $1+\\theta(E1-\\overline{E1})/(p+2)+O(\\theta^2)$: half $\\theta$ leaves a quarter of the rest.");
  static final Claim LARGE_POWER =
      Claim.atMost("large power", "$w_p/\\|w_p\\|$ tends to the max-margin direction like $1/p$.");

  static final Witness NEWTON = new Witness("Newton's method", "own", "double");
  private static final Witness KRAWCZYK = new Witness("Krawczyk's test", "own", "interval");
  static final double THETA = 1.0 / 512;
  private static final double ROUNDING = 1e-13;

  // --- statement and source

  @Override
  public Card card() {
    return Card.id("general-loss-interpolation")
        .family("implicitbias")
        .title("Losses with a polynomial tail interpolate approximately")
        .statement(
            """
            Let $Z$ be signed samples with $Zw>0$ for some $w$, $G=ZZ^\\top$. Gradient flow of
            $\\sum\\varphi(z_i\\cdot w)$ with $\\varphi(u)=(1+u)^{-p}$ for large $u$ tends in direction
            to $w_p=\\arg\\min\\sum(z_i\\cdot w)^{-p}$ on the sphere, that is $w_p=Z^\\top m^{-(p+1)}$,
            $m=Zw_p$. It is the minimum-norm interpolation only if all margins are equal. If
            $G=\\lambda(I+E)$ the margins over their mean are
            $1+(E1-\\overline{E1})/(p+2)+O(\\|E\\|^2)$, and as $p\\to\\infty$ the direction tends to the
            max-margin one like $1/p$.
            """)
        .source(
            "Lai and Muthukumar, arXiv 2303.07475, abstract read: general convex losses lead to"
                + " approximate interpolation in high dimensions, by the primal-dual analysis of Ji"
                + " and Telgarsky. Fixed point, expansion and rate in $p$ are reconstructed.");
  }

  @Override
  public Class<PolynomialProblem> instanceType() {
    return PolynomialProblem.class;
  }

  // --- hypotheses

  @Override
  public List<Hypothesis<PolynomialProblem>> hypotheses() {
    return List.of(
        Hypothesis.of(
            "separable",
            "Some $w$ has $Zw>0$; the signed margin is $\\gamma$.",
            p -> p.maxMargin().map(s -> 1 / FastMath.sqrt(s.squaredNorm())).orElse(-1.0)));
  }

  // --- claims

  @Override
  public List<Claim> claims() {
    return List.of(FIXED_POINT, EQUAL_MARGINS, DIRECTION, EXPANSION, LARGE_POWER);
  }

  // --- instances

  @Override
  public Arbitrary<PolynomialProblem> instances() {
    return Instances.drawn(
        PolynomialProblem::draw, p -> p.maxMargin().isPresent(), PolynomialProblem::simpler);
  }

  @Override
  public List<Example<PolynomialProblem>> examples() {
    return List.of(
        new Example<>("lengths 1 and 2", new PolynomialProblem(Matrix.diagonal(1, 2), 2)),
        new Example<>("equal lengths", new PolynomialProblem(Matrix.diagonal(3, 3, 3), 1)));
  }

  // --- evidence

  @Override
  public Evidence examine(PolynomialProblem problem, Trial trial) {
    PolynomialFixedPoint fixed = fixedPoint(problem, problem.p());
    Optional<Interval[]> enclosed = fixed.enclosed(problem.gram(), problem.p());
    double[] direction = fixed.direction(problem.Z());
    Evidence.Builder evidence =
        Evidence.collect()
            .add(
                FIXED_POINT
                    .decide(enclosed.isPresent())
                    .provided(enclosed.isPresent(), "condition of the fixed point")
                    .by(KRAWCZYK)
                    .by(NEWTON));
    enclosed.ifPresent(
        m ->
            evidence.add(
                EQUAL_MARGINS
                    .decide(RowSums.equal(problem.gram()) || RowSums.areApart(m))
                    .provided(RowSums.equal(problem.gram()) != RowSums.areApart(m), "margins")
                    .by(KRAWCZYK)));
    return evidence
        .add(direction(problem, direction, trial))
        .addAll(expansion(problem, problem.p() + 2))
        .add(largePower(problem))
        .quantity("margins", fixed.margins())
        .quantity("w_p", problem.Z().transpose().times(fixed.weights()))
        .quantity("direction", direction)
        .done();
  }

  static PolynomialFixedPoint fixedPoint(PolynomialProblem problem, int p) {
    Matrix gram = problem.gram().toMatrix();
    return PolynomialFixedPoint.of(gram, p, problem.maxMargin().orElseThrow().dualVariables());
  }

  /** A run of the flow of W e^{-s/(p+2)}, whose remainders decay like e^{-s/(p+2)}. */
  static Finding direction(PolynomialProblem problem, double[] predicted, Trial trial) {
    int p = problem.p();
    int d = problem.Z().columns();
    FlowPath path =
        LogTimeFlow.of(TemplateRisk.of(problem.data(), new PolynomialTail(p)))
            .scaled(
                Matrix.zero(2, d),
                1.0 / (p + 2),
                ImplicitIntegrator.rodas4(trial.isHigh() ? 1e-10 : 1e-8),
                40.0 * (p + 2));
    double[] reached = PolynomialFixedPoint.unit(path.last().state().row(0));
    return DIRECTION
        .compare(distance(reached, predicted), 0)
        .within(1e-7, "the integrator's 1e-8, at rest; remainders e^{-40}")
        .by(path.method(), path.lineage(), "double")
        .by(NEWTON)
        .build();
  }

  static double distance(double[] a, double[] b) {
    return Matrix.column(a).minus(Matrix.column(b)).norm();
  }

  /** The remainder of the first order at theta and at half of it, for E of norm 1. */
  static Evidence expansion(PolynomialProblem problem, double divisor) {
    Matrix gram = problem.gram().toMatrix();
    int n = gram.rows();
    double lambda = gram.trace() / n;
    Matrix deviation = gram.times(1 / lambda).minus(Matrix.identity(n));
    double size = deviation.norm();
    if (size == 0) {
      return Evidence.collect().quantity("E", 0).done();
    }
    Matrix E = deviation.times(1 / size);
    double coarse = remainder(E, THETA, problem.p(), divisor);
    double fine = remainder(E, THETA / 2, problem.p(), divisor);
    return Evidence.collect()
        .add(
            EXPANSION
                .compare(fine, coarse / 4)
                .within(0.05 * coarse + ROUNDING, "next order: theta N (p + 3), and rounding")
                .by(NEWTON))
        .quantity("|E|", size)
        .done();
  }

  private static double remainder(Matrix E, double theta, int p, double divisor) {
    int n = E.rows();
    double[] ones = new double[n];
    Arrays.fill(ones, 1);
    Matrix gram = Matrix.identity(n).plus(E.times(theta));
    double[] m = PolynomialFixedPoint.of(gram, p, ones).margins();
    double[] sums = E.times(ones);
    double meanMargin = Arrays.stream(m).sum() / n;
    double meanSum = Arrays.stream(sums).sum() / n;
    double worst = 0;
    for (int i = 0; i < n; i++) {
      double first = theta * (sums[i] - meanSum) / divisor;
      worst = Math.max(worst, Math.abs(m[i] / meanMargin - 1 - first));
    }
    return worst;
  }

  private static Finding largePower(PolynomialProblem problem) {
    double[] limit = PolynomialFixedPoint.unit(problem.maxMargin().orElseThrow().weights());
    double near = distance(fixedPoint(problem, 400).direction(problem.Z()), limit);
    double far = distance(fixedPoint(problem, 100).direction(problem.Z()), limit);
    return LARGE_POWER
        .compare(near, far / 2)
        .within(1e-9, "Newton's; a quarter is expected, a half allowed")
        .by(NEWTON)
        .build();
  }

  // --- controls

  @Override
  public List<Control<?>> controls() {
    return GeneralLossControls.all(instances());
  }
}
