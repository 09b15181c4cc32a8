package elenchus.catalogue.implicitbias;

import static elenchus.catalogue.implicitbias.ActiveSetIndependence.*;

import elenchus.data.LabelledData;
import elenchus.data.LabelledDraws;
import elenchus.exact.RationalVector;
import elenchus.linear.Matrix;
import elenchus.margin.MaxMargin;
import elenchus.theorem.Claim;
import elenchus.theorem.Control;
import elenchus.theorem.Draw;
import elenchus.theorem.Erratum;
import elenchus.theorem.Evidence;
import elenchus.theorem.Instances;
import elenchus.theorem.Trial;
import elenchus.theorem.Witness;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;

/** The conjecture as it was read, and false variants of {@link ActiveSetIndependence}. */
final class ActiveSetControls {
  private static final Witness EXACT = new Witness("rank of the active rows", "own", "rational");
  private static final Witness ENCLOSED =
      new Witness("bisection on the entropy's slope", "own", "interval");

  private ActiveSetControls() {}

  static List<Control<?>> all() {
    return List.of(
        Control.<MarginProblem>asPrinted(
                "conjecture read literally",
                "On separable data in general position the rows of the support pairs are linearly"
                    + " independent.",
                new Erratum(
                    "H",
                    "Ravi et al., NeurIPS 2024, Appendix H",
                    "Read through the authors' notebook: for random separable data the vectors"
                        + " $m_{y_i,j}\\otimes x_i$ of the support pairs are linearly independent.",
                    "Two classes without a sample make the rows dependent, on an open set of data.",
                    "$d=1$, $K=4$, $X=(1;-1/2)$, $y=(0,1)$ has four active pairs, all with positive dual"
                        + " variables, of rank 3; so have all data near it.",
                    "With pairwise distinct rows of $\\hat W$, which at most one empty class ensures, for"
                        + " almost every $X$."),
                Instances.drawn(ActiveSetControls::nearSmallest, p -> Stream.empty()),
                (p, trial) -> independent(p))
            .certifiedOn(smallest()),
        dropped(
            "two empty classes",
            "Almost every separable $X$ has independent active rows.",
            ActiveSetIndependence::twoEmpty,
            p -> true),
        dropped(
            "data on a grid",
            "Every separable $X$ without empty classes and repeated samples has independent active"
                + " rows.",
            ActiveSetControls::grid,
            ActiveSetControls::isFullWithoutRepetition),
        selected(
            "dual of least norm",
            "The dual solution of most entropy is that of least norm.",
            ActiveFamily::leastNormDual),
        selected(
            "dual of the active set",
            "The dual solution of most entropy is one with independent support.",
            family -> Optional.of(family.basicDual())));
  }

  /** One sample on each side of the origin, of two classes out of four. */
  static MarginProblem smallest() {
    return new MarginProblem(Matrix.column(1, -0.5), List.of(0, 1), 4);
  }

  /** The smallest counterexample itself, or data that differ from it by up to a fifth. */
  private static MarginProblem nearSmallest(Draw draw) {
    MarginProblem exact = smallest();
    return draw.chance(0.5)
        ? exact
        : new MarginProblem(exact.X().map(x -> x + draw.uniform(-0.1, 0.1)), exact.y(), exact.K());
  }

  private static Evidence independent(MarginProblem p) {
    ActiveFamily family = ActiveFamily.of(p.data()).orElseThrow();
    return Evidence.collect()
        .add(INDEPENDENT.decide(family.defect() == 0).by(EXACT))
        .quantity("|S|", family.rows().rows())
        .quantity("rank A_S", family.rank())
        .done();
  }

  /** Live where the rows are dependent and some dual solution is positive on all of them. */
  private static Control<MarginProblem> dropped(
      String name,
      String statement,
      Function<Draw, MarginProblem> draw,
      Predicate<MarginProblem> condition) {
    return Control.hypothesisDropped(
            name,
            statement,
            Instances.drawn(
                draw, p -> condition.test(p) && p.isSeparable(), MarginProblem::simpler),
            (p, trial) -> independent(p))
        .liveWhere(
            p ->
                ActiveFamily.of(p.data()).filter(f -> f.defect() > 0).isPresent()
                    && FlowLimit.interior(MaxMargin.require(p.data())) > 1e-6);
  }

  private static MarginProblem grid(Draw draw) {
    int K = draw.integer(3, 4);
    return MarginProblem.of(LabelledDraws.integerGrid(draw.random(), draw.integer(4, 9), 2, K, 2));
  }

  private static boolean isFullWithoutRepetition(MarginProblem p) {
    Set<List<Double>> seen = new HashSet<>();
    return IntStream.range(0, p.K()).allMatch(p.y()::contains)
        && IntStream.range(0, p.X().rows())
            .allMatch(i -> seen.add(List.of(p.X().get(i, 0), p.X().get(i, 1))));
  }

  private static Control<MarginProblem> selected(
      String name, String statement, Function<ActiveFamily, Optional<RationalVector>> wrong) {
    Claim claim = ENTROPY;
    return Control.wrongFormula(
            name,
            statement,
            fans(),
            (MarginProblem p, Trial trial) -> {
              ActiveFamily family = ActiveFamily.of(p.data()).orElseThrow();
              EntropyMaximum maximum = family.entropyMaximum().orElseThrow();
              return Evidence.of(
                  claim
                      .decide(maximum.admits(wrong.apply(family).orElseThrow()))
                      .by(ENCLOSED)
                      .build());
            })
        .liveWhere(
            p ->
                ActiveFamily.of(p.data())
                    .filter(f -> f.defect() == 1)
                    .flatMap(
                        f ->
                            wrong
                                .apply(f)
                                .map(w -> f.entropyMaximum().orElseThrow().distance(w.toDoubles())))
                    .filter(distance -> distance > 1e-6)
                    .isPresent());
  }

  /** Samples (1, 0), (1, a), (1, -b) of one class of two: the dual solutions form a segment. */
  private static Arbitrary<MarginProblem> fans() {
    return Instances.drawn(
        draw -> {
          double[] x = {1, 0, 1, draw.integer(1, 4), 1, -draw.integer(1, 4)};
          LabelledData data = new LabelledData(Matrix.ofRowMajor(3, 2, x), List.of(0, 0, 0), 2);
          return MarginProblem.of(data);
        },
        MarginProblem::simpler);
  }
}
