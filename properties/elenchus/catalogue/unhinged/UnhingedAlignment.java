package elenchus.catalogue.unhinged;

import com.google.auto.service.AutoService;
import elenchus.linear.Matrix;
import elenchus.theorem.Card;
import elenchus.theorem.Claim;
import elenchus.theorem.Control;
import elenchus.theorem.Draw;
import elenchus.theorem.Erratum;
import elenchus.theorem.Evidence;
import elenchus.theorem.Example;
import elenchus.theorem.Hypothesis;
import elenchus.theorem.Instances;
import elenchus.theorem.Theorem;
import elenchus.theorem.Trial;
import java.util.List;
import net.jqwik.api.Arbitrary;

/** Under the unhinged flow features and prototypes align, at an exactly known rate. */
@SuppressWarnings("rawtypes")
@AutoService(Theorem.class)
public final class UnhingedAlignment implements Theorem<UnhingedProblem> {

  private static final Claim ETF =
      Claim.converges(
          "simplex ETF", "$A^{+\\top}A^+$, the limit Gram matrix, is that of a simplex ETF.");

  /** A+ = 0: features and prototypes stay opposite for ever. */
  static final UnhingedProblem OPPOSITE =
      UnhingedProblem.unbiased(
          2,
          1,
          0.5,
          1,
          1,
          Matrix.ofRows(new double[] {1, -1}),
          Matrix.ofRows(new double[] {-1, 1}));

  // --- statement and source

  @Override
  public Card card() {
    return Card.id("unhinged-alignment")
        .family("unhinged")
        .title("Features and prototypes align under the unhinged flow, at an exact rate")
        .statement(
            """
            If $0<\\gamma$, $\\gamma<2/(C-2)$ for $C\\ge3$, and $A^+=(W_0+U_0/r)Q\\ne0$, then the direction of
            $Z=(U,R,W)$ tends to $Z_\\infty=(rA^+,0,A^+)/(\\sqrt{1+s}\\|A^+\\|)$. The distance is known exactly at
            every time, and with it the sharp rate $e^{-(p-|q|)}$, $p=r\\sigma_1z$, $q=r\\sigma_2z$. The limit is
            a simplex ETF only if $A^{+\\top}A^+$ is proportional to $Q$.
            """)
        .source(
            "Zhou, Liu, Wang, Zhai, Jiang, Ji: arXiv 2312.07841, Corollary 3 (read; the hypothesis"
                + " $A^+\\ne0$ is not in the version read); the exact error and constants are"
                + " reconstructed.");
  }

  @Override
  public Class<UnhingedProblem> instanceType() {
    return UnhingedProblem.class;
  }

  // --- hypotheses

  @Override
  public List<Hypothesis<UnhingedProblem>> hypotheses() {
    return List.of(
        Hypothesis.of("gamma positive", "$\\gamma>0$.", UnhingedProblem::gamma)
            .brokenBy(
                Instances.drawn(
                    draw -> drawGrowing(draw).with(0, 1, 1), UnhingedInstances::simpler)),
        Hypothesis.of(
            "gamma small", "$(C-2)\\gamma<2$.", (UnhingedProblem x) -> 2 - (x.C() - 2) * x.gamma()),
        Hypothesis.of(
            "growing part",
            "$A^+\\ne0$.",
            x -> x.A(1).norm() - 1e-6 * (x.U0().norm() + x.W0().norm())));
  }

  // --- claims

  @Override
  public List<Claim> claims() {
    return List.of(
        AlignmentEvidence.IDENTITY,
        AlignmentEvidence.ERROR,
        AlignmentEvidence.LIMIT,
        AlignmentEvidence.CONSTANT);
  }

  // --- instances

  @Override
  public Arbitrary<UnhingedProblem> instances() {
    return Instances.drawn(
        UnhingedAlignment::drawGrowing, UnhingedAlignment::isTypical, UnhingedInstances::simpler);
  }

  @Override
  public List<Example<UnhingedProblem>> examples() {
    return List.of(
        new Example<>("gamma above 1/(C-1)", UnhingedProblem.worked(0.8)),
        new Example<>("gamma at 1/(C-1)", UnhingedProblem.worked(0.5)),
        new Example<>("gamma below 1/(C-1)", UnhingedProblem.worked(0.2)));
  }

  private static UnhingedProblem drawGrowing(Draw draw) {
    UnhingedProblem x = UnhingedInstances.draw(draw);
    int C = x.C();
    double most = C == 2 ? 3 : 2.0 / (C - 2);
    double gamma = draw.chance(0.2) ? 1.0 / (C - 1) : draw.uniform(0, most);
    return x.with(gamma, draw.chance(0.2) ? 1 : x.s(), x.z());
  }

  /** Satisfies the hypotheses, and gamma is not so near a boundary that the rates degenerate. */
  private static boolean isTypical(UnhingedProblem x) {
    double q = Math.abs(AlignmentEvidence.ratio(x));
    return x.gamma() > 0
        && q < 0.9
        && (q == 0 || q > 0.1)
        && x.A(1).norm() > 1e-3 * (x.U0().norm() + x.W0().norm());
  }

  // --- evidence

  @Override
  public Evidence examine(UnhingedProblem x, Trial trial) {
    return AlignmentEvidence.of(x, UnhingedProofs.alignment()).done();
  }

  // --- controls

  @Override
  public List<Control<?>> controls() {
    return List.of(
        Control.hypothesisDropped(
                "gamma zero",
                "Alignment for $\\gamma=0$.",
                Instances.drawn(draw -> with(drawGrowing(draw), 0), UnhingedInstances::simpler),
                UnhingedAlignment::onlyLimit)
            .liveWhere(x -> x.gamma() == 0 && x.B(1).norm() > 0.01 * x.A(1).norm()),
        Control.hypothesisDropped(
                "gamma large",
                "Alignment for $\\gamma>2/(C-2)$.",
                Instances.drawn(
                    draw -> {
                      UnhingedProblem x = drawGrowing(draw);
                      return with(x, x.C() == 2 ? 1 : 2.0 / (x.C() - 2) * draw.uniform(1.5, 3));
                    },
                    UnhingedInstances::simpler),
                UnhingedAlignment::onlyLimit)
            .liveWhere(
                x ->
                    AlignmentEvidence.ratio(x) < -1.1
                        && x.A(1).norm() > 0.01
                        && x.B(-1).norm() > 0.01 * x.A(1).norm()),
        Control.wrongFormula(
                "limit is an ETF",
                "The limit is a simplex ETF whatever the initialisation.",
                instances(),
                (x, trial) ->
                    Evidence.of(
                        ETF.compare(AlignmentEvidence.distanceFromEtf(x.A(1)), 0)
                            .within(1e-9, "rounding")
                            .by(FlowEvidence.DIRECT)
                            .build()))
            .liveWhere(x -> x.C() >= 3 && x.p() < x.C() - 1),
        Control.wrongFormula(
                "rate of A+ alone",
                "The error is that of $A^-$ alone, $O(e^{-2p})$.",
                instances(),
                (x, trial) ->
                    Evidence.of(
                        AlignmentEvidence.ERROR
                            .compare(
                                AlignmentEvidence.directError(x, 12),
                                x.A(-1).norm() / x.A(1).norm() * Math.pow(Math.E, -24))
                            .within(1e-10, "rounding")
                            .by(FlowEvidence.DIRECT)
                            .build()))
            .liveWhere(x -> AlignmentEvidence.exactError(x, 12) > 1e-8),
        Control.asPrinted(
                "no condition on the start",
                "Alignment for every $Z_0$ and $0<\\gamma<2/(C-2)$.",
                new Erratum(
                    "E6",
                    "Zhou et al., arXiv 2312.07841, Corollary 3",
                    "no condition on $Z_0$, as transcribed from one text version",
                    "A hypothesis is missing; the exceptional set has measure zero.",
                    "$C=2$, $N=p=1$, $s=1$, $\\gamma=1/2$, $H_0=[1,-1]$, $W_0=[-1,1]$: $A^+=0$,"
                        + " $W_0M=-\\frac34H_0$, $H_0M^\\top=-\\frac34W_0$, so $Z=e^{-3z/4}Z_0$ and"
                        + " $\\cos(h_c,w_c)=-1$ for ever.",
                    "$A^+=(W_0+U_0/\\sqrt s)Q\\ne0$."),
                Instances.among(List.of(OPPOSITE)),
                UnhingedAlignment::staysOpposite)
            .certifiedOn(OPPOSITE));
  }

  private static UnhingedProblem with(UnhingedProblem x, double gamma) {
    return x.with(gamma, x.s(), x.z());
  }

  private static Evidence onlyLimit(UnhingedProblem x, Trial trial) {
    double error = AlignmentEvidence.directError(x, 60);
    return Evidence.of(
        AlignmentEvidence.LIMIT
            .compare(error, 0)
            .within(1e-6, "far beyond any transient")
            .by(FlowEvidence.DIRECT)
            .build());
  }

  /** Exactly: if Z0 is an eigenvector with negative eigenvalue, features stay opposite. */
  private static Evidence staysOpposite(UnhingedProblem x, Trial trial) {
    return Evidence.of(
        AlignmentEvidence.LIMIT
            .decide(!TaylorCertificate.of(x.model()).decaysForEver(x))
            .by("eigenvector", "own", "rational")
            .build());
  }
}
