package elenchus.catalogue.neuralcollapse;

import com.google.auto.service.AutoService;
import elenchus.exact.Interval;
import elenchus.geometry.SimplexEtf;
import elenchus.linear.Matrix;
import elenchus.linear.SymmetricEigen;
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
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.SingularValueDecomposition;

/** Cross-entropy with free features and any class counts: dual certificate and thresholds. */
@AutoService(Theorem.class)
@SuppressWarnings("rawtypes")
public final class CeImbalanced implements Theorem<ImbalancedFeatures> {
  static final Claim DUAL =
      Claim.atLeast(
          "dual certificate",
          "The entropy of a feasible dual point proves that the objective reached is least.");
  static final Claim WITHIN =
      Claim.equal("collapse within classes", "Features are equal within classes; $1^\\top W=0$.");
  static final Claim BLOCKS =
      Claim.equal("blocks", "Class logits are unchanged when classes of equal count are swapped.");
  static final Claim THRESHOLD =
      Claim.equal(
          "threshold",
          "Classes of equal count $n_a$ share one mean iff $\\sqrt{n_a}\\le N\\lambda_Z$.");
  static final Claim LIMIT =
      Claim.equal(
          "limit constants",
          "$TD^{-1/2}=((PDP)^+)^{1/2}$ for the polar factor $T$ of $PD^{1/2}$, with negative entries"
              + " off the diagonal.");
  static final Claim DUPLICATION =
      Claim.equal(
          "duplication", "$f^*(rn,\\lambda_Z)=f^*(n,\\lambda_Z\\sqrt r)$ for the dual bounds.");

  /** Geometry is compared where both bounds meet to this gap. */
  private static final double GAP = 1e-9;

  @Override
  public Card card() {
    return Card.id("ce-ufm-imbalanced")
        .family("neuralcollapse")
        .title("Cross-entropy, free features, any class counts: exact dual and thresholds")
        .statement(
            """
            $\\frac1N\\sum\\mathrm{CE}(Wh_i,y_i)+\\frac{\\lambda_W}2\\|W\\|^2+\\frac{\\lambda_H}2\\|H\\|^2$,
            $d\\ge K$, $\\lambda_Z=\\sqrt{\\lambda_W\\lambda_H}$. The minimum is that of a convex
            problem in the class logits and equals
            $\\max\\sum_k\\frac{n_k}N\\mathrm{Ent}(q_k)$ over column-stochastic $Q$ with
            $\\|\\frac1N(Q-I)D^{1/2}\\|_2\\le\\lambda_Z$. Features collapse within classes; classes of
            equal count $n_a$ merge iff $\\sqrt{n_a}\\le N\\lambda_Z$; all vanish iff
            $\\|PD^{1/2}\\|_2\\le N\\lambda_Z$.""")
        .source(
            "Hong and Ling 2023, arXiv 2309.09725 (abstract read); limit of small decay:"
                + " Thrampoulidis et al. 2022. Reconstructed.");
  }

  @Override
  public Class<ImbalancedFeatures> instanceType() {
    return ImbalancedFeatures.class;
  }

  @Override
  public List<Hypothesis<ImbalancedFeatures>> hypotheses() {
    return List.of(
        Hypothesis.of("width", "$d\\ge K$", p -> p.d() - p.K() + 0.5),
        Hypothesis.of("decays", "$\\lambda_W,\\lambda_H>0$", p -> Math.min(p.lamW(), p.lamH())),
        Hypothesis.of(
            "off the threshold",
            "no $\\sqrt{n_k}$ within $10^{-2}$ of $N\\lambda_Z$",
            p ->
                p.n().stream()
                        .mapToDouble(n -> Math.abs(p.N() * p.lamZ() / Math.sqrt(n) - 1))
                        .min()
                        .orElse(0)
                    - 1e-2));
  }

  @Override
  public List<Claim> claims() {
    return List.of(
        DUAL,
        WITHIN,
        BLOCKS,
        THRESHOLD,
        LIMIT,
        DUPLICATION,
        ClusterClaims.MINIMUM,
        ClusterClaims.INVARIANT,
        ClusterClaims.SLOPE,
        ClusterClaims.RATE);
  }

  @Override
  public Arbitrary<ImbalancedFeatures> instances() {
    return Instances.drawn(
        ImbalancedFeatures::drawn,
        p -> hypotheses().stream().allMatch(h -> h.margin().applyAsDouble(p) > 0),
        ImbalancedFeatures::simpler);
  }

  @Override
  public List<Example<ImbalancedFeatures>> examples() {
    return List.of(
        example("one against two, distinct", List.of(4, 1, 1), .1),
        example("one against two, merged", List.of(4, 1, 1), .2),
        example("majority only", List.of(12, 12, 1, 1), .1),
        example("8, 4, 2", List.of(8, 4, 2), .01),
        example("5, 3, 2, 1", List.of(5, 3, 2, 1), .05),
        example("between the constants", List.of(9, 9, 3, 3), Math.sqrt(2.7) / 24),
        example("clusters of two and three", List.of(6, 6, 1, 1, 1), .05));
  }

  static Example<ImbalancedFeatures> example(String name, List<Integer> n, double lamZ) {
    return new Example<>(name, new ImbalancedFeatures(n, n.size(), lamZ, lamZ));
  }

  @Override
  public Evidence examine(ImbalancedFeatures p, Trial trial) {
    ImbalancedFeatures.Bracket found = p.solve(trial);
    double gap = found.upper().upper() - found.lower();
    Evidence.Builder evidence = Evidence.collect();
    evidence.add(
        Enclosed.compare(DUAL, Interval.of(found.lower()), found.upper())
            .within(GAP, "gradient 1e-11 over decays of 1e-2: the gap is linear in the error")
            .provided(gap <= GAP, "gap of the descent " + gap)
            .by("dual point with proved spectral norm", "own", "interval")
            .by("L-BFGS", "own", "double"));
    limit(p, evidence);
    ClusterClaims.examine(p, evidence);
    if (gap <= GAP) {
      geometry(p, found, evidence);
      duplication(p, found, evidence);
    }
    return evidence
        .quantity("fStar", found.upper().mid())
        .quantity("gap", gap)
        .quantity("Zbar", found.classLogits().toRows())
        .done();
  }

  private static void geometry(
      ImbalancedFeatures p, ImbalancedFeatures.Bracket found, Evidence.Builder evidence) {
    int K = p.K();
    Matrix W = found.factors().map();
    double sums = Matrix.of(1, K, (i, j) -> 1).times(W).maxAbs();
    evidence.add(
        WITHIN
            .compare(Math.max(found.factors().withinClassSpread(p.n()), sums), 0)
            .within(
                1e-10 / Math.min(p.lamW(), p.lamH()) + 1e-8,
                "gradient 1e-11 over the decay, on every sample")
            .by("L-BFGS", "own", "double"));
    Matrix Z = found.classLogits();
    double asymmetry = 0;
    for (int a = 0; a < K; a++) {
      for (int b = 0; b < a; b++) {
        if (p.n().get(a).equals(p.n().get(b))) {
          double alpha = Z.get(a, a) - Z.get(b, a);
          boolean merged = Math.sqrt(p.n().get(a)) <= p.N() * p.lamZ();
          evidence.add(
              Enclosed.measured(THRESHOLD, merged == Math.abs(alpha) < 1e-4)
                  .by("L-BFGS", "own", "double"));
          evidence.quantity("alpha" + a, alpha);
          asymmetry = Math.max(asymmetry, Math.abs(Z.get(a, a) - Z.get(b, b)));
          asymmetry = Math.max(asymmetry, Math.abs(Z.get(a, b) - Z.get(b, a)));
        }
      }
    }
    evidence.add(
        BLOCKS
            .compare(asymmetry, 0)
            .within(1e-3, "root of the gap 1e-9 over the curvature of the softmax")
            .by("L-BFGS", "own", "double"));
  }

  private static void duplication(
      ImbalancedFeatures p, ImbalancedFeatures.Bracket found, Evidence.Builder evidence) {
    List<Integer> twice = p.n().stream().map(n -> 2 * n).toList();
    ImbalancedFeatures doubled =
        new ImbalancedFeatures(twice, p.d(), p.lamW() / Math.sqrt(2), p.lamH() / Math.sqrt(2));
    evidence.add(
        DUPLICATION
            .compare(doubled.dual(found.classLogits()).mid(), found.lower())
            .within(1e-12, "rounding of the decays")
            .by("dual point with proved spectral norm", "own", "interval"));
  }

  private static void limit(ImbalancedFeatures p, Evidence.Builder evidence) {
    int K = p.K();
    Matrix P = SimplexEtf.centring(K);
    Matrix root = Matrix.of(K, K, (i, j) -> i == j ? Math.sqrt(p.n().get(i)) : 0);
    SingularValueDecomposition svd =
        new SingularValueDecomposition(MatrixUtils.createRealMatrix(P.times(root).toRows()));
    Matrix polar =
        Matrix.of(
            K,
            K,
            (i, j) -> {
              double sum = 0;
              for (int r = 0; r < K - 1; r++) {
                sum += svd.getU().getEntry(i, r) * svd.getV().getEntry(j, r);
              }
              return sum / Math.sqrt(p.n().get(j));
            });
    SymmetricEigen spectrum = SymmetricEigen.of(P.times(root).times(root).times(P));
    Matrix expected = spectrum.apply(v -> v > 1e-9 ? 1 / Math.sqrt(v) : 0);
    double error = polar.minus(expected).maxAbs();
    for (int i = 0; i < K; i++) {
      for (int j = 0; j < K; j++) {
        error = i != j && expected.get(i, j) >= 0 ? 1 : error;
      }
    }
    evidence.add(
        LIMIT
            .compare(error, 0)
            .within(1e-12, "rounding of the decompositions")
            .by("singular values and eigenvalues", "Hipparchus", "double"));
  }

  @Override
  public List<Control<?>> controls() {
    return ImbalancedControls.controls();
  }
}
