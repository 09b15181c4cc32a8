package elenchus.catalogue.neuralcollapse;

import com.google.auto.service.AutoService;
import elenchus.descent.Minimum;
import elenchus.exact.Interval;
import elenchus.features.Descents;
import elenchus.features.Enclosure;
import elenchus.features.Factors;
import elenchus.features.FeatureModel;
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
import java.util.List;
import net.jqwik.api.Arbitrary;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.SingularValueDecomposition;
import org.hipparchus.util.FastMath;

/** Two layers with a rectifier reach the linear minimum, with features anywhere between frames. */
@AutoService(Theorem.class)
@SuppressWarnings("rawtypes")
public final class TwoLayerRelu implements Theorem<RectifiedFeatures> {
  static final Claim ATTAINED =
      Claim.atMost(
          "linear minimum attained",
          "For every $0\\le a\\le\\frac1{K-1}$ factors with $W_1\\bar H=t(I-a(J-I))$ reach the"
              + " minimum of the linear model.");
  static final Claim LINEAR =
      Claim.atLeast("linear lower bound", "Without the rectifier no factors go below it.");
  static final Claim MEANS =
      Claim.equal("free features", "The class means have the common cosine $-a$.");
  static final Claim RECTIFIED =
      Claim.equal("orthogonal after the rectifier", "$\\max(0,W_1\\bar H)=tI$.");
  static final Claim NOT_BEATEN =
      Claim.atLeast(
          "not beaten", "No descent on the rectified model ends below the linear minimum.");
  static final Claim SCALE_FREE =
      Claim.atLeast(
          "scale-free form",
          "$\\|\\max(0,A)^{-1}\\|_F^2\\,\\|A\\|_*^2\\ge K^3$ for the matrices tried.");

  @Override
  public Card card() {
    return Card.id("tirer-bruna-extended-ufm")
        .family("neuralcollapse")
        .title("A rectifier between two layers: same minimum, features not determined")
        .statement(
            """
            Minimise $\\frac1{2N}\\|W_2\\max(0,W_1H)-Y\\|_F^2$ plus decays, equal counts, widths at
            least $K$, $b<\\frac12$. The minimum of the linear model is attained, by
            $W_1\\bar H=t(I-a(J-I))$ for every $0\\le a\\le\\frac1{K-1}$: after the rectifier the class
            means are orthogonal, before it they may be anything from an orthogonal ($a=0$) to a
            simplex frame ($a=\\frac1{K-1}$). No point below the linear minimum is known.""")
        .source(
            "Tirer and Bruna 2022, arXiv 2202.08087. Reconstructed. The step"
                + " $\\|\\max(0,A)\\|_*\\le\\|A\\|_*$ is false in general, so optimality rests on"
                + " attack only.");
  }

  @Override
  public Class<RectifiedFeatures> instanceType() {
    return RectifiedFeatures.class;
  }

  @Override
  public List<Hypothesis<RectifiedFeatures>> hypotheses() {
    return List.of(
        Hypothesis.of(
            "below the threshold",
            "$b<b^*(2)=\\frac12$",
            p -> 0.5 - MseOptimum.of(p.linear()).modes().get(0).b()),
        Hypothesis.<RectifiedFeatures>of(
                "semidefinite", "$0\\le a\\le\\frac1{K-1}$", p -> 1 + 1e-15 - p.a() * (p.K() - 1))
            .brokenBy(
                Instances.drawn(
                    draw -> RectifiedFeatures.drawn(draw, draw.uniform(1.2, 3)),
                    RectifiedFeatures::simpler)));
  }

  @Override
  public List<Claim> claims() {
    return List.of(ATTAINED, LINEAR, MEANS, RECTIFIED, NOT_BEATEN, SCALE_FREE);
  }

  @Override
  public Arbitrary<RectifiedFeatures> instances() {
    return Instances.drawn(
        draw -> RectifiedFeatures.drawn(draw, draw.oneOf(0.0, draw.uniform(0, 1), 1.0)),
        RectifiedFeatures::simpler);
  }

  @Override
  public List<Example<RectifiedFeatures>> examples() {
    return List.of(
        new Example<>("orthogonal", new RectifiedFeatures(4, 1, .02, .02, .02, 0)),
        new Example<>("between", new RectifiedFeatures(4, 1, .02, .02, .02, .2)),
        new Example<>("simplex", new RectifiedFeatures(4, 1, .02, .02, .02, 1.0 / 3)));
  }

  @Override
  public Evidence examine(RectifiedFeatures p, Trial trial) {
    MseOptimum linear = MseOptimum.of(p.linear());
    double value = linear.value();
    Factors factors = p.factors();
    FeatureModel model = p.model();
    Evidence.Builder evidence = Evidence.collect();
    Interval reached = Enclosure.value(model, factors);
    evidence.add(
        Enclosed.compare(ATTAINED, reached, Interval.of(value))
            .within(1e-12, "eigenvectors and roots rounded to 1e-15")
            .by("explicit factors", "own", "interval"));
    evidence.add(
        Enclosed.compare(LINEAR, linear.certifiedLeast(1e-13), Interval.of(value))
            .within(1e-12, "slack 1e-13 per mode")
            .by("Sturm sequence per mode", "own", "rational"));
    Matrix means = factors.classMeans(model.counts());
    Matrix gram = means.transpose().times(means);
    evidence.add(
        MEANS
            .compare(gram.get(0, 1) / gram.get(0, 0), -p.a())
            .within(1e-12, "rounding of the square root of the product")
            .by("explicit factors", "own", "double"));
    Matrix inner = factors.weights().get(0).times(means);
    double t = inner.get(0, 0);
    evidence.add(
        RECTIFIED
            .compare(
                inner.map(x -> Math.max(0, x)).minus(Matrix.identity(p.K()).times(t)).maxAbs(), 0)
            .within(1e-13 * (1 + t), "rounding of the square root of the product")
            .by("explicit factors", "own", "double"));
    int starts = trial.isHigh() ? 12 : 4;
    Minimum best =
        Descents.of(new FeatureObjective(model), starts, trial.random(), trial.expired()).best();
    evidence.add(
        NOT_BEATEN
            .compare(best.value(), value)
            .error(1e-14)
            .within(1e-10, "rounding of sums over all entries")
            .by("L-BFGS on the rectified model", "own", "double"));
    Draw draw = new Draw(trial.random());
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < 20; i++) {
      Matrix noise = Matrix.ofRows(draw.gaussianRows(p.K(), p.K()));
      least = Math.min(least, scaleFree(Matrix.identity(p.K()).plus(noise.times(0.05 * i))));
    }
    double cube = (double) p.K() * p.K() * p.K();
    evidence.add(
        SCALE_FREE
            .compare(least / cube, 1)
            .within(1e-10, "singular values to rounding")
            .by("random matrices around the identity", "own", "double"));
    return evidence
        .quantity("fStar", value)
        .quantity("f", reached.mid())
        .quantity("cosine", gram.get(0, 1) / gram.get(0, 0))
        .quantity("attackGap", best.value() - value)
        .done();
  }

  /** ||max(0, A)^-1||_F^2 ||A||_*^2; infinite where max(0, A) is singular to rounding. */
  static double scaleFree(Matrix A) {
    double inverse = 0;
    for (double s : singularValues(A.map(x -> Math.max(0, x)))) {
      inverse += s > 1e-9 ? 1 / (s * s) : Double.POSITIVE_INFINITY;
    }
    double nuclear = nuclearNorm(A);
    return inverse * nuclear * nuclear;
  }

  static double nuclearNorm(Matrix A) {
    double sum = 0;
    for (double s : singularValues(A)) {
      sum += s;
    }
    return sum;
  }

  private static double[] singularValues(Matrix A) {
    RealMatrix matrix = MatrixUtils.createRealMatrix(A.toRows());
    return new SingularValueDecomposition(matrix).getSingularValues();
  }

  @Override
  public List<Control<?>> controls() {
    return List.of(
        Control.<RectifiedFeatures>hypothesisDropped(
            "a beyond 1/(K-1)",
            "The minimum is attained for every $a\\ge0$.",
            Instances.drawn(
                draw -> RectifiedFeatures.drawn(draw, draw.uniform(1.2, 3)),
                RectifiedFeatures::simpler),
            (p, trial) -> {
              Interval reached = Enclosure.value(p.model(), p.factors());
              double least = MseOptimum.of(p.linear()).value();
              return Evidence.collect()
                  .add(
                      Enclosed.compare(ATTAINED, reached, Interval.of(least))
                          .within(1e-12, "rounding of the factors")
                          .by("explicit factors", "own", "interval"))
                  .quantity("f", reached.mid())
                  .quantity("excess", reached.mid() - least)
                  .done();
            }),
        Control.<RectifiedFeatures>wrongFormula(
            "features are an orthogonal frame",
            "At every minimum the class means of $H$ are orthogonal.",
            Instances.drawn(draw -> RectifiedFeatures.drawn(draw, 1), RectifiedFeatures::simpler),
            (p, trial) -> {
              Matrix means = p.factors().classMeans(p.model().counts());
              Matrix gram = means.transpose().times(means);
              return Evidence.of(
                  MEANS
                      .compare(gram.get(0, 1) / gram.get(0, 0), 0)
                      .error(1e-12)
                      .within(1e-9, "rounding")
                      .by("explicit factors", "own", "double")
                      .build());
            }),
        Control.<Integer>wrongFormula(
            "the rectifier shrinks the nuclear norm",
            "$\\|\\max(0,A)\\|_*\\le\\|A\\|_*$ for every $A$.",
            Instances.among(List.of(8, 12, 64)),
            (K, trial) -> {
              Matrix A = Matrix.of(K, K, (i, j) -> FastMath.cos(2 * Math.PI * (i - j) / K));
              double rectified = nuclearNorm(A.map(x -> Math.max(0, x)));
              return Evidence.collect()
                  .add(
                      Claim.atMost("contraction", "$\\|\\max(0,A)\\|_*\\le\\|A\\|_*$.")
                          .compare(rectified, nuclearNorm(A))
                          .error(1e-12)
                          .within(1e-9, "singular values to rounding")
                          .by("cosine circulant", "Hipparchus", "double"))
                  .quantity("ratio", rectified / nuclearNorm(A))
                  .done();
            }));
  }
}
