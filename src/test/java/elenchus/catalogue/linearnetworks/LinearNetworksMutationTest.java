package elenchus.catalogue.linearnetworks;

import static org.assertj.core.api.Assertions.assertThat;

import elenchus.catalogue.closedform.TimeFormula;
import elenchus.catalogue.linearnetworks.DeepNetwork.Activation;
import elenchus.linear.Matrix;
import elenchus.symbolic.Elementary;
import elenchus.theorem.Finding;
import elenchus.theorem.Trial;
import elenchus.theorem.Verdict;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;
import org.hipparchus.FieldElement;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.linear.FieldMatrix;
import org.hipparchus.util.FastMath;
import org.junit.jupiter.api.Test;

/** Closed forms broken on purpose: signs, factors, exponents, eigenvalues, transposes. */
class LinearNetworksMutationTest {
  private static final LogisticMode MODE = new LogisticMode(2, 1, 0.5, 1.25, 1);
  private static final WhitenedNetwork NETWORK =
      new WhitenedNetwork(
          Matrix.ofRows(new double[][] {{1, 2}, {0, 1}}),
          Matrix.ofRows(new double[][] {{0.5, 0}, {0, 0.25}}),
          Matrix.ofRows(new double[][] {{0, 0.25}, {0.5, 0}}),
          0.75);

  /** A formula for the mode under wrong parameters. */
  private record Wrong(double s, double a0, double b0, double tau, double pace, boolean swap) {
    <T extends FieldElement<T>> List<T> weights(Elementary<T> on, T time) {
      List<T> weights =
          new LogisticMode(s, a0, b0, tau, 1).weights(on, time.multiply(on.number(pace)));
      return swap ? List.of(weights.get(1), weights.get(0)) : weights;
    }
  }

  @Test
  void modes() {
    assertThat(mode(new Wrong(2, 1, 0.5, 1.25, 1, false)::weights)).isEqualTo(Verdict.SUPPORTED);
    List<Wrong> mutants =
        List.of(
            new Wrong(2, 1, 0.5, 1.25, -1, false),
            new Wrong(2, 1, 0.5, 1.25, 0.5, false),
            new Wrong(2, 1, 0.5, 1, 1, false),
            new Wrong(4, 1, 0.5, 1.25, 1, false),
            new Wrong(2, 0.5, 1, 1.25, 1, false),
            new Wrong(2, 1, -0.5, 1.25, 1, false),
            new Wrong(2, 1, 0.5, 1.25, 4 / MODE.discriminant(), false),
            new Wrong(2, 1, 0.5, 1.25, 1, true));
    assertThat(mutants).allMatch(m -> mode(m::weights) == Verdict.REFUTED);
  }

  @Test
  void theSmallestPerturbationOfAModeThatIsCaught() {
    double caught = smallest(d -> mode(new Wrong(2 * (1 + d), 1, 0.5, 1.25, 1, false)::weights));
    assertThat(caught).isLessThanOrEqualTo(1e-10);
  }

  private static Verdict mode(TimeFormula formula) {
    return verdict(SaxeMode.agreement(MODE, formula, Trial.standard()).build());
  }

  @Test
  void riccatiEquations() {
    RiccatiSolution right = RiccatiBalanced.solution(NETWORK);
    assertThat(riccati(right)).isEqualTo(Verdict.SUPPORTED);
    Matrix f = right.F();
    Matrix s = right.S();
    WhitenedNetwork turned =
        new WhitenedNetwork(NETWORK.Sigma().transpose(), NETWORK.W1(), NETWORK.W2(), NETWORK.t());
    List<RiccatiSolution> mutants =
        List.of(
            new RiccatiSolution(f.times(-1), s, 1),
            new RiccatiSolution(f.times(2), s, 1),
            new RiccatiSolution(f, s, 2),
            new RiccatiSolution(f, s, 0.5),
            new RiccatiSolution(f, s.times(2), 1),
            new RiccatiSolution(f, s.times(s), 1),
            new RiccatiSolution(turned.generator(), s, 1));
    assertThat(mutants).allMatch(m -> riccati(m) == Verdict.REFUTED);
    assertThat(smallest(d -> riccati(new RiccatiSolution(f, s, 1 + d)))).isLessThanOrEqualTo(1e-9);
  }

  private static Verdict riccati(RiccatiSolution solution) {
    return verdict(RiccatiBalanced.integration(NETWORK, solution, Trial.standard()).build());
  }

  @Test
  void interpolationLimits() {
    TwoLayerRegression balanced = RegressionDraws.plane(1, 2.5, 1.5, 2);
    RegressionRun run = RegressionRun.of(balanced, Trial.standard());
    assertThat(limit(balanced, run, TwoLayerRegression::alpha)).isEqualTo(Verdict.SUPPORTED);
    List<DoubleBinaryOperator> mutants =
        List.of(
            (q, r) -> -TwoLayerRegression.alpha(q, r),
            (q, r) -> FastMath.sqrt((FastMath.hypot(q, 2 * r) - q) / 2),
            (q, r) -> FastMath.sqrt((q + FastMath.hypot(q, r)) / 2),
            (q, r) -> FastMath.sqrt(q + FastMath.hypot(q, 2 * r)),
            (q, r) -> (q + FastMath.hypot(q, 2 * r)) / 2,
            (q, r) -> FastMath.cbrt((q + FastMath.hypot(q, 2 * r)) / 2),
            (q, r) -> TwoLayerRegression.alpha(FastMath.sqrt(q), r),
            InterpolationControls::transcribedAlpha);
    assertThat(mutants).allMatch(m -> limit(balanced, run, m) == Verdict.REFUTED);
    assertThat(
            smallest(d -> limit(balanced, run, (q, r) -> (1 + d) * TwoLayerRegression.alpha(q, r))))
        .isLessThanOrEqualTo(1e-8);
  }

  private static Verdict limit(
      TwoLayerRegression problem, RegressionRun run, DoubleBinaryOperator alpha) {
    double value = alpha.applyAsDouble(problem.q(), problem.r());
    return verdict(TwoLayerInterpolationLimit.limit(problem, run, value, Trial.standard()).build());
  }

  @Test
  void balancedness() {
    DeepNetwork network =
        NetworkDraws.worked()
            .with(
                List.of(
                    Matrix.ofRows(new double[][] {{1, 2}, {0, 1}}),
                    Matrix.ofRows(new double[][] {{1, -1}, {2, 0}}),
                    Matrix.ofRows(new double[] {1, 3})));
    Backpropagation<BigFraction> run = Backpropagation.of(network, Elementary.rationals());
    BigFraction eta = new BigFraction(1, 8);
    assertThat(isZero(run, Backpropagation::drift)).isTrue();
    List<BiFunction<Backpropagation<BigFraction>, Integer, FieldMatrix<BigFraction>>> mutants =
        List.of(
            (b, l) -> above(b, l).add(below(b, l)),
            (b, l) -> above(b, l).subtract(below(b, l).scalarMultiply(new BigFraction(2))),
            (b, l) -> above(b, l).subtract(transposed(b, l)),
            (b, l) -> above(b, l).subtract(below(b, l == 0 ? 1 : 0)),
            (b, l) -> stepDefect(b, l, eta, eta),
            (b, l) -> stepDefect(b, l, eta, eta.pow(2).negate()),
            (b, l) -> stepDefect(b, l, eta, eta.pow(3)),
            (b, l) ->
                stepDefect(b, l, eta, eta.pow(2).multiply(new BigFraction(1_000_001, 1_000_000))));
    assertThat(isZero(run, (b, l) -> stepDefect(b, l, eta, eta.pow(2)))).isTrue();
    assertThat(mutants).noneMatch(m -> isZero(run, m));
  }

  private static boolean isZero(
      Backpropagation<BigFraction> run,
      BiFunction<Backpropagation<BigFraction>, Integer, FieldMatrix<BigFraction>> change) {
    return IntStream.range(0, run.hidden())
        .allMatch(l -> run.worst(l, change.apply(run, l), true) == 0);
  }

  private static FieldMatrix<BigFraction> above(Backpropagation<BigFraction> run, int l) {
    return symmetric(run.weights().get(l + 1).transpose().multiply(run.gradients().get(l + 1)));
  }

  private static FieldMatrix<BigFraction> below(Backpropagation<BigFraction> run, int l) {
    return symmetric(run.weights().get(l).multiply(run.gradients().get(l).transpose()));
  }

  private static FieldMatrix<BigFraction> transposed(Backpropagation<BigFraction> run, int l) {
    return symmetric(run.weights().get(l).transpose().multiply(run.gradients().get(l)));
  }

  private static FieldMatrix<BigFraction> symmetric(FieldMatrix<BigFraction> m) {
    return m.add(m.transpose());
  }

  private static FieldMatrix<BigFraction> stepDefect(
      Backpropagation<BigFraction> run, int l, BigFraction eta, BigFraction factor) {
    return run.differenceAfter(l, eta)
        .subtract(run.difference(l))
        .subtract(run.gradientDifference(l).scalarMultiply(factor));
  }

  @Test
  void leakySlopesArePartOfTheLaw() {
    DeepNetwork network = NetworkDraws.worked().with(Activation.LEAKY_RELU);
    Backpropagation<BigFraction> run = Backpropagation.of(network, Elementary.rationals());
    assertThat(run.worst(0, run.drift(0), false)).isZero();
    assertThat(run.worst(0, run.drift(0), true)).isPositive();
  }

  @Test
  void rankBounds() {
    List<Matrix> narrow =
        List.of(
            Matrix.identity(2),
            Matrix.ofRows(new double[] {1, 0}),
            Matrix.ofRows(new double[] {2}));
    List<Matrix> flat = List.of(Matrix.identity(2).times(3), Matrix.ofRows(new double[] {1, 1}));
    assertThat(RankCertificate.of(narrow).excess(narrow)).isLessThanOrEqualTo(1e-14);
    assertThat(RankCertificate.of(flat).excess(flat)).isLessThanOrEqualTo(1e-14);
    List<DoubleFunction<Matrix>> changes =
        List.of(
            d -> RankCertificate.of(flat).differences().get(0).times(-d),
            d -> RankCertificate.of(flat).differences().get(0).times(d / 2),
            d -> Matrix.zero(2, 2),
            d -> Matrix.identity(2).times(d),
            d ->
                RankCertificate.of(flat).differences().get(0).plus(Matrix.identity(2).times(1e-6)));
    assertThat(changes)
        .allMatch(
            change -> new RankCertificate(List.of(change.apply(1)), true).excess(flat) > 1e-9);
    assertThat(new RankCertificate(RankCertificate.of(narrow).differences(), false).excess(narrow))
        .isGreaterThan(1);
  }

  /** The smallest power of ten whose relative perturbation is refuted. */
  private static double smallest(DoubleFunction<Verdict> perturbed) {
    double caught = Double.POSITIVE_INFINITY;
    for (int k = 1; k <= 15; k++) {
      double size = Double.parseDouble("1e-" + k);
      if (perturbed.apply(size) != Verdict.REFUTED) {
        break;
      }
      caught = size;
    }
    return caught;
  }

  private static Verdict verdict(Finding finding) {
    return finding.verdict();
  }
}
