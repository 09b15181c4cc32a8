package elenchus.catalogue.reweighting;

import com.google.auto.service.AutoService;
import elenchus.catalogue.closedform.Proofs;
import elenchus.exact.RationalMatrix;
import elenchus.exact.RationalVector;
import elenchus.exact.Rationals;
import elenchus.linear.Matrix;
import elenchus.symbolic.Formula;
import elenchus.symbolic.Proof;
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
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.util.FastMath;

/** The pairwise weighted, logit-adjusted losses are consistent for the balanced error. */
@AutoService(Theorem.class)
@SuppressWarnings("rawtypes") // a service is named by its raw type
public final class LogitAdjustment implements Theorem<DiscreteJoint> {
  static final Claim STATIONARY =
      Claim.equal(
          "stationary",
          "For each $x$ the gradient of $\\sum_yP(y|x)L_y(f)$ vanishes at"
              + " $e^{f_y}=P(y|x)/\\pi_y$.");
  static final Claim CONVEX =
      Claim.equal(
          "strictly convex",
          "Its Hessian there is positive definite on vectors of sum zero: the minimiser is unique"
              + " up to a constant.");
  static final Claim DERIVATIVE =
      Claim.equal(
          "derivative of the loss",
          "The derivative of the loss, as it is defined, vanishes there.");
  static final Claim BALANCED =
      Claim.equal(
          "least balanced error",
          "$\\arg\\max_yf_y$ attains the least $\\frac1K\\sum_yP(h(x)\\ne y\\,|\\,y)$ of all"
              + " $K^{|X|}$ classifiers.");

  private static final Witness FRACTIONS = new Witness("softmax of ratios", "own", "rational");
  private static final Witness INERTIA = new Witness("law of inertia", "own", "rational");
  private static final Witness ENUMERATION = new Witness("all classifiers", "own", "rational");
  private static final Witness DIFFERENTIATION =
      new Witness("automatic differentiation", "Hipparchus", "double");

  // --- statement and source

  @Override
  public Card card() {
    return Card.id("logit-adjustment-fisher-consistency")
        .family("reweighting")
        .title("Logit adjustment and inverse class weights are consistent for the balanced error")
        .statement(
            """
            Let $X$ be finite, $P(x,y)>0$ with class shares $\\pi_y$, and $t_1,\\dots,t_K>0$. The loss
            $L_y(f)=-\\frac{t_y}{\\pi_y}\\log\\frac{t_ye^{f_y}}{\\sum_kt_ke^{f_k}}$ has, for each $x$, a
            minimiser of $\\sum_yP(y|x)L_y(f)$ that is unique up to a constant,
            $e^{f_y}\\propto P(y|x)/\\pi_y\\propto P(x|y)$, and $\\arg\\max_yf_y$ minimises the balanced
            error $\\frac1K\\sum_yP(h(x)\\ne y\\,|\\,y)$. With $t=\\pi$ this is logit adjustment, or
            balanced softmax; with $t=1$ cross-entropy weighted by $1/\\pi_y$.
            """)
        .source(
            "Menon et al., ICLR 2021, arXiv 2007.07314 (pairwise family); balanced softmax: Ren et"
                + " al., NeurIPS 2020. Statement and proof are reconstructed (well known).");
  }

  @Override
  public Class<DiscreteJoint> instanceType() {
    return DiscreteJoint.class;
  }

  // --- hypotheses

  @Override
  public List<Hypothesis<DiscreteJoint>> hypotheses() {
    return List.of(
        Hypothesis.of(
                "positive",
                "Every class occurs with every input, $P(x,y)>0$, and $t_y>0$.",
                DiscreteJoint::smallest)
            .decidedByItsMargin());
  }

  // --- claims

  @Override
  public List<Claim> claims() {
    return List.of(STATIONARY, CONVEX, DERIVATIVE, BALANCED);
  }

  // --- instances

  @Override
  public Arbitrary<DiscreteJoint> instances() {
    return Instances.drawn(DiscreteJoint::draw, DiscreteJoint::simpler);
  }

  @Override
  public List<Example<DiscreteJoint>> examples() {
    Matrix worked = Matrix.ofRowMajor(3, 2, 5, 5, 7, 9, 1, 2);
    return List.of(
        new Example<>("logit adjustment", DiscreteJoint.adjusted(worked)),
        new Example<>("inverse class weights", DiscreteJoint.weighted(worked)),
        new Example<>("plain Bayes rule fails", DiscreteJoint.weighted(LogitControls.plainFails())),
        new Example<>("all classes alike", DiscreteJoint.weighted(Matrix.of(3, 3, (x, y) -> 1))));
  }

  // --- evidence

  @Override
  public Evidence examine(DiscreteJoint joint, Trial trial) {
    RationalMatrix scores = joint.scores(1);
    boolean convex = true;
    double slope = 0;
    double scale = 0;
    for (int x = 0; x < joint.inputs(); x++) {
      AdjustedRisk risk = AdjustedRisk.of(joint, x);
      RationalVector exponentials = row(scores, x);
      convex &= risk.restrictedHessian(exponentials).inertia().positive() == joint.K() - 1;
      double[] f = Arrays.stream(exponentials.toDoubles()).map(FastMath::log).toArray();
      Formula loss = risk::risk;
      for (int y = 0; y < joint.K(); y++) {
        slope = Math.max(slope, Math.abs(loss.slope(y, f)));
      }
      scale = Math.max(scale, risk.scale());
    }
    int[] best = DiscreteJoint.argmax(scores);
    return Evidence.collect()
        .add(stationary(joint))
        .add(CONVEX.decide(convex).by(INERTIA))
        .add(
            DERIVATIVE
                .compare(slope, 0)
                .within(
                    8 * (joint.K() + 4) * Math.ulp(1.0) * scale,
                    "8 (K + 4) eps times the sum of the weights")
                .by(DIFFERENTIATION))
        .add(balanced(joint, best))
        .quantity("pi", joint.pi().toString())
        .quantity("P(x|y)", rows(joint.inputGivenClass()))
        .quantity("e^f", rows(scores))
        .quantity("f", scores.toMatrix().map(FastMath::log).toRows())
        .quantity("argmax f", Arrays.stream(best).asDoubleStream().toArray())
        .quantity("balanced error", text(joint.balancedError(best)))
        .quantity("least balanced error", text(joint.leastBalancedError()))
        .quantity(
            "balanced error of the Bayes rule",
            text(joint.balancedError(DiscreteJoint.argmax(joint.scores(0)))))
        .quantity("proof", Identities.of(joint.K()).toString())
        .done();
  }

  private static Finding.Builder stationary(DiscreteJoint joint) {
    RationalMatrix scores = joint.scores(1);
    boolean zero =
        IntStream.range(0, joint.inputs())
            .allMatch(x -> vanishes(AdjustedRisk.of(joint, x).gradient(row(scores, x))));
    return STATIONARY
        .decide(zero && Identities.of(joint.K()).holds())
        .proved()
        .by(Proofs.DIFFERENTIAL_FIELD)
        .by(FRACTIONS);
  }

  /** The finding that a classifier has the least balanced error of all. */
  static Finding.Builder balanced(DiscreteJoint joint, int... classes) {
    BigFraction observed = joint.balancedError(classes);
    BigFraction least = joint.leastBalancedError();
    // Fractions decide; the rounded numbers are for the reader.
    return BALANCED
        .compare(Rationals.toDouble(observed.subtract(least)), 0)
        .exactly()
        .by(ENUMERATION);
  }

  static boolean vanishes(RationalVector vector) {
    return IntStream.range(0, vector.size()).allMatch(k -> vector.signum(k) == 0);
  }

  static RationalVector row(RationalMatrix matrix, int x) {
    return AdjustedRisk.vector(matrix.columns(), y -> matrix.get(x, y));
  }

  private static String rows(RationalMatrix matrix) {
    return IntStream.range(0, matrix.rows()).mapToObj(x -> row(matrix, x)).toList().toString();
  }

  private static String text(BigFraction value) {
    return value.getNumerator() + "/" + value.getDenominator();
  }

  /** The proofs hold for all instances, so they are made once. */
  private static final class Identities {
    private static final List<Proof> BY_CLASSES =
        IntStream.rangeClosed(2, DiscreteJoint.MOST_CLASSES)
            .mapToObj(AdjustedRisk::stationarity)
            .toList();

    static Proof of(int K) {
      return BY_CLASSES.get(K - 2);
    }
  }

  // --- controls

  @Override
  public List<Control<?>> controls() {
    return LogitControls.all(instances());
  }
}
