package elenchus.catalogue.implicitbias;

import static elenchus.catalogue.implicitbias.SvmEqualsMni.*;

import elenchus.data.PairOperator;
import elenchus.exact.RationalMatrix;
import elenchus.linear.Matrix;
import elenchus.theorem.Claim;
import elenchus.theorem.Control;
import elenchus.theorem.Draw;
import elenchus.theorem.Evidence;
import elenchus.theorem.Instances;
import elenchus.theorem.Trial;
import elenchus.theorem.Witness;
import java.util.List;
import java.util.function.Predicate;
import net.jqwik.api.Arbitrary;
import org.hipparchus.fraction.BigFraction;

/** False variants of {@link SvmEqualsMni}, decided in fractions as the theorem is. */
final class InterpolationControls {
  private static final Witness EXACT = new Witness("inverse Gram matrix", "own", "rational");

  private InterpolationControls() {}

  static List<Control<?>> all(Arbitrary<MarginProblem> instances) {
    return List.of(
        control(
                "condition dropped",
                "With $N$ or $N+1$ features $W_{\\rm mni}=\\hat W$ on independent samples.",
                crowded(),
                NORM,
                mni -> mni.squaredNorm().equals(mni.svm().squaredNorm()))
            .liveWhere(having(mni -> mni.leastCandidate().signum() < 0)),
        control(
                "label entries only",
                "$W_{\\rm mni}=\\hat W$ if $B_{ci}>0$ wherever $c=y_i$.",
                instances,
                EQUALITY,
                mni -> !mni.labelEntriesArePositive() || mni.isMaxMargin())
            .liveWhere(
                having(mni -> mni.labelEntriesArePositive() && mni.leastCandidate().signum() < 0)),
        control(
                "equal shares",
                "The dual variables of a sample are equal: $\\alpha_{ij}=B_{y_ii}/(K-1)$.",
                instances,
                DUAL,
                InterpolationControls::hasEqualShares)
            .liveWhere(having(mni -> mni.leastCandidate().signum() > 0 && !hasEqualShares(mni))),
        control(
            "strict inequality",
            "$W_{\\rm mni}=\\hat W$ only if $B_{ji}<0$ for all $j\\ne y_i$.",
            boundary(),
            EQUALITY,
            mni -> !mni.isMaxMargin() || mni.leastCandidate().signum() > 0),
        Control.wrongFormula(
            "uncentred labels",
            "The least-norm interpolation of the indicators 1 and 0 is $\\hat W$ where that of the"
                + " centred labels is.",
            instances,
            (MarginProblem p, Trial trial) -> {
              Interpolation plain = Interpolation.uncentred(p.data()).orElseThrow();
              return Evidence.of(EQUALITY.decide(plain.isMaxMargin()).by(EXACT).build());
            }));
  }

  /** Some control that a decision about the interpolation refutes. */
  private static Control<MarginProblem> control(
      String name,
      String statement,
      Arbitrary<MarginProblem> instances,
      Claim claim,
      Predicate<Interpolation> holds) {
    return Control.wrongFormula(
        name,
        statement,
        instances,
        (p, trial) ->
            Evidence.of(
                claim
                    .decide(holds.test(Interpolation.of(p.data()).orElseThrow()))
                    .by(EXACT)
                    .build()));
  }

  private static Predicate<MarginProblem> having(Predicate<Interpolation> condition) {
    return p -> Interpolation.of(p.data()).filter(condition).isPresent();
  }

  private static boolean hasEqualShares(Interpolation mni) {
    PairOperator pairs = PairOperator.of(mni.data());
    for (int p = 0; p < pairs.pairs(); p++) {
      BigFraction label = mni.B().get(mni.data().y().get(pairs.sample(p)), pairs.sample(p));
      if (!mni.dualVariables().get(p).equals(label.divide(mni.data().K() - 1))) {
        return false;
      }
    }
    return true;
  }

  private static Arbitrary<MarginProblem> crowded() {
    return Instances.drawn(
        draw -> {
          int N = draw.integer(3, 6);
          return SvmEqualsMni.scaled(draw, N, N + draw.integer(0, 1), draw.integer(2, 4));
        },
        p -> RationalMatrix.of(p.X()).rank() == p.X().rows(),
        MarginProblem::simpler);
  }

  /** Two samples of one class, the second longer by a vector orthogonal to the first. */
  private static Arbitrary<MarginProblem> boundary() {
    return Instances.drawn(
        InterpolationControls::drawBoundary,
        p -> Interpolation.of(p.data()).map(m -> m.leastCandidate().signum() == 0).orElse(false),
        MarginProblem::simpler);
  }

  private static MarginProblem drawBoundary(Draw draw) {
    double a = draw.integer(1, 5);
    double b = draw.integer(-5, 5);
    double length = draw.integer(1, 3);
    return new MarginProblem(
        Matrix.ofRows(new double[] {a, b}, new double[] {a - length * b, b + length * a}),
        List.of(0, 0),
        2);
  }
}
