package elenchus.catalogue.neuralcollapse;

import com.google.auto.service.AutoService;
import elenchus.descent.Minimum;
import elenchus.exact.Interval;
import elenchus.features.Enclosure;
import elenchus.features.Factors;
import elenchus.features.FeatureModel;
import elenchus.features.FeatureObjective;
import elenchus.features.Fit;
import elenchus.linear.Matrix;
import elenchus.symbolic.Proof;
import elenchus.theorem.Card;
import elenchus.theorem.Claim;
import elenchus.theorem.Control;
import elenchus.theorem.Evidence;
import elenchus.theorem.Example;
import elenchus.theorem.Hypothesis;
import elenchus.theorem.Instances;
import elenchus.theorem.Theorem;
import elenchus.theorem.Trial;
import java.util.List;
import net.jqwik.api.Arbitrary;

/** Deep linear features under cross-entropy: where the simplex frame is optimal, and where not. */
@AutoService(Theorem.class)
@SuppressWarnings("rawtypes")
public final class DeepCrossEntropy implements Theorem<FeatureProblem> {
  static final Claim UPPER =
      Claim.atMost("minimum attained", "Explicit factors have objective at most $f^*$.");
  static final Claim LOWER =
      Claim.atLeast(
          "lower bound",
          "Cells of intervals prove $F(m)=\\log(1+(K-1)e^{-m})+\\frac L2\\Lambda^{1/L}(K-1)"
              + "(m^2N/K)^{1/L}\\ge f^*$ for all $m\\ge0$.");
  static final Claim STATIONARY =
      Claim.equal("stationary", "The gradient vanishes at these factors.");
  static final Claim MARGINS =
      Claim.equal("equal margins", "Every sample has the margin $m$ over every other class.");
  static final Claim WINDOW =
      Claim.equal(
          "window theorem",
          "For $K\\ge3$, $M\\ge2$: $F_{pair}(t/2)-\\log K=\\frac{F_{etf}(t)-\\log K}{K-1}-"
              + "\\frac{D_K(e^{-t/2})}{K(K-1)}$ with $D_K>0$ on $(0,1)$, so simplex logits lose on an"
              + " interval of decays around their collapse.");
  static final Claim RECOVERY =
      Claim.equal("recovery", "A descent that finds $f^*$ finds equal margins $m$.");

  @Override
  public Card card() {
    return Card.id("ce-deep-linear")
        .family("neuralcollapse")
        .title("Deep linear features, cross-entropy: simplex frames for M = 1 or K = 2 only")
        .statement(
            """
            Cross-entropy of $W_M\\cdots W_1H$ with decays, no bias, widths at least $K$. If $M=1$ and
            the counts are equal, or $K=2$ with any counts, the global minimum has simplex logits
            $m(I-J/K)$ with $m$ the minimiser of $\\log(1+(K-1)e^{-m})+\\frac L2\\Lambda^{1/L}(K-1)
            (m^2N/K)^{1/L}$. For every $K\\ge3$ and $M\\ge2$ this fails on an interval of decays around
            the collapse of the simplex: logits of rank one are better.""")
        .source(
            "Dang, Tran, Osher, Tran-The, Ho, Nguyen 2023, arXiv 2301.00437 (abstract read; the"
                + " statement for all depths is inferred from it). Low-rank solutions: arXiv"
                + " 2410.23169 (abstract read). The window theorem is proved here.");
  }

  @Override
  public Class<FeatureProblem> instanceType() {
    return FeatureProblem.class;
  }

  @Override
  public List<Hypothesis<FeatureProblem>> hypotheses() {
    return List.of(
        Hypothesis.<FeatureProblem>of(
                "one layer or two classes",
                "$M=1$ or $K=2$",
                p -> p.M() == 1 || p.K() == 2 ? 1 : -1)
            .brokenBy(Competitors.windows()),
        Hypothesis.of(
            "counts", "equal counts, or $K=2$", p -> p.isBalanced() || p.K() == 2 ? 1 : -1),
        Hypothesis.of("widths", "$d_m\\ge K$", p -> p.R() - p.K() + 0.5),
        Hypothesis.of("no bias", "no bias", p -> p.bias() ? -1 : 1),
        Hypothesis.of("decays", "all $\\lambda>0$", FeatureProblem::leastDecay));
  }

  @Override
  public List<Claim> claims() {
    return List.of(
        UPPER, LOWER, STATIONARY, MARGINS, WINDOW, Attack.NEVER_BELOW, Attack.CRITICAL, RECOVERY);
  }

  @Override
  public Arbitrary<FeatureProblem> instances() {
    return Instances.drawn(
        Competitors::drawn,
        p -> hypotheses().stream().allMatch(h -> h.margin().applyAsDouble(p) > 0),
        FeatureProblem::simpler);
  }

  @Override
  public List<Example<FeatureProblem>> examples() {
    return List.of(
        new Example<>(
            "three classes, one layer",
            new FeatureProblem(List.of(2, 2, 2), List.of(3), List.of(.01), .02, false)),
        new Example<>(
            "two classes, two layers",
            new FeatureProblem(List.of(3, 3), List.of(2, 2), List.of(.01, .02), .03, false)),
        new Example<>(
            "two unequal classes",
            new FeatureProblem(List.of(4, 1), List.of(2, 2), List.of(.02, .02), .02, false)));
  }

  static SimplexValue simplex(FeatureProblem p) {
    return new SimplexValue(p.K(), (double) p.N() / p.K(), p.M() + 1, p.Lam());
  }

  @Override
  public Evidence examine(FeatureProblem p, Trial trial) {
    SimplexValue simplex = simplex(p);
    double m = simplex.m();
    double value = simplex.at(m);
    FeatureModel model = p.model(Fit.CROSS_ENTROPY);
    Factors factors = Competitors.factors(p, LogitGeometry.SIMPLEX.shape(p.K()).times(m));
    Evidence.Builder evidence = Evidence.collect();
    evidence.add(
        Enclosed.compare(UPPER, Enclosure.value(model, factors), Interval.of(value))
            .within(1e-13 * (1 + m), "factors rounded to 1e-15, logits of size m")
            .by("explicit factors", "own", "interval"));
    evidence.add(
        LOWER
            .compare(simplex.certifiedLeast(1e-10), value)
            .certified()
            .within(2e-10, "slack of the cells")
            .by("subdivision with mean value forms", "own", "interval"));
    double[] gradient = new FeatureObjective(model).gradient(model.pack(factors));
    evidence.add(
        STATIONARY
            .compare(Matrix.column(gradient).norm(), 0)
            .within(1e-12 * (1 + m), "rounding of the factors and of the root m")
            .by("back-propagation", "own", "double"));
    evidence.add(
        MARGINS
            .compare(spreadOfMargins(p, factors, m), 0)
            .within(1e-12 * (1 + m), "rounding of the factors")
            .by("explicit factors", "own", "double"));
    Proof window = CrossEntropyWindow.proof();
    evidence.add(WINDOW.decide(window.holds()).proved().by("derivation", "Rings", "symbolic"));
    Minimum best = Attack.run(model, value, trial.isHigh() ? 12 : 6, trial, evidence);
    if (m > 1e-2 && best.converged() && best.value() - value <= Attack.FOUND) {
      evidence.add(
          RECOVERY
              .compare(spreadOfMargins(p, model.unpack(best.point()), m), 0)
              .within(
                  1e-3 * (1 + m), "root of the gap 1e-11 over the curvature of the softmax at m")
              .by("L-BFGS, best run", "own", "double"));
    }
    return evidence
        .quantity("m", m)
        .quantity("fStar", value)
        .quantity("proof", window.toString())
        .done();
  }

  /** The largest deviation of a margin from m. */
  private static double spreadOfMargins(FeatureProblem p, Factors factors, double m) {
    Matrix Z = factors.logits();
    int[] labels = p.model(Fit.CROSS_ENTROPY).labels();
    double worst = 0;
    for (int i = 0; i < labels.length; i++) {
      for (int j = 0; j < p.K(); j++) {
        if (j != labels[i]) {
          worst = Math.max(worst, Math.abs(Z.get(labels[i], i) - Z.get(j, i) - m));
        }
      }
    }
    return worst;
  }

  @Override
  public List<Control<?>> controls() {
    return Competitors.controls();
  }
}
