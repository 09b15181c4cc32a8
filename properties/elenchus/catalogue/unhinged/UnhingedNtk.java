package elenchus.catalogue.unhinged;

import com.google.auto.service.AutoService;
import elenchus.linear.Matrix;
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

/** The unhinged flow with a constant kernel on the features, singular kernels included. */
@SuppressWarnings("rawtypes")
@AutoService(Theorem.class)
public final class UnhingedNtk implements Theorem<KernelProblem> {

  /** p = 1, K = 0: the prototype of class 1 grows like t/2. */
  static final KernelProblem SINGULAR =
      KernelProblem.of(
          UnhingedProblem.unbiased(
              2,
              1,
              0,
              1,
              3,
              Matrix.ofRows(new double[] {1, 0}),
              Matrix.ofRows(new double[] {0, 0})),
          Matrix.zero(1, 1));

  /** K = I_2, two classes of one sample: the sizes fit. */
  static final KernelProblem FITTING =
      KernelProblem.of(
          UnhingedProblem.unbiased(2, 1, 0, 1, 1, Matrix.identity(2), Matrix.identity(2)),
          Matrix.identity(2));

  // --- statement and source

  @Override
  public Card card() {
    return Card.id("unhinged-ntk")
        .family("unhinged")
        .title("The unhinged flow with a constant tangent kernel")
        .statement(
            """
            $H'=KWM$, $W'=HM^\\top$ with $K=V\\operatorname{diag}(k)V^\\top$ positive semidefinite ($p\\times p$,
            constant). In the coordinates $V^\\top U$, $V^\\top W$ each row $i$ and each pair $(\\sigma,P)$ of
            $S=\\sigma_1Q+\\sigma_2J$ obeys $w=w_0\\cosh xt+\\frac\\sigma x\\sinh(xt)u_0$,
            $u=u_0\\cosh xt+\\frac{k_i\\sigma}x\\sinh(xt)w_0$, $x=\\sqrt{k_i}\\,\\sigma$ ($\\sinh(xt)/x=t$ for $x=0$: linear
            growth). Equivalently $z'=(A\\otimes B)z$, diagonalised by $U_A^{-1}\\otimes U_B^{-1}$ if and only if $K$ is
            nonsingular.
            """)
        .source(
            "Zhou, Liu, Wang, Zhai, Jiang, Ji: arXiv 2312.07841, Theorem 8 (read; corrected); the"
                + " closed form for singular kernels and the invariants are reconstructed.");
  }

  @Override
  public Class<KernelProblem> instanceType() {
    return KernelProblem.class;
  }

  // --- hypotheses

  @Override
  public List<Hypothesis<KernelProblem>> hypotheses() {
    return List.of(
        Hypothesis.of(
            "positive semidefinite",
            "No eigenvalue of $K$ is negative, beyond rounding.",
            x -> x.spectrum().min() + 1e-12 * x.K().maxAbs() + Double.MIN_NORMAL));
  }

  // --- claims

  @Override
  public List<Claim> claims() {
    return List.of(
        KernelEvidence.IDENTITY,
        KernelEvidence.COEFFICIENTS,
        KernelEvidence.PATH,
        KernelEvidence.SLOPE,
        KernelEvidence.CONSERVED);
  }

  // --- instances

  @Override
  public Arbitrary<KernelProblem> instances() {
    return Instances.drawn(KernelProblem::draw, KernelProblem::simpler);
  }

  @Override
  public List<Example<KernelProblem>> examples() {
    return List.of(
        new Example<>(
            "worked",
            KernelProblem.of(
                UnhingedProblem.worked(0.5),
                Matrix.ofRows(new double[] {2, 1}, new double[] {1, 2}))),
        new Example<>("singular kernel", SINGULAR),
        new Example<>("sizes that fit", FITTING));
  }

  // --- evidence

  @Override
  public Evidence examine(KernelProblem x, Trial trial) {
    return KernelEvidence.of(x, trial);
  }

  // --- controls

  @Override
  public List<Control<?>> controls() {
    return KernelControls.all(instances());
  }
}
