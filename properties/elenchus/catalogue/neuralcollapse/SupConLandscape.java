package elenchus.catalogue.neuralcollapse;

import com.google.auto.service.AutoService;
import elenchus.descent.Minimum;
import elenchus.exact.Interval;
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
import java.util.Random;
import net.jqwik.api.Arbitrary;

/** Supervised contrastive loss on a sphere: the global optimum for any counts, by certificate. */
@AutoService(Theorem.class)
@SuppressWarnings("rawtypes")
public final class SupConLandscape implements Theorem<ContrastiveSpheres> {
  static final Claim CERTIFICATE =
      Claim.atLeast(
          "certificate",
          "Convexity in the Gram matrix proves that the loss reached is least, over features of any"
              + " dimension.");
  static final Claim BALANCED =
      Claim.equal(
          "balanced minimum",
          "For equal counts simplex frames reach $Kn\\log(n-1+(K-1)ne^{-Kr^2/(K-1)})$.");
  static final Claim BOUND =
      Claim.atLeast("balanced bound", "No features have less loss, for equal counts.");
  static final Claim REDUCED =
      Claim.equal(
          "reduced problem",
          "For $K=2$ and for counts $(a,b,b)$ the least loss is that of a singular class Gram"
              + " matrix, in one variable.");
  static final Claim WITHIN =
      Claim.equal("collapse within classes", "At the minimum features are equal within classes.");
  static final Claim SINGULAR =
      Claim.equal("singular", "At the minimum the class Gram matrix is singular.");
  static final Claim SHIFT =
      Claim.equal("shift", "$L(G+t(J-I))=L(G)$, so the slope sums to zero off the diagonal.");

  private static final double GAP = 1e-7;

  @Override
  public Card card() {
    return Card.id("supcon-landscape")
        .family("neuralcollapse")
        .title("Supervised contrastive loss: certified global optimum for any class counts")
        .statement(
            """
            $L(H)=\\sum_i\\{\\log\\sum_{l\\ne i}e^{\\langle h_i,h_l\\rangle}-\\frac1{n_{y_i}-1}
            \\sum_{j\\ne i,y_j=y_i}\\langle h_i,h_j\\rangle\\}$ on $\\|h_i\\|^2=r^2$, $n_k\\ge2$,
            $d\\ge K-1$. The optimal Gram matrix is unique, features are equal within classes, and
            the class Gram matrix is singular; for equal counts it is the simplex frame and
            $L^*=Kn\\log(n-1+(K-1)ne^{-Kr^2/(K-1)})$. With $S$ the slope in the Gram matrix plus its
            multipliers, every $S\\succeq0$ certifies a global optimum.""")
        .source(
            "Graf, Hofer, Niethammer, Kwitt 2021, arXiv 2102.08817 (equal counts); Behnia and"
                + " Thrampoulidis 2024, arXiv 2402.18884 (landscape; abstract read). Reconstructed;"
                + " uniqueness and singularity for any counts and radius are proved here.");
  }

  @Override
  public Class<ContrastiveSpheres> instanceType() {
    return ContrastiveSpheres.class;
  }

  @Override
  public List<Hypothesis<ContrastiveSpheres>> hypotheses() {
    return List.of(
        Hypothesis.of("width", "$d\\ge K-1$", p -> p.d() - p.K() + 1.5),
        Hypothesis.of(
            "radius", "$r^2\\le10$: beyond, the loss is flat to rounding", p -> 10.5 - p.r2()));
  }

  @Override
  public List<Claim> claims() {
    return List.of(CERTIFICATE, BALANCED, BOUND, REDUCED, WITHIN, SINGULAR, SHIFT);
  }

  @Override
  public Arbitrary<ContrastiveSpheres> instances() {
    return Instances.drawn(ContrastiveSpheres::drawn, ContrastiveSpheres::simpler);
  }

  @Override
  public List<Example<ContrastiveSpheres>> examples() {
    return List.of(
        example(List.of(2, 2, 2), 3, 1),
        example(List.of(3, 2, 2), 4, 1),
        example(List.of(5, 2, 2), 4, 3),
        example(List.of(8, 2, 2), 4, 1),
        example(List.of(5, 2), 2, 1));
  }

  private static Example<ContrastiveSpheres> example(List<Integer> n, int d, double r2) {
    return new Example<>("n = " + n + ", r2 = " + r2, new ContrastiveSpheres(n, d, r2));
  }

  @Override
  public Evidence examine(ContrastiveSpheres p, Trial trial) {
    Evidence.Builder evidence = Evidence.collect();
    Random random = trial.random();
    Minimum best = p.descend(random);
    Matrix H = p.features(best.point());
    Interval lower = p.bounds().certifiedLeast(H.times(H.transpose()));
    // Some runs end at saddles of low rank; the certificate says which do not.
    for (int i = 0; i < (trial.isHigh() ? 12 : 8) && best.value() - lower.lower() > GAP; i++) {
      trial.checkDeadline();
      Minimum other = p.descend(random);
      Matrix features = p.features(other.point());
      Interval bound = p.bounds().certifiedLeast(features.times(features.transpose()));
      if (other.value() - bound.lower() < best.value() - lower.lower()) {
        best = other;
        H = features;
        lower = bound;
      }
    }
    double gap = best.value() - lower.lower();
    if (p.isBalanced()) {
      Interval least = p.bounds().balancedLeast();
      evidence.add(
          Enclosed.compare(BALANCED, p.bounds().enclosed(p.classes().frames()), least)
              .within(1e-12 * p.N() * (1 + p.r2()), "frames rounded to 1e-16, N logarithms")
              .by("Helmert frame", "own", "interval"));
      evidence.add(
          Enclosed.compare(BOUND, p.bounds().enclosed(randomFeatures(p, random)), least)
              .within(1e-12 * p.N() * (1 + p.r2()), "interval widths of N logarithms")
              .by("direct evaluation", "own", "interval"));
      Matrix frames = p.classes().frames();
      evidence.add(
          Enclosed.compare(
                  CERTIFICATE, p.bounds().certifiedLeast(frames.times(frames.transpose())), least)
              .within(1e-10 * p.N() * (1 + p.r2()), "least eigenvalue 0 of S to rounding")
              .by("slope at the frame, proved spectrum", "own", "interval"));
    } else if (gap <= GAP) {
      evidence.add(
          Enclosed.compare(CERTIFICATE, lower, Interval.of(best.value()))
              .error(1e-13 * p.N())
              .certified()
              .within(GAP, "gradient 1e-11 over multipliers, N samples")
              .by("slope at the point reached, proved spectrum", "own", "interval"));
    }
    if (p.classes().isReducible() && gap <= GAP) {
      evidence.add(
          REDUCED
              .compare(best.value(), p.classes().reducedLeast())
              .within(GAP, "gap of the descent")
              .by("golden sections", "own", "double")
              .by("L-BFGS on spheres", "own", "double"));
      evidence.quantity("reduced", p.classes().reducedLeast());
    }
    if (gap <= GAP) {
      geometry(p, H, evidence);
    }
    Matrix slope = p.slope(randomGram(p, random));
    double sum = 0;
    for (double entry : slope.toRowMajor()) {
      sum += entry;
    }
    evidence.add(
        SHIFT
            .compare(sum, 0)
            .within(1e-13 * p.N(), "rounding of N softmax rows")
            .by("slope at random features", "own", "double"));
    return evidence.quantity("L", best.value()).quantity("gap", gap).done();
  }

  private static void geometry(ContrastiveSpheres p, Matrix H, Evidence.Builder evidence) {
    Matrix gram = p.classes().classGram(H);
    evidence.add(
        WITHIN
            .compare(p.classes().within(H), 0)
            .within(1e-5, "gap 1e-7 over the curvature of S within classes")
            .by("L-BFGS on spheres", "own", "double"));
    evidence.add(
        SINGULAR
            .compare(SymmetricEigen.of(gram).min() / p.r2(), 0)
            .within(1e-3, "gap 1e-7 over the least multiplier")
            .by("L-BFGS on spheres", "own", "double"));
    evidence.quantity("classGram", gram.toRows());
  }

  private static Matrix randomFeatures(ContrastiveSpheres p, Random random) {
    double[] point = new double[p.N() * p.d()];
    for (int i = 0; i < point.length; i++) {
      point[i] = random.nextGaussian();
    }
    // A little inside the sphere, so that rounding does not leave the ball.
    return p.features(point).times(1 - 1e-15);
  }

  private static Matrix randomGram(ContrastiveSpheres p, Random random) {
    Matrix H = randomFeatures(p, random);
    return H.times(H.transpose());
  }

  @Override
  public List<Control<?>> controls() {
    return ContrastiveControls.controls();
  }
}
