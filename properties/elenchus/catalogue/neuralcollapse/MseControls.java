package elenchus.catalogue.neuralcollapse;

import elenchus.exact.Interval;
import elenchus.features.Enclosure;
import elenchus.features.Factors;
import elenchus.features.FeatureModel;
import elenchus.features.Fit;
import elenchus.geometry.SimplexEtf;
import elenchus.linear.Matrix;
import elenchus.theorem.Control;
import elenchus.theorem.Draw;
import elenchus.theorem.Evidence;
import elenchus.theorem.Instances;
import elenchus.theorem.Trial;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitrary;
import org.hipparchus.util.FastMath;

/** False variants of the deep linear minimum. */
final class MseControls {
  private MseControls() {}

  static List<Control<?>> controls() {
    Arbitrary<FeatureProblem> all = new MseDeepLinear().instances();
    return List.of(
        Control.<FeatureProblem>wrongFormula(
            "largest root whenever it exists",
            "Each mode sits at the largest root of $b=Mx^{M-1}/(1+x^M)^2$ as long as there is one.",
            Instances.drawn(MseControls::betweenThresholdAndFold, FeatureProblem::simpler),
            MseControls::largestRoot),
        Control.<FeatureProblem>wrongFormula(
                "equal norms for unequal counts",
                "The class means have equal norms.",
                all,
                (p, trial) -> {
                  Matrix means = MseOptimum.of(p).factors().classMeans(p.n());
                  double[] g = new double[p.K()];
                  for (int k = 0; k < p.K(); k++) {
                    g[k] = means.transpose().times(means).get(k, k);
                  }
                  double[] first = new double[p.K()];
                  Arrays.fill(first, g[0]);
                  return Evidence.of(
                      MseDeepLinear.FRAME
                          .compare(g, first)
                          .within(1e-9, "rounding")
                          .by("explicit factors", "own", "double")
                          .build());
                })
            .liveWhere(p -> !p.isBalanced() && !p.bias() && p.R() >= p.K() && survives(p)),
        Control.<FeatureProblem>wrongFormula(
                "simplex frame without bias",
                "Equal counts give a simplex frame without a bias too.",
                all,
                (p, trial) -> {
                  Matrix W = MseOptimum.of(p).factors().map();
                  double distance = SimplexEtf.distance(W.times(W.transpose()));
                  return Evidence.of(
                      MseDeepLinear.SIMPLEX
                          .compare(distance, 0)
                          .within(1e-9, "rounding")
                          .by("explicit factors", "own", "double")
                          .build());
                })
            .liveWhere(p -> p.isBalanced() && !p.bias() && p.R() >= p.K() && survives(p)),
        Control.<FeatureProblem>hypothesisDropped(
                "narrow layers",
                "The minimum of full rank is attained for any widths.",
                all,
                (p, trial) -> {
                  FeatureProblem wide =
                      new FeatureProblem(
                          p.n(), Collections.nCopies(p.M(), p.K()), p.lamW(), p.lamH(), p.bias());
                  return Evidence.of(
                      MseDeepLinear.UPPER
                          .compare(
                              MseOptimum.of(p).certifiedLeast(1e-13).lower(),
                              MseOptimum.of(wide).value())
                          .error(1e-12)
                          .within(1e-9, "slack of the lower bound")
                          .by("Sturm sequence per mode", "own", "rational")
                          .build());
                })
            .liveWhere(p -> !p.bias() && p.R() < p.K() && minority(p).survives()),
        Control.<FeatureProblem>wrongFormula(
                "no minority collapse",
                "Minority classes survive at every decay.",
                all,
                (p, trial) ->
                    Evidence.of(
                        Enclosed.measured(MseDeepLinear.GAP_LAW, minority(p).x() > 0)
                            .by("bisection of the scalar equation", "own", "double")
                            .build()))
            .liveWhere(p -> !p.bias() && minority(p).b() > 1.01 * ScalarMode.threshold(p.M())),
        Control.<FeatureProblem>hypothesisDropped(
            "features without decay",
            "With $\\lambda_H=0$ the minimum is attained too: the factors that are best for a small"
                + " decay of the features cannot be improved.",
            Instances.drawn(MseControls::withoutFeatureDecay, FeatureProblem::simpler),
            MseControls::escaping));
  }

  /** Any model with the decay of the features put to zero. */
  private static FeatureProblem withoutFeatureDecay(Draw draw) {
    FeatureProblem p = MseModels.drawn(draw);
    return new FeatureProblem(p.n(), p.d(), p.lamW(), 0, p.bias());
  }

  /**
   * The objective without decay of the features along the optima for decays that fall to zero: it
   * falls towards what no rank can fit, and the features grow beyond any bound.
   */
  private static Evidence escaping(FeatureProblem p, Trial trial) {
    FeatureModel model = p.model(Fit.SQUARED);
    double[] values = new double[4];
    double[] norms = new double[values.length];
    Interval first = Interval.ZERO;
    Interval last = Interval.ZERO;
    for (int j = 0; j < values.length; j++) {
      double lamH = Collections.min(p.lamW()) * FastMath.pow(10, -3 * (j + 1));
      Factors factors =
          MseOptimum.of(new FeatureProblem(p.n(), p.d(), p.lamW(), lamH, p.bias())).factors();
      last = Enclosure.value(model, factors);
      first = j == 0 ? last : first;
      values[j] = last.mid();
      norms[j] = factors.H().norm();
    }
    return Evidence.collect()
        .add(
            Enclosed.compare(MseDeepLinear.LOWER, last, first)
                .within(1e-9 * first.mid(), "rounding of the factors")
                .by("optima for decays that fall", "own", "interval"))
        .quantity("values", values)
        .quantity("norms", norms)
        .quantity("rest", MseOptimum.of(p).rest())
        .done();
  }

  private static ScalarMode minority(FeatureProblem p) {
    return new ScalarMode(Math.sqrt(Collections.min(p.n())), p.M(), p.N(), p.Lam());
  }

  private static boolean survives(FeatureProblem p) {
    return new ScalarMode(Math.sqrt(Collections.max(p.n())), p.M(), p.N(), p.Lam()).survives();
  }

  /** One sample per class, equal decays, M >= 2, and b between the threshold and the fold. */
  private static FeatureProblem betweenThresholdAndFold(Draw draw) {
    int K = draw.integer(2, 5);
    int M = draw.integer(2, 4);
    double low = ScalarMode.threshold(M);
    double b = low + (ScalarMode.fold(M) - low) * draw.uniform(0.1, 0.9);
    double Lam = FastMath.pow(b / (M * K), M) / K;
    return FeatureProblem.even(
        Collections.nCopies(K, 1), M, K, FastMath.pow(Lam, 1.0 / (M + 1)), false);
  }

  /** The claimed minimum against the objective of all-zero factors. */
  private static Evidence largestRoot(FeatureProblem p, Trial trial) {
    MseOptimum optimum = MseOptimum.of(p);
    double claimed = 0;
    for (ScalarMode mode : optimum.modes()) {
      claimed += mode.phi(mode.largestRoot());
    }
    FeatureModel model = p.model(Fit.SQUARED);
    Factors zero = model.unpack(new double[model.dimension()]);
    Interval reached = Enclosure.value(model, zero);
    return Evidence.collect()
        .add(
            Enclosed.compare(MseDeepLinear.LOWER, reached, Interval.of(claimed))
                .within(1e-12, "rounding of the claimed value")
                .by("all-zero factors", "own", "interval"))
        .quantity("claimed", claimed)
        .quantity("zero", reached.mid())
        .done();
  }
}
