package elenchus.catalogue.unhinged;

import com.google.auto.service.AutoService;
import elenchus.exact.RationalMatrix;
import elenchus.exact.Rationals;
import elenchus.linear.Matrix;
import elenchus.theorem.Card;
import elenchus.theorem.Claim;
import elenchus.theorem.Control;
import elenchus.theorem.Erratum;
import elenchus.theorem.Evidence;
import elenchus.theorem.Example;
import elenchus.theorem.Finding;
import elenchus.theorem.Hypothesis;
import elenchus.theorem.Instances;
import elenchus.theorem.Theorem;
import elenchus.theorem.Trial;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import org.hipparchus.fraction.BigFraction;

/** Under norm bounds every zero-sum frame minimises the unhinged loss, not the simplex alone. */
@SuppressWarnings("rawtypes")
@AutoService(Theorem.class)
public final class UnhingedNormBoundedMinimum implements Theorem<NormBoundedProblem> {

  private static final Claim UNIQUE =
      Claim.equal("uniqueness", "Only the simplex equiangular tight frame attains the minimum.");
  private static final Claim MINIMAL =
      Claim.atLeast("minimality", "No admissible point has a loss below $-(1+\\gamma)E_1E_2$.");
  private static final Claim SQUARES =
      Claim.equal("identity", "$\\sum_c\\|(1+\\gamma)w_c-\\gamma s\\|^2$ from its parts.");
  private static final Claim SIMPLEX =
      Claim.equal("simplex limit", "Descent ends at equal cosines, $\\max|\\cos+\\frac1{C-1}|=0$.");

  private static final Matrix TETRAHEDRON =
      Matrix.ofRows(
          new double[] {1, 1, -1, -1}, new double[] {1, -1, 1, -1}, new double[] {1, -1, -1, 1});
  private static final Matrix TWO_PAIRS =
      Matrix.ofRows(
          new double[] {1, -1, 1, -1}, new double[] {1, -1, 1, -1}, new double[] {1, -1, -1, 1});
  private static final Matrix CROSS =
      Matrix.ofRows(new double[] {1, -1, 0, 0}, new double[] {0, 0, 1, -1});
  private static final Matrix ALL_EQUAL = Matrix.of(3, 4, (a, c) -> 1);

  private static final Erratum E1 =
      new Erratum(
          "E1",
          "Zhou et al., arXiv 2312.07841, Lemma 1",
          "for every $\\gamma>0$, $p\\ge C-1$ the minimiser of the mean unhinged loss under"
              + " $\\|w_c\\|\\le E_1$, $\\|h_{ic}\\|\\le E_2$ is unique up to rotation and is the simplex"
              + " equiangular tight frame, as transcribed from one text version",
          "The statement fails as transcribed: uniqueness for every $C\\ge4$, minimality for"
              + " $\\gamma>2/(C-2)$. The value $-(1+\\gamma)E_1E_2$ of the minimum is right for"
              + " $0<\\gamma\\le2/(C-2)$.",
          "$C=4$, $N=1$, $p=3$, $E_1^2=E_2^2=3$, $H=W$: the columns $(1,1,1)$, $(-1,-1,-1)$,"
              + " $(1,1,-1)$, $(-1,-1,1)$ have the loss $-9/2$ of the tetrahedron at"
              + " $\\gamma=\\frac12$; at $\\gamma=2$ the tetrahedron has $-9$, four equal prototypes with"
              + " opposite features have $-15$.",
          "For $0<\\gamma<2/(C-2)$ the minimisers are all zero-sum frames of norm $E_1$ with"
              + " $h_{ic}=(E_2/E_1)w_c$; for $\\gamma>2/(C-2)$ all prototypes are equal and the minimum is"
              + " $-|1+\\gamma-\\gamma C|E_1E_2$.");

  // --- statement and source

  @Override
  public Card card() {
    return Card.id("unhinged-norm-bounded-minimum")
        .family("unhinged")
        .title("The minimum of the unhinged loss under norm bounds")
        .statement(
            """
            Mean unhinged loss without biases, $\\|w_c\\|\\le E_1$, $\\|h_{ic}\\|\\le E_2$, $s=\\sum_cw_c$. If $C=2$ or
            $0<\\gamma<2/(C-2)$ the minimum is $-(1+\\gamma)E_1E_2$, attained exactly at $\\|w_c\\|=E_1$, $s=0$,
            $h_{ic}=(E_2/E_1)w_c$: for $C\\ge4$ not by the simplex frame alone. If $\\gamma>2/(C-2)$ it is
            $-|1+\\gamma-\\gamma C|E_1E_2$, attained exactly at equal prototypes of norm $E_1$ with opposite features. At
            $\\gamma=2/(C-2)$ both values agree and all $W$ with $\\|w_c\\|=E_1$ and
            $\\|(1+\\gamma)w_c-\\gamma s\\|=(1+\\gamma)E_1$ attain it.
            """)
        .source(
            "Corrects Lemma 1 of Zhou, Liu, Wang, Zhai, Jiang, Ji: arXiv 2312.07841 (read); the"
                + " corrected statement and its proof are reconstructed.");
  }

  @Override
  public Class<NormBoundedProblem> instanceType() {
    return NormBoundedProblem.class;
  }

  // --- hypotheses

  @Override
  public List<Hypothesis<NormBoundedProblem>> hypotheses() {
    return List.of(
        Hypothesis.of(
            "norm bounds",
            "$\\|w_c\\|\\le E_1$ and $\\|h_{ic}\\|\\le E_2$, decided in fractions.",
            x -> x.slack() + Double.MIN_NORMAL));
  }

  // --- claims

  @Override
  public List<Claim> claims() {
    return List.of(
        NormBoundedEvidence.IDENTITY,
        NormBoundedEvidence.BOUND,
        NormBoundedEvidence.MINIMISERS,
        NormBoundedEvidence.DESCENT);
  }

  // --- instances

  @Override
  public Arbitrary<NormBoundedProblem> instances() {
    return Instances.drawn(
        NormBoundedInstances::draw, x -> x.slack() >= 0, NormBoundedInstances::simpler);
  }

  @Override
  public List<Example<NormBoundedProblem>> examples() {
    return List.of(
        new Example<>("two pairs", NormBoundedInstances.best(0.5, 1, TWO_PAIRS, 1)),
        new Example<>("tetrahedron", NormBoundedInstances.best(0.5, 1, TETRAHEDRON, 1)),
        new Example<>("two pairs in the plane", NormBoundedInstances.best(0.5, 1, CROSS, 1)),
        new Example<>("tetrahedron at gamma 2", NormBoundedInstances.best(2, 1, TETRAHEDRON, 1)),
        new Example<>("all equal at gamma 2", NormBoundedInstances.best(2, 1, ALL_EQUAL, 1)),
        new Example<>("two pairs at gamma 1", NormBoundedInstances.best(1, 1, TWO_PAIRS, 1)),
        new Example<>("all equal at gamma 1", NormBoundedInstances.best(1, 1, ALL_EQUAL, 1)));
  }

  // --- evidence

  @Override
  public Evidence examine(NormBoundedProblem x, Trial trial) {
    return NormBoundedEvidence.of(x, trial);
  }

  // --- controls

  @Override
  public List<Control<?>> controls() {
    return List.of(
        Control.asPrinted(
                "the simplex frame is the only minimiser",
                "Equality with $-(1+\\gamma)E_1E_2$ only at the simplex frame.",
                E1,
                instances(),
                (x, trial) ->
                    Evidence.of(
                        UNIQUE
                            .decide(x.isSimplexFrame() || !x.loss().equals(transcribedMinimum(x)))
                            .by("definition", "own", "rational")
                            .build()))
            .liveWhere(
                x -> x.C() >= 4 && x.regime() < 0 && x.gamma() > 0 && x.W().rows() >= x.C() - 1)
            .certifiedOn(NormBoundedInstances.best(0.5, 1, TWO_PAIRS, 1)),
        Control.asPrinted(
                "the simplex frame is a minimiser for every gamma",
                "No loss below $-(1+\\gamma)E_1E_2$, whatever $\\gamma>0$.",
                E1,
                instances(),
                (x, trial) ->
                    Evidence.of(
                        MINIMAL
                            .decide(x.loss().compareTo(transcribedMinimum(x)) >= 0)
                            .by("definition", "own", "rational")
                            .build()))
            .liveWhere(x -> x.regime() > 0 && x.W().rows() >= x.C() - 1)
            .certifiedOn(NormBoundedInstances.best(2, 1, ALL_EQUAL, 1)),
        Control.wrongFormula(
                "sign and factor of the quadratic identity",
                "$-C^2\\|\\hat w\\|^2$ in place of $+C^2(C-2)\\|\\hat w\\|^2$, $\\hat w=s/C$.",
                instances(),
                (x, trial) -> Evidence.of(squares(x)))
            .liveWhere(x -> x.gamma() > 0 && !x.sum().isZero()),
        Control.hypothesisDropped(
            "descent ends at the simplex",
            "Without equal cosines assumed, minimisation ends at the simplex frame.",
            Instances.drawn(
                draw -> {
                  int C = draw.integer(4, 6);
                  double gamma = draw.uniform(0.2, 0.8) * 2 / (C - 2);
                  return NormBoundedInstances.random(draw, gamma, 1, C - 1, C, 1);
                },
                x -> Stream.empty()),
            (x, trial) ->
                Evidence.of(
                    SIMPLEX
                        .compare(NormBoundedEvidence.descend(x, trial).simplexDeviation(), 0)
                        .within(1e-3, "far above the rounding of cosines")
                        .by("alternating minimisation", "own", "double")
                        .build())));
  }

  private static BigFraction transcribedMinimum(NormBoundedProblem x) {
    return x.exactGamma().add(1).multiply(x.product()).negate();
  }

  private static Finding squares(NormBoundedProblem x) {
    BigFraction direct = BigFraction.ZERO;
    for (BigFraction square : NormBoundedProblem.squares(x.pulls())) {
      direct = direct.add(square);
    }
    BigFraction norms = BigFraction.ZERO;
    for (BigFraction square : NormBoundedProblem.squares(RationalMatrix.of(x.W()))) {
      norms = norms.add(square);
    }
    BigFraction g = Rationals.of(x.gamma());
    BigFraction wrong = g.multiply(g).add(g.multiply(2)).negate().multiply(x.sum());
    return SQUARES
        .decide(direct.equals(g.add(1).multiply(g.add(1)).multiply(norms).add(wrong)))
        .by("definition", "own", "rational")
        .build();
  }
}
