package elenchus.catalogue.sharpness;

import com.google.auto.service.AutoService;
import elenchus.linear.Matrix;
import elenchus.theorem.Card;
import elenchus.theorem.Claim;
import elenchus.theorem.Control;
import elenchus.theorem.Evidence;
import elenchus.theorem.Example;
import elenchus.theorem.Hypothesis;
import elenchus.theorem.Theorem;
import elenchus.theorem.Trial;
import java.util.List;
import net.jqwik.api.Arbitrary;

/** The Jacobian seen at samples against the Lipschitz constant, and how likely samples suffice. */
@SuppressWarnings("rawtypes")
@AutoService(Theorem.class)
public final class JacobianSandwich implements Theorem<JacobianSample> {
  static final Claim LOWER =
      Claim.atMost("lower side", "$\\max_i\\|J(x_i)\\|\\le\\mathrm{Lip}(f)$.");
  static final Claim UPPER =
      Claim.atMost("upper side", "$\\mathrm{Lip}(f)\\le\\max_i\\|J(x_i)\\|+\\beta r$.");
  static final Claim CELLS =
      Claim.equal(
          "all cells hit",
          "$P(\\text{all }K\\text{ cells hit})=\\sum_j(-1)^j\\binom Kj(1-j/K)^N$.");
  static final Claim UNION = Claim.atLeast("union bound", "It is at least $1-K(1-1/K)^N$.");
  static final Claim ENOUGH =
      Claim.atLeast(
          "enough samples", "$N\\ge\\ln(K/\\delta)/(-\\ln(1-1/K))$ makes it at least $1-\\delta$.");
  static final Claim DIAMETER =
      Claim.atMost("diameter", "If all $m^d$ cells are hit then $r\\le\\sqrt d/m$.");
  static final Claim RADIUS =
      Claim.equal(
          "law of the covering radius",
          "$d=1$: $P(r\\le\\rho)=\\sum_{a\\le2}\\sum_{b<N}(-1)^{a+b}\\binom2a\\binom{N-1}b"
              + "(1-a\\rho-2b\\rho)_+^N$.");
  static final Claim NET =
      Claim.atMost(
          "net bound", "$P(r>2\\rho)\\le M(\\rho)(1-\\kappa\\rho^d)^N$; $d=1$, $\\kappa=1$.");
  static final Claim MEAN =
      Claim.inDistribution(
          "mean of the covering radius",
          "$E\\,r=\\sum_{a+b>0}(-1)^{a+b+1}\\binom2a\\binom{N-1}b/((a+2b)(N+1))$ for $d=1$.");

  // --- statement and source

  @Override
  public Card card() {
    return Card.id("empirical-jacobian-sandwich")
        .family("sharpness")
        .title("The Jacobian at samples determines the Lipschitz constant")
        .statement(
            """
            $f$ on a convex compact set with a $\\beta$-Lipschitz Jacobian, samples $x_i$ of covering
            radius $r$: $\\max_i\\|J(x_i)\\|\\le\\mathrm{Lip}(f)\\le\\max_i\\|J(x_i)\\|+\\beta r$. For
            uniform samples in the cube $r\\le\\sqrt d/m$ with the exact probability that all $m^d$
            cells are hit; for $d=1$ the law and the mean of $r$ are exact.
            """)
        .source(
            "Takes the role of Theorem 4.3 of MacDonald, Valmadre, Lucey 2023, arXiv 2305.14683"
                + " (abstract and reviews read), with explicit constants; reconstructed.");
  }

  @Override
  public Class<JacobianSample> instanceType() {
    return JacobianSample.class;
  }

  // --- hypotheses

  @Override
  public List<Hypothesis<JacobianSample>> hypotheses() {
    return List.of(
        Hypothesis.<JacobianSample>of(
                "in the cube",
                "All samples lie in $[0,1]^d$.",
                s -> {
                  double[] entries = s.X().toRowMajor();
                  double margin = 1;
                  for (double x : entries) {
                    margin = Math.min(margin, x < 0 || x > 1 ? -1 : 1);
                  }
                  return margin;
                })
            .decidedByItsMargin(),
        Hypothesis.<JacobianSample>of("cells", "$K=m^d\\ge2$.", s -> s.K() - 1)
            .decidedByItsMargin(),
        Hypothesis.<JacobianSample>of(
                "probability", "$0<\\delta<1$.", s -> Math.min(s.delta(), 1 - s.delta()))
            .decidedByItsMargin());
  }

  // --- claims

  @Override
  public List<Claim> claims() {
    return List.of(LOWER, UPPER, CELLS, UNION, ENOUGH, DIAMETER, RADIUS, NET, MEAN);
  }

  // --- instances

  @Override
  public Arbitrary<JacobianSample> instances() {
    return SampleDraws.all();
  }

  @Override
  public List<Example<JacobianSample>> examples() {
    return List.of(
        new Example<>("one sample", SampleDraws.worked(8, 4, 1, 4)),
        new Example<>("N = 3, rho = 1/4", SampleDraws.worked(3, 4, 1, 4)),
        new Example<>("N = 5, rho = 1/5", SampleDraws.worked(5, 4, 1, 5)),
        new Example<>("N = 10, rho = 1/8", SampleDraws.worked(10, 4, 1, 8)),
        new Example<>("N = 60, rho = 1/50", SampleDraws.worked(60, 4, 1, 50)),
        new Example<>("N = 16", SampleDraws.worked(16, 4, 1, 4)),
        new Example<>("N = 1", SampleDraws.worked(1, 4, 1, 4)),
        new Example<>("N = 2", SampleDraws.worked(2, 4, 1, 4)),
        new Example<>(
            "corners of the square",
            new JacobianSample(
                Matrix.ofRows(new double[][] {{2, 1}, {1, -1}}),
                List.of(0.5, -0.25),
                Matrix.ofRows(new double[][] {{0, 0}, {1, 0}, {0, 1}, {1, 1}}),
                8,
                2,
                0.05,
                1,
                4,
                0)));
  }

  // --- evidence

  @Override
  public Evidence examine(JacobianSample s, Trial trial) {
    return Evidence.collect()
        .addAll(SandwichEvidence.deterministic(s))
        .addAll(SandwichEvidence.laws(s, trial))
        .done();
  }

  // --- controls

  @Override
  public List<Control<?>> controls() {
    return SandwichControls.all();
  }
}
