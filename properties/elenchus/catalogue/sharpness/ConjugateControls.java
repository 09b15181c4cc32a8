package elenchus.catalogue.sharpness;

import elenchus.linear.Matrix;
import elenchus.linear.SymmetricEigen;
import elenchus.network.Activation;
import elenchus.network.Cost;
import elenchus.network.GaussNewton;
import elenchus.network.Linearisation;
import elenchus.symbolic.Elementary;
import elenchus.theorem.Claim;
import elenchus.theorem.Control;
import elenchus.theorem.Draw;
import elenchus.theorem.Evidence;
import elenchus.theorem.Finding;
import elenchus.theorem.Instances;
import java.util.List;
import java.util.stream.Stream;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.linear.FieldMatrix;
import org.hipparchus.util.Binary64;
import org.hipparchus.util.Binary64Field;

/** False variants of the split of the conjugate. */
final class ConjugateControls {
  private static final Elementary<BigFraction> RATIONAL = Elementary.rationals();
  private static final Elementary<Binary64> DOUBLE = Elementary.over(Binary64Field.getInstance());

  private ConjugateControls() {}

  static List<Control<?>> all() {
    return List.of(
        Control.hypothesisDropped(
            "off interpolation",
            "$\\nabla^2\\ell=GN$ also where the residuals do not vanish (two scalar layers).",
            Instances.drawn(
                ConjugateControls::chain,
                p -> p.W().get(0).get(0, 0) * p.W().get(1).get(0, 0) != p.Y().get(0, 0),
                p -> Stream.empty()),
            (p, trial) ->
                Evidence.of(decided(ConjugateDecomposition.INTERPOLATION, residual(p) == 0))),
        Control.wrongFormula(
            "kernel of the inputs",
            "$\\Theta_{ij}=J_iJ_j^T$.",
            NetworkDraws.where(p -> p.isRational() && isAlive(p)),
            (p, trial) -> Evidence.of(decided(ConjugateDecomposition.KERNEL, kernelIsOfInputs(p)))),
        Control.wrongFormula(
            "translation",
            "$K$ does not change when all inputs are translated.",
            NetworkDraws.where(p -> p.isRational() && isAlive(p)),
            (p, trial) ->
                Evidence.of(
                    decided(
                        ConjugateDecomposition.SYMMETRIES,
                        ExactDerivatives.isZero(
                            new NetworkSymmetries<>(RATIONAL, p)
                                .translated()
                                .conjugate()
                                .subtract(p.exact().conjugate()))))),
        Control.wrongFormula(
                "curvature of the cost left out",
                "$\\mathrm{tr}\\,GN=\\frac1N\\sum_i\\|Df_i\\|_F^2$ under the cross-entropy.",
                NetworkDraws.where(p -> p.c() == Cost.CROSS_ENTROPY),
                (p, trial) -> Evidence.of(withoutCurvature(p)))
            .liveWhere(p -> ConjugateEvidence.gaussNewton(p.with(Cost.SQUARE)).trace() > 1e-3),
        Control.wrongFormula(
                "scaling under the cross-entropy",
                "$x\\mapsto cx$ multiplies every $K_l$ by $c^2$ also under the cross-entropy.",
                NetworkDraws.where(
                    p ->
                        p.c() == Cost.CROSS_ENTROPY
                            && p.phi() != Activation.TANH
                            && p.Y().columns() > 1),
                (p, trial) -> Evidence.of(scaling(p)))
            .liveWhere(p -> scalingDefect(p) > 1e-6));
  }

  private static NetworkProblem chain(Draw draw) {
    return NetworkDraws.chain(
        Draw.eighth(draw.uniform(-2, 2)),
        Draw.eighth(draw.uniform(-2, 2)),
        Draw.eighth(draw.uniform(-2, 2)));
  }

  private static Finding decided(Claim claim, boolean holds) {
    return claim.decide(holds).by(ConjugateEvidence.EXACT_LAYERS).build();
  }

  /** The off-diagonal entry of Hessian minus GN for the chain: w_1 w_2 - y, exactly. */
  private static int residual(NetworkProblem p) {
    BigFraction f = p.network().at(RATIONAL, p.X().row(0)).output().getEntry(0, 0);
    return f.subtract(RATIONAL.number(p.Y().get(0, 0))).signum();
  }

  /** Whether some tangent kernel differs from zero. */
  static boolean isAlive(NetworkProblem p) {
    return p.network().atRows(RATIONAL, p.X()).stream()
        .anyMatch(s -> !ExactDerivatives.isZero(s.inputJacobian()));
  }

  static boolean kernelIsOfInputs(NetworkProblem p) {
    for (Linearisation<BigFraction> s : p.network().atRows(RATIONAL, p.X())) {
      FieldMatrix<BigFraction> j = s.inputJacobian();
      if (!ExactDerivatives.isZero(s.kernel(s).subtract(j.multiply(j.transpose())))) {
        return false;
      }
    }
    return true;
  }

  private static Finding withoutCurvature(NetworkProblem p) {
    double with = ConjugateEvidence.gaussNewton(p).trace();
    double without = ConjugateEvidence.gaussNewton(p.with(Cost.SQUARE)).trace();
    return ConjugateDecomposition.TRACES
        .compare(without, with)
        .within(1e-9 * without, "rounding of the traces")
        .by(ConjugateEvidence.AUTOMATIC)
        .build();
  }

  private static double scalingDefect(NetworkProblem p) {
    double worst = 0;
    for (FieldMatrix<Binary64> defect : new NetworkSymmetries<>(DOUBLE, p).scalingDefects()) {
      worst = Math.max(worst, Elementary.toDouble(defect).maxAbs());
    }
    return worst;
  }

  private static Finding scaling(NetworkProblem p) {
    GaussNewton<Binary64> matrices = p.measured();
    Matrix k = Elementary.toDouble(matrices.conjugate());
    return ConjugateDecomposition.SYMMETRIES
        .compare(scalingDefect(p), 0)
        .within(1e-9 * (1 + SymmetricEigen.of(k).max()), "rounding of K")
        .by(ConjugateEvidence.LAYERS)
        .build();
  }
}
