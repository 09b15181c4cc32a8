package elenchus.catalogue.unhinged;

import com.google.auto.service.AutoService;
import elenchus.exact.Rationals;
import elenchus.linear.Matrix;
import elenchus.theorem.Card;
import elenchus.theorem.Claim;
import elenchus.theorem.Control;
import elenchus.theorem.Erratum;
import elenchus.theorem.Evidence;
import elenchus.theorem.Example;
import elenchus.theorem.Hypothesis;
import elenchus.theorem.Instances;
import elenchus.theorem.Theorem;
import elenchus.theorem.Trial;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitrary;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.util.FastMath;

/** Gradient flow of the unhinged loss in closed form. */
@SuppressWarnings("rawtypes")
@AutoService(Theorem.class)
public final class UnhingedFlowClosedForm implements Theorem<UnhingedProblem> {

  private static final Claim COLLAPSE =
      Claim.equal(
          "within-class decay", "The residual within classes decays like $e^{-r\\sigma_1z}$.");
  private static final Claim LAYOUT =
      Claim.equal("layout", "$L=-\\langle WM,H\\rangle-\\kappa\\mathbf 1^\\top b$.");
  private static final Claim MIXED =
      Claim.equal("mixed products", "The products $A^+_{ia}B^-_{jb}$ stay constant.");

  /** One dimension, two classes of two samples: the loss is -1, the transcribed product says 0. */
  /** gamma = 1/(C - 1), where kappa vanishes but for rounding, and nothing else moves. */
  private static final UnhingedProblem AT_REST =
      new UnhingedProblem(
          6, 1, 0.2, 1, 1, Matrix.zero(1, 6), Matrix.zero(1, 6), Collections.nCopies(6, 0.0));

  static final UnhingedProblem LAYOUT_COUNTEREXAMPLE =
      UnhingedProblem.unbiased(
          2,
          2,
          0,
          1,
          1,
          Matrix.ofRows(new double[] {1, 1, -1, -1}),
          Matrix.ofRows(new double[] {1, -1}));

  // --- statement and source

  @Override
  public Card card() {
    return Card.id("unhinged-flow-closed-form")
        .family("unhinged")
        .title("Gradient flow of the unhinged loss in closed form")
        .statement(
            """
            Rates $\\eta_1$ (features) and $\\eta_2$ (prototypes, biases) with $\\eta_1=s\\eta_2$; $r=\\sqrt s$,
            $z=\\int\\eta_2$. With $U=\\sqrt N\\bar H$ and $f(S)=f(\\sigma_1)Q+f(\\sigma_2)J$:
            $W(t)=W_0\\cosh(rzS)+U_0\\sinh(rzS)/r$, $U(t)=U_0\\cosh(rzS)+rW_0\\sinh(rzS)$, the residual within
            classes $R(t)=R_0$, and $b(t)=b_0+\\kappa z\\mathbf 1$.
            """)
        .source(
            "Zhou, Liu, Wang, Zhai, Jiang, Ji: arXiv 2312.07841, Theorem 2 (read); the compact form"
                + " on two projectors, the loss and the invariants are reconstructed.");
  }

  @Override
  public Class<UnhingedProblem> instanceType() {
    return UnhingedProblem.class;
  }

  // --- hypotheses

  @Override
  public List<Hypothesis<UnhingedProblem>> hypotheses() {
    return List.of(
        Hypothesis.<UnhingedProblem>of(
                "proportional rates", "$\\eta_1=s\\eta_2$ with $s>0$.", UnhingedProblem::s)
            .decidedByItsMargin());
  }

  // --- claims

  @Override
  public List<Claim> claims() {
    return List.of(
        FlowEvidence.IDENTITY,
        FlowEvidence.COEFFICIENTS,
        FlowEvidence.PATH,
        FlowEvidence.SLOPE,
        FlowEvidence.LOSS,
        FlowEvidence.CONSERVED);
  }

  // --- instances

  @Override
  public Arbitrary<UnhingedProblem> instances() {
    return Instances.drawn(UnhingedInstances::draw, UnhingedInstances::simpler);
  }

  @Override
  public List<Example<UnhingedProblem>> examples() {
    return List.of(
        new Example<>("worked", UnhingedProblem.worked(0.5)),
        new Example<>("layout", LAYOUT_COUNTEREXAMPLE),
        new Example<>("at rest, kappa rounds", AT_REST));
  }

  // --- evidence

  @Override
  public Evidence examine(UnhingedProblem x, Trial trial) {
    return FlowEvidence.of(x, Propagator::flow, UnhingedProofs.flow(), trial).done();
  }

  // --- controls

  @Override
  public List<Control<?>> controls() {
    return List.of(
        Control.hypothesisDropped(
                "rates not proportional",
                "The closed form with $s=\\zeta_1/\\zeta_2$ holds for $\\eta_1=2sz(1-t)$,"
                    + " $\\eta_2=2zt$.",
                instances(),
                UnhingedFlowClosedForm::notProportional)
            .liveWhere(x -> grows(x) && x.A(1).norm() + x.A(-1).norm() > 0.1),
        Control.wrongFormula(
                "columns sample by sample",
                "The closed form holds for columns ordered sample by sample.",
                instances(),
                UnhingedFlowClosedForm::misordered)
            .liveWhere(x -> grows(x) && new ColumnOrder(x.C(), x.N()).confusion(x) > 0.1),
        Control.wrongFormula(
                "eigenvalue without the root",
                "$\\sigma_1=(1+\\gamma)/(CN)$.",
                instances(),
                (x, trial) -> {
                  BigFraction wrong =
                      Rationals.of(x.gamma()).add(1).divide(new BigFraction(x.C() * x.N()));
                  return Evidence.of(
                      FlowEvidence.coefficients(
                          TaylorCertificate.of(x.model()).withSigma1Squared(wrong.multiply(wrong)),
                          x));
                })
            .liveWhere(x -> x.N() > 1),
        Control.wrongFormula(
                "within-class collapse",
                "The covariance within classes decays.",
                instances(),
                (x, trial) ->
                    Evidence.of(
                        COLLAPSE
                            .compare(
                                x.model()
                                    .within(FlowEvidence.integrate(x, x.H0(), trial).H())
                                    .norm(),
                                x.R0().norm() * FastMath.exp(-x.r() * x.model().sigma1() * x.z()))
                            .within(1e-9 * x.R0().norm(), "integration")
                            .by(FlowEvidence.DIRECT)
                            .build()))
            .liveWhere(x -> x.R0().norm() > 0.1),
        Control.wrongFormula(
                "mixed products conserved",
                "$A^+_{ia}(t)B^-_{jb}(t)$ is constant.",
                instances(),
                (x, trial) -> {
                  FlowSolution end = FlowSolution.of(x, Propagator::flow);
                  UnhingedProblem moved = x.with(end.H(), end.W());
                  return Evidence.of(
                      MIXED
                          .compare(FlowEvidence.drift(moved.A(1), moved.B(-1), x.A(1), x.B(-1)), 0)
                          .within(1e-9, "rounding")
                          .by(FlowEvidence.DIRECT)
                          .build());
                })
            .liveWhere(
                x ->
                    x.A(1).norm() > 0.1
                        && x.B(-1).norm() > 0.1
                        && x.r() * x.z() * (x.model().sigma1() - x.model().sigma2()) > 0.1),
        Control.asPrinted(
                "sample-major layout",
                "With $H=[h_{1,1},\\dots,h_{1,C},h_{2,1},\\dots]$ the loss is $-\\langle"
                    + " WM,H\\rangle-\\kappa\\mathbf 1^\\top b$ with $M$ made of $I_C\\otimes\\mathbf"
                    + " 1_N^\\top$.",
                new Erratum(
                    "E7",
                    "Zhou et al., arXiv 2312.07841, data layout",
                    "$H=[h_{1,1},\\dots,h_{1,C},h_{2,1},\\dots]$ used with $I_C\\otimes\\mathbf 1_N^\\top$,"
                        + " as transcribed from one text version",
                    "A slip of notation: layout and Kronecker factor do not match unless $N=1$.",
                    "$p=1$, $C=N=2$, $\\gamma=0$, $W=[1,-1]$, features $1$ of class 1 and $-1$ of"
                        + " class 2: the loss is $-1$, the product as transcribed gives $0$.",
                    "Columns class after class with $I_C\\otimes\\mathbf 1_N^\\top$, or sample after sample"
                        + " with $\\mathbf 1_N^\\top\\otimes I_C$."),
                instances(),
                (x, trial) ->
                    Evidence.of(
                        LAYOUT
                            .decide(
                                ColumnOrder.loss(x)
                                    .equals(
                                        ColumnOrder.product(
                                            x, new ColumnOrder(x.C(), x.N()).sampleMajor(x.H0()))))
                            .by("definition", "own", "rational")
                            .build()))
            .liveWhere(x -> x.N() > 1 && x.A(1).norm() + x.A(-1).norm() > 0.1)
            .certifiedOn(
                UnhingedProblem.unbiased(
                    2,
                    2,
                    0,
                    1,
                    1,
                    Matrix.ofRows(new double[] {1, 1, -1, -1}),
                    Matrix.ofRows(new double[] {1, -1}))));
  }

  private static boolean grows(UnhingedProblem x) {
    double exponent = x.r() * x.model().sigma1() * x.z();
    return exponent > 0.3 && exponent < 8;
  }

  private static Evidence notProportional(UnhingedProblem x, Trial trial) {
    CoupledFlow.End end =
        CoupledFlow.unproportional(x.model().M(), x.model().biasSlope(), x.s(), x.z())
            .run(x.H0(), x.W0(), x.biases(), trial);
    return Evidence.of(FlowEvidence.path(FlowSolution.of(x, Propagator::flow), end));
  }

  /** Takes H0 for sample-major, lets it flow, and compares with the class-major formula. */
  private static Evidence misordered(UnhingedProblem x, Trial trial) {
    ColumnOrder order = new ColumnOrder(x.C(), x.N());
    CoupledFlow.End end = FlowEvidence.integrate(x, order.classMajor(x.H0()), trial);
    CoupledFlow.End reordered =
        new CoupledFlow.End(order.sampleMajor(end.H()), end.W(), end.b(), end.witness());
    return Evidence.of(FlowEvidence.path(FlowSolution.of(x, Propagator::flow), reordered));
  }
}
