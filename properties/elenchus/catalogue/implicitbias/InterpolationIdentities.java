package elenchus.catalogue.implicitbias;

import elenchus.data.LabelledData;
import elenchus.data.PairOperator;
import elenchus.exact.IntegerMatrix;
import elenchus.exact.RationalMatrix;
import elenchus.exact.RationalVector;
import elenchus.theorem.Finding;
import elenchus.theorem.Trial;
import java.math.BigInteger;
import java.util.Arrays;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.util.FastMath;

/** The identities behind {@link SvmEqualsMni}, each by a way of its own. */
final class InterpolationIdentities {
  private InterpolationIdentities() {}

  /**
   * Whether multipliers -b_j, j other than the label, rebuild every column b of sum zero: for each
   * label y the matrix b -&gt; sum_{j != y} (-b_j) (e_y - e_j) times K I - 11^T is K I - 11^T. The
   * columns of the latter span the vectors of sum zero, so this proves it for K classes.
   */
  static boolean hold(int K) {
    IntegerMatrix sumZero =
        IntegerMatrix.of(K, K, (a, b) -> BigInteger.valueOf(a == b ? K - 1 : -1));
    for (int y = 0; y < K; y++) {
      int label = y;
      IntegerMatrix rebuilt =
          IntegerMatrix.of(
              K,
              K,
              (row, j) ->
                  BigInteger.valueOf(j == label ? 0 : row == label ? -1 : row == j ? 1 : 0));
      if (!rebuilt.times(sumZero).equals(sumZero)) {
        return false;
      }
    }
    return true;
  }

  /** 1 / (K |x_i|^2) for every pair. */
  static RationalVector orthogonalDual(LabelledData data) {
    RationalMatrix X = RationalMatrix.of(data.X());
    RationalMatrix gram = X.times(X.transpose());
    PairOperator pairs = PairOperator.of(data);
    BigFraction[] dual = new BigFraction[pairs.pairs()];
    for (int p = 0; p < dual.length; p++) {
      int i = pairs.sample(p);
      dual[p] = gram.get(i, i).multiply(data.K()).reciprocal();
    }
    return RationalVector.of(dual);
  }

  /** Half of (Z Z^T)^{-1} 1, where row i of Z is x_i with the sign of its class. */
  static RationalVector binaryCandidate(LabelledData data) {
    RationalMatrix X = RationalMatrix.of(data.X());
    RationalMatrix Z =
        RationalMatrix.of(
            X.rows(),
            X.columns(),
            (i, f) -> data.y().get(i) == 0 ? X.get(i, f) : X.get(i, f).negate());
    BigFraction[] ones = new BigFraction[X.rows()];
    Arrays.fill(ones, BigFraction.ONE);
    return Z.times(Z.transpose())
        .solve(RationalVector.of(ones))
        .orElseThrow()
        .times(BigFraction.ONE_HALF);
  }

  /** The margins of the residual at the end of a run of the flow. */
  static Finding flow(Interpolation mni, FlowLimit limit, Trial trial) {
    ResidualRun run = ResidualRun.of(FlowProblem.plain(mni.data(), "ce"), limit, trial);
    double[] predicted =
        Arrays.stream(mni.candidate().toDoubles()).map(b -> -FastMath.log(b)).toArray();
    return run.witnessed(SvmEqualsMni.FLOW.compare(run.residualMargins(), predicted))
        .error(run.error())
        .within(
            GradientFlowEvidence.guarded(
                run.tolerance()
                    * limit.activeRows().maxAbs()
                    * FastMath.sqrt(mni.weights().columns()),
                "modes decay like e^{-kappa s}, integration 1e-9, times |x_i|"))
        .provided(limit.kappa() * run.horizon() >= 30, "kappa times the horizon")
        .provided(limit.dualRatio() >= 1e-8, "smallest over largest dual weight")
        .build();
  }
}
