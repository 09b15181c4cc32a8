package elenchus.catalogue.sharpness;

import elenchus.network.Activation;
import elenchus.network.Cost;
import elenchus.symbolic.Elementary;
import elenchus.theorem.Claim;
import elenchus.theorem.Finding;
import elenchus.theorem.Trial;
import elenchus.theorem.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.sessions.JqwikSession;
import org.hipparchus.fraction.BigFraction;

/** On how many random instances a false variant is refuted: the shares in the proof notes. */
final class ControlShares {
  private static final int TRIES = 500;

  private ControlShares() {}

  /** Prints the shares. */
  public static void main(String[] arguments) {
    labelGaps();
    Arbitrary<NetworkProblem> square =
        NetworkDraws.where(
            p ->
                p.c() == Cost.SQUARE
                    && p.W().get(0).maxAbs() > 0
                    && LoewnerBounds.of(p).lambdaMax() > 0);
    print(
        "sharpness without |W_1|",
        square,
        p -> {
          LoewnerBounds b = LoewnerBounds.of(p);
          return b.firstLayer() * b.firstNorm() * b.firstNorm() > b.lambdaMax() * (1 + 1e-9);
        });
    Arbitrary<NetworkProblem> alive =
        NetworkDraws.where(p -> p.isRational() && ConjugateControls.isAlive(p));
    print("kernel is not of the inputs", alive, p -> !ConjugateControls.kernelIsOfInputs(p));
    print(
        "translation changes K",
        alive,
        p ->
            !ExactDerivatives.isZero(
                new NetworkSymmetries<>(Elementary.rationals(), p)
                    .translated()
                    .conjugate()
                    .subtract(p.exact().conjugate())));
    print(
        "cross-entropy without curvature, bound",
        NetworkDraws.where(
            p ->
                p.c() == Cost.CROSS_ENTROPY
                    && p.phi() != Activation.TANH
                    && p.W().get(0).maxAbs() > 0),
        p ->
            LoewnerBounds.of(p.with(Cost.SQUARE)).layered()
                > LoewnerBounds.of(p).lambdaMax() + 1e-9);
    print(
        "unaligned flow does not sharpen monotonically",
        BalancedDraws.unaligned(),
        n -> {
          double[] sharpness = BalancedFlow.of(n, Trial.standard()).sharpness();
          for (int j = 1; j < sharpness.length; j++) {
            if (sharpness[j] < sharpness[j - 1] * (1 - 1e-9)) {
              return true;
            }
          }
          return false;
        });
    print(
        "half the covering radius, d = 1",
        SampleDraws.line(s -> true),
        s -> refuted(SandwichControls.upper(s, BigFraction.ONE_HALF)));
  }

  private static void labelGaps() {
    Claim square = LabelGapGrowth.SQUARE;
    print(
        "sqrt(N l)",
        GapDraws.where(g -> !GapControls.single(g).isEmpty()),
        g -> refuted(GapEvidence.ordered(square, GapControls.single(g)).build()));
    print(
        "2 sqrt(l)",
        GapDraws.where(g -> !GapControls.mean(g).isEmpty()),
        g -> refuted(GapEvidence.ordered(square, GapControls.mean(g)).build()));
    print(
        "factor 2, loss below 2 ln 2 / N",
        GapDraws.where(
            g ->
                !GapControls.factor(g).isEmpty()
                    && GapBounds.crossEntropy(g).upper() * g.size() < 2 * Math.log(2)),
        g -> refuted(GapEvidence.ordered(LabelGapGrowth.LOGITS, GapControls.factor(g)).build()));
    print(
        "loss below 2 ln 2 / N",
        GapDraws.where(g -> !GapControls.factor(g).isEmpty()),
        g -> GapBounds.crossEntropy(g).upper() * g.size() < 2 * Math.log(2));
    print(
        "positive square bound",
        GapDraws.where(g -> !GapControls.single(g).isEmpty()),
        g -> GapBounds.largestLoss(GapBounds.square(g, 2, g.size())) > 0);
  }

  static boolean refuted(Finding finding) {
    return finding.verdict() == Verdict.REFUTED;
  }

  static <I> void print(String name, Arbitrary<I> instances, Predicate<I> bites) {
    List<RandomGenerator<I>> generator = new ArrayList<>();
    JqwikSession.run(() -> generator.add(instances.generator(1000)));
    int count = 0;
    for (int i = 0; i < TRIES; i++) {
      count += bites.test(generator.get(0).next(new Random(7 + i)).value()) ? 1 : 0;
    }
    System.out.println(name + ": " + count + " of " + TRIES);
  }
}
