package elenchus.catalogue.reweighting;

import com.google.auto.service.AutoService;
import elenchus.exact.Interval;
import elenchus.linear.Matrix;
import elenchus.mixture.SeparabilityThreshold;
import elenchus.statistics.ConfidenceBounds;
import elenchus.statistics.ConfidenceSequence;
import elenchus.statistics.RandomStream;
import elenchus.theorem.Card;
import elenchus.theorem.Claim;
import elenchus.theorem.Control;
import elenchus.theorem.Evidence;
import elenchus.theorem.Example;
import elenchus.theorem.Finding;
import elenchus.theorem.Hypothesis;
import elenchus.theorem.Instances;
import elenchus.theorem.Theorem;
import elenchus.theorem.Trial;
import elenchus.theorem.Witness;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;

/** When two Gaussian classes in high dimension can be separated. */
@AutoService(Theorem.class)
@SuppressWarnings("rawtypes") // a service is named by its raw type
public final class GmmSeparability implements Theorem<GaussianCloud> {
  static final Claim THRESHOLD =
      Claim.equal(
          "threshold",
          "$\\delta^*=\\min_{g,b}\\sum_y\\pi_yF(\\sqrt{1+g^2},gs+yb)$,"
              + " $F(\\sigma,c)=E(\\sigma G-c)_+^2$, is attained where its gradient vanishes.");
  static final Claim HALF = Claim.atMost("at most one half", "$\\delta^*\\le\\frac12$.");
  static final Claim VERDICT =
      Claim.equal(
          "certified verdicts",
          "A sample is separable, or $a\\ge0$, $a\\ne0$ with $\\sum a_iy_i(x_i,1)=0$ proves the"
              + " contrary.");
  static final Claim BELOW =
      Claim.atMost("below the threshold", "At $d=0.7\\,\\delta^*n$ few samples are separable.");
  static final Claim ABOVE =
      Claim.atLeast("above the threshold", "At $d=1.3\\,\\delta^*n$ most samples are separable.");

  private static final Witness NEWTON = new Witness("Newton's method", "own", "double");
  private static final Witness KRAWCZYK = new Witness("interval Newton", "own", "interval");
  private static final Witness CERTIFICATE =
      new Witness("max margin or Gordan's alternative", "own", "rational");
  private static final int REPLICATES = 300;
  private static final int LOOK = 25;

  // --- statement and source

  @Override
  public Card card() {
    return Card.id("gmm-separability-threshold")
        .family("reweighting")
        .title("When two Gaussian classes in high dimension are linearly separable")
        .statement(
            """
            Classes $N(\\pm\\mu,I_d)$ with shares $\\pi_\\pm$, $s=\\|\\mu\\|$, $d/n\\to\\delta$. With
            $F(\\sigma,c)=E(\\sigma G-c)_+^2$ and
            $\\delta^*=\\min_{g,b}\\sum_y\\pi_yF(\\sqrt{1+g^2},gs+yb)$ the samples are linearly separable
            with intercept with probability tending to 1 if $\\delta>\\delta^*$ and to 0 if
            $\\delta<\\delta^*$. Always $\\delta^*\\le\\frac12$; for $s=0$ and balanced classes it is
            $\\frac12$ (Cover).
            """)
        .source(
            "Loureiro et al., NeurIPS 2021, arXiv 2106.03791 (abstract read: existence of the"
                + " maximum likelihood estimator for mixtures). The formula for two classes is"
                + " reconstructed by Gordon's comparison.");
  }

  @Override
  public Class<GaussianCloud> instanceType() {
    return GaussianCloud.class;
  }

  // --- hypotheses

  @Override
  public List<Hypothesis<GaussianCloud>> hypotheses() {
    return List.of(
        Hypothesis.<GaussianCloud>of(
                "minority",
                "$0<\\pi_+\\le\\frac12$.",
                c -> c.piPlus() <= 0.5 ? c.piPlus() : 0.5 - c.piPlus())
            .decidedByItsMargin(),
        Hypothesis.<GaussianCloud>of("signal", "$s\\ge0$.", c -> c.s() >= 0 ? 1 : c.s())
            .decidedByItsMargin());
  }

  // --- claims

  @Override
  public List<Claim> claims() {
    return List.of(THRESHOLD, HALF, VERDICT, BELOW, ABOVE);
  }

  // --- instances

  @Override
  public Arbitrary<GaussianCloud> instances() {
    return Instances.drawn(GaussianCloud::draw, GaussianCloud::simpler);
  }

  @Override
  public List<Example<GaussianCloud>> examples() {
    return List.of(
        known("s = 1, balanced", 0.5, 1, 0),
        known("s = 2, balanced", 0.5, 2, 0),
        known("s = 1, one fifth", 0.2, 1, 0),
        known("s = 2, one fifth", 0.2, 2, 0),
        known("no signal, one fifth", 0.2, 0, 0),
        known("s = 1/2, one tenth", 0.1, 0.5, 0),
        known("Cover", 0.5, 0, 80));
  }

  static Example<GaussianCloud> known(String name, double piPlus, double s, int size) {
    Matrix crossing = Matrix.ofRowMajor(4, 2, 1, 1, -1, -1, 1, -1, -1, 1);
    return new Example<>(name, new GaussianCloud(piPlus, s, crossing, List.of(1, 1, -1, -1), size));
  }

  // --- evidence

  @Override
  public Evidence examine(GaussianCloud cloud, Trial trial) {
    SeparabilityThreshold limit = cloud.limit();
    double[] at = limit.minimiser();
    double threshold = limit.at(at[0], at[1]);
    GaussianCloud.Verdict verdict = cloud.verdict();
    Evidence.Builder evidence =
        Evidence.collect()
            .add(threshold(cloud, threshold))
            .add(HALF.compare(threshold, 0.5).within(1e-15, "rounding").by(NEWTON))
            .add(
                VERDICT
                    .decide(verdict.proved() && verdict.separable() == cloud.isSeparable())
                    .by(CERTIFICATE));
    if (cloud.size() > 0) {
      evidence.addAll(fractions(cloud, threshold, trial));
    }
    return evidence
        .quantity("delta*", threshold)
        .quantity("g", at[0])
        .quantity("b", at[1])
        .quantity("separable", verdict.separable() ? "yes" : "no")
        .done();
  }

  /** The finding that a number is the minimum, which interval Newton encloses. */
  static Finding.Builder threshold(GaussianCloud cloud, double observed) {
    Optional<Interval> enclosed = cloud.limit().enclosed();
    Interval bounds = enclosed.orElse(Interval.of(observed));
    return THRESHOLD
        .compare(observed, bounds.mid())
        .error(bounds.width())
        .within(1e-12, "rounding of some forty operations of order one, and the enclosure's width")
        .certified()
        .by(KRAWCZYK)
        .by(NEWTON)
        .provided(enclosed.isPresent(), "no stationary point was proved");
  }

  /** The fractions of separable samples at 0.7 and 1.3 times a threshold. */
  static Evidence fractions(GaussianCloud cloud, double threshold, Trial trial) {
    int n = cloud.size();
    int few = (int) Math.rint(0.7 * threshold * n);
    int many = (int) Math.rint(1.3 * threshold * n);
    ConfidenceBounds below = separable(cloud, n, few, trial, 0);
    ConfidenceBounds above = separable(cloud, n, many, trial, 1);
    // The sequence is about 2 [separable] - 1: fractions 1/4 and 3/4 are -1/2 and 1/2.
    return Evidence.of(
        fraction(BELOW, below, 0.25, n, few).build(),
        fraction(ABOVE, above, 0.75, n, many).build());
  }

  private static Finding.Builder fraction(
      Claim claim, ConfidenceBounds bounds, double limit, int n, int d) {
    return claim
        .compare(0.5 + 0.5 * bounds.centre(), limit)
        .error(0.5 * bounds.radius())
        .within(
            0,
            "a quarter beside the limit; n = "
                + n
                + ", d = "
                + d
                + ", "
                + bounds.count()
                + " samples")
        .by(SampledLimits.SAMPLING);
  }

  private static ConfidenceBounds separable(
      GaussianCloud cloud, int n, int d, Trial trial, int comparison) {
    ConfidenceSequence sequence = new ConfidenceSequence(trial.errorShare(comparison));
    ConfidenceBounds bounds = sequence.bounds();
    boolean decided = false;
    for (int i = 0; i < REPLICATES && !decided; i++) {
      trial.checkDeadline();
      long seed = RandomStream.seed(trial.samplingSeed(), comparison, i);
      sequence.add(cloud.sample(n, d, seed) ? 1 : -1);
      if ((i + 1) % LOOK == 0) {
        bounds = sequence.bounds();
        boolean low = bounds.upper() < -0.5;
        boolean high = bounds.lower() > 0.5;
        decided = low || high;
      }
    }
    return bounds;
  }

  // --- controls

  @Override
  public List<Control<?>> controls() {
    return GmmSeparabilityControls.all(instances());
  }
}
