package elenchus.catalogue.unhinged;

import com.google.auto.service.AutoService;
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
import net.jqwik.api.Arbitrary;

/** Descent of a feature along its sphere aligns it with its prototype, at a sharp linear rate. */
@SuppressWarnings("rawtypes")
@AutoService(Theorem.class)
public final class UnhingedSphere implements Theorem<SphereProblem> {

  /** cos = 4/5, alpha = 200/27, eta |w|/|h| = 0.65: one step takes the cosine to 156/205. */
  static final SphereProblem COUNTEREXAMPLE =
      new SphereProblem(15000.0 / 262144, List.of(36.0 / 512, 27.0 / 512), List.of(1.0, 0.0));

  // --- statement and source

  @Override
  public Card card() {
    return Card.id("unhinged-sphere")
        .family("unhinged")
        .title("Descent of the unhinged loss along the sphere of a feature")
        .statement(
            """
            Prototypes fixed with sum zero, $h^+=h+\\frac\\eta{\\|h\\|}\\big(I-\\frac{hh^\\top}{\\|h\\|^2}\\big)w$,
            $\\beta=\\cos(h,w)>-1$, $\\alpha=\\eta\\|w\\|/\\|h\\|^2$. Then
            $\\beta^+=(\\beta+\\alpha(1-\\beta^2))/\\sqrt{1+\\alpha^2(1-\\beta^2)}$ and
            $\\alpha^+=\\alpha/(1+\\alpha^2(1-\\beta^2))$; for constant $\\eta$, whatever $\\alpha_0$, $\\beta\\to1$,
            $\\alpha\\downarrow\\alpha_\\infty\\in(0,2]$, and $(1-\\beta_{k+1})/(1-\\beta_k)\\to(1-\\alpha_\\infty)^2$ unless
            $\\beta=1$ is hit. $\\beta$ never decreases if $\\alpha_0\\le2$, and 2 is sharp. The flow has
            $\\beta=\\tanh(\\operatorname{artanh}\\beta_0+\\|w\\|\\zeta/\\|h_0\\|^2)$.
            """)
        .source(
            "Zhou, Liu, Wang, Zhai, Jiang, Ji: arXiv 2312.07841, Theorem 7 (read); the scalar"
                + " recursion, the sharp step condition and the sharp rate are reconstructed.");
  }

  @Override
  public Class<SphereProblem> instanceType() {
    return SphereProblem.class;
  }

  // --- hypotheses

  @Override
  public List<Hypothesis<SphereProblem>> hypotheses() {
    return List.of(
        Hypothesis.of("not opposite", "$\\cos(h_0,w)>-1$, clearly.", x -> 2 - x.defect() - 1e-6));
  }

  // --- claims

  @Override
  public List<Claim> claims() {
    return List.of(
        SphereEvidence.IDENTITY,
        SphereEvidence.STEP,
        SphereEvidence.MONOTONE,
        SphereEvidence.VECTORS,
        SphereEvidence.LIMIT,
        SphereEvidence.ALPHA,
        SphereEvidence.RATIO,
        SphereEvidence.FLOW);
  }

  // --- instances

  @Override
  public Arbitrary<SphereProblem> instances() {
    return Instances.drawn(
        SphereProblem::draw, x -> x.defect() < 1.9999 && x.defect() > 0, SphereProblem::simpler);
  }

  @Override
  public List<Example<SphereProblem>> examples() {
    return List.of(
        new Example<>("worked", new SphereProblem(0.5, List.of(0.0, 1.0), List.of(1.0, 0.0))),
        new Example<>("cosine one in one step", oneStep()),
        new Example<>("large first step", COUNTEREXAMPLE));
  }

  /** alpha beta = 1: the cosine is 1 after one step. */
  private static SphereProblem oneStep() {
    return new SphereProblem(25 * 1.25, List.of(4.0, 3.0), List.of(1.0, 0.0));
  }

  // --- evidence

  @Override
  public Evidence examine(SphereProblem x, Trial trial) {
    return SphereEvidence.of(x, trial);
  }

  // --- controls

  @Override
  public List<Control<?>> controls() {
    return SphereControls.all();
  }
}
