package elenchus.catalogue.sharpness;

import com.google.auto.service.AutoService;
import elenchus.theorem.Card;
import elenchus.theorem.Claim;
import elenchus.theorem.Control;
import elenchus.theorem.Draw;
import elenchus.theorem.Evidence;
import elenchus.theorem.Example;
import elenchus.theorem.Hypothesis;
import elenchus.theorem.Instances;
import elenchus.theorem.Theorem;
import elenchus.theorem.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;

/** A small Jacobian at the samples bounds the generalisation gap. */
@SuppressWarnings("rawtypes")
@AutoService(Theorem.class)
public final class JacobianGeneralisation implements Theorem<RiskSample> {
  static final Claim GAP =
      Claim.atMost(
          "generalisation gap",
          "$|E_Pg-\\frac1N\\sum g(x_i)|\\le L_c(\\mathrm{Lip}f+\\mathrm{Lip}f^*)W_1\\le"
              + " L_c(\\max_i|f'(x_i)|+\\beta r+\\mathrm{Lip}f^*)W_1$.");
  static final Claim SHARP =
      Claim.equal("sharp", "Kantorovich's potential has the gap $W_1(P,P_N)$.");
  static final Claim MEAN =
      Claim.equal(
          "mean distance",
          "$E\\,W_1=\\frac1N\\sum_m2m\\binom Nm\\int_{(m-1)/N}^{m/N}t^m(1-t)^{N-m+1}dt$.");
  static final Claim LIMIT = Claim.converges("limit", "$\\sqrt N\\,E\\,W_1\\to\\sqrt{2\\pi}/8$.");
  static final Claim DIFFERENCES =
      Claim.atMost("bounded differences", "Replacing one sample moves $W_1$ by at most $1/N$.");
  static final Claim TAIL =
      Claim.inDistribution(
          "tail", "$P(W_1\\ge E\\,W_1+t)\\le e^{-2Nt^2}$, sampled where the bound is 5 %.");

  // --- statement and source

  @Override
  public Card card() {
    return Card.id("jacobian-generalisation-bound")
        .family("sharpness")
        .title("A small Jacobian at the samples bounds the generalisation gap")
        .statement(
            """
            Law $P$ on a convex set, target $f^*$, a cost $L_c$-Lipschitz in each argument,
            $g=c(f,f^*)$: $|E_Pg-\\frac1N\\sum g(x_i)|\\le
            L_c(\\max_i\\|J(x_i)\\|+\\beta r+\\mathrm{Lip}f^*)W_1(P,P_N)$. For the uniform law on
            $[0,1]$ the mean of $W_1$ is an explicit fraction, $\\sqrt N\\,E\\,W_1\\to\\sqrt{2\\pi}/8$,
            and $P(W_1\\ge E\\,W_1+t)\\le e^{-2Nt^2}$.
            """)
        .source(
            "Takes the role of Theorem 6.1 of MacDonald, Valmadre, Lucey 2023, arXiv 2305.14683"
                + " (abstract and reviews read); reconstructed through the Wasserstein distance.");
  }

  @Override
  public Class<RiskSample> instanceType() {
    return RiskSample.class;
  }

  // --- hypotheses

  @Override
  public List<Hypothesis<RiskSample>> hypotheses() {
    return List.of(
        Hypothesis.<RiskSample>of("samples", "There is at least one sample.", s -> s.x().size())
            .decidedByItsMargin());
  }

  // --- claims

  @Override
  public List<Claim> claims() {
    return List.of(GAP, SHARP, MEAN, LIMIT, DIFFERENCES, TAIL);
  }

  // --- instances

  @Override
  public Arbitrary<RiskSample> instances() {
    return all();
  }

  static Arbitrary<RiskSample> all() {
    return Instances.drawn(JacobianGeneralisation::draw, JacobianGeneralisation::simpler);
  }

  @Override
  public List<Example<RiskSample>> examples() {
    List<Example<RiskSample>> examples = new ArrayList<>();
    examples.add(new Example<>("three samples", worked(3, 0)));
    for (int n : new int[] {1, 2, 4, 5, 10, 50, 100}) {
      examples.add(new Example<>("N = " + n, worked(n, 0)));
    }
    examples.add(new Example<>("N = 20, sampled", worked(20, 20_000)));
    return examples;
  }

  static RiskSample worked(int N, int draws) {
    return new RiskSample(1, 0.5, 0.5, List.of(0.2, 0.3, 0.9), N, draws);
  }

  private static RiskSample draw(Draw draw) {
    int n = draw.integer(1, draw.chance(0.2) ? 40 : 8);
    List<Double> x = new ArrayList<>();
    for (int i = 0; i < n; i++) {
      x.add(draw.integer(0, 64) / 64.0);
    }
    return new RiskSample(
        Draw.eighth(2 * draw.gaussian()),
        Draw.eighth(2 * draw.gaussian()),
        Draw.eighth(2 * draw.gaussian()),
        x,
        draw.integer(1, 10),
        draw.chance(0.05) ? 20_000 : 0);
  }

  private static Stream<RiskSample> simpler(RiskSample s) {
    int n = s.x().size();
    return Stream.of(
            new RiskSample(s.a(), s.b(), s.c(), s.x().subList(0, (n + 1) / 2), s.N(), 0),
            new RiskSample(
                Math.rint(s.a()), Math.rint(s.b()), Math.rint(s.c()), s.x(), s.N(), s.draws()),
            new RiskSample(
                s.a(),
                s.b(),
                s.c(),
                s.x().stream().map(t -> Math.rint(4 * t) / 4).toList(),
                Math.max(1, s.N() / 2),
                s.draws()))
        .filter(c -> !c.equals(s));
  }

  // --- evidence

  @Override
  public Evidence examine(RiskSample s, Trial trial) {
    return GeneralisationEvidence.of(s, trial);
  }

  // --- controls

  @Override
  public List<Control<?>> controls() {
    return GeneralisationControls.all();
  }
}
