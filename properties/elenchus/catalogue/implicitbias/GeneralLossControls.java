package elenchus.catalogue.implicitbias;

import static elenchus.catalogue.implicitbias.GeneralLossInterpolation.*;

import elenchus.exact.RationalVector;
import elenchus.linear.Matrix;
import elenchus.theorem.Control;
import elenchus.theorem.Draw;
import elenchus.theorem.Evidence;
import elenchus.theorem.Instances;
import elenchus.theorem.Trial;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import net.jqwik.api.Arbitrary;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.util.FastMath;

/** False variants of {@link GeneralLossInterpolation}. */
final class GeneralLossControls {
  private static final double CLEAR = 1e-3;

  private GeneralLossControls() {}

  static List<Control<?>> all(Arbitrary<PolynomialProblem> instances) {
    return List.of(
        direction(
            "interpolation at 100 features",
            "With 100 features the flow's direction is that of the interpolation exactly.",
            Instances.drawn(GeneralLossControls::wide, PolynomialProblem::simpler),
            GeneralLossControls::interpolation),
        direction(
            "max margin for every tail",
            "The flow's direction is the max-margin direction for a polynomial tail too.",
            instances,
            p -> p.maxMargin().map(s -> PolynomialFixedPoint.unit(s.weights()))),
        direction(
            "exponent p",
            "The direction solves $w=Z^\\top m^{-p}$, $m=Zw$.",
            instances,
            p ->
                Optional.of(
                    PolynomialFixedPoint.of(
                            p.gram().toMatrix(),
                            p.p() - 1,
                            p.maxMargin().orElseThrow().dualVariables())
                        .direction(p.Z()))),
        Control.wrongFormula(
                "divisor p + 1",
                "The margins over their mean are $1+\\theta(E1-\\overline{E1})/(p+1)+O(\\theta^2)$.",
                instances,
                (PolynomialProblem p, Trial trial) -> expansion(p, p.p() + 1))
            .liveWhere(p -> unevenness(p) > 0.05));
  }

  private static Control<PolynomialProblem> direction(
      String name,
      String statement,
      Arbitrary<PolynomialProblem> instances,
      Function<PolynomialProblem, Optional<double[]>> wrong) {
    return Control.wrongFormula(
            name,
            statement,
            instances,
            (PolynomialProblem p, Trial trial) ->
                Evidence.of(
                    GeneralLossInterpolation.direction(p, wrong.apply(p).orElseThrow(), trial)))
        .liveWhere(
            p ->
                wrong
                    .apply(p)
                    .filter(w -> distance(w, fixedPoint(p, p.p()).direction(p.Z())) > CLEAR)
                    .isPresent());
  }

  private static PolynomialProblem wide(Draw draw) {
    Matrix Z = Matrix.of(6, 100, (i, f) -> Draw.eighth(draw.gaussian()));
    return new PolynomialProblem(Z, 2);
  }

  /** Z^T G^{-1} 1 at length 1; empty if the samples are dependent. */
  private static Optional<double[]> interpolation(PolynomialProblem p) {
    BigFraction[] ones = new BigFraction[p.Z().rows()];
    Arrays.fill(ones, BigFraction.ONE);
    return p.gram()
        .solve(RationalVector.of(ones))
        .map(b -> PolynomialFixedPoint.unit(p.Z().transpose().times(b.toDoubles())));
  }

  /** How uneven the row sums of E are, for E of norm 1. */
  private static double unevenness(PolynomialProblem p) {
    Matrix gram = p.gram().toMatrix();
    int n = gram.rows();
    Matrix deviation = gram.times(n / gram.trace()).minus(Matrix.identity(n));
    double[] ones = new double[n];
    Arrays.fill(ones, 1);
    double[] sums = deviation.times(ones);
    double mean = Arrays.stream(sums).sum() / n;
    double worst = Arrays.stream(sums).map(x -> FastMath.abs(x - mean)).max().orElse(0);
    return deviation.norm() == 0 ? 0 : worst / deviation.norm();
  }
}
