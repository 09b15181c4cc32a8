package elenchus.catalogue.neuralcollapse;

import com.google.auto.service.AutoService;
import elenchus.exact.Interval;
import elenchus.exact.RationalMatrix;
import elenchus.exact.Rationals;
import elenchus.geometry.ClassMeans;
import elenchus.geometry.ClassifierCollapse;
import elenchus.geometry.FeatureCollapse;
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
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitrary;
import org.hipparchus.fraction.BigFraction;

/** The neural-collapse metrics: definitions evaluated exactly, and their invariances. */
@AutoService(Theorem.class)
@SuppressWarnings("rawtypes")
public final class NeuralCollapseMetrics implements Theorem<CollapsedFeatures> {
  static final Claim NC1 =
      Claim.equal("NC1", "$\\operatorname{tr}(\\Sigma_W\\Sigma_B^+)/K$, the pseudo-inverse exact.");
  static final Claim NC2 =
      Claim.equal("NC2", "Deviation over mean of the lengths, and mean of $|\\cos+\\frac1{K-1}|$.");
  static final Claim NC3 =
      Claim.equal(
          "NC3",
          "$\\|W^\\top/\\|W\\|-C/\\|C\\|\\|^2=2-2\\langle W^\\top,C\\rangle/"
              + "(\\|W\\|\\|C\\|)$, between 0 and 4.");
  static final Claim NC4 =
      Claim.equal("NC4", "Share of samples where classifier and nearest class mean disagree.");
  static final Claim RANK =
      Claim.atMost("rank", "$\\operatorname{rank}\\Sigma_B\\le\\min(d,K-1)$.");
  static final Claim SIMILARITY =
      Claim.equal("similarity", "NC1 is the same for $aQH+v1^\\top$, $Q$ orthogonal, $a\\ne0$.");
  static final Claim AFFINE =
      Claim.equal(
          "affine maps", "If $\\Sigma_B$ is invertible, NC1 is the same for $BH$, $B$ invertible.");
  static final Claim ROTATION =
      Claim.equal("rotation", "NC2 and NC3 are the same for $QH$ and $WQ^\\top$.");
  static final Claim FRAMES =
      Claim.equal(
          "collapsed features",
          "All metrics are 0 for repeated simplex frames with an aligned classifier.");

  @Override
  public Card card() {
    return Card.id("nc-metrics")
        .family("neuralcollapse")
        .title("The metrics NC1 to NC4 of neural collapse and their invariances")
        .statement(
            """
            For features $H$ ($d\\times N$) with labels, class means $\\mu_k$, sample mean $\\mu_G$,
            $C=[\\mu_k-\\mu_G]$, $\\Sigma_W$ the covariance within classes and $\\Sigma_B=CC^\\top/K$:
            NC1 $=\\operatorname{tr}(\\Sigma_W\\Sigma_B^+)/K$ is invariant under similarities, and
            under all invertible linear maps if $\\Sigma_B$ is invertible; NC2 and NC3 are invariant
            under rotations of $H$ and $W$ together; all of NC1 to NC4 vanish at a repeated simplex
            frame of equal counts with an aligned classifier.""")
        .source(
            "Papyan, Han, Donoho 2020: definitions. Invariances reconstructed. Means are taken over"
                + " samples; deviations divide by the number of terms.");
  }

  @Override
  public Class<CollapsedFeatures> instanceType() {
    return CollapsedFeatures.class;
  }

  @Override
  public List<Hypothesis<CollapsedFeatures>> hypotheses() {
    return List.of(
        Hypothesis.of(
            "classes", "every class has a sample", p -> Arrays.stream(p.counts()).min().orElse(0)),
        Hypothesis.of(
            "directions",
            "no $\\mu_k-\\mu_G$ and no row of $W$ is zero, decided exactly",
            p -> {
              if (Arrays.stream(p.counts()).min().orElse(0) == 0) {
                return Double.NaN;
              }
              ExactMetrics exact = ExactMetrics.of(p);
              RationalMatrix c = exact.centred();
              return Math.min(
                  leastDiagonal(c.transpose().times(c)),
                  leastDiagonal(exact.W().times(exact.W().transpose())));
            }));
  }

  private static double leastDiagonal(RationalMatrix gram) {
    double least = Double.POSITIVE_INFINITY;
    for (int k = 0; k < gram.rows(); k++) {
      least = Math.min(least, Rationals.toDouble(gram.get(k, k)));
    }
    return least;
  }

  @Override
  public List<Claim> claims() {
    return List.of(NC1, NC2, NC3, NC4, RANK, SIMILARITY, AFFINE, ROTATION, FRAMES);
  }

  @Override
  public Arbitrary<CollapsedFeatures> instances() {
    return Instances.drawn(CollapsedFeatures::drawn, this::isLive, CollapsedFeatures::simpler);
  }

  private boolean isLive(CollapsedFeatures p) {
    return hypotheses().stream().allMatch(h -> h.margin().applyAsDouble(p) > 0);
  }

  @Override
  public List<Example<CollapsedFeatures>> examples() {
    return MetricTransforms.examples();
  }

  @Override
  public Evidence examine(CollapsedFeatures p, Trial trial) {
    ExactMetrics exact = ExactMetrics.of(p);
    RationalMatrix c = exact.centred();
    FeatureCollapse features = FeatureCollapse.of(p.data());
    ClassifierCollapse classifier = ClassifierCollapse.of(p.data(), p.W(), p.bias());
    BigFraction nc1 = exact.nc1();
    double value = Rationals.toDouble(nc1);
    Evidence.Builder evidence = Evidence.collect();
    int rank = exact.between(c).rank();
    evidence.add(
        NC1.compare(features.nc1(), value)
            .within(1e-14 * condition(p, rank) * (1 + value), "condition of Sigma_B on its range")
            .by("basis of the range", "own", "rational")
            .by("spectral pseudo-inverse", "Hipparchus", "double"));
    RationalMatrix ofC = c.transpose().times(c);
    RationalMatrix ofW = exact.W().times(exact.W().transpose());
    lengths(evidence, features.nc2().equinorm(), ofC);
    lengths(evidence, classifier.nc2().equinorm(), ofW);
    angles(evidence, features.nc2().maxAngle(), ofC);
    angles(evidence, classifier.nc2().maxAngle(), ofW);
    Interval nc3 = exact.nc3();
    evidence.add(
        Enclosed.compare(NC3, Interval.of(classifier.nc3()), nc3)
            .within(1e-14, "rounding of normalised entries")
            .by("inner products", "own", "interval"));
    evidence.add(
        NC4.decide(Interval.of(exact.nc4(p.b())).contains(classifier.nc4()))
            .by("exact comparison", "own", "rational"));
    evidence.add(
        RANK.decide(rank <= Math.min(p.H().rows(), p.K() - 1))
            .by("elimination", "own", "rational"));
    MetricTransforms.examine(p, exact, nc1, rank, evidence);
    return evidence
        .quantity("NC1", features.nc1())
        .quantity("NC1exact", nc1.toString())
        .quantity("equinormH", features.nc2().equinorm())
        .quantity("equinormW", classifier.nc2().equinorm())
        .quantity("maxAngleW", classifier.nc2().maxAngle())
        .quantity("NC3", classifier.nc3())
        .quantity("NC4", classifier.nc4())
        .done();
  }

  private static double condition(CollapsedFeatures p, int rank) {
    double[] values = SymmetricEigen.of(ClassMeans.of(p.data()).between()).values();
    return values[values.length - 1] / values[values.length - rank];
  }

  private static void lengths(Evidence.Builder evidence, double observed, RationalMatrix gram) {
    // A variance that cancels to rounding has a deviation of its square root.
    evidence.add(
        Enclosed.compare(NC2, Interval.of(observed), ExactMetrics.equinorm(gram, 0))
            .within(1e-6, "square root of the rounding of a variance near 0")
            .by("square roots of exact squares", "own", "interval"));
  }

  private static void angles(Evidence.Builder evidence, double observed, RationalMatrix gram) {
    evidence.add(
        Enclosed.compare(NC2, Interval.of(observed), ExactMetrics.maxAngle(gram))
            .within(1e-13, "rounding of cosines")
            .by("square roots of exact squares", "own", "interval"));
  }

  @Override
  public List<Control<?>> controls() {
    return MetricTransforms.controls(instances());
  }
}
