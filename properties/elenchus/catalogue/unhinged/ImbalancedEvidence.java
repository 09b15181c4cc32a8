package elenchus.catalogue.unhinged;

import elenchus.linear.Matrix;
import elenchus.symbolic.Elementary;
import elenchus.symbolic.Proof;
import elenchus.theorem.Claim;
import elenchus.theorem.Evidence;
import elenchus.theorem.Finding;
import elenchus.theorem.Trial;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.SingularValueDecomposition;
import org.hipparchus.util.Binary64;
import org.hipparchus.util.Binary64Field;
import org.hipparchus.util.FastMath;

/** The claims about the flow with unequal class sizes, and the evidence for them. */
final class ImbalancedEvidence {
  static final Claim IDENTITY =
      Claim.equal(
          "closed form",
          "Each pair of singular vectors obeys the two-by-two flow of its singular value, and"
              + " $n^2T^\\top T=(1+\\gamma)^2\\operatorname{diag}(n_c)-c\\,dd^\\top$.");
  static final Claim PATH =
      Claim.equal(
          "integrated flow", "$(H,W)(t)$ from the equations of motion equals the closed form.");
  static final Claim MULTIPLICITY =
      Claim.equal(
          "multiplicity",
          "The top singular value is simple if one class is largest, and has multiplicity $m-1$ if"
              + " $m\\ge2$ are.");
  static final Claim DIRECTION =
      Claim.atMost(
          "direction",
          "$\\big\\|W/\\|W\\|-L/\\|L\\|\\big\\|\\le4e^{-rz(\\Sigma_1-\\Sigma')}(\\|W_0\\|+\\|U_0\\|/r)"
              + "/\\|L\\|$, $L$ the growing part on the top singular space.");
  static final Claim CONSERVED =
      Claim.equal("conserved", "$HH^\\top-sWW^\\top$ stays constant on the integrated path.");

  /** Exponent of the gap at which the direction is looked at. */
  private static final double FAR = 12;

  private static final double SAME = 1e-9;
  private static final double LEAST_SHARE = 1e-3;

  private ImbalancedEvidence() {}

  /** The singular value decomposition T = P diag(values) V'. */
  record Modes(Matrix P, double[] values, Matrix V) {
    static Modes of(Matrix T) {
      SingularValueDecomposition svd =
          new SingularValueDecomposition(MatrixUtils.createRealMatrix(T.toRows()));
      return new Modes(matrix(svd.getU()), svd.getSingularValues(), matrix(svd.getV()));
    }

    private static Matrix matrix(RealMatrix X) {
      return Matrix.ofRows(X.getData());
    }

    /** How many leading values are equal. */
    int multiplicity() {
      int count = 0;
      for (double value : values) {
        count += value > values[0] * (1 - SAME) ? 1 : 0;
      }
      return count;
    }
  }

  /** Scaled class means and prototypes at z, by a formula for the flow of one mode. */
  static DescentEvidence.Pair solve(ImbalancedProblem x, Modes modes, Propagator.Flow formula) {
    Elementary<Binary64> f = Elementary.over(Binary64Field.getInstance());
    int C = x.C();
    double[] uu = new double[C];
    double[] uw = new double[C];
    double[] wu = new double[C];
    double[] ww = new double[C];
    for (int k = 0; k < C; k++) {
      Propagator<Binary64> e =
          formula.at(
              f, f.number(FastMath.sqrt(x.s())), f.number(modes.values()[k]), f.number(x.z()));
      uu[k] = e.uu().getReal();
      uw[k] = e.uw().getReal();
      wu[k] = e.wu().getReal();
      ww[k] = e.ww().getReal();
    }
    Matrix u = x.U0().times(modes.V());
    Matrix w = x.W0().times(modes.P());
    return new DescentEvidence.Pair(
        u.times(Matrix.diagonal(uu))
            .plus(w.times(Matrix.diagonal(uw)))
            .times(modes.V().transpose()),
        u.times(Matrix.diagonal(wu))
            .plus(w.times(Matrix.diagonal(ww)))
            .times(modes.P().transpose()));
  }

  static CoupledFlow.End integrate(ImbalancedProblem x, Trial trial) {
    double[] none = new double[x.C()];
    return CoupledFlow.proportional(x.M(), none, 0, 0, x.s(), x.z())
        .run(x.H0(), x.W0(), none, trial);
  }

  static Matrix features(ImbalancedProblem x, DescentEvidence.Pair end) {
    return x.H0().plus(x.lift(end.U().minus(x.U0())));
  }

  static Finding path(ImbalancedProblem x, DescentEvidence.Pair end, CoupledFlow.End reached) {
    Matrix H = features(x, end);
    double scale = Math.max(H.maxAbs(), end.W().maxAbs());
    return PATH.compare(
            Math.max(reached.H().minus(H).maxAbs(), reached.W().minus(end.W()).maxAbs()), 0)
        .within(1e-10 * scale, "steps of relative accuracy 1e-12, relative to the largest entry")
        .by(reached.witness())
        .build();
  }

  private static Finding conserved(ImbalancedProblem x, CoupledFlow.End end) {
    double size = end.H().norm() + (1 + FastMath.sqrt(x.s())) * end.W().norm();
    return CONSERVED
        .compare(
            FlowEvidence.invariant(x.s(), end.H(), end.W())
                .minus(FlowEvidence.invariant(x.s(), x.H0(), x.W0()))
                .maxAbs(),
            0)
        .within(1e-10 * size * size, "1e-10 of the integrated path")
        .by(end.witness())
        .build();
  }

  /** The growing part on the leading singular space: sum of (W0 p + U0 v / r) p'. */
  static Matrix leading(ImbalancedProblem x, Modes modes, int multiplicity) {
    Matrix p = columns(modes.P(), multiplicity);
    Matrix v = columns(modes.V(), multiplicity);
    Matrix a = x.W0().times(p).plus(x.U0().times(v).times(1 / FastMath.sqrt(x.s())));
    return a.times(p.transpose());
  }

  /** One if one class is largest, otherwise one less than the number of largest classes. */
  static int topMultiplicity(ImbalancedProblem x) {
    return x.largest() == 1 ? 1 : x.largest() - 1;
  }

  /** The share of the start that grows fastest, less the least share that rounding leaves clear. */
  static double growingShare(ImbalancedProblem x) {
    double data = x.W0().norm() + x.U0().norm() / FastMath.sqrt(x.s());
    double growing = leading(x, Modes.of(x.T()), topMultiplicity(x)).norm();
    return data == 0 ? 0 : growing / data - LEAST_SHARE;
  }

  private static Matrix columns(Matrix X, int count) {
    return Matrix.of(X.rows(), count, X::get);
  }

  private static Finding direction(ImbalancedProblem x, Modes modes) {
    int multiplicity = topMultiplicity(x);
    double r = FastMath.sqrt(x.s());
    double top = modes.values()[0];
    boolean isAll = multiplicity == x.C();
    double gap = isAll ? 2 * top : top - modes.values()[multiplicity];
    double z = FAR / (r * gap);
    // The factor e^(r z top) is taken out of cosh and sinh, so nothing overflows.
    Matrix W = Matrix.zero(x.W0().rows(), x.C());
    for (int k = 0; k < x.C(); k++) {
      double grow = FastMath.exp(r * z * (modes.values()[k] - top)) / 2;
      double decay = FastMath.exp(-r * z * (modes.values()[k] + top)) / 2;
      Matrix p = Matrix.column(modes.P().column(k));
      Matrix v = Matrix.column(modes.V().column(k));
      Matrix w = x.W0().times(p).times(grow + decay);
      Matrix u = x.U0().times(v).times((grow - decay) / r);
      W = W.plus(w.plus(u).times(p.transpose()));
    }
    Matrix limit = leading(x, modes, multiplicity);
    double data = x.W0().norm() + x.U0().norm() / r;
    double distance = W.times(1 / W.norm()).minus(limit.times(1 / limit.norm())).norm();
    return DIRECTION
        .compare(distance, 4 * FastMath.exp(-FAR) * data / limit.norm())
        .within(1e-10, "rounding of unit vectors")
        .provided(gap > 1e-4 * top, "nearly equal singular values")
        .by("factored form", "own", "double")
        .build();
  }

  static Evidence.Builder of(ImbalancedProblem x, Proof proof, Trial trial) {
    Modes modes = Modes.of(x.T());
    DescentEvidence.Pair end = solve(x, modes, Propagator::flow);
    CoupledFlow.End reached = integrate(x, trial);
    int claimed = topMultiplicity(x);
    Matrix leading = leading(x, modes, claimed);
    return Evidence.collect()
        .add(IDENTITY.decide(proof.holds()).proved().by(FlowEvidence.SYMBOLIC))
        .add(path(x, end, reached))
        .add(MULTIPLICITY.decide(Multiplicity.is(x, claimed)).by("rank", "own", "rational"))
        .add(direction(x, modes))
        .add(conserved(x, reached))
        .quantity("Sigma", modes.values())
        .quantity("H", features(x, end).toRows())
        .quantity("W", end.W().toRows())
        .quantity("limit direction", leading.times(1 / leading.norm()).toRows())
        .quantity("proof", proof.toString());
  }
}
