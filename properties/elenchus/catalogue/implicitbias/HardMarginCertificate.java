package elenchus.catalogue.implicitbias;

import static elenchus.catalogue.implicitbias.HardMarginClaims.*;

import com.google.auto.service.AutoService;
import elenchus.data.LabelledData;
import elenchus.linear.Matrix;
import elenchus.margin.MaxMargin;
import elenchus.theorem.Card;
import elenchus.theorem.Claim;
import elenchus.theorem.Control;
import elenchus.theorem.Evidence;
import elenchus.theorem.Example;
import elenchus.theorem.Hypothesis;
import elenchus.theorem.Instances;
import elenchus.theorem.Theorem;
import elenchus.theorem.Trial;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;

/**
 * The hard-margin multiclass support vector machine: optimality conditions, the alternative for
 * inseparable data, and certified distances for candidates from anywhere.
 */
@SuppressWarnings("rawtypes")
@AutoService(Theorem.class)
public final class HardMarginCertificate implements Theorem<MarginProblem> {

  // --- statement and source

  @Override
  public Card card() {
    return Card.id("hard-margin-certificate")
        .family("implicitbias")
        .title("The max-margin classifier, its dual certificate, and the distance to it")
        .statement(
            """
            For labelled data and pairs $(i,j)$, $j\\ne y_i$, let $A_{ij}=(e_{y_i}-e_j)x_i^\\top$
            and $u_{ij}(W)=\\langle A_{ij},W\\rangle$. Either some $W$ has $u(W)>0$, or some
            $a\\ge0$, $\\sum a=1$, has $A^\\top a=0$ (Gordan). In the first case
            $\\hat W=\\arg\\min\\frac12\\|W\\|^2$ subject to $u\\ge1$ is unique,
            $\\hat W=A^\\top\\alpha$ with $\\alpha\\ge0$, $\\alpha_{ij}(\\hat u_{ij}-1)=0$,
            $\\sum\\alpha=\\|\\hat W\\|^2=1/\\gamma^2$. For every $W$ with $u\\ge1$ and every
            $a\\ge0$, with
            $\\mathrm{gap}=\\frac12\\|W\\|^2-(\\sum a-\\frac12\\|A^\\top a\\|^2)$:
            $\\|W-\\hat W\\|^2+\\|A^\\top a-\\hat W\\|^2\\le2\\,\\mathrm{gap}$.
            """)
        .source("Classical convex duality for support vector machines; reconstructed.");
  }

  @Override
  public Class<MarginProblem> instanceType() {
    return MarginProblem.class;
  }

  // --- hypotheses

  @Override
  public List<Hypothesis<MarginProblem>> hypotheses() {
    return List.of(
        Hypothesis.<MarginProblem>of(
                "separable",
                "Some $W$ gives every sample a positive margin over every competing class.",
                p -> p.separability() instanceof MaxMargin svm ? svm.gamma() : 0)
            .brokenBy(contradictions())
            .decidedBy(HardMarginDecisions::separable));
  }

  // --- claims

  @Override
  public List<Claim> claims() {
    return HardMarginClaims.ALL;
  }

  // --- instances

  @Override
  public Arbitrary<MarginProblem> instances() {
    return Instances.drawn(MarginProblem::drawSeparable, MarginProblem::simpler);
  }

  private static Arbitrary<MarginProblem> contradictions() {
    return Instances.drawn(MarginProblem::drawContradiction, MarginProblem::simpler);
  }

  @Override
  public List<Example<MarginProblem>> examples() {
    Matrix X = Matrix.ofRows(new double[] {-1, 3}, new double[] {-2, 0}, new double[] {-2, -3});
    return List.of(
        new Example<>("three samples in the plane", new MarginProblem(X, List.of(0, 1, 2), 3)),
        new Example<>(
            "two empty classes", new MarginProblem(Matrix.column(1, -0.5), List.of(0, 1), 4)),
        new Example<>(
            "one sample",
            new MarginProblem(Matrix.ofRows(new double[] {3, -4, 12}), List.of(1), 3)));
  }

  // --- evidence

  @Override
  public Evidence examine(MarginProblem problem, Trial trial) {
    LabelledData data = problem.data();
    MaxMargin svm = MaxMargin.require(data);
    HardMarginChecks checks = new HardMarginChecks(svm);
    Evidence.Builder evidence = Evidence.collect();
    Optional<CertifiedMargin> certified = CertifiedMargin.of(svm);
    evidence.addAll(checks.optimality());
    certified.ifPresentOrElse(
        exact -> evidence.addAll(exact.findings()),
        () -> evidence.add(SEPARABLE.decide(false).by("Gordan alternative", "own", "rational")));
    evidence.addAll(checks.candidates(trial.random()));
    evidence.add(checks.anytime());
    evidence.addAll(checks.relations(trial.random()));
    if (problem.hasOrthogonalSamples()) {
      evidence.add(checks.orthogonal(problem.K()));
    }
    evidence.addAll(checks.quantities());
    certified.ifPresent(exact -> evidence.addAll(exact.quantities()));
    return evidence.done();
  }

  // --- controls

  @Override
  public List<Control<?>> controls() {
    return HardMarginControls.all(instances(), contradictions());
  }
}
