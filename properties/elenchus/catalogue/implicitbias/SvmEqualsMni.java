package elenchus.catalogue.implicitbias;

import com.google.auto.service.AutoService;
import elenchus.data.LabelledData;
import elenchus.exact.RationalMatrix;
import elenchus.exact.Rationals;
import elenchus.linear.Matrix;
import elenchus.theorem.Card;
import elenchus.theorem.Claim;
import elenchus.theorem.Control;
import elenchus.theorem.Draw;
import elenchus.theorem.Evidence;
import elenchus.theorem.Example;
import elenchus.theorem.Hypothesis;
import elenchus.theorem.Instances;
import elenchus.theorem.Theorem;
import elenchus.theorem.Trial;
import elenchus.theorem.Witness;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import org.hipparchus.fraction.BigFraction;

/** When the max-margin classifier is the minimum-norm interpolation, decided in fractions. */
@AutoService(Theorem.class)
@SuppressWarnings("rawtypes") // a service is named by its raw type
public final class SvmEqualsMni implements Theorem<MarginProblem> {
  static final Claim INTERPOLATES =
      Claim.equal(
          "interpolation",
          "$W_{\\rm mni}x_i=z_{\\cdot,i}$, and the rows of $W_{\\rm mni}$ add to 0.");
  static final Claim STATIONARY =
      Claim.equal(
          "multipliers",
          "$\\alpha_{ij}=-B_{ji}$ satisfies $A^\\top\\alpha=BX$ for every $B$ with"
              + " columns of sum 0.");
  static final Claim EQUALITY =
      Claim.equal(
          "equality", "$W_{\\rm mni}=\\hat W$ if and only if $B_{ji}\\le0$ for all $j\\ne y_i$.");
  static final Claim SUPPORT =
      Claim.equal(
          "all pairs support",
          "All pairs are active with positive dual variables if and only if $B_{ji}<0$ for all"
              + " $j\\ne y_i$.");
  static final Claim DUAL =
      Claim.equal("dual variables", "Where $W_{\\rm mni}=\\hat W$, $\\alpha_{ij}=-B_{ji}$.");
  static final Claim NORM =
      Claim.atLeast(
          "norm",
          "$\\|W_{\\rm mni}\\|\\ge\\|\\hat W\\|$, with equality if and only if they are equal.");
  static final Claim ORTHOGONAL =
      Claim.equal("orthogonal samples", "For orthogonal samples $\\alpha_{ij}=1/(K\\|x_i\\|^2)$.");
  static final Claim BINARY =
      Claim.equal(
          "two classes", "For $K=2$ the dual variables are half those of $(ZZ^\\top)^{-1}1$.");
  static final Claim FLOW =
      Claim.converges(
          "flow",
          "Where all $B_{ji}<0$, $\\langle A_{ij},W-s\\hat W\\rangle\\to-\\log(-B_{ji})$ along the"
              + " flow.");

  private static final Witness INVERSE = new Witness("inverse Gram matrix", "own", "rational");
  private static final Witness ACTIVE_SET =
      new Witness("active set by p-adic lifting", "own", "rational");

  // --- statement and source

  @Override
  public Card card() {
    return Card.id("svm-equals-mni")
        .family("implicitbias")
        .title("When the max-margin classifier interpolates its labels at minimum norm")
        .statement(
            """
            Let the samples be linearly independent, $G=XX^\\top$, and $z_{ci}=1-1/K$ where $c=y_i$,
            $-1/K$ elsewhere. With $B=zG^{-1}$ let $W_{\\rm mni}=BX$, the matrix of least norm with
            $Wx_i=z_{\\cdot,i}$. Then $W_{\\rm mni}$ is the max-margin classifier $\\hat W$ if and
            only if $B_{ji}\\le0$ for all $j\\ne y_i$; all pairs are active with positive dual
            variables if and only if $B_{ji}<0$; these are then $\\alpha_{ij}=-B_{ji}$, and gradient
            flow of every loss with exponential tail tends in direction to $W_{\\rm mni}$ with
            residual margins $-\\log(-B_{ji})$.
            """)
        .source(
            "Lai and Muthukumar, arXiv 2303.07475, whose abstract was read: exact equivalence for"
                + " exponential tails. The multiclass condition and its proof are reconstructed.");
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
                "independent samples",
                "The samples are linearly independent: rank $X=N$, decided in fractions.",
                p -> RationalMatrix.of(p.X()).rank() - p.X().rows() + 1.0)
            .decidedByItsMargin());
  }

  // --- claims

  @Override
  public List<Claim> claims() {
    return List.of(
        INTERPOLATES, STATIONARY, EQUALITY, SUPPORT, DUAL, NORM, ORTHOGONAL, BINARY, FLOW);
  }

  // --- instances

  @Override
  public Arbitrary<MarginProblem> instances() {
    return Instances.drawn(SvmEqualsMni::draw, SvmEqualsMni::isIndependent, MarginProblem::simpler);
  }

  private static boolean isIndependent(MarginProblem problem) {
    return RationalMatrix.of(problem.X()).rank() == problem.X().rows();
  }

  private static MarginProblem draw(Draw draw) {
    if (draw.chance(0.1)) {
      return MarginProblem.of(MarginProblem.orthogonal(draw));
    }
    int N = draw.integer(draw.chance(0.2) ? 1 : 3, 8);
    int d = N + (draw.chance(0.3) ? draw.integer(0, 2) : draw.integer(3, 60 - N));
    return scaled(draw, N, d, draw.integer(2, 4));
  }

  /** Gaussian features of unequal scales, in multiples of 1/64, with uniform labels. */
  static MarginProblem scaled(Draw draw, int N, int d, int K) {
    double[] scales = IntStream.range(0, d).mapToDouble(f -> draw.uniform(0.2, 3)).toArray();
    Matrix X = Matrix.of(N, d, (i, f) -> Math.rint(64 * scales[f] * draw.gaussian()) / 64 + 0.0);
    List<Integer> y = IntStream.range(0, N).mapToObj(i -> draw.integer(0, K - 1)).toList();
    return new MarginProblem(X, y, K);
  }

  @Override
  public List<Example<MarginProblem>> examples() {
    Matrix triangle =
        Matrix.ofRows(new double[] {2, 1, 0}, new double[] {0, 2, 1}, new double[] {1, 0, 2});
    Matrix boundary = Matrix.ofRows(new double[] {1, 0}, new double[] {1, 1});
    Matrix beyond = Matrix.ofRows(new double[] {1, 0}, new double[] {2, 1});
    return List.of(
        new Example<>("three samples in a cycle", new MarginProblem(triangle, List.of(0, 1, 2), 3)),
        new Example<>("on the boundary", new MarginProblem(boundary, List.of(0, 0), 2)),
        new Example<>("beyond the boundary", new MarginProblem(beyond, List.of(0, 0), 2)),
        new Example<>(
            "orthogonal samples",
            new MarginProblem(
                Matrix.ofRows(new double[] {1, 2}, new double[] {-2, 1}), List.of(0, 2), 3)));
  }

  // --- evidence

  @Override
  public Evidence examine(MarginProblem problem, Trial trial) {
    LabelledData data = problem.data();
    Interpolation mni = Interpolation.of(data).orElseThrow();
    int sign = mni.leastCandidate().signum();
    BigFraction excess = mni.squaredNorm().subtract(mni.svm().squaredNorm());
    Evidence.Builder evidence =
        Evidence.collect()
            .add(INTERPOLATES.decide(mni.interpolates()).by(INVERSE))
            .add(
                STATIONARY
                    .decide(InterpolationIdentities.hold(data.K()))
                    .proved()
                    .by("matrix products", "own", "integer"))
            .add(EQUALITY.decide(mni.isMaxMargin() == sign >= 0).by(INVERSE).by(ACTIVE_SET))
            .add(SUPPORT.decide(mni.isSupportedOnAllPairs() == sign > 0).by(INVERSE).by(ACTIVE_SET))
            .add(
                NORM.decide(excess.signum() >= 0 && (excess.signum() == 0) == (sign >= 0))
                    .by(INVERSE)
                    .by(ACTIVE_SET));
    if (sign >= 0) {
      boolean equal = mni.dualVariables().equals(mni.candidate());
      evidence.add(DUAL.decide(equal).by(INVERSE).by(ACTIVE_SET));
    }
    if (problem.hasOrthogonalSamples()) {
      boolean equal = mni.dualVariables().equals(InterpolationIdentities.orthogonalDual(data));
      evidence.add(ORTHOGONAL.decide(equal).by(ACTIVE_SET));
    }
    if (data.K() == 2) {
      boolean equal = InterpolationIdentities.binaryCandidate(data).equals(mni.candidate());
      evidence.add(BINARY.decide(equal).by(INVERSE).by("binary Gram matrix", "own", "rational"));
    }
    if (sign > 0) {
      FlowLimit.of(FlowProblem.plain(data, "ce"))
          .filter(limit -> limit.kappa() > 0.02)
          .ifPresent(limit -> evidence.add(InterpolationIdentities.flow(mni, limit, trial)));
    }
    return evidence
        .quantity("B", CertifiedMargin.text(Interpolation.entries(mni.B())))
        .quantity("W_mni", CertifiedMargin.text(Interpolation.entries(mni.weights())))
        .quantity("What", CertifiedMargin.text(Interpolation.entries(mni.svm().weights())))
        .quantity("alpha", CertifiedMargin.text(mni.dualVariables().toList()))
        .quantity("squaredNorm mni", Rationals.toDouble(mni.squaredNorm()))
        .quantity("squaredNorm svm", Rationals.toDouble(mni.svm().squaredNorm()))
        .quantity("smallest -B_ji", Rationals.toDouble(mni.leastCandidate()))
        .done();
  }

  // --- controls

  @Override
  public List<Control<?>> controls() {
    return InterpolationControls.all(instances());
  }
}
