package elenchus.catalogue.unhinged;

import elenchus.exact.RationalMatrix;
import elenchus.exact.Rationals;
import elenchus.linear.Matrix;
import elenchus.symbolic.Elementary;
import elenchus.theorem.Claim;
import elenchus.theorem.Control;
import elenchus.theorem.Draw;
import elenchus.theorem.Erratum;
import elenchus.theorem.Evidence;
import elenchus.theorem.Instances;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import org.hipparchus.FieldElement;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.util.FastMath;

/** False statements about the flow with a kernel. */
final class KernelControls {
  private static final Claim DIAGONAL =
      Claim.equal(
          "diagonalisation", "$U_B^{-1}U_A^{-1}\\otimes I$ exists and diagonalises $A\\otimes B$.");
  private static final Claim DIAGONALISABLE =
      Claim.equal(
          "diagonalisable",
          "$A$ is diagonalisable: $\\operatorname{rank}A^2=\\operatorname{rank}A$.");

  private static final Erratum E4 =
      new Erratum(
          "E4",
          "Zhou et al., arXiv 2312.07841, Theorem 8",
          "$Cz(t)=\\exp(\\Lambda_A\\otimes\\Lambda_Bt)Cz(0)$ with $C=U_B^{-1}U_A^{-1}\\otimes I$, and no"
              + " condition on $K$, as transcribed from one text version",
          "A slip of sizes, and a hypothesis is missing. $U_A$ has size $2p$ and $U_B$ size"
              + " $C(N+1)$; where they agree, $C(A\\otimes B)C^{-1}$ still leaves $B$ undiagonalised. If"
              + " $K$ is singular, $A$ is not diagonalisable.",
          "$p=1$, $C=2$, $N=1$ has the sizes 2 and 4. $p=C=2$, $N=1$, $\\gamma=0$, $K=I$ has"
              + " $U_A=U_B$ up to scale, $U_A^2=2I$, and nothing changes. $p=1$, $K=0$, $C=2$, $N=1$,"
              + " $\\gamma=0$, $H_0=[1,0]$, $W_0=0$ has $W=(t/2,0)$.",
          "$C=U_A^{-1}\\otimes U_B^{-1}$ and $K$ nonsingular; the closed form in modes needs neither.");

  private KernelControls() {}

  static List<Control<?>> all(Arbitrary<KernelProblem> instances) {
    Arbitrary<KernelProblem> fitting =
        Instances.drawn(
            KernelControls::drawFitting,
            x -> Stream.of(UnhingedNtk.FITTING).filter(y -> !y.equals(x)));
    return List.of(
        Control.asPrinted(
                "order of the eigenvector matrices",
                "$U_B^{-1}U_A^{-1}\\otimes I$ diagonalises $A\\otimes B$.",
                E4,
                fitting,
                (x, trial) ->
                    Evidence.of(
                        DIAGONAL
                            .decide(KroneckerForm.of(x).transcribedDiagonalises(root(x)))
                            .by("definition", "own", "rational")
                            .build()))
            .certifiedOn(UnhingedNtk.FITTING),
        Control.asPrinted(
                "singular kernel",
                "$A$ is diagonalisable for every $K$.",
                E4,
                instances,
                (x, trial) ->
                    Evidence.of(
                        DIAGONALISABLE
                            .decide(KroneckerForm.of(x).isDiagonalisable())
                            .by("rank", "own", "rational")
                            .build()))
            .liveWhere(x -> x.rank() < x.K().rows())
            .certifiedOn(UnhingedNtk.SINGULAR),
        Control.wrongFormula(
                "eigenvalue without the root",
                "$x=k_i\\sigma$ in place of $\\sqrt{k_i}\\,\\sigma$.",
                instances,
                (x, trial) ->
                    Evidence.of(
                        KernelEvidence.slope(
                            x,
                            KernelSolution.of(
                                x, KernelEvidence.squares(x.roots()), KernelSolution::mode))))
            .liveWhere(x -> differsFromOne(x) && x.W0().norm() > 0.1),
        Control.hypothesisDropped(
                "modes without kernel stay",
                "$W$ stays constant along the kernel of $K$.",
                instances,
                (x, trial) ->
                    Evidence.of(
                        KernelEvidence.path(
                            x,
                            KernelSolution.of(x, x.roots(), KernelControls::resting),
                            KernelEvidence.integrate(x, trial))))
            .liveWhere(x -> x.rank() < x.K().rows() && nullPart(x) > 0.01),
        Control.wrongFormula(
                "kernel on the prototypes",
                "The closed form for $H'=WM$, $W'=KHM^\\top$.",
                instances,
                (x, trial) ->
                    Evidence.of(
                        KernelEvidence.path(
                            x,
                            KernelSolution.of(x, x.roots(), KernelSolution::mode),
                            KernelEvidence.integrate(
                                x, Matrix.identity(x.K().rows()), x.K(), trial))))
            .liveWhere(x -> differsFromOne(x) && x.t() > 0.05 && x.W0().norm() > 0.1),
        Control.wrongFormula(
                "kernel left out of the invariant",
                "$u_{ia}u_{ib}-w_{ia}w_{ib}$ is constant.",
                instances,
                (x, trial) -> {
                  double[] ones = new double[x.K().rows()];
                  java.util.Arrays.fill(ones, 1);
                  return Evidence.of(
                      KernelEvidence.conserved(x, ones, KernelEvidence.integrate(x, trial)));
                })
            .liveWhere(x -> differsFromOne(x) && x.exponent() > 0.1 && x.W0().norm() > 0.1),
        Control.wrongFormula(
                "kernel squared",
                "The Taylor coefficients have $K^2$ in place of $K$.",
                instances,
                (x, trial) -> {
                  RationalMatrix K = RationalMatrix.of(x.K());
                  return Evidence.of(KernelEvidence.coefficients(x, K.times(K)));
                })
            .liveWhere(x -> differsFromOne(x) && x.W0().norm() > 0.1));
  }

  /** The root of K = root^2 I. */
  private static BigFraction root(KernelProblem x) {
    return Rationals.of(FastMath.sqrt(x.K().get(0, 0)));
  }

  /** One sample per class and as many dimensions as classes, or any; K a multiple of I. */
  private static KernelProblem drawFitting(Draw draw) {
    int C = draw.integer(2, 3);
    int p = draw.chance(0.5) ? C : draw.integer(1, 3);
    double root = draw.oneOf(1.0, 0.5, 2.0);
    return KernelProblem.of(
        UnhingedProblem.unbiased(
            C,
            1,
            draw.oneOf(0.0, 0.5, 1.0),
            1,
            1,
            Matrix.of(p, C, (a, i) -> draw.integer(-2, 2)),
            Matrix.of(p, C, (a, i) -> draw.integer(-2, 2))),
        Matrix.identity(p).times(root * root));
  }

  /** The part of W that every root far from zero and one moves, over the data, is not small. */
  private static boolean differsFromOne(KernelProblem x) {
    double[] roots = x.roots();
    Matrix rows = x.spectrum().vectors().transpose().times(x.plain().model().timesS(x.W0()));
    for (int i = 0; i < roots.length; i++) {
      if (roots[i] > 0.1
          && Math.abs(roots[i] - 1) > 0.1
          && Matrix.ofRows(rows.row(i)).norm() > 0.1) {
        return true;
      }
    }
    return false;
  }

  /** The largest drift of W along the kernel of K. */
  private static double nullPart(KernelProblem x) {
    double[] roots = x.roots();
    Matrix rows =
        x.spectrum().vectors().transpose().times(x.plain().model().timesS(x.plain().U0()));
    double worst = 0;
    for (int i = 0; i < roots.length; i++) {
      worst = Math.max(worst, roots[i] == 0 ? x.t() * Matrix.ofRows(rows.row(i)).maxAbs() : 0);
    }
    return worst;
  }

  private static <T extends FieldElement<T>> Propagator<T> resting(
      Elementary<T> f, T r, T sigma, T t) {
    Propagator<T> e = KernelSolution.mode(f, r, sigma, t);
    return r.isZero() ? new Propagator<>(e.uu(), e.uw(), f.number(0L), e.ww()) : e;
  }
}
