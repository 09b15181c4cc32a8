package elenchus.catalogue.neuralcollapse;

import elenchus.exact.Interval;
import elenchus.features.Enclosure;
import elenchus.features.Factors;
import elenchus.features.Fit;
import elenchus.linear.Matrix;
import elenchus.theorem.Claim;
import elenchus.theorem.Control;
import elenchus.theorem.Draw;
import elenchus.theorem.Erratum;
import elenchus.theorem.Evidence;
import elenchus.theorem.Instances;
import elenchus.theorem.Trial;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.SingularValueDecomposition;
import org.hipparchus.util.FastMath;

/** Logits of low rank that beat the simplex at depth two and more. */
final class Competitors {
  static final Claim OPTIMAL =
      Claim.atMost(
          "simplex is optimal", "The best simplex logits have the least objective of all.");

  private Competitors() {}

  /** One layer with equal counts, or two classes with any. */
  static FeatureProblem drawn(Draw draw) {
    boolean two = draw.chance(0.5);
    int K = two ? 2 : draw.integer(2, 5);
    int M = two ? draw.integer(1, 4) : 1;
    List<Integer> n =
        two
            ? List.of(draw.integer(1, 5), draw.integer(1, 5))
            : Collections.nCopies(K, draw.integer(1, 4));
    double lam = draw.logUniform(1e-4, 0.3);
    return FeatureProblem.withProduct(
        draw, n, Collections.nCopies(M, K + draw.integer(0, 1)), FastMath.pow(lam, M + 1), false);
  }

  /** Depth two and more, three classes and more, within 3 % of the collapse of the simplex. */
  static Arbitrary<FeatureProblem> windows() {
    return Instances.drawn(
        draw -> {
          int K = draw.integer(3, 6);
          int M = draw.integer(2, 4);
          double lam =
              CrossEntropyWindow.collapse(LogitGeometry.SIMPLEX, K, M)
                  * draw.oneOf(0.97, 0.99, 1.01, 1.03);
          return even(K, M, lam);
        },
        p -> Stream.of(even(3, 2, 0.18)));
  }

  static FeatureProblem even(int K, int M, double lam) {
    return FeatureProblem.even(Collections.nCopies(K, 1), M, K, lam, false);
  }

  /** Factors of given class logits at the least penalty, by the singular value decomposition. */
  static Factors factors(FeatureProblem p, Matrix classLogits) {
    int[] labels = p.model(Fit.CROSS_ENTROPY).labels();
    Matrix Z = Matrix.of(p.K(), p.N(), (k, s) -> classLogits.get(k, labels[s]));
    SingularValueDecomposition svd =
        new SingularValueDecomposition(MatrixUtils.createRealMatrix(Z.toRows()));
    double[] sigma = svd.getSingularValues();
    int r = Math.min(sigma.length, p.R());
    int L = p.M() + 1;
    double[] q = new double[r];
    for (int i = 0; i < r; i++) {
      // Rounding of a zero singular value would be magnified by the root.
      q[i] =
          sigma[i] > 1e-13 * (1 + sigma[0])
              ? FastMath.pow(p.Lam() * sigma[i] * sigma[i], 1.0 / L)
              : 0;
    }
    List<Matrix> weights = new ArrayList<>();
    for (int m = 1; m <= p.M(); m++) {
      double lam = p.lamW().get(m - 1);
      boolean last = m == p.M();
      weights.add(
          Matrix.of(
              last ? p.K() : p.d().get(m),
              p.d().get(m - 1),
              (i, j) ->
                  j >= r
                      ? 0
                      : Math.sqrt(q[j] / lam)
                          * (last ? svd.getU().getEntry(i, j) : i == j ? 1 : 0)));
    }
    Matrix H =
        Matrix.of(
            p.d().get(0),
            p.N(),
            (i, s) -> i < r ? Math.sqrt(q[i] / p.lamH()) * svd.getV().getEntry(s, i) : 0);
    return Factors.of(weights, H);
  }

  /** The best competitor of the simplex on its own best scale. */
  static LogitGeometry winner(int K, double n, int L, double Lam) {
    LogitGeometry winner = LogitGeometry.SIMPLEX;
    double least = Double.POSITIVE_INFINITY;
    for (LogitGeometry geometry : LogitGeometry.values()) {
      if (geometry.exists(K)) {
        double value = geometry.objective(K, geometry.best(K, n, L, Lam), n, L, Lam);
        // The square is polygon and cube at once, up to rounding: the first stays.
        if (value < least - 1e-12) {
          least = value;
          winner = geometry;
        }
      }
    }
    return winner;
  }

  /** The certified least value of the simplex against enclosed explicit factors of a competitor. */
  static Evidence beaten(FeatureProblem p, Trial trial) {
    int L = p.M() + 1;
    double n = p.n().get(0);
    LogitGeometry geometry = LogitGeometry.PAIR;
    double least = Double.POSITIVE_INFINITY;
    for (LogitGeometry candidate : LogitGeometry.values()) {
      if (candidate != LogitGeometry.SIMPLEX && candidate.exists(p.K())) {
        double value =
            candidate.objective(p.K(), candidate.best(p.K(), n, L, p.Lam()), n, L, p.Lam());
        if (value < least) {
          least = value;
          geometry = candidate;
        }
      }
    }
    double c = geometry.best(p.K(), n, L, p.Lam());
    Interval reached =
        Enclosure.value(p.model(Fit.CROSS_ENTROPY), factors(p, geometry.shape(p.K()).times(c)));
    double slack = trial.isHigh() ? 1e-9 : 1e-7;
    double simplex = DeepCrossEntropy.simplex(p).certifiedLeast(slack);
    return Evidence.collect()
        .add(
            Enclosed.compare(OPTIMAL, Interval.of(Math.max(simplex, 0)), reached)
                .within(1e-8, "rounding of explicit factors")
                .by("subdivision with mean value forms", "own", "interval")
                .by("explicit factors of the competitor", "own", "interval"))
        .quantity("competitor", geometry.name())
        .quantity("c", c)
        .quantity("F", reached.mid())
        .quantity("simplex", simplex)
        .quantity("m", DeepCrossEntropy.simplex(p).m())
        .quantity("Fetf", DeepCrossEntropy.simplex(p).value())
        .done();
  }

  static List<Control<?>> controls() {
    return List.of(
        Control.<FeatureProblem>asPrinted(
                "simplex optimal at every depth",
                "For every depth, every global minimum under cross-entropy has simplex logits.",
                new Erratum(
                    "N1",
                    "arXiv 2301.00437, abstract",
                    "that global minima of deep linear networks under cross-entropy show the simplex"
                        + " form of neural collapse at every depth; inferred from the abstract, the"
                        + " exact hypotheses were not read",
                    "for three and more classes and two and more layers there are decays at which other"
                        + " logits cost less",
                    "$K=3$, $M=2$, $n=1$, all decays $9/50$: simplex logits reach no less than 1.0764,"
                        + " rank-one logits $(e_1-e_2)(e_1-e_2)^\\top$ reach 1.06654",
                    "simplex logits are optimal for $M=1$ or $K=2$; for $K\\ge3$, $M\\ge2$ they lose on"
                        + " an interval of decays around their collapse"),
                Instances.among(
                    List.of(
                        even(3, 2, 0.18),
                        even(3, 3, 0.15),
                        even(3, 3, 0.16),
                        even(4, 2, 0.03),
                        even(4, 3, 0.01),
                        even(4, 3, 0.001))),
                Competitors::beaten)
            .certifiedOn(even(3, 2, 0.18)),
        Control.<FeatureProblem>hypothesisDropped(
            "depth two and more",
            "Within 3 % of its collapse the simplex is optimal at depth two and more.",
            windows(),
            Competitors::beaten),
        Control.<FeatureProblem>wrongFormula(
            "penalty of the pair without its factor 4",
            "Rank-one logits cost $\\frac L2\\Lambda^{1/L}(c^2n)^{1/L}$ only.",
            windows(),
            (p, trial) -> {
              double n = p.n().get(0);
              int L = p.M() + 1;
              double c = LogitGeometry.PAIR.best(p.K(), n, L, p.Lam());
              double light = 0.5 * L * FastMath.pow(p.Lam() * c * c * n, 1.0 / L);
              double heavy = 0.5 * L * FastMath.pow(p.Lam() * 4 * c * c * n, 1.0 / L);
              double claimed =
                  LogitGeometry.PAIR.objective(p.K(), c, n, L, p.Lam()) - heavy + light;
              Matrix logits = LogitGeometry.PAIR.shape(p.K()).times(c);
              return Evidence.of(
                  Enclosed.compare(
                          DeepCrossEntropy.UPPER,
                          Enclosure.value(p.model(Fit.CROSS_ENTROPY), factors(p, logits)),
                          Interval.of(claimed))
                      .within(1e-9, "rounding of explicit factors")
                      .by("explicit factors", "own", "interval")
                      .build());
            }));
  }
}
