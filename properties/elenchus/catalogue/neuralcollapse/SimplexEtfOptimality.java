package elenchus.catalogue.neuralcollapse;

import com.google.auto.service.AutoService;
import elenchus.exact.Interval;
import elenchus.exact.Rationals;
import elenchus.features.Enclosure;
import elenchus.geometry.SimplexEtf;
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
import org.hipparchus.fraction.BigFraction;

/** Simplex frames are the best packings, and the only minimisers of cross-entropy on spheres. */
@AutoService(Theorem.class)
@SuppressWarnings("rawtypes")
public final class SimplexEtfOptimality implements Theorem<FramePair> {
  static final Claim IDENTITY =
      Claim.equal(
          "deficit identity",
          "$K\\rho_W\\rho_H-\\sum_k\\langle u_k,h_k\\rangle$ is the sum of three terms that cannot"
              + " be negative, for all vectors.");
  static final Claim CERTIFICATE =
      Claim.equal(
          "deficit certificate", "At this point the three terms add up and none is negative.");
  static final Claim BOUND =
      Claim.atLeast(
          "cross-entropy bound",
          "$\\frac1K\\sum_k\\mathrm{CE}_k\\ge\\log\\big(1+(K-1)"
              + "e^{-\\frac K{K-1}\\rho_W\\rho_H}\\big)$.");
  static final Claim ATTAINED =
      Claim.equal("bound attained", "If $d\\ge K-1$, aligned simplex frames attain the bound.");
  static final Claim MARGIN =
      Claim.atMost(
          "margin bound",
          "$\\min_{j\\ne k}\\langle w_k-w_j,h_k\\rangle\\le\\frac K{K-1}\\rho_W\\rho_H$.");
  static final Claim STABILITY =
      Claim.atMost(
          "stability",
          "$\\sum_k\\|u_k/\\rho_W-h_k/\\rho_H\\|^2\\le\\frac{2(K-1)}{\\rho_W\\rho_H}"
              + "(\\frac{K}{K-1}\\rho_W\\rho_H-\\bar m)$ with the mean margin $\\bar m$.");

  @Override
  public Card card() {
    return Card.id("simplex-etf-optimality")
        .family("neuralcollapse")
        .title("Simplex frames are the best packings and minimise cross-entropy on spheres")
        .statement(
            """
            Let $w_k,h_k\\in\\mathbb R^d$, $k=1..K$, $\\|w_k\\|\\le\\rho_W$, $\\|h_k\\|\\le\\rho_H$.
            Then some pair of directions has cosine at least $-1/(K-1)$, and the mean
            cross-entropy of the features $h_k$ under the classifier $W$ is at least
            $\\log(1+(K-1)e^{-K\\rho_W\\rho_H/(K-1)})$. For $d\\ge K-1$ both are attained exactly by
            simplex equiangular tight frames: $W$ and $H$ aligned, at full norm. For $d+2\\le K$ the
            largest cosine is at least 0 (Rankin), and for $K>d$ the Welch bound holds.""")
        .source(
            "Classical (Rankin 1955, Welch 1974); cross-entropy: Lu and Steinerberger 2022, Graf et"
                + " al. 2021. Statement and proof reconstructed; theorem numbers not read.");
  }

  @Override
  public Class<FramePair> instanceType() {
    return FramePair.class;
  }

  @Override
  public List<Hypothesis<FramePair>> hypotheses() {
    return List.of(
        Hypothesis.<FramePair>of(
                "norms",
                "$\\|w_k\\|\\le\\rho_W$ and $\\|h_k\\|\\le\\rho_H$, decided exactly",
                p ->
                    FramePair.slack(p.W(), p.rhoW()).signum() < 0
                            || FramePair.slack(p.H(), p.rhoH()).signum() < 0
                        ? -1
                        : 1)
            .brokenBy(FramePairs.tooLong()),
        Hypothesis.of(
            "directions",
            "no $w_k$ is zero",
            p -> {
              double least = Double.POSITIVE_INFINITY;
              for (int k = 0; k < p.K(); k++) {
                least = Math.min(least, Matrix.ofRows(p.W().row(k)).maxAbs());
              }
              return least;
            }));
  }

  @Override
  public List<Claim> claims() {
    return List.of(
        Packing.PACKING,
        Packing.RANKIN,
        Packing.PLANE,
        Packing.WELCH,
        IDENTITY,
        CERTIFICATE,
        BOUND,
        ATTAINED,
        MARGIN,
        STABILITY,
        Packing.SELF,
        SphereDescents.NEVER_BELOW,
        SphereDescents.RECOVERY);
  }

  @Override
  public Arbitrary<FramePair> instances() {
    return Instances.drawn(FramePair::drawn, FramePair::simpler);
  }

  @Override
  public List<Example<FramePair>> examples() {
    return FramePairs.examples();
  }

  @Override
  public Evidence examine(FramePair p, Trial trial) {
    Evidence.Builder evidence = Evidence.collect();
    Packing.examine(p, evidence);
    alignment(p, evidence);
    SphereDescents.examine(p, bound(p), trial, evidence);
    return evidence.done();
  }

  private static void alignment(FramePair p, Evidence.Builder evidence) {
    int K = p.K();
    Alignment alignment = Alignment.of(p);
    Proof proof = Alignment.identity();
    evidence.add(IDENTITY.decide(proof.holds()).proved().by("normal form", "Rings", "symbolic"));
    evidence.add(
        CERTIFICATE.decide(alignment.isCertificate()).by("deficit identity", "own", "rational"));
    BigFraction product = Rationals.of(p.rhoW()).multiply(Rationals.of(p.rhoH()));
    BigFraction largest = product.multiply(K).divide(K - 1);
    evidence.add(
        MARGIN
            .decide(alignment.leastMargin().compareTo(largest) <= 0)
            .by("direct evaluation", "own", "rational"));
    BigFraction distance = alignment.misalignment().multiply(2).divide(product);
    BigFraction allowed =
        largest.subtract(alignment.meanMargin()).multiply(2 * (K - 1)).divide(product);
    evidence.add(
        STABILITY
            .decide(distance.compareTo(allowed) <= 0)
            .by("deficit identity", "own", "rational"));
    Interval crossEntropy = crossEntropy(p);
    Interval bound = bound(p);
    evidence.add(
        Enclosed.compare(BOUND, crossEntropy, bound)
            .within(1e-13, "interval widths of K logarithms")
            .by("direct evaluation", "own", "interval"));
    if (p.d() >= K - 1) {
      Matrix frame = SimplexEtf.frame(K, p.d());
      FramePair best =
          new FramePair(frame.times(p.rhoW()), frame.times(p.rhoH()), p.rhoW(), p.rhoH());
      evidence.add(
          Enclosed.compare(ATTAINED, crossEntropy(best), bound)
              .within(
                  1e-13 * (1 + p.rhoW() * p.rhoH()), "frames rounded to 1e-16, logits to rhoW rhoH")
              .by("Helmert frame", "own", "interval"));
    }
    evidence.quantity("bound", bound.mid());
    evidence.quantity("crossEntropy", crossEntropy.mid());
    evidence.quantity("meanMargin", Packing.rounded(alignment.meanMargin()));
    evidence.quantity("misalignment", Packing.rounded(distance));
    evidence.quantity("proof", proof.toString());
  }

  /** (1/K) sum of CE_k, enclosed. */
  static Interval crossEntropy(FramePair p) {
    Interval[][] logits = Enclosure.product(p.W(), p.H().transpose());
    Interval sum = Interval.ZERO;
    for (int k = 0; k < p.K(); k++) {
      sum = sum.add(Enclosure.crossEntropy(Enclosure.column(logits, k), k));
    }
    return sum.divide(Interval.of(p.K()));
  }

  /** log(1 + (K - 1) e^(-K rhoW rhoH / (K - 1))), enclosed. */
  static Interval bound(FramePair p) {
    return bound(p.K(), Interval.of(p.rhoW()).multiply(Interval.of(p.rhoH())));
  }

  static Interval bound(int K, Interval product) {
    Interval exponent = product.multiply(Enclosed.ratio(-K, K - 1));
    return exponent.exp().multiply(Interval.of(K - 1)).log1p();
  }

  @Override
  public List<Control<?>> controls() {
    return FramePairs.controls();
  }
}
