package elenchus.catalogue.implicitbias;

import com.google.auto.service.AutoService;
import elenchus.data.LabelledDraws;
import elenchus.linear.Matrix;
import elenchus.margin.MaxMargin;
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
import elenchus.theorem.Witness;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import net.jqwik.api.Arbitrary;

/** When the active rows of the multiclass support vector machine are linearly independent. */
@AutoService(Theorem.class)
@SuppressWarnings("rawtypes") // a service is named by its raw type
public final class ActiveSetIndependence implements Theorem<MarginProblem> {
  static final Claim DISTINCT =
      Claim.equal(
          "distinct weights",
          "With at most one empty class the rows of $\\hat W$ are pairwise distinct.");
  static final Claim INDEPENDENT =
      Claim.equal(
          "independence",
          "For almost every $X$ with pairwise distinct rows of $\\hat W$ the $A_{ij}$ that carry a"
              + " positive dual variable are linearly independent.");
  static final Claim COMPLEMENTARY =
      Claim.equal(
          "strict complementarity",
          "For almost every such $X$ every active pair carries a positive dual variable.");
  static final Claim TWINS =
      Claim.equal(
          "empty classes agree",
          "Empty classes $k,l$ have $\\hat w_k=\\hat w_l$ and the same active samples.");
  static final Claim DEFECT =
      Claim.equal(
          "defect",
          "$e\\ge2$ empty classes with $m$ active samples force"
              + " $|S|-\\operatorname{rank}A_S\\ge(e-1)(m-d)$.");
  static final Claim ENTROPY =
      Claim.equal(
          "most entropy",
          "The minimiser of $\\Phi$ gives the dual solution of most entropy,"
              + " $\\alpha^*_{ij}=e^{-\\langle A_{ij},V_\\infty\\rangle}$.");
  static final Claim SELECTED =
      Claim.converges(
          "selection", "The flow's dual weights tend to the dual solution of most entropy.");

  private static final Witness LIFTING =
      new Witness("active set by p-adic lifting", "own", "rational");
  private static final Witness RANK =
      new Witness(
          "elimination modulo a prime, fraction-free where it falls short", "own", "integer");

  /** A number of a continuous law has more significant bits than this, as good as always. */
  private static final int BITS = 24;

  // --- statement and source

  @Override
  public Card card() {
    return Card.id("active-set-independence")
        .family("implicitbias")
        .title("When the active rows of the multiclass SVM are linearly independent")
        .statement(
            """
            Let $S$ be the active pairs of separable data, $A_{ij}=(e_{y_i}-e_j)x_i^\\top$. For almost
            every $X$: if the rows of $\\hat W$ are pairwise distinct, which at most one empty class
            ensures, the $A_{ij}$ with positive dual variable are linearly independent and the dual
            solution is unique. Without that it is false: $e\\ge2$ empty classes share their weights
            and their $m$ active samples, and $|S|-\\operatorname{rank}A_S\\ge(e-1)(m-d)$ on an open
            set of data. The residual of gradient flow stays bounded all the same, and its dual
            weights tend to the dual solution of most entropy.
            """)
        .source(
            "Ravi, Scott, Soudry, Wang, NeurIPS 2024, arXiv 2411.01350, Appendix H: a conjecture,"
                + " read through the authors' notebook that tests it. Counterexample, repaired"
                + " statement and its proof (modulo a theorem of Whiteley quoted from memory) are"
                + " reconstructed.");
  }

  @Override
  public Class<MarginProblem> instanceType() {
    return MarginProblem.class;
  }

  // --- hypotheses

  @Override
  public List<Hypothesis<MarginProblem>> hypotheses() {
    return List.of(
        Hypothesis.of(
            "separable",
            "Some $W$ gives every sample a positive margin over every competing class.",
            p -> p.separability() instanceof MaxMargin svm ? svm.gamma() : 0));
  }

  /**
   * Whether every feature looks like a number of a continuous law. No program decides "almost every
   * X"; data with few significant bits, as on a grid, are not asked for independence.
   */
  static boolean isGeneric(Matrix X) {
    return DoubleStream.of(X.toRowMajor())
        .allMatch(
            x -> {
              long mantissa = Double.doubleToLongBits(x) & ((1L << 52) - 1);
              return 52 - Math.min(52, Long.numberOfTrailingZeros(mantissa)) >= BITS;
            });
  }

  // --- claims

  @Override
  public List<Claim> claims() {
    return List.of(DISTINCT, INDEPENDENT, COMPLEMENTARY, TWINS, DEFECT, ENTROPY, SELECTED);
  }

  // --- instances

  @Override
  public Arbitrary<MarginProblem> instances() {
    return Instances.drawn(
        draw -> draw.chance(0.25) ? twoEmpty(draw) : labelled(draw),
        MarginProblem::isSeparable,
        MarginProblem::simpler);
  }

  /** Gaussian features, labels of a random linear classifier. */
  private static MarginProblem labelled(Draw draw) {
    int K = draw.integer(3, 8);
    int d = draw.integer(2, 6);
    int N = draw.integer(2, draw.chance(0.2) ? 20 * K : 5 * K);
    return labelled(draw, N, d, K);
  }

  private static MarginProblem labelled(Draw draw, int N, int d, int K) {
    Matrix X = LabelledDraws.gaussian(draw.random(), N, d);
    Matrix teacher = LabelledDraws.gaussian(draw.random(), K, d);
    List<Integer> y = new ArrayList<>();
    for (int i = 0; i < N; i++) {
      double[] scores = teacher.times(X.row(i));
      int best = 0;
      for (int k = 1; k < K; k++) {
        best = scores[k] > scores[best] ? k : best;
      }
      y.add(best);
    }
    return new MarginProblem(X, y, K);
  }

  /** The same in few dimensions, with two classes more that have no sample. */
  static MarginProblem twoEmpty(Draw draw) {
    MarginProblem drawn =
        labelled(draw, draw.integer(2, 12), draw.integer(1, 3), draw.integer(2, 3));
    return MarginProblem.of(LabelledDraws.withEmptyClasses(draw.random(), drawn.data(), 2));
  }

  @Override
  public List<Example<MarginProblem>> examples() {
    Matrix fan = Matrix.ofRowMajor(3, 2, 1, 0, 1, 1, 1, -2);
    return List.of(
        new Example<>("two empty classes on a line", ActiveSetControls.smallest()),
        new Example<>("three samples in a fan", new MarginProblem(fan, List.of(0, 0, 0), 2)));
  }

  // --- evidence

  @Override
  public Evidence examine(MarginProblem problem, Trial trial) {
    ActiveFamily family = ActiveFamily.of(problem.data()).orElseThrow();
    Evidence.Builder evidence = Evidence.collect();
    boolean distinct = family.hasDistinctWeights();
    int empty = family.emptyClasses().size();
    if (empty < 2) {
      evidence.add(DISTINCT.decide(distinct).by(LIFTING));
    } else {
      evidence
          .add(TWINS.decide(family.emptyClassesAgree()).by(LIFTING))
          .add(DEFECT.decide(family.defect() >= family.forcedDefect()).by(LIFTING).by(RANK));
    }
    if (distinct && isGeneric(problem.X())) {
      boolean confirmed = !trial.isHigh() || family.rows().rank() == family.rank();
      evidence
          .add(INDEPENDENT.decide(family.defect() == 0 && confirmed).by(LIFTING).by(RANK))
          .add(COMPLEMENTARY.decide(family.isStrictlyComplementary()).by(LIFTING));
    }
    if (family.defect() > 0) {
      evidence.addAll(SelectedDual.examine(family, trial));
    }
    return evidence
        .quantity("|S|", family.rows().rows())
        .quantity("rank A_S", family.rank())
        .quantity("What", CertifiedMargin.text(Interpolation.entries(family.svm().weights())))
        .quantity("basic dual", CertifiedMargin.text(family.basicDual().toList()))
        .done();
  }

  // --- controls

  @Override
  public List<Control<?>> controls() {
    return ActiveSetControls.all();
  }
}
