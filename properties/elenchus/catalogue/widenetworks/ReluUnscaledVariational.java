package elenchus.catalogue.widenetworks;

import com.google.auto.service.AutoService;
import elenchus.catalogue.closedform.Proofs;
import elenchus.functions.CurvatureSpline;
import elenchus.functions.LineFunction;
import elenchus.functions.PrimalCurvature;
import elenchus.linear.Matrix;
import elenchus.linear.SymmetricEigen;
import elenchus.symbolic.Proof;
import elenchus.theorem.Card;
import elenchus.theorem.Claim;
import elenchus.theorem.Control;
import elenchus.theorem.Evidence;
import elenchus.theorem.Example;
import elenchus.theorem.Finding;
import elenchus.theorem.Hypothesis;
import elenchus.theorem.Theorem;
import elenchus.theorem.Trial;
import java.util.List;
import net.jqwik.api.Arbitrary;
import org.hipparchus.FieldElement;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.util.Binary64;

/** Where wide rectified networks with an unscaled potential end: a weighted-curvature spline. */
@SuppressWarnings("rawtypes") // a service is named by its raw type
@AutoService(Theorem.class)
public final class ReluUnscaledVariational implements Theorem<SplineProblem> {
  private static final double WORST_CONDITION = 1e5;

  static final Claim KERNEL =
      Claim.equal(
          "kernel in closed form",
          "For uniform biases $K(x,z)=\\frac12(R^2/3+xz+|x-z|^3/(12R))$ on $[-R,R]$.");
  static final Claim INTERPOLATES =
      Claim.equal(
          "interpolates",
          "$h''=ps$, $s(u)=\\frac12\\sum_i\\lambda_i|x_i-u|$, $c_1=\\frac12\\sum\\lambda_ix_i$,"
              + " $c_2=-\\frac12E[B^2]\\sum\\lambda_i$ give"
              + " $h(t)=\\frac12\\int h''|t-u|+\\frac12c_1t-\\frac12c_2$ with $h(x_i)=y_i$.");
  static final Claim BOUNDARY =
      Claim.equal(
          "boundary terms",
          "$h=\\sum\\lambda_iK(\\cdot,x_i)$ has $h'(\\infty)+h'(-\\infty)=c_1$ and"
              + " $\\int h''|u|-2h(0)=c_2$.");
  static final Claim GAP =
      Claim.equal(
          "no duality gap", "$G_1+G_2+G_3=2y^T\\lambda-\\lambda^TK\\lambda=y^T\\lambda$ at $h$.");
  static final Claim PRIMAL =
      Claim.equal(
          "primal minimiser",
          "The minimiser over piecewise linear $s$, $c_1$, $c_2$ under $h(x_i)=y_i$ is the same"
              + " function.");
  static final Claim BORDER =
      Claim.equal("bordering", "A further datum $(t,h(t))$ leaves $\\lambda$ and gets 0 itself.");
  static final Claim REFLECTION = Claim.equal("reflection", "The data $(-x_i,y_i)$ give $h(-t)$.");
  static final Claim WIDTH_KERNEL =
      Claim.equal(
          "kernel at finite width",
          "With $N$ biases per direction at the midpoints of cells of width $\\delta=2R/N$ and data"
              + " on cell boundaries $K_N=K-\\delta^2(2R-|x-z|)/(48R)$.");
  static final Claim WIDTH_LIMIT =
      Claim.equal(
          "limit in the width",
          "The gradient-flow limit $h_N$ of that network has $h_N(t)-h(t)=\\delta^2\\,(k(t)^TK^{-1}E"
              + "-e(t)^T)\\lambda_N$, $E_{ij}=(2R-|x_i-x_j|)/(48R)$: exactly, for each $N$.");

  // --- statement and source

  @Override
  public Card card() {
    return Card.id("relu-unscaled-variational")
        .family("widenetworks")
        .title("Wide ReLU networks with an unscaled potential end at a weighted-curvature spline")
        .statement(
            """
            Let $f=\\sum_{k\\le n}a_k(w_kx-b_k)_++d$ with $w_k=\\pm1$, $b_k$ from an even density $p$
            positive on $(-R,R)$, $a=0$, trained by mirror flow with an unscaled potential, $\\phi''(0)>0$,
            on $|x_i|<R$. As $n\\to\\infty$ the trained $f-f_0$ tends to the minimiser $h$ of
            $G_1+G_2+G_3$ under $h(x_i)=y_i-f_0(x_i)$,
            $G_1=\\int h''^2/p$, $G_2=(h'(\\infty)+h'(-\\infty))^2$,
            $G_3=(\\int h''|u|-2h(0))^2/E[B^2]$. The potential does not enter.
            $h=\\sum_i\\lambda_iK(\\cdot,x_i)$ with $K\\lambda=y$,
            $K(x,z)=\\frac12E[(x-B)_+(z-B)_++(B-x)_+(B-z)_+]$. For uniform biases $h$ is a cubic
            spline, not the natural one.
            """)
        .source(
            "Liang, Montufar, ICLR 2025, arXiv 2410.03988, named Theorem 2 in a figure caption there;"
                + " abstract and introduction were read, statement and proof are reconstructed. The"
                + " kernel at finite width is reconstructed too.");
  }

  @Override
  public Class<SplineProblem> instanceType() {
    return SplineProblem.class;
  }

  // --- hypotheses

  @Override
  public List<Hypothesis<SplineProblem>> hypotheses() {
    return List.of(
        Hypothesis.<SplineProblem>of("distinct points", "$x_1<\\dots<x_m$.", SplineProblem::gap)
            .decidedByItsMargin(),
        Hypothesis.<SplineProblem>of(
                "points inside", "$|x_i|<R$: $p$ is positive on both sides.", SplineProblem::room)
            .decidedByItsMargin());
  }

  // --- claims

  @Override
  public List<Claim> claims() {
    return List.of(
        KERNEL, INTERPOLATES, BOUNDARY, GAP, PRIMAL, BORDER, REFLECTION, WIDTH_KERNEL, WIDTH_LIMIT);
  }

  // --- instances

  @Override
  public Arbitrary<SplineProblem> instances() {
    return SplineDraws.generic();
  }

  @Override
  public List<Example<SplineProblem>> examples() {
    return List.of(
        new Example<>(
            "two points",
            new SplineProblem(
                1, SplineProblem.Shape.UNIFORM, List.of(-0.5, 0.5), List.of(0.0, 1.0))),
        new Example<>("four points", SplineControls.fourPoints()),
        new Example<>(
            "one point",
            new SplineProblem(1, SplineProblem.Shape.UNIFORM, List.of(0.25), List.of(1.0))));
  }

  // --- evidence

  @Override
  public Evidence examine(SplineProblem problem, Trial trial) {
    CurvatureSpline<Binary64> solution = problem.solution();
    double condition = condition(solution);
    double slack = slack(condition);
    Evidence.Builder evidence = Evidence.collect();
    Proof kernels = Identities.KERNELS;
    evidence.add(Proofs.finding(KERNEL, kernels, Proofs.DIFFERENTIAL_FIELD));
    if (problem.isRational()) {
      CurvatureSpline<BigFraction> exact = problem.exact();
      addAll(new SplineEvidence<>(problem, exact, problem.exactX(), problem.exactY(), 0), evidence);
      evidence
          .quantity("lam, exactly", exact.lam().toString())
          .quantity(
              "h(t), exactly",
              exact.interpolant().at(SplineQuantities.probes(problem.exactR())).toString());
    } else {
      addAll(
          new SplineEvidence<>(
              problem,
              solution,
              SplineProblem.numbers(problem.x()),
              SplineProblem.numbers(problem.y()),
              slack),
          evidence);
    }
    evidence.add(primal(problem, solution, condition, trial));
    problem.lattice().ifPresent(lattice -> evidence.addAll(FiniteWidth.examine(problem, lattice)));
    return SplineQuantities.of(problem, solution, condition, evidence)
        .quantity("proof", kernels.toString())
        .done();
  }

  /** Relative rounding of the dual variables: the condition times a few dozen units. */
  static double slack(double condition) {
    return 1e-12 * Math.max(1, condition / 1e2);
  }

  private static <T extends FieldElement<T>> void addAll(
      SplineEvidence<T> spline, Evidence.Builder evidence) {
    evidence
        .add(spline.interpolates())
        .add(spline.boundary())
        .add(spline.gap())
        .add(spline.bordering())
        .add(spline.symmetries());
  }

  private static Finding.Builder primal(
      SplineProblem problem, CurvatureSpline<Binary64> solution, double condition, Trial trial) {
    double[] x = SplineQuantities.array(problem.x());
    double[] y = SplineQuantities.array(problem.y());
    int knots = trial.isHigh() ? 33 : 9;
    PrimalCurvature primal =
        PrimalCurvature.solve(
            problem.R(),
            u -> solution.law().density(new Binary64(u)).getReal(),
            solution.law().secondMoment().getReal(),
            LineFunction.grid(-problem.R(), problem.R(), knots),
            x,
            y);
    double[] points = LineFunction.grid(-problem.R(), problem.R(), 17);
    double size = 1;
    for (double t : points) {
      size = Math.max(size, Math.abs(primal.at(t)));
    }
    return PRIMAL
        .compare(primal.distance(t -> solution.at(new Binary64(t)).getReal(), points), 0)
        .within(
            1e-9 * size * Math.max(1, condition / 1e3),
            "rounding of two linear systems of the condition of K, relative to max |h|")
        .by("Karush-Kuhn-Tucker system with knots off the data", "Hipparchus", "double")
        .by("dual system", "own on Hipparchus", "double")
        .provided(condition < WORST_CONDITION, "condition of the kernel matrix");
  }

  /** The condition of the kernel matrix. */
  static <T extends FieldElement<T>> double condition(CurvatureSpline<T> solution) {
    List<List<T>> gram = solution.interpolant().gram();
    int m = gram.size();
    SymmetricEigen eigen =
        SymmetricEigen.of(Matrix.of(m, m, (i, j) -> gram.get(i).get(j).getReal()));
    return eigen.min() > 0 ? eigen.max() / eigen.min() : Double.POSITIVE_INFINITY;
  }

  /** The proofs hold for all instances, so they are made once. */
  private static final class Identities {
    static final Proof KERNELS = SplineProofs.closedForms().and(SplineProofs.midpointRule());
  }

  // --- controls

  @Override
  public List<Control<?>> controls() {
    return SplineControls.all();
  }
}
