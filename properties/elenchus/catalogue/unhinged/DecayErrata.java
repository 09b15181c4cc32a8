package elenchus.catalogue.unhinged;

import elenchus.exact.Interval;
import elenchus.exact.IntervalField;
import elenchus.exact.RationalMatrix;
import elenchus.exact.Rationals;
import elenchus.linear.Matrix;
import elenchus.symbolic.Elementary;
import elenchus.theorem.Claim;
import elenchus.theorem.Control;
import elenchus.theorem.Erratum;
import elenchus.theorem.Evidence;
import elenchus.theorem.Instances;
import elenchus.theorem.Trial;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import org.hipparchus.FieldElement;
import org.hipparchus.fraction.BigFraction;

/** Statements about weight decay as transcribed from one text version, each decided exactly. */
final class DecayErrata {
  private static final String PAPER = "Zhou et al., arXiv 2312.07841, ";

  private static final Claim BIAS =
      Claim.equal("bias", "$b=e^{-\\lambda_2z}(b_0+\\kappa\\psi\\mathbf 1)$ solves the flow.");
  private static final Claim COEFFICIENT =
      Claim.equal("coefficient", "The coefficient of $X$ in $W(t)$ when $U_0=W_0=X$.");
  private static final Claim SIGN =
      Claim.equal("sign", "$\\omega_2>0$ if and only if $\\lambda$ exceeds the threshold.");
  private static final Claim DIVERGES =
      Claim.equal("divergence", "$\\|Z\\|\\to\\infty$ if $\\sigma_1^2>\\lambda_1\\lambda_2$.");

  /** W M - H = 0 and H M' - W = 0: nothing moves. */
  static final DecayProblem EQUILIBRIUM = plane(1, 1, 1);

  /** Growing coordinate zero though A+ is not: the flow tends to 0 above the threshold. */
  static final DecayProblem NO_GROWTH =
      DecayProblem.of(
          UnhingedProblem.unbiased(
              2,
              1,
              1.25,
              4,
              1,
              Matrix.ofRows(new double[] {2, -2}),
              Matrix.ofRows(new double[] {-0.75, 0.75})),
          0.4375,
          0.4375);

  private DecayErrata() {}

  static List<Control<?>> controls(Arbitrary<DecayProblem> instances) {
    Arbitrary<DecayProblem> equal =
        Instances.drawn(
            draw -> {
              DecayProblem x = DecayProblem.draw(draw);
              double decay = draw.oneOf(0.5, 2.0) * x.plain().model().sigma1();
              return DecayProblem.of(x.plain(), decay, decay);
            },
            DecayProblem::simpler);
    return List.of(
        Control.asPrinted(
                "bias with an integral too many",
                "$\\psi=\\int\\zeta_2e^{\\lambda_2\\zeta_2}d\\tau$.",
                new Erratum(
                    "E2",
                    PAPER + "Theorem 4",
                    "$b=e^{-\\lambda_2\\zeta_2}(b_0+\\kappa\\psi\\mathbf 1)$,"
                        + " $\\psi=\\int_0^t\\zeta_2e^{\\lambda_2\\zeta_2}d\\tau$",
                    "The statement fails as transcribed whenever $\\kappa\\ne0$: at $\\eta_2=1$ it leaves"
                        + " $b'+\\lambda_2b-\\kappa=\\kappa(z-1)$.",
                    "$C=2$, $\\gamma=0$, $\\lambda_2=1$,"
                        + " $b_0=0$: slope 0 at $z=0$ where the flow has $\\kappa=1/2$.",
                    "$\\psi=\\int_0^t\\eta_2e^{\\lambda_2\\zeta_2}d\\tau=(e^{\\lambda_2\\zeta_2}-1)/\\lambda_2$."),
                instances,
                DecayErrata::bias)
            .liveWhere(x -> Math.abs(x.plain().model().kappa()) > 1e-9 && x.z() != 1)
            .certifiedOn(plane(0, 0, 1)),
        Control.asPrinted(
                "two signs in the coefficient",
                "The coefficient is $\\frac{e^{\\theta_2}}{\\theta_2-\\theta_1}\\big[(\\lambda_1\\zeta_1"
                    + "+\\theta_2+\\sigma\\zeta_2)+(\\lambda_1\\zeta_1+\\theta_1-\\sigma\\zeta_2)"
                    + "e^{\\theta_1-\\theta_2}\\big]$.",
                new Erratum(
                    "E3",
                    PAPER + "appendix, their equation (69)",
                    "coefficient of $X$ in $W(t)$ for $U(0)=W(0)=X$ in one eigenspace, with"
                        + " $+(\\lambda_1\\zeta_1+\\theta_1-\\sigma\\zeta_2)e^{\\theta_1-\\theta_2}$",
                    "The statement fails as transcribed for every $\\sigma\\ne0$, $z>0$: two signs; the"
                        + " difference is $-2(\\lambda_1\\zeta_1+\\theta_1)e^{\\theta_1}/(\\theta_2-\\theta_1)$.",
                    "$C=2$, $N=1$, $\\gamma=\\lambda_1=\\lambda_2=s=1$, $H_0=W_0=[1,-1]$ is an"
                        + " equilibrium, coefficient 1; as transcribed $1-e^{-2z}$.",
                    "The second bracket enters as"
                        + " $-(\\lambda_1\\zeta_1+\\theta_1+\\sigma\\zeta_2)e^{\\theta_1-\\theta_2}$."),
                instances,
                DecayErrata::coefficient)
            .liveWhere(x -> x.z() > 0.01 && x.halfGap(x.plain().model().sigma1()) > 0.01)
            .certifiedOn(EQUILIBRIUM),
        Control.asPrinted(
                "sign of the growth rate",
                "$\\omega_2>0$ if $\\lambda>(1+\\gamma)/(C\\sqrt N)$, for $\\lambda_1=\\lambda_2=\\lambda$.",
                new Erratum(
                    "E8",
                    PAPER + "Lemma 10 and proof of Corollary 5",
                    "in the proof, $\\lambda$ above the threshold gives $\\omega_2>0$; $s$ is"
                        + " $\\eta_1/\\eta_2$ in one place and $\\eta_2/\\eta_1$ in another",
                    "A slip: the signs are swapped in the proof, the statement stands.",
                    "$C=2$, $N=1$, $\\gamma=s=1$, threshold 1: $\\lambda=2$ has $\\omega_2=-1$, $\\lambda=1/2$ has"
                        + " $\\omega_2=1/2$.",
                    "$\\omega_2>0$ if and only if $\\lambda<(1+\\gamma)/(C\\sqrt N)$, with"
                        + " $s=\\eta_1/\\eta_2$, $\\eta_1$ the rate of $H$."),
                equal,
                DecayErrata::sign)
            .liveWhere(x -> x.l1() == x.l2() && x.l1() != x.plain().model().sigma1())
            .certifiedOn(plane(1, 1, 2)),
        Control.asPrinted(
                "no condition on the start",
                "Divergence above the threshold for every $Z_0$ with $A^+\\ne0$.",
                new Erratum(
                    "E6",
                    PAPER + "Corollary 5, third case",
                    "no condition on $Z_0$, as transcribed from one text version",
                    "A hypothesis is missing; the exceptional set has measure zero.",
                    "$C=2$, $N=1$, $\\gamma=5/4$, $s=4$, $\\lambda_1=\\lambda_2=7/16$, $H_0=[2,-2]$,"
                        + " $W_0=[-3/4,3/4]$: $A^+\\ne0$, but the growing coordinate is 0 and $Z\\to0$.",
                    "$g=(\\sigma_1U_0+(\\theta_++s\\lambda_1)W_0)Q\\ne0$; it is proportional to $A^+$ only"
                        + " for $s\\lambda_1=\\lambda_2$."),
                Instances.among(List.of(NO_GROWTH)),
                DecayErrata::divergence)
            .certifiedOn(NO_GROWTH));
  }

  /** C = 2, N = s = 1, H0 = W0 = [1, -1], both decays the same. */
  private static DecayProblem plane(double gamma, double z, double decay) {
    Matrix opposite = Matrix.ofRows(new double[] {1, -1});
    return DecayProblem.of(
        UnhingedProblem.unbiased(2, 1, gamma, 1, z, opposite, opposite), decay, decay);
  }

  private static Evidence bias(DecayProblem x, Trial trial) {
    BigFraction gamma = Rationals.of(x.gamma());
    BigFraction kappa = gamma.add(1).subtract(gamma.multiply(x.C())).divide(x.C());
    BigFraction residual =
        DecayProofs.residualOfTranscribedBias()
            .evaluate(Elementary.rationals(), Map.of("kappa", kappa, "z", Rationals.of(x.z())));
    return Evidence.of(
        BIAS.decide(residual.isZero()).by("symbolic residual", "Rings", "rational").build());
  }

  private static Evidence coefficient(DecayProblem x, Trial trial) {
    Elementary<Interval> f = Elementary.over(IntervalField.INSTANCE);
    Interval sigma =
        Interval.ONE.add(Interval.of(x.gamma())).divide(f.sqrt(Interval.of(x.N())).multiply(x.C()));
    Interval s = Interval.of(x.s());
    Interval l1 = Interval.of(x.l1());
    Interval l2 = Interval.of(x.l2());
    Interval z = Interval.of(x.z());
    Propagator<Interval> e = Propagator.decayingFlow(f, s, l1, l2, sigma, z);
    Interval difference = transcribed(f, s, l1, l2, sigma, z).subtract(e.wu().add(e.ww()));
    return Evidence.of(
        COEFFICIENT
            .decide(difference.contains(0))
            .provided(!difference.contains(0) || difference.isPoint(), "width of the enclosure")
            .by("enclosure of the difference", "own", "interval")
            .build());
  }

  /** The scalar as transcribed, with theta1 < theta2 the eigenvalues of K times z. */
  static <T extends FieldElement<T>> T transcribed(Elementary<T> f, T s, T l1, T l2, T sigma, T z) {
    T mean = s.multiply(l1).add(l2).divide(f.number(-2L));
    T d =
        f.sqrt(
            f.square(s.multiply(l1).subtract(l2).divide(f.number(2L)))
                .add(s.multiply(f.square(sigma))));
    T theta1 = mean.subtract(d).multiply(z);
    T theta2 = mean.add(d).multiply(z);
    T decay = l1.multiply(s).multiply(z);
    T coupling = sigma.multiply(z);
    T first = decay.add(theta2).add(coupling).multiply(f.exp(theta2));
    T second = decay.add(theta1).subtract(coupling).multiply(f.exp(theta1));
    return first.add(second).divide(theta2.subtract(theta1));
  }

  /** By theta+ theta- = s (l^2 - sigma1^2) and theta- < 0. */
  private static Evidence sign(DecayProblem x, Trial trial) {
    BigFraction l = Rationals.of(x.l1());
    BigFraction top = Rationals.of(x.gamma()).add(1);
    BigFraction excess = l.multiply(l).multiply(x.C() * x.C() * x.N()).subtract(top.multiply(top));
    boolean isAbove = excess.getNumerator().signum() > 0;
    boolean isGrowing = excess.getNumerator().signum() < 0;
    return Evidence.of(
        SIGN.decide(isAbove == isGrowing).by("determinant", "own", "rational").build());
  }

  /** The start is an eigenvector of the generator with a negative eigenvalue. */
  private static Evidence divergence(DecayProblem x, Trial trial) {
    RationalMatrix M = TaylorCertificate.of(x.plain().model()).M();
    RationalMatrix H = RationalMatrix.of(x.H0());
    RationalMatrix W = RationalMatrix.of(x.W0());
    RationalMatrix dH = W.times(M).minus(H.times(Rationals.of(x.l1()))).times(Rationals.of(x.s()));
    RationalMatrix dW = H.times(M.transpose()).minus(W.times(Rationals.of(x.l2())));
    BigFraction rate = dH.get(0, 0).divide(H.get(0, 0));
    boolean decays =
        rate.getNumerator().signum() < 0 && dH.equals(H.times(rate)) && dW.equals(W.times(rate));
    return Evidence.of(DIVERGES.decide(!decays).by("eigenvector", "own", "rational").build());
  }
}
