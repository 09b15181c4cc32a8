package elenchus.catalogue.reweighting;

import elenchus.exact.RationalMatrix;
import elenchus.exact.RationalVector;
import elenchus.exact.Rationals;
import elenchus.theorem.Control;
import elenchus.theorem.Evidence;
import elenchus.theorem.Trial;
import elenchus.theorem.Witness;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import org.hipparchus.fraction.BigFraction;

/** False variants of {@link LinfOneBit}, decided in fractions. */
final class OneBitControls {
  private static final BigFraction BEYOND = new BigFraction(6, 5);
  private static final Witness KKT = new Witness("optimality conditions", "own", "rational");
  private static final Witness NORMAL = new Witness("normal equations", "own", "rational");

  private OneBitControls() {}

  static List<Control<?>> all(Arbitrary<BoxRegression> instances) {
    return List.of(
        Control.wrongFormula(
                "past the kink",
                "$t\\,\\mathrm{sign}(X^\\top y)$ stays optimal for $t=\\frac65t_1$.",
                instances,
                (BoxRegression p, Trial trial) -> beyond(p, OneBit.of(p).t1().multiply(BEYOND)))
            .liveWhere(p -> OneBit.of(p).lam(OneBit.of(p).t1().multiply(BEYOND)).signum() > 0),
        Control.wrongFormula(
                "largest ratio",
                "$t_1$ is the largest of the ratios.",
                instances,
                (BoxRegression p, Trial trial) -> beyond(p, largestRatio(p)))
            .liveWhere(
                p ->
                    largestRatio(p).compareTo(OneBit.of(p).t1()) > 0
                        && OneBit.of(p).lam(largestRatio(p)).signum() > 0),
        Control.wrongFormula(
                "maximum norm",
                "$w=0$ is optimal iff $\\lambda\\ge\\|X^\\top y\\|_\\infty$.",
                instances,
                (BoxRegression p, Trial trial) -> maximumNorm(p))
            .liveWhere(p -> p.d() > 1),
        Control.wrongFormula(
                "squared penalty",
                "$d-n+1$ coordinates of the ridge solution are equal in size.",
                instances,
                (BoxRegression p, Trial trial) -> ridge(p))
            .liveWhere(p -> p.d() - p.n() + 1 > atBound(ridgeSolution(p))),
        Control.wrongFormula(
                "signs of the interpolator",
                "The one-bit solution has the signs of the interpolator of least norm.",
                instances,
                (BoxRegression p, Trial trial) -> signs(p))
            .liveWhere(p -> !sameSigns(p)),
        Control.hypothesisDropped(
                "repeated features",
                "With every feature there twice $2d-n+1$ coordinates sit at their bounds still.",
                instances,
                (BoxRegression p, Trial trial) -> repeated(p))
            .liveWhere(OneBitControls::repetitionBites));
  }

  private static Evidence beyond(BoxRegression p, BigFraction t) {
    return Evidence.of(LinfOneBit.oneBit(OneBit.of(p), t).build());
  }

  private static BigFraction largestRatio(BoxRegression p) {
    return OneBit.of(p).ratios().stream()
        .reduce((a, b) -> a.compareTo(b) >= 0 ? a : b)
        .orElseThrow();
  }

  private static Evidence maximumNorm(BoxRegression p) {
    OneBit one = OneBit.of(p);
    BigFraction lam = OneBit.largest(one.c());
    return Evidence.of(
        LinfOneBit.ZERO.decide(one.isOptimal(one.vector(BigFraction.ZERO), lam)).by(KKT).build());
  }

  /** (X^T X + lam I) w = X^T y in its dual form, w = X^T (X X^T + lam I)^{-1} y. */
  private static RationalVector dualSolution(BoxRegression p, BigFraction lam) {
    RationalMatrix x = RationalMatrix.of(p.X());
    RationalMatrix gram = x.times(x.transpose()).plus(RationalMatrix.identity(p.n()).times(lam));
    return x.transpose().times(gram.solve(p.targets()).orElseThrow());
  }

  private static RationalVector ridgeSolution(BoxRegression p) {
    return dualSolution(p, OneBit.of(p).lamMax().multiply(Rationals.of(p.q())));
  }

  private static int atBound(RationalVector w) {
    return w.size() - OneBit.interior(w).size();
  }

  private static Evidence ridge(BoxRegression p) {
    return Evidence.of(
        LinfOneBit.SATURATED
            .compare(atBound(ridgeSolution(p)), p.d() - p.n() + 1)
            .exactly()
            .by(NORMAL)
            .build());
  }

  private static boolean sameSigns(BoxRegression p) {
    RationalVector interpolator = dualSolution(p, BigFraction.ZERO);
    OneBit one = OneBit.of(p);
    return IntStream.range(0, p.d()).allMatch(j -> interpolator.signum(j) == one.c().signum(j));
  }

  private static Evidence signs(BoxRegression p) {
    return Evidence.of(LinfOneBit.ONE_BIT.decide(sameSigns(p)).by(NORMAL).build());
  }

  /** A solution for (X, X): both halves are the solution for 2 X. */
  private static Optional<RationalVector> twofold(BoxRegression p) {
    OneBit doubled = OneBit.of(RationalMatrix.of(p.X().times(2)), p.targets());
    return BoxPath.solution(doubled, doubled.lamMax().multiply(Rationals.of(p.q())))
        .map(v -> AdjustedRisk.vector(2 * p.d(), j -> v.get(j % p.d())));
  }

  private static OneBit repeatedProblem(BoxRegression p) {
    RationalMatrix x = RationalMatrix.of(p.X());
    return OneBit.of(
        RationalMatrix.of(p.n(), 2 * p.d(), (i, j) -> x.get(i, j % p.d())), p.targets());
  }

  private static boolean repetitionBites(BoxRegression p) {
    return twofold(p).filter(w -> OneBit.interior(w).size() >= p.n()).isPresent();
  }

  private static Evidence repeated(BoxRegression p) {
    OneBit problem = repeatedProblem(p);
    RationalVector w = twofold(p).orElseThrow();
    BigFraction lam = problem.lamMax().multiply(Rationals.of(p.q()));
    return Evidence.of(
        LinfOneBit.saturated(problem, w)
            .provided(problem.isOptimal(w, lam), "the path of solutions was lost")
            .build());
  }
}
