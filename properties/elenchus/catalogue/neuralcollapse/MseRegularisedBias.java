package elenchus.catalogue.neuralcollapse;

import com.google.auto.service.AutoService;
import elenchus.descent.Minimum;
import elenchus.exact.Interval;
import elenchus.features.Enclosure;
import elenchus.features.Factors;
import elenchus.features.FeatureModel;
import elenchus.features.FeatureObjective;
import elenchus.linear.Matrix;
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

/** The decay of the bias moves the class means from a simplex to an orthogonal frame. */
@AutoService(Theorem.class)
@SuppressWarnings("rawtypes")
public final class MseRegularisedBias implements Theorem<BiasedFeatures> {
  static final Claim UPPER =
      Claim.atMost("minimum attained", "Explicit factors and bias have objective at most $f^*$.");
  static final Claim LOWER =
      Claim.atLeast(
          "lower bound",
          "A dual matrix of spectral norm $\\sqrt{\\lambda_W\\lambda_H}$ proves" + " $f\\ge f^*$.");
  static final Claim STATIONARY =
      Claim.equal("stationary", "The gradient vanishes at these factors.");
  static final Claim GRAM =
      Claim.equal(
          "geometry",
          "$\\bar H^\\top\\bar H=\\sqrt{\\lambda_W/\\lambda_H}\\frac1n(z_\\perp P+z_1J/K)$ and"
              + " $WW^\\top=\\sqrt{\\lambda_H/\\lambda_W}(z_\\perp P+z_1J/K)$.");
  static final Claim PHASE =
      Claim.equal(
          "phase law",
          "The common cosine of class means is $-1/(K-1)$ iff $\\lambda_b\\le\\frac{c/y}{1-c/y}$,"
              + " else $(z_1-z_\\perp)/((K-1)z_\\perp+z_1)<0$.");
  static final Claim RECOVERY =
      Claim.equal("recovery", "A descent that finds $f^*$ finds its logits and bias.");

  @Override
  public Card card() {
    return Card.id("mse-ufm-regularised-bias")
        .family("neuralcollapse")
        .title("Bias decay: from simplex to orthogonal frame, with the exact transition")
        .statement(
            """
            One linear layer, squared loss, equal counts $n$, $d\\ge K$, decay $\\lambda_b\\ge0$ of the
            bias. With $c=N\\sqrt{\\lambda_W\\lambda_H}$, $y=\\sqrt n$,
            $a^2=\\lambda_b/(1+\\lambda_b)$: $z_\\perp=(y-c)_+$, $z_1=(y-c/a^2)_+$, the logits are
            $(z_\\perp P+z_1J/K)Y/\\sqrt n$, the bias is $\\beta1$ with
            $\\beta=(1-z_1/y)/(K(1+\\lambda_b))$. The class means are a simplex frame iff
            $\\lambda_b\\le\\frac{c/y}{1-c/y}$ (for $c<y$) and tend to an orthogonal frame as
            $\\lambda_b\\to\\infty$.""")
        .source(
            "Zhou, Li, Ding, You, Qu, Zhu 2022, arXiv 2203.01238; Tirer and Bruna 2022, arXiv"
                + " 2202.08087 (end points). Reconstructed; theorem numbers not read.");
  }

  @Override
  public Class<BiasedFeatures> instanceType() {
    return BiasedFeatures.class;
  }

  @Override
  public List<Hypothesis<BiasedFeatures>> hypotheses() {
    return List.of(
        Hypothesis.of(
            "decays",
            "$\\lambda_W,\\lambda_H>0$, $\\lambda_b\\ge0$",
            p -> Math.min(p.lamW(), p.lamH())));
  }

  @Override
  public List<Claim> claims() {
    return List.of(
        UPPER, LOWER, STATIONARY, GRAM, PHASE, Attack.NEVER_BELOW, Attack.CRITICAL, RECOVERY);
  }

  @Override
  public Arbitrary<BiasedFeatures> instances() {
    return Instances.drawn(draw -> BiasedFeatures.drawn(draw), BiasedFeatures::simpler);
  }

  @Override
  public List<Example<BiasedFeatures>> examples() {
    return List.of(
        new Example<>("below the transition", new BiasedFeatures(3, 2, 3, .1, .05, .2)),
        new Example<>("above the transition", new BiasedFeatures(3, 2, 3, .1, .05, 1)));
  }

  @Override
  public Evidence examine(BiasedFeatures p, Trial trial) {
    FeatureModel model = p.model();
    Factors factors = p.factors();
    double value = p.value();
    double scale = 1 + factors.H().norm() + factors.map().norm();
    Evidence.Builder evidence = Evidence.collect();
    evidence.add(
        Enclosed.compare(UPPER, Enclosure.value(model, factors), Interval.of(value))
            .within(1e-14 * scale, "factors rounded to 1e-16")
            .by("explicit factors", "own", "interval"));
    evidence.add(
        Enclosed.compare(LOWER, p.certifiedLeast(), Interval.of(value))
            .within(1e-14 * scale, "interval widths of K modes")
            .by("dual matrix", "own", "interval"));
    double[] gradient = new FeatureObjective(model).gradient(model.pack(factors));
    evidence.add(
        STATIONARY
            .compare(Matrix.column(gradient).norm(), 0)
            .within(1e-13 * scale, "rounding of products of the factors")
            .by("back-propagation", "own", "double"));
    geometry(p, factors, evidence);
    Minimum best = Attack.run(model, value, trial.isHigh() ? 12 : 4, trial, evidence);
    if (best.value() - value <= Attack.FOUND) {
      Factors found = model.unpack(best.point());
      Matrix difference = found.logits().minus(factors.logits());
      evidence.add(
          RECOVERY
              .compare(difference.maxAbs(), 0)
              .within(
                  10 * Math.sqrt(2 * p.N() * Attack.FOUND * (1 + 1 / Math.max(p.aSquared(), 1e-3))),
                  "the loss is quadratic in the logits: root of 2N times the gap")
              .by("L-BFGS, best run", "own", "double"));
    }
    return evidence
        .quantity("zPerp", p.zPerp())
        .quantity("zOne", p.zOne())
        .quantity("beta", p.beta())
        .quantity("fStar", value)
        .quantity("lamBcrit", p.critical())
        .done();
  }

  private static void geometry(BiasedFeatures p, Factors factors, Evidence.Builder evidence) {
    Matrix means = factors.classMeans(model(p));
    Matrix gram = means.transpose().times(means);
    Matrix expected = p.core().times(Math.sqrt(p.lamW() / p.lamH()) / p.n());
    Matrix W = factors.map();
    Matrix expectedW = p.core().times(Math.sqrt(p.lamH() / p.lamW()));
    evidence.add(
        GRAM.compare(
                Math.max(
                    gram.minus(expected).maxAbs(),
                    W.times(W.transpose()).minus(expectedW).maxAbs()),
                0)
            .within(1e-13 * (1 + expected.maxAbs() + expectedW.maxAbs()), "rounding of squares")
            .by("explicit factors", "own", "double"));
    evidence.quantity("gram", gram.toRows());
    if (p.zPerp() > 1e-6) {
      double cosine = gram.get(0, 1) / gram.get(0, 0);
      double simplex = -1.0 / (p.K() - 1);
      double law =
          p.lamB() <= p.critical()
              ? simplex
              : (p.zOne() - p.zPerp()) / ((p.K() - 1) * p.zPerp() + p.zOne());
      evidence.add(
          PHASE
              .compare(cosine, law)
              .within(1e-9, "rounding over class means of size 1e-6 or more")
              .by("explicit factors", "own", "double"));
      evidence.quantity("cosine", cosine);
    }
  }

  private static List<Integer> model(BiasedFeatures p) {
    return p.model().counts();
  }

  @Override
  public List<Control<?>> controls() {
    return List.of(
        Control.<BiasedFeatures>wrongFormula(
            "simplex frame at every decay",
            "The class means are a simplex frame whatever $\\lambda_b$.",
            Instances.drawn(draw -> BiasedFeatures.drawn(draw, 1.5), BiasedFeatures::simpler),
            (p, trial) -> cosine(p, -1.0 / (p.K() - 1))),
        Control.<BiasedFeatures>wrongFormula(
            "simplex frame for a free bias only",
            "As soon as $\\lambda_b>0$ the lower bound exceeds that of the free bias with a"
                + " simplex frame: the constant mode is on.",
            Instances.drawn(draw -> BiasedFeatures.drawn(draw, 0.5), BiasedFeatures::simpler),
            (p, trial) -> {
              Matrix means = p.factors().classMeans(model(p));
              double sum = means.times(Matrix.of(p.K(), 1, (i, j) -> 1)).norm();
              return Evidence.of(
                  Claim.atLeast("constant mode", "$\\|\\sum_k\\bar h_k\\|>0$ for $\\lambda_b>0$.")
                      .compare(sum, 0.01)
                      .error(1e-13)
                      .within(1e-3, "far above rounding")
                      .by("explicit factors", "own", "double")
                      .build());
            }),
        Control.<BiasedFeatures>wrongFormula(
            "orthogonal frame at once",
            "Above the transition the class means are orthogonal.",
            Instances.drawn(draw -> BiasedFeatures.drawn(draw, 2), BiasedFeatures::simpler),
            (p, trial) -> cosine(p, 0)));
  }

  private static Evidence cosine(BiasedFeatures p, double claimed) {
    Matrix means = p.factors().classMeans(model(p));
    Matrix gram = means.transpose().times(means);
    return Evidence.of(
        PHASE
            .compare(gram.get(0, 1) / gram.get(0, 0), claimed)
            .within(1e-9, "rounding")
            .by("explicit factors", "own", "double")
            .build());
  }
}
