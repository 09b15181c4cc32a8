package elenchus.catalogue.neuralcollapse;

import com.google.auto.service.AutoService;
import elenchus.features.Factors;
import elenchus.features.FeatureModel;
import elenchus.features.FeatureObjective;
import elenchus.features.Fit;
import elenchus.linear.Matrix;
import elenchus.symbolic.MatrixAlgebra;
import elenchus.symbolic.MatrixPolynomial;
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
import java.util.List;
import net.jqwik.api.Arbitrary;
import org.hipparchus.util.FastMath;

/** Exact identities of gradient flow on unconstrained features. */
@AutoService(Theorem.class)
@SuppressWarnings("rawtypes")
public final class NcGradientFlow implements Theorem<FactorFlow> {
  static final Claim IDENTITY =
      Claim.equal(
          "balancedness law",
          "$\\frac d{dt}(V^\\top V-UU^\\top)=-2\\lambda_VV^\\top V+2\\lambda_UUU^\\top$ for"
              + " neighbouring factors $V$, $U$, any loss of the product.");
  static final Claim BALANCE =
      Claim.equal(
          "balancedness",
          "For equal decays $\\Delta(t)=e^{-2\\lambda t}\\Delta(0)$, entry by entry.");
  static final Claim CONTRACTION =
      Claim.atMost(
          "contraction within classes",
          "$\\|h_i(t)-h_j(t)\\|\\le e^{-\\lambda_Ht}\\|h_i(0)-h_j(0)\\|$ in one class.");
  static final Claim ENERGY = Claim.equal("energy", "$f(0)-f(t)=\\int_0^t\\|\\nabla f\\|^2$.");

  @Override
  public Card card() {
    return Card.id("nc-gradient-flow")
        .family("neuralcollapse")
        .title("Gradient flow on free features: balancedness, contraction within classes, energy")
        .statement(
            """
            Under gradient flow of any deep linear unconstrained-features model (squared loss or
            cross-entropy): for neighbouring factors of equal decay $\\lambda$ the difference
            $\\Delta=W_{m+1}^\\top W_{m+1}-W_mW_m^\\top$ obeys $\\Delta(t)=e^{-2\\lambda t}\\Delta(0)$
            exactly; two samples of one class approach at least like $e^{-\\lambda_Ht}$; and
            $\\dot f=-\\|\\nabla f\\|^2$.""")
        .source(
            "Balancedness: Arora, Cohen, Hazan 2018 and Du, Hu, Lee 2018 without decay; with decay"
                + " and the contraction derived here.");
  }

  @Override
  public Class<FactorFlow> instanceType() {
    return FactorFlow.class;
  }

  @Override
  public List<Hypothesis<FactorFlow>> hypotheses() {
    return List.of(
        Hypothesis.of(
            "decays",
            "$\\lambda_W,\\lambda_H\\ge0$, not both zero",
            p -> p.lamW() < 0 || p.lamH() < 0 ? -1 : p.lamW() + p.lamH()));
  }

  @Override
  public List<Claim> claims() {
    return List.of(IDENTITY, BALANCE, CONTRACTION, ENERGY);
  }

  @Override
  public Arbitrary<FactorFlow> instances() {
    return Instances.drawn(FactorFlow::drawn, FactorFlow::simpler);
  }

  @Override
  public List<Example<FactorFlow>> examples() {
    Matrix first = Matrix.ofRows(row(1, -.5), row(.25, .75));
    Matrix second = Matrix.ofRows(row(.5, 0), row(-.25, 1));
    Matrix H = Matrix.ofRows(row(.5, -.5, .25), row(0, 1, -.75));
    return List.of(
        new Example<>(
            "two layers, squared loss",
            new FactorFlow(List.of(2, 1), List.of(first, second), H, .1, .1, Fit.SQUARED, 2)),
        new Example<>(
            "two layers, cross-entropy",
            new FactorFlow(
                List.of(2, 1), List.of(first, second), H, .1, .05, Fit.CROSS_ENTROPY, 10)));
  }

  private static double[] row(double... entries) {
    return entries;
  }

  @Override
  public Evidence examine(FactorFlow p, Trial trial) {
    double tolerance = trial.isHigh() ? 1e-13 : 1e-12;
    FeatureModel model = p.model();
    FactorFlow.End end = p.integrate(model, tolerance);
    Evidence.Builder evidence = Evidence.collect();
    evidence.add(
        IDENTITY
            .decide(law().stream().allMatch(MatrixPolynomial::isZero))
            .proved()
            .by("words in named matrices", "own", "symbolic"));
    if (p.W().size() > 1 || p.lamW() == p.lamH()) {
      evidence.add(balance(p, end.factors()));
    }
    double ratio = p.worstRatio(end.factors(), true);
    double bound = FastMath.exp(-p.lamH() * p.t());
    evidence.add(
        CONTRACTION
            .compare(ratio / bound, 1)
            .error(1e-10)
            .within(1e-8, "tolerance 1e-12 of the integrator over distances of 1/4 or more")
            .by("Dormand-Prince 8(5,3)", "Hipparchus", "double"));
    FeatureObjective objective = new FeatureObjective(model);
    double fall =
        objective.value(model.pack(p.start())) - objective.value(model.pack(end.factors()));
    evidence.add(
        ENERGY
            .compare(fall, end.dissipated())
            .within(1e-9 * (1 + fall), "tolerance 1e-12 of the integrator over its steps")
            .by("Dormand-Prince 8(5,3)", "Hipparchus", "double"));
    return evidence
        .quantity("ratio", ratio)
        .quantity("bound", bound)
        .quantity("fall", fall)
        .quantity("H", end.factors().H().toRows())
        .done();
  }

  static Finding.Builder balance(FactorFlow p, Factors end) {
    double decay = FastMath.exp(-2 * p.lamW() * p.t());
    double worst = 0;
    double scale = 1;
    List<Matrix> before = FactorFlow.imbalances(p.start());
    List<Matrix> after = FactorFlow.imbalances(end);
    for (int m = 0; m < before.size(); m++) {
      worst = Math.max(worst, after.get(m).minus(before.get(m).times(decay)).maxAbs());
      scale = Math.max(scale, before.get(m).maxAbs());
    }
    if (p.lamW() == p.lamH()) {
      Matrix start = FactorFlow.featureImbalance(p.start());
      worst = Math.max(worst, FactorFlow.featureImbalance(end).minus(start.times(decay)).maxAbs());
      scale = Math.max(scale, start.maxAbs());
    }
    return BALANCE
        .compare(worst, 0)
        .within(1e-9 * scale, "tolerance 1e-12 of the integrator over its steps")
        .by("Dormand-Prince 8(5,3)", "Hipparchus", "double");
  }

  /**
   * The law for neighbouring factors V, U of a product A V U B with any loss: with G the derivative
   * in the product, V' = -A^T G B^T U^T - v V and U' = -V^T A^T G B^T - u U; and the energy of a
   * factor along its own velocity.
   */
  static List<MatrixPolynomial> law() {
    MatrixAlgebra algebra = new MatrixAlgebra();
    MatrixPolynomial V = algebra.general("V");
    MatrixPolynomial U = algebra.general("U");
    MatrixPolynomial C = algebra.general("C");
    MatrixPolynomial v = algebra.scalar("v");
    MatrixPolynomial u = algebra.scalar("u");
    // C = A^T G B^T: all that the rest of the network contributes.
    algebra.derivative(V, C.times(U.transpose()).plus(v.times(V)).times(-1));
    algebra.derivative(U, V.transpose().times(C).plus(u.times(U)).times(-1));
    MatrixPolynomial delta = V.transpose().times(V).minus(U.times(U.transpose()));
    MatrixPolynomial expected =
        v.times(V.transpose(), V).times(-2).plus(u.times(U, U.transpose()).times(2));
    return List.of(delta.derivative().minus(expected));
  }

  @Override
  public List<Control<?>> controls() {
    return FlowControls.of(instances());
  }
}
