package elenchus.catalogue.neuralcollapse;

import com.google.auto.service.AutoService;
import elenchus.descent.Minimum;
import elenchus.exact.Interval;
import elenchus.features.Enclosure;
import elenchus.features.Factors;
import elenchus.features.FeatureModel;
import elenchus.features.FeatureObjective;
import elenchus.features.Fit;
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

/** The exact global minimum of deep linear features under the squared loss. */
@AutoService(Theorem.class)
@SuppressWarnings("rawtypes")
public final class MseDeepLinear implements Theorem<FeatureProblem> {
  static final Claim UPPER =
      Claim.atMost("minimum attained", "Explicit factors have objective at most $f^*$.");
  static final Claim LOWER =
      Claim.atLeast(
          "lower bound",
          "A polynomial without a root on the half line, mode by mode, proves $f\\ge f^*$.");
  static final Claim SUBSTITUTION =
      Claim.equal(
          "substitution",
          "$\\phi(yT^L)=\\frac{y^2}{2N}p(T)$ and $p(T)-1=T^2(T^{2M}-2T^{M-1}+(M+1)\\kappa)$.");
  static final Claim STATIONARY =
      Claim.equal("stationary", "The gradient vanishes at these factors.");
  static final Claim CURVATURE =
      Claim.atLeast("second order", "The Hessian there has no negative eigenvalue.");
  static final Claim GAP_LAW =
      Claim.equal(
          "gap law", "Each $z_i/y_i$ is 0 or at least $(M-1)/M$; zero iff $b_i\\ge b^*(M)$.");
  static final Claim FRAME =
      Claim.equal(
          "frame",
          "Without bias and with $R\\ge K$: $WW^\\top=\\mathrm{diag}(w_k)$, $w_k=N\\lambda_Hx_k^M$,"
              + " $\\bar H^\\top\\bar H=\\mathrm{diag}(w_k/(w_k+N\\lambda_H)^2)$, row $k$ of $W$ is"
              + " $(w_k+N\\lambda_H)\\bar h_k^\\top$.");
  static final Claim SIMPLEX =
      Claim.equal(
          "simplex",
          "Equal counts, free bias, $R\\ge K-1$: $WW^\\top$, $\\bar H^\\top\\bar H$ and $W\\bar H$"
              + " are multiples of $I-J/K$, and $b=\\frac1K1$.");
  static final Claim RECOVERY =
      Claim.equal(
          "recovery",
          "A descent that finds $f^*$ has the singular values $z$ and equal features"
              + " within classes.");

  @Override
  public Card card() {
    return Card.id("mse-deep-linear-ufm")
        .family("neuralcollapse")
        .title("Deep linear features, squared loss: exact minimum, frames, minority collapse")
        .statement(
            """
            Minimise $\\frac1{2N}\\|W_M\\cdots W_1H+b1^\\top-Y\\|_F^2+\\sum_m\\frac{\\lambda_m}2
            \\|W_m\\|_F^2+\\frac{\\lambda_H}2\\|H\\|_F^2$ over all factors, $b$ absent or free. With
            the singular values $y_i$ of $Y$ (of the centred $Y$, if $b$ is free) the problem splits
            into scalar ones: with $b_i=MN(N\\Lambda)^{1/M}/y_i^2$ and $b^*=(M-1)^{(M-1)/M}/M$, mode
            $i$ vanishes for $b_i>b^*$, else $z_i=y_ix^M/(1+x^M)$ for the largest root $x$ of
            $b_i=Mx^{M-1}/(1+x^M)^2$. Features collapse within classes; means and classifier are
            orthogonal frames (simplex frames for equal counts and free bias); classes with
            $n_k<MN(N\\Lambda)^{1/M}/b^*$ collapse to zero.""")
        .source(
            "Dang, Tran, Osher, Tran-The, Ho, Nguyen 2023, arXiv 2301.00437 (abstract and the"
                + " authors' experiment code read); contains Tirer and Bruna 2022 for M = 1, 2."
                + " Statement and proof reconstructed; the gap law is stronger than the paper.");
  }

  @Override
  public Class<FeatureProblem> instanceType() {
    return FeatureProblem.class;
  }

  @Override
  public List<Hypothesis<FeatureProblem>> hypotheses() {
    return List.of(
        Hypothesis.of("decays", "all $\\lambda>0$", FeatureProblem::leastDecay),
        Hypothesis.of(
            "off the threshold",
            "no $b_i$ equals $b^*(M)$, where two minimisers tie",
            MseModels::distanceFromThreshold));
  }

  @Override
  public List<Claim> claims() {
    return List.of(
        UPPER,
        LOWER,
        SUBSTITUTION,
        STATIONARY,
        CURVATURE,
        GAP_LAW,
        FRAME,
        SIMPLEX,
        Attack.NEVER_BELOW,
        Attack.CRITICAL,
        RECOVERY);
  }

  @Override
  public Arbitrary<FeatureProblem> instances() {
    return Instances.drawn(
        MseModels::drawn, p -> MseModels.distanceFromThreshold(p) > 1e-3, FeatureProblem::simpler);
  }

  @Override
  public List<Example<FeatureProblem>> examples() {
    return MseModels.examples();
  }

  @Override
  public Evidence examine(FeatureProblem p, Trial trial) {
    MseOptimum optimum = MseOptimum.of(p);
    FeatureModel model = p.model(Fit.SQUARED);
    Factors factors = optimum.factors();
    double value = optimum.value();
    double scale = 1 + optimum.factors().H().norm();
    Evidence.Builder evidence = Evidence.collect();
    evidence.add(
        Enclosed.compare(UPPER, Enclosure.value(model, factors), Interval.of(value))
            .within(1e-13 * scale, "factors rounded to 1e-16, sums over N K entries")
            .by("explicit factors", "own", "interval"));
    if (optimum.hasExactSpectrum()) {
      evidence.add(
          Enclosed.compare(LOWER, optimum.certifiedLeast(1e-13), Interval.of(value))
              .within(1e-12, "slack 1e-13 per mode")
              .by("Sturm sequence per mode", "own", "rational"));
    }
    evidence.add(
        SUBSTITUTION
            .decide(MseModels.substitution(p.M()).holds())
            .proved()
            .by("normal form", "Rings", "symbolic"));
    FeatureObjective objective = new FeatureObjective(model);
    double[] point = model.pack(factors);
    evidence.add(
        STATIONARY
            .compare(Matrix.column(objective.gradient(point)).norm(), 0)
            .within(1e-13 * scale, "rounding of products of the factors")
            .by("back-propagation", "own", "double"));
    if (point.length <= 120) {
      double least = SymmetricEigen.of(objective.hessian(point)).min();
      evidence.add(
          CURVATURE
              .compare(least, 0)
              .error(1e-13 * scale)
              .within(1e-10 * scale, "eigenvalues that vanish by rotation between layers")
              .by("spectrum of the Hessian", "Hipparchus", "double"));
    }
    boolean gaps =
        optimum.modes().stream()
            .allMatch(
                m ->
                    m.survives() == (m.x() > 0)
                        && (m.x() == 0 || m.share(m.x()) >= (p.M() - 1.0) / p.M() - 1e-15));
    evidence.add(
        Enclosed.measured(GAP_LAW, gaps).by("bisection of the scalar equation", "own", "double"));
    MseModels.geometry(p, optimum, factors, evidence);
    int starts = trial.isHigh() ? 16 : 8;
    Minimum best = Attack.run(model, value, starts, trial, evidence);
    if (best.value() - value <= Attack.FOUND * Math.max(1, value)) {
      recovered(p, optimum, model.unpack(best.point()), evidence);
    }
    MseModels.quantities(p, optimum, evidence);
    return evidence.done();
  }

  private static void recovered(
      FeatureProblem p, MseOptimum optimum, Factors found, Evidence.Builder evidence) {
    double[] singular =
        new SingularValueDecomposition(
                MatrixUtils.createRealMatrix(found.map().times(found.H()).toRows()))
            .getSingularValues();
    double[] z = optimum.z();
    double error = found.withinClassSpread(p.n());
    for (int i = 0; i < singular.length; i++) {
      error = Math.max(error, Math.abs(singular[i] - (i < z.length ? z[i] : 0)));
    }
    evidence.add(
        RECOVERY
            .compare(error, 0)
            .within(1e-3, "square root of the gap 1e-11 over a curvature of 1e-5 or more")
            .by("L-BFGS, best run", "own", "double"));
    evidence.quantity("recoveredError", error);
  }

  @Override
  public List<Control<?>> controls() {
    return MseControls.controls();
  }
}
