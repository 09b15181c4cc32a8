package elenchus.catalogue.unhinged;

import elenchus.exact.RationalMatrix;
import elenchus.flow.InitialValueProblem;
import elenchus.linear.Matrix;
import elenchus.theorem.Claim;
import elenchus.theorem.Evidence;
import elenchus.theorem.Finding;
import elenchus.theorem.Trial;
import elenchus.theorem.Witness;
import java.util.Arrays;
import org.hipparchus.util.FastMath;

/** The claims about the flow with a kernel, and the evidence for them. */
final class KernelEvidence {
  static final Claim IDENTITY =
      Claim.equal(
          "closed form",
          "Each mode of $K$ and $S$ obeys the two-by-two flow of its eigenvalues, also for $k=0$;"
              + " $\\operatorname{tr}(K^{-1}HH^\\top)-\\|W\\|^2$, $(I-KK^+)H$ and $H(I-M^+M)$ are"
              + " constant, for all sizes.");
  static final Claim COEFFICIENTS =
      Claim.equal(
          "Taylor coefficients",
          "$A\\operatorname{diag}(H,W)B=\\operatorname{diag}(KWM,HM^\\top)$, and the flow and the"
              + " closed form have the same Taylor coefficients.");
  static final Claim PATH =
      Claim.equal(
          "integrated flow", "$(H,W)(t)$ from the equations of motion equals the closed form.");
  static final Claim SLOPE =
      Claim.equal("slope", "The derivative of the closed form in $t$ satisfies the equations.");
  static final Claim CONSERVED =
      Claim.equal(
          "conserved",
          "$u_{ia}u_{ib}-k_iw_{ia}w_{ib}$ on each projector, the modes of $H$ with $k=0$ and the"
              + " residual within classes stay constant on the integrated path.");

  private static final boolean PROVED =
      KernelProofs.regular().holds()
          && KernelProofs.degenerate().holds()
          && KernelProofs.invariantsHold();
  private static final int ORDERS = 5;
  private static final double ROUNDING = FastMath.ulp(1.0);

  private KernelEvidence() {}

  /** Features and prototypes reached by integration, with kernels on both. */
  record End(Matrix H, Matrix W, Witness witness) {}

  /** Integrates H' = onH W M, W' = onW H M'. */
  static End integrate(KernelProblem x, Matrix onH, Matrix onW, Trial trial) {
    int p = x.K().rows();
    int n = p * x.H0().columns();
    Matrix M = x.plain().model().M();
    Matrix transposed = M.transpose();
    double[] start = new double[n + p * x.C()];
    System.arraycopy(x.H0().toRowMajor(), 0, start, 0, n);
    System.arraycopy(x.W0().toRowMajor(), 0, start, n, p * x.C());
    InitialValueProblem problem =
        new InitialValueProblem(
            y -> {
              trial.checkDeadline();
              double[] slope = new double[y.length];
              double[] dH = onH.times(part(y, n, p, x.C())).times(M).toRowMajor();
              double[] dW = onW.times(part(y, 0, p, M.columns())).times(transposed).toRowMajor();
              System.arraycopy(dH, 0, slope, 0, n);
              System.arraycopy(dW, 0, slope, n, dW.length);
              return slope;
            },
            start);
    double[] end =
        trial.isHigh() ? problem.extrapolate(1e-13, x.t())[0] : problem.solve(1e-12, x.t())[0];
    return new End(
        part(end, 0, p, M.columns()),
        part(end, n, p, x.C()),
        trial.isHigh()
            ? new Witness("Gragg-Bulirsch-Stoer", "Commons Math", "double")
            : new Witness("Dormand-Prince 8(5,3)", "Hipparchus", "double"));
  }

  private static Matrix part(double[] y, int from, int rows, int columns) {
    return Matrix.of(rows, columns, (i, j) -> y[from + i * columns + j]);
  }

  static End integrate(KernelProblem x, Trial trial) {
    return integrate(x, x.K(), Matrix.identity(x.K().rows()), trial);
  }

  static Finding path(KernelProblem x, KernelSolution solution, End end) {
    Matrix H = solution.H(x);
    double scale = Math.max(H.maxAbs(), Math.max(solution.W().maxAbs(), x.W0().maxAbs()));
    return PATH.compare(
            Math.max(end.H().minus(H).maxAbs(), end.W().minus(solution.W()).maxAbs()), 0)
        .within(
            1e-10 * (1 + x.K().maxAbs()) * scale,
            "steps of relative accuracy 1e-12, relative to the largest entry and the kernel")
        .by(end.witness())
        .build();
  }

  static Finding slope(KernelProblem x, KernelSolution solution) {
    UnhingedModel m = x.plain().model();
    Matrix residualU = solution.slopeU().minus(x.K().times(m.timesS(solution.W())));
    Matrix residualW = solution.slopeW().minus(m.timesS(solution.U()));
    double sigma = Math.max(m.sigma1(), Math.abs(m.sigma2()));
    double k = 1 + x.K().norm();
    double size =
        sigma
            * k
            * (x.plain().U0().norm() * (1 + x.t() * sigma) + FastMath.sqrt(k) * x.W0().norm())
            * FastMath.exp(x.exponent());
    return SLOPE
        .compare(Math.max(residualU.maxAbs(), residualW.maxAbs()), 0)
        .within(
            64 * x.K().rows() * (4 + x.exponent()) * ROUNDING * size,
            "rounding: eigenvectors, and the argument of cosh carries exponent * eps")
        .by(FlowEvidence.DUAL)
        .build();
  }

  /** Compares Taylor coefficients of the flow with those of the closed form, in fractions. */
  static Finding coefficients(KernelProblem x, RationalMatrix kernel) {
    TaylorCertificate certificate = TaylorCertificate.of(x.plain().model());
    boolean agree = certificate.couplingHolds() && KroneckerForm.of(x).holds(x);
    RationalMatrix K = RationalMatrix.of(x.K());
    RationalMatrix M = certificate.M();
    RationalMatrix H = RationalMatrix.of(x.H0());
    RationalMatrix W = RationalMatrix.of(x.W0());
    RationalMatrix byW = W;
    RationalMatrix byH = H.times(M.transpose());
    for (int order = 1; order <= ORDERS && agree; order++) {
      RationalMatrix next = K.times(W).times(M);
      W = H.times(M.transpose());
      H = next;
      // The closed form: W gains H0 M' or W0, times powers of the kernel and of S squared.
      boolean odd = order % 2 == 1;
      RationalMatrix power = certificate.power(order / 2);
      RationalMatrix before = certificate.power(Math.max(0, order / 2 - (odd ? 0 : 1)));
      if (!odd) {
        byW = kernel.times(byW);
      }
      RationalMatrix expectedW = (odd ? byH : byW).times(power);
      RationalMatrix expectedH =
          (odd ? kernel.times(byW) : kernel.times(byH)).times(before).times(M);
      agree = W.equals(expectedW) && H.equals(expectedH);
      if (!odd) {
        byH = kernel.times(byH);
      }
    }
    return COEFFICIENTS.decide(agree).by(FlowEvidence.RATIONAL).build();
  }

  /** The largest change of u u' - k w w' on a projector, over the modes of a kernel. */
  static double drift(KernelProblem x, double[] squares, End end) {
    Matrix V = x.spectrum().vectors().transpose();
    Matrix U0 = V.times(x.plain().U0());
    Matrix W0 = V.times(x.W0());
    Matrix U1 = V.times(x.plain().model().scaledMeans(end.H()));
    Matrix W1 = V.times(end.W());
    double worst = 0;
    for (int i = 0; i < squares.length; i++) {
      for (boolean onQ : new boolean[] {true, false}) {
        Matrix before = form(U0.row(i), W0.row(i), squares[i], onQ);
        worst = Math.max(worst, form(U1.row(i), W1.row(i), squares[i], onQ).minus(before).maxAbs());
      }
    }
    return worst;
  }

  private static Matrix form(double[] u, double[] w, double square, boolean onQ) {
    Matrix U = Matrix.ofRows(u);
    Matrix W = Matrix.ofRows(w);
    Matrix a = onQ ? UnhingedModel.onQ(U) : UnhingedModel.onJ(U);
    Matrix b = onQ ? UnhingedModel.onQ(W) : UnhingedModel.onJ(W);
    return a.transpose().times(a).minus(b.transpose().times(b).times(square));
  }

  static Finding conserved(KernelProblem x, double[] squares, End end) {
    double within = x.plain().model().within(end.H()).minus(x.plain().R0()).maxAbs();
    double H = Math.max(end.H().norm(), x.H0().norm());
    double W = Math.max(end.W().norm(), x.W0().norm());
    double largest = Arrays.stream(squares).max().orElse(0);
    double size = H * H + largest * W * W;
    return CONSERVED
        .compare(Math.max(drift(x, squares, end), within * H), 0)
        .within(1e-10 * size, "1e-10 of the integrated path, relative to the squares that cancel")
        .by(end.witness())
        .build();
  }

  static double[] squares(double[] roots) {
    double[] squares = roots.clone();
    for (int i = 0; i < squares.length; i++) {
      squares[i] *= roots[i];
    }
    return squares;
  }

  static Evidence of(KernelProblem x, Trial trial) {
    double[] roots = x.roots();
    KernelSolution solution = KernelSolution.of(x, roots, KernelSolution::mode);
    End end = integrate(x, trial);
    return Evidence.collect()
        .add(IDENTITY.decide(PROVED).proved().by(FlowEvidence.SYMBOLIC))
        .add(coefficients(x, RationalMatrix.of(x.K())))
        .add(path(x, solution, end))
        .add(slope(x, solution))
        .add(conserved(x, squares(roots), end))
        .quantity("sqrt(k)", roots)
        .quantity("rank K", x.rank())
        .quantity("H", solution.H(x).toRows())
        .quantity("W", solution.W().toRows())
        .quantity("proof", KernelProofs.regular() + "\n" + KernelProofs.degenerate())
        .done();
  }
}
