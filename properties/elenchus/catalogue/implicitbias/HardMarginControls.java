package elenchus.catalogue.implicitbias;

import static elenchus.catalogue.implicitbias.HardMarginClaims.*;

import elenchus.data.PairOperator;
import elenchus.exact.RationalMatrix;
import elenchus.exact.RationalVector;
import elenchus.linear.Matrix;
import elenchus.margin.Inseparable;
import elenchus.margin.MaxMargin;
import elenchus.theorem.Control;
import elenchus.theorem.Evidence;
import elenchus.theorem.Trial;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.SingularValueDecomposition;

/** False variants of {@link HardMarginCertificate}. */
final class HardMarginControls {
  private static final double CLEAR = 1e-6;

  private HardMarginControls() {}

  static List<Control<?>> all(
      Arbitrary<MarginProblem> separable, Arbitrary<MarginProblem> contradictions) {
    List<Control<?>> controls = new ArrayList<>(CertificateControls.all(separable));
    controls.addAll(
        List.of(
            Control.hypothesisDropped(
                "strictness dropped",
                "Data are separable as soon as some $W\\ne0$ has $u(W)\\ge0$, $u(W)\\ne0$.",
                contradictions,
                HardMarginControls::gordan),
            Control.wrongFormula(
                    "distance without the factor 2",
                    "$\\|W-\\hat W\\|^2+\\|A^\\top a-\\hat W\\|^2\\le\\mathrm{gap}$.",
                    separable,
                    HardMarginControls::tightCandidate)
                .certifiedBy(HardMarginDecisions::tightCandidate),
            Control.wrongFormula(
                    "nonnegativity dropped",
                    "The least $W$ with $u_{ij}=1$ on the pairs of smallest margin, one more than the"
                        + " support has, is $\\hat W$, whatever the signs of its multipliers.",
                    separable,
                    HardMarginControls::equalities)
                .liveWhere(p -> leastMultiplier(p) < -CLEAR)
                .certifiedBy(HardMarginDecisions::equalities),
            Control.wrongFormula(
                    "orthogonal samples without the factor K",
                    "If the samples are orthogonal, $\\alpha_{ij}=1/\\|x_i\\|^2$.",
                    separable,
                    (p, trial) ->
                        Evidence.of(
                            new HardMarginChecks(MaxMargin.require(p.data())).orthogonal(1)))
                .liveWhere(MarginProblem::hasOrthogonalSamples)
                .certifiedBy(HardMarginDecisions::orthogonal)));
    return controls;
  }

  /**
   * The instrument must find the data inseparable, and half the weight on either of the pairs that
   * contradict each other must be Gordan's alternative, in rational arithmetic.
   */
  private static Evidence gordan(MarginProblem problem, Trial trial) {
    double[] a = contradictingPairs(problem);
    RationalMatrix adjoint =
        RationalMatrix.of(PairOperator.of(problem.data()).matrix()).transpose();
    RationalVector sum = adjoint.times(RationalVector.of(a));
    boolean alternative =
        Arrays.stream(a).sum() == 1
            && IntStream.range(0, sum.size()).allMatch(f -> sum.signum(f) == 0);
    Evidence.Builder evidence =
        Evidence.collect()
            .add(
                NO_GORDAN
                    .decide(problem.isSeparable() || !alternative)
                    .by("Gordan alternative", "own", "rational"))
            .quantity("a", a);
    if (problem.separability() instanceof Inseparable found) {
      evidence.quantity("gordan", found.gordan()).quantity("residual", found.residual());
    }
    return evidence.done();
  }

  /** Weight 1/2 on (i, y_k) and (k, y_i) for the first x_i = x_k with y_i != y_k; zero if none. */
  private static double[] contradictingPairs(MarginProblem problem) {
    PairOperator pairs = PairOperator.of(problem.data());
    double[] a = new double[pairs.pairs()];
    for (int i = 0; i < problem.X().rows(); i++) {
      for (int k = 0; k < i; k++) {
        int own = problem.y().get(i);
        int other = problem.y().get(k);
        if (own != other && Arrays.equals(problem.X().row(i), problem.X().row(k))) {
          a[pairs.pair(i, other)] = 0.5;
          a[pairs.pair(k, own)] = 0.5;
          return a;
        }
      }
    }
    return a;
  }

  /** The same vector added to all rows of What keeps all margins and makes the bound tight. */
  private static Evidence tightCandidate(MarginProblem problem, Trial trial) {
    MaxMargin svm = MaxMargin.require(problem.data());
    double shift = svm.weights().norm();
    Matrix W = svm.weights().map(v -> v + shift);
    return Evidence.of(new MarginCandidate(svm, W, svm.dualVariables()).distance(DISTANCE, 1));
  }

  private static Evidence equalities(MarginProblem problem, Trial trial) {
    return Evidence.of(
        NONNEGATIVE
            .compare(leastMultiplier(problem), 0)
            .within(CLEAR / 10, "rounding of a least-squares solution")
            .by("singular value decomposition", "Hipparchus", "double")
            .build());
  }

  /** The least multiplier of the least W with u = 1 on the |S+| + 1 pairs of smallest margin. */
  private static double leastMultiplier(MarginProblem problem) {
    MaxMargin svm = MaxMargin.require(problem.data());
    Matrix A = PairOperator.of(problem.data()).matrix();
    double[] margins = svm.margins();
    int[] nearest =
        IntStream.range(0, margins.length)
            .boxed()
            .sorted((p, q) -> Double.compare(margins[p], margins[q]))
            .mapToInt(Integer::intValue)
            .limit(svm.support().size() + 1L)
            .toArray();
    RealMatrix rows = MatrixUtils.createRealMatrix(nearest.length, A.columns());
    for (int t = 0; t < nearest.length; t++) {
      rows.setRow(t, A.row(nearest[t]));
    }
    SingularValueDecomposition svd = new SingularValueDecomposition(rows.multiplyTransposed(rows));
    if (svd.getRank() < nearest.length) {
      return 0;
    }
    double[] ones = new double[nearest.length];
    Arrays.fill(ones, 1);
    return Arrays.stream(svd.getSolver().solve(new ArrayRealVector(ones)).toArray())
        .min()
        .orElse(0);
  }
}
