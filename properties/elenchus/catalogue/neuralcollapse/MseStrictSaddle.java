package elenchus.catalogue.neuralcollapse;

import com.google.auto.service.AutoService;
import elenchus.exact.Interval;
import elenchus.features.Enclosure;
import elenchus.features.Factors;
import elenchus.features.FeatureModel;
import elenchus.features.FeatureObjective;
import elenchus.linear.Matrix;
import elenchus.linear.SymmetricEigen;
import elenchus.symbolic.DifferentialField;
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

/** One layer, squared loss: every critical point is a global minimum or a strict saddle. */
@AutoService(Theorem.class)
@SuppressWarnings("rawtypes")
public final class MseStrictSaddle implements Theorem<CriticalSubset> {
  static final Claim STATIONARY =
      Claim.equal("stationary", "The gradient vanishes at the point that fits the classes $S$.");
  static final Claim VALUE = Claim.equal("value", "Its objective is $f(S)$.");
  static final Claim DICHOTOMY =
      Claim.atMost(
          "saddle or minimum", "Unless $f(S)=\\min f$, the Hessian has a negative eigenvalue.");
  static final Claim MINIMUM =
      Claim.atLeast("minimum", "If $f(S)=\\min f$, the Hessian has no negative eigenvalue.");
  static final Claim CURVATURE =
      Claim.equal(
          "exact curvature",
          "If $d>|S|$ and a class above the threshold is missed, the least eigenvalue is"
              + " $\\frac{\\lambda_W+\\lambda_H}2-\\sqrt{(\\frac{\\lambda_W-\\lambda_H}2)^2+"
              + "\\frac{n_k}{N^2}}$ for the largest missed class.");
  static final Claim FORM =
      Claim.equal(
          "two by two",
          "This number is an eigenvalue of $\\begin{pmatrix}\\lambda_W&-s\\\\-s&\\lambda_H"
              + "\\end{pmatrix}$, $s=\\sqrt{n_k}/N$, and negative iff $n_k>N^2\\lambda_W\\lambda_H$.");

  @Override
  public Card card() {
    return Card.id("mse-ufm-strict-saddle")
        .family("neuralcollapse")
        .title("One layer, squared loss: every critical point is a minimum or a strict saddle")
        .statement(
            """
            For $\\frac1{2N}\\|WH-Y\\|^2+\\frac{\\lambda_W}2\\|W\\|^2+\\frac{\\lambda_H}2\\|H\\|^2$ the
            critical points are, up to rotation and ties, the subsets $S$ of classes with
            $n_k>N^2\\lambda_W\\lambda_H$, $|S|\\le\\min(K,d)$. Each is a global minimum or has a
            negative eigenvalue of the Hessian, for every $d\\ge1$; for $d>|S|$ the least one is
            known in closed form.""")
        .source(
            "Zhou, Li, Ding, You, Qu, Zhu 2022, arXiv 2203.01238 (for $d>K$, with bias); $d=K$: arXiv"
                + " 2407.10702 (abstract read). Reconstructed, with the exact curvature; $d>K$ is"
                + " not needed here.");
  }

  @Override
  public Class<CriticalSubset> instanceType() {
    return CriticalSubset.class;
  }

  @Override
  public List<Hypothesis<CriticalSubset>> hypotheses() {
    return List.of(
        Hypothesis.of(
            "above the threshold",
            "$n_k>N^2\\lambda_W\\lambda_H$ for $k\\in S$",
            p ->
                p.S().stream().mapToInt(k -> p.n().get(k)).min().orElse(Integer.MAX_VALUE)
                    - p.threshold()),
        Hypothesis.of(
            "off the threshold",
            "no $n_k$ equals $N^2\\lambda_W\\lambda_H$",
            p -> p.n().stream().mapToDouble(n -> Math.abs(n / p.threshold() - 1)).min().orElse(0)));
  }

  @Override
  public List<Claim> claims() {
    return List.of(STATIONARY, VALUE, DICHOTOMY, MINIMUM, CURVATURE, FORM);
  }

  @Override
  public Arbitrary<CriticalSubset> instances() {
    return Instances.drawn(
        CriticalSubset::drawn,
        p -> hypotheses().stream().allMatch(h -> h.margin().applyAsDouble(p) > 1e-3),
        CriticalSubset::simpler);
  }

  @Override
  public List<Example<CriticalSubset>> examples() {
    return List.of(
        new Example<>("both classes", point(List.of(0, 1))),
        new Example<>("none", point(List.of())),
        new Example<>("the smaller", point(List.of(1))),
        new Example<>("the larger", point(List.of(0))),
        new Example<>(
            "two features for three classes",
            new CriticalSubset(List.of(4, 3, 2), 2, .08, .02, List.of(0, 2))));
  }

  private static CriticalSubset point(List<Integer> S) {
    return new CriticalSubset(List.of(2, 1), 2, .1, .05, S);
  }

  @Override
  public Evidence examine(CriticalSubset p, Trial trial) {
    FeatureModel model = p.model();
    FeatureObjective objective = new FeatureObjective(model);
    Factors factors = p.factors();
    double[] point = model.pack(factors);
    double value = p.value(p.S());
    double least = p.value(p.best());
    Evidence.Builder evidence = Evidence.collect();
    evidence.add(
        STATIONARY
            .compare(Matrix.column(objective.gradient(point)).norm(), 0)
            .within(1e-14 * (1 + factors.H().norm() + factors.map().norm()), "rounding")
            .by("back-propagation", "own", "double"));
    evidence.add(
        Enclosed.compare(VALUE, Enclosure.value(model, factors), Interval.of(value))
            .within(1e-13, "factors rounded to 1e-16")
            .by("explicit factors", "own", "interval"));
    double eigenvalue = SymmetricEigen.of(objective.hessian(point)).min();
    if (value > least + 1e-12) {
      evidence.add(
          DICHOTOMY
              .compare(eigenvalue, -1e-9)
              .error(1e-12)
              .within(1e-10, "backward error of the eigenvalues")
              .by("spectrum of the Hessian", "Hipparchus", "double"));
    } else {
      evidence.add(
          MINIMUM
              .compare(eigenvalue, 0)
              .error(1e-13)
              .within(1e-10, "eigenvalues that vanish by rotation")
              .by("spectrum of the Hessian", "Hipparchus", "double"));
    }
    int missed = p.largestMissed();
    if (p.d() > p.S().size() && missed > p.threshold()) {
      evidence.add(
          CURVATURE
              .compare(eigenvalue, p.curvature(missed))
              .within(1e-12, "backward error of the eigenvalues")
              .by("closed form", "own", "double")
              .by("spectrum of the Hessian", "Hipparchus", "double"));
    }
    Proof form = form();
    evidence.add(FORM.decide(form.holds()).proved().by("normal form", "Rings", "symbolic"));
    return evidence
        .quantity("f", value)
        .quantity("fStar", least)
        .quantity("minEigenvalue", eigenvalue)
        .quantity("curvature", p.curvature(missed))
        .quantity("proof", form.toString())
        .done();
  }

  /** mu = (p+q)/2 - r, r^2 = ((p-q)/2)^2 + s2: the characteristic equation, and the sign. */
  static Proof form() {
    DifferentialField field =
        DifferentialField.overRationals().parameters("p q s2").root("r", "((p-q)/2)^2+s2").build();
    return field
        .prove("least eigenvalue of [[p, -s], [-s, q]]")
        .equal(
            "(p - mu)(q - mu) = s^2", field.parse("(p-(p+q)/2+r)*(q-(p+q)/2+r)"), field.parse("s2"))
        .equal(
            "mu ((p+q)/2 + r) = p q - s^2: negative iff s^2 > p q",
            field.parse("((p+q)/2-r)*((p+q)/2+r)"),
            field.parse("p*q-s2"))
        .done();
  }

  @Override
  public List<Control<?>> controls() {
    return SaddleControls.all(this);
  }
}
