package elenchus.catalogue.neuralcollapse;

import com.google.auto.service.AutoService;
import elenchus.exact.Interval;
import elenchus.features.Enclosure;
import elenchus.features.Factors;
import elenchus.features.FeatureObjective;
import elenchus.linear.Matrix;
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
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitrary;

/** Cross-entropy on nonnegative features with any class counts: closed form and certificate. */
@AutoService(Theorem.class)
@SuppressWarnings("rawtypes")
public final class CeReluImbalanced implements Theorem<NonnegativeFeatures> {
  static final Claim UPPER =
      Claim.atMost("minimum attained", "Explicit factors have objective at most $f^*$.");
  static final Claim LOWER = Claim.atLeast("lower bound", "At this point $f\\ge f^*$.");
  static final Claim SUM =
      Claim.equal("five terms", "$f-f^*$ is the sum of the five terms, whatever the sign of $H$.");
  static final Claim TERMS =
      Claim.atLeast("no negative term", "If $H\\ge0$, none of the five terms is negative.");
  static final Claim GRAM =
      Claim.equal(
          "geometry",
          "Class means are orthogonal, $r_k^2=m_k\\sqrt{\\frac{(K-1)\\lambda_W}{K\\lambda_Hn_k}}$;"
              + " logits of class $k$ are $m_k(e_k-\\frac1K1)$; $\\sum_jw_j=0$.");
  static final Claim COLLAPSE =
      Claim.equal(
          "minority collapse", "$\\bar h_k=0$ iff $n_k\\le\\frac K{K-1}N^2\\lambda_W\\lambda_H$.");

  @Override
  public Card card() {
    return Card.id("ce-relu-imbalanced")
        .family("neuralcollapse")
        .title("Cross-entropy on nonnegative features: closed form for any class counts")
        .statement(
            """
            Minimise $\\frac1N\\sum\\mathrm{CE}(Wh_i,y_i)+\\frac{\\lambda_W}2\\|W\\|^2+
            \\frac{\\lambda_H}2\\|H\\|^2$ over $W$ and $H\\ge0$, $d\\ge K$, any counts. With
            $c_k=\\min(N\\sqrt{\\frac{(K-1)\\lambda_W\\lambda_H}{Kn_k}},\\frac{K-1}K)$ and
            $m_k=\\log((K-1)(1/c_k-1))$ the minimum is $\\sum_k\\frac{n_k}N$ times the entropy of
            $(1-c_k,\\frac{c_k}{K-1},\\dots)$; class means are orthogonal, logits of class $k$ are
            $m_k(e_k-\\frac1K1)$, and classes with $n_k\\le\\frac K{K-1}N^2\\lambda_W\\lambda_H$
            collapse to zero.""")
        .source(
            "Dang, Tran, Nguyen, Ho 2024, arXiv 2401.02058 (abstract and summaries read);"
                + " reconstructed. The five-term identity is ours.");
  }

  @Override
  public Class<NonnegativeFeatures> instanceType() {
    return NonnegativeFeatures.class;
  }

  @Override
  public List<Hypothesis<NonnegativeFeatures>> hypotheses() {
    return List.of(
        Hypothesis.of(
            "nonnegative features",
            "$H\\ge0$ entrywise",
            p -> Arrays.stream(p.H().toRowMajor()).allMatch(x -> x >= 0) ? 1 : -1),
        Hypothesis.of("width", "$d\\ge K$", p -> p.W().columns() - p.K() + 0.5),
        Hypothesis.of("decays", "$\\lambda_W,\\lambda_H>0$", p -> Math.min(p.lamW(), p.lamH())));
  }

  @Override
  public List<Claim> claims() {
    return List.of(UPPER, LOWER, SUM, TERMS, GRAM, COLLAPSE);
  }

  @Override
  public Arbitrary<NonnegativeFeatures> instances() {
    return Instances.drawn(NonnegativeFeatures::drawn, NonnegativeFeatures::simpler);
  }

  @Override
  public List<Example<NonnegativeFeatures>> examples() {
    return List.of(
        new Example<>(
            "three classes of 5, 2 and 1",
            NonnegativeFeatures.atMinimum(List.of(5, 2, 1), .03, .02, 3)),
        new Example<>(
            "three classes of 6, 3 and 2",
            NonnegativeFeatures.atMinimum(List.of(6, 3, 2), .02, .01, 3)));
  }

  @Override
  public Evidence examine(NonnegativeFeatures p, Trial trial) {
    NonnegativeFeatures best =
        NonnegativeFeatures.atMinimum(p.n(), p.lamW(), p.lamH(), p.W().columns());
    double value = p.value();
    Factors point = Factors.of(List.of(p.W()), p.H());
    Interval here = Enclosure.value(p.model(), point);
    double scale = 1 + here.magnitude();
    Evidence.Builder evidence = Evidence.collect();
    evidence.add(
        Enclosed.compare(
                UPPER,
                Enclosure.value(best.model(), Factors.of(List.of(best.W()), best.H())),
                Interval.of(value))
            .within(1e-13 * scale, "factors rounded to 1e-16")
            .by("explicit factors", "own", "interval"));
    evidence.add(
        Enclosed.compare(LOWER, here, Interval.of(value))
            .within(1e-13 * scale, "interval widths; rounding of the entropy form")
            .by("direct evaluation", "own", "interval"));
    double[] terms = FiveTerms.of(p);
    double sum = 0;
    double least = 0;
    for (double term : terms) {
      sum += term;
      least = Math.min(least, term);
    }
    double objective = new FeatureObjective(p.model()).value(p.model().pack(point));
    evidence.add(
        SUM.compare(sum, objective - value)
            .within(1e-12 * scale, "rounding of five sums of products")
            .by("five terms", "own", "double"));
    evidence.add(
        TERMS
            .compare(least, 0)
            .within(1e-12 * scale, "rounding of five sums of products")
            .by("five terms", "own", "double"));
    geometry(best, evidence);
    return evidence
        .quantity("fStar", value)
        .quantity("f", objective)
        .quantity("terms", terms)
        .done();
  }

  private static void geometry(NonnegativeFeatures best, Evidence.Builder evidence) {
    int K = best.K();
    Factors factors = Factors.of(List.of(best.W()), best.H());
    Matrix means = factors.classMeans(best.n());
    double[] r = best.lengths();
    double[] m = new double[K];
    double[] c = new double[K];
    double[] squares = new double[K];
    double[] rows = new double[K];
    double error = 0;
    boolean collapse = true;
    Matrix logits = best.W().times(means);
    double threshold = K / (K - 1.0) * best.N() * best.N() * best.lamW() * best.lamH();
    for (int k = 0; k < K; k++) {
      m[k] = best.m(k);
      c[k] = best.c(k);
      squares[k] = r[k] * r[k];
      rows[k] = squares[k] * K * best.lamH() * best.n().get(k) / ((K - 1) * best.lamW());
      for (int j = 0; j < K; j++) {
        double expected = m[k] * ((j == k ? 1 : 0) - 1.0 / K);
        error = Math.max(error, Math.abs(logits.get(j, k) - expected));
      }
      boolean near = Math.abs(best.n().get(k) / threshold - 1) < 1e-12;
      collapse &= near || (r[k] == 0) == (best.n().get(k) <= threshold);
    }
    Matrix gradient =
        Matrix.column(new FeatureObjective(best.model()).gradient(best.model().pack(factors)));
    // On the boundary of the orthant only the part along W is free.
    for (int i = 0; i < K * best.W().columns(); i++) {
      error = Math.max(error, Math.abs(gradient.get(i, 0)));
    }
    evidence.add(
        GRAM.compare(error, 0)
            .within(1e-12 * (1 + Matrix.column(m).maxAbs()), "rounding of roots")
            .by("explicit factors", "own", "double"));
    evidence.add(Enclosed.measured(COLLAPSE, collapse).by("closed form", "own", "double"));
    evidence
        .quantity("c", c)
        .quantity("m", m)
        .quantity("r2", squares)
        .quantity("t2", rows)
        .quantity("collapseCount", threshold)
        .quantity("WWt", best.W().times(best.W().transpose()).toRows());
  }

  @Override
  public List<Control<?>> controls() {
    return List.of(
        Control.<NonnegativeFeatures>hypothesisDropped(
            "signed features",
            "The bound holds for features of any sign.",
            Instances.drawn(
                draw -> FiveTerms.signed(draw.integer(2, 4), draw), NonnegativeFeatures::simpler),
            (p, trial) ->
                Evidence.of(
                    Enclosed.compare(
                            LOWER,
                            Enclosure.value(p.model(), Factors.of(List.of(p.W()), p.H())),
                            Interval.of(p.value()))
                        .within(1e-12, "interval widths")
                        .by("simplex features", "own", "interval")
                        .build())),
        Control.<NonnegativeFeatures>wrongFormula(
            "threshold without K/(K-1)",
            "$\\bar h_k=0$ iff $n_k\\le N^2\\lambda_W\\lambda_H$.",
            Instances.drawn(CeReluImbalanced::between, NonnegativeFeatures::simpler),
            (p, trial) -> {
              int smallest = p.n().indexOf(Collections.min(p.n()));
              return Evidence.of(
                  Enclosed.measured(COLLAPSE, p.lengths()[smallest] > 0)
                      .by("closed form", "own", "double")
                      .build());
            }),
        Control.<NonnegativeFeatures>wrongFormula(
            "orthogonal classifier",
            "The rows of $W$ are orthogonal.",
            Instances.drawn(
                draw -> NonnegativeFeatures.atMinimum(List.of(5, 3, 2), .02, .01, 3),
                NonnegativeFeatures::simpler),
            (p, trial) ->
                Evidence.of(
                    GRAM.compare(p.W().times(p.W().transpose()).get(0, 1), 0)
                        .within(1e-9, "rounding")
                        .by("explicit factors", "own", "double")
                        .build())));
  }

  /** The smallest class lies between the wrong and the right threshold. */
  private static NonnegativeFeatures between(Draw draw) {
    List<Integer> n = List.of(draw.integer(4, 9), draw.integer(4, 9), 2);
    int N = n.stream().mapToInt(Integer::intValue).sum();
    double product = 2 * draw.uniform(0.7, 0.99) / ((double) N * N);
    return NonnegativeFeatures.atMinimum(n, Math.sqrt(product), Math.sqrt(product), 3);
  }
}
