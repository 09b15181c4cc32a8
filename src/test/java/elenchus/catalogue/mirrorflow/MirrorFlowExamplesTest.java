package elenchus.catalogue.mirrorflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import elenchus.linear.Matrix;
import elenchus.theorem.Evidence;
import elenchus.theorem.Example;
import elenchus.theorem.Precision;
import elenchus.theorem.Quantity;
import elenchus.theorem.Theorem;
import elenchus.theorem.Trial;
import elenchus.theorem.Verdict;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The worked examples of the mirrors, to every printed digit. */
class MirrorFlowExamplesTest {
  private static final double PRINTED = 6e-16 + 5e-16;

  @Test
  void projectionsOfThreeMirrors() {
    Evidence square = examine(new MirrorFlowLinear(), "square");
    vector(square, "theta", 1e-15, 1, 1.25, 0.5);
    vector(square, "lambda", 1e-15, 1);
    assertThat(scalar(square, "D")).isCloseTo(1.5, within(1e-15));
    Evidence entropy = examine(new MirrorFlowLinear(), "entropy");
    vector(entropy, "theta", PRINTED, 1.088704840449642, 1.185278229618481, 0.459261299686604);
    vector(entropy, "lambda", PRINTED, 0.778135950537214);
    assertThat(scalar(entropy, "D")).isCloseTo(1.351163481856914, within(2e-15));
    Evidence hyperbolic = examine(new MirrorFlowLinear(), "hyperbolic entropy");
    vector(hyperbolic, "theta", PRINTED, 1.080173080358641, 1.191059555383823, 0.462292191126288);
    vector(hyperbolic, "lambda", PRINTED, 0.762551026517715);
    assertThat(scalar(hyperbolic, "D")).isCloseTo(1.318774397282402, within(2e-15));
  }

  @Test
  void descentEndsAtTheSamePoints() {
    for (String mirror : new String[] {"square", "entropy", "hyperbolic entropy"}) {
      Evidence flow = examine(new MirrorFlowLinear(), mirror);
      Evidence descent = examine(new MirrorDescentExact(), mirror);
      vector(descent, "theta", 0, tuple(flow, "theta"));
      vector(descent, "run", 2e-12, tuple(flow, "theta"));
    }
  }

  @Test
  void diagonalNetworks() {
    Evidence two = examine(new DiagonalDepthTwo(), "one sample");
    vector(two, "beta", PRINTED, 0.416361794023281, 1.083638205976719, -0.416361794023281);
    vector(two, "nu", PRINTED, 0.758017647651826);
    assertThat(scalar(two, "regulariser")).isCloseTo(1.279306354663376, within(PRINTED));
    Evidence three = examine(new DiagonalDepthD(), "depth three");
    vector(three, "beta", PRINTED, 0.259475309486606, 1.240524690513394, -0.259475309486606);
    vector(three, "mu", PRINTED, 0.538873811737267);
    Evidence four = examine(new DiagonalDepthD(), "depth four");
    vector(four, "beta", 6e-15, 0.13782099376838, 1.362179006231619, -0.13782099376838);
    vector(four, "mu", PRINTED, 1.574640397017078);
  }

  @Test
  void leadingTermsOfLargeStarts() {
    errors("depth three", -2.1098e-3, -1.8571e-4, -3.3059e-5);
    errors("depth four", -6.4031e-4, -2.5005e-5, -2.5034e-6);
    Evidence two = examine(new DiagonalRegimes(), "depth two");
    vector(two, "P_null b2^3", 0, -0.25, 0.25, 0.25);
    vector(two, "b1", 0, 0, 1.5, 0);
    vector(two, "b2", 0, 0.5, 1, -0.5);
    assertThat(scalar(two, "kappa")).isEqualTo(0.5);
    assertThat(text(two, "C_D")).isEqualTo("1 / 24");
    assertThat(text(examine(new DiagonalRegimes(), "depth three"), "C_D")).isEqualTo("5 / 54");
    assertThat(text(examine(new DiagonalRegimes(), "depth four"), "C_D")).isEqualTo("1 / 8");
  }

  private static void errors(String example, double... printed) {
    Evidence doubles = examine(new DiagonalRegimes(), example);
    Evidence digits = examine(new DiagonalRegimes(), example, Precision.HIGH);
    for (int k = 0; k < printed.length; k++) {
      String name = "relative error at " + (k + 2);
      double half = Math.abs(printed[k]) * 5e-5;
      // In doubles the rounding of beta is magnified by alpha^(2 D), to 65536 at most.
      assertThat(scalar(doubles, name)).isCloseTo(printed[k], within(half + 1e-9));
      assertThat(scalar(digits, name)).isCloseTo(printed[k], within(half));
    }
  }

  /** Slopes of the leading terms: 2 D halvings when a large start doubles, D decades when D > 2. */
  @Test
  void slopesOfLeadingTerms() {
    double[] halvings = {3.99959, 5.99995, 7.999996};
    double[] decades = {0.999998, 2.98927, 3.99992};
    String[] names = {"depth two", "depth three", "depth four"};
    for (int k = 0; k < names.length; k++) {
      Evidence digits = examine(new DiagonalRegimes(), names[k], Precision.HIGH);
      assertThat(scalar(digits, "halvings from 4 to 8")).isCloseTo(halvings[k], within(5e-6));
      assertThat(scalar(digits, "decades off the support per decade"))
          .isCloseTo(decades[k], within(5e-6));
      assertThat(scalar(digits, "predicted decades")).isEqualTo(k == 0 ? 1 : k + 2);
    }
  }

  /** An entry of the sparse interpolant of 0.14 keeps the leading term away at 1e-6. */
  @Test
  void aStartThatIsNotSmallYetLeavesTheRichRegimeOpen() {
    WideNetwork net =
        new WideNetwork(
            Matrix.ofRows(
                new double[] {-1.939, 1.831, -1.712, -0.162, 0.493},
                new double[] {0.506, 1.407, 1.183, 0.587, 0.106}),
            List.of(1.391, -0.468),
            2,
            0.5);
    SmallStart start = new SmallStart(net, net.leastL1().orElseThrow(), 1e-6);
    assertThat(start.error()).isCloseTo(0.0817101, within(5e-8));
    assertThat(start.correction()).isGreaterThan(start.error());
    for (Precision precision : Precision.values()) {
      assertThat(new DiagonalRegimes().examine(net, Trial.of(precision, 0)).verdict())
          .isEqualTo(Verdict.INCONCLUSIVE);
    }
  }

  @Test
  void tiedInterpolants() {
    vector(
        examine(new DiagonalRegimes(), "tie at depth two"),
        "tie limit",
        2e-15,
        0.561155364812287,
        0.811923727776694,
        0.626920907411020);
    vector(
        examine(new DiagonalRegimes(), "tie at depth three"),
        "tie limit",
        2e-15,
        0.562418549959828,
        0.812465092839926,
        0.625116357200246);
    vector(
        examine(new DiagonalRegimes(), "tie at depth four"),
        "tie limit",
        6e-15,
        0.563025605857257,
        0.81272525965311,
        0.624249134489634);
    Evidence duplicate = examine(new DiagonalRegimes(), "duplicate column");
    double[] beta = tuple(duplicate, "beta at 0.001");
    assertThat(beta[0]).isCloseTo(0.4999923, within(5e-8)).isEqualTo(beta[1]);
    assertThat(beta[2]).isCloseTo(5.1e-5, within(5e-7));
  }

  /** The distance is of fourth order, not rounding: 4e-10 at 0.01, and 4e-14 at 0.001. */
  @Test
  void tiesAreReachedAtFourthOrder() {
    Evidence two = examine(new DiagonalRegimes(), "tie at depth two");
    double[] limit = tuple(two, "tie limit");
    double far = ProjectionCheck.distance(tuple(two, "beta at 0.01"), limit);
    double near = ProjectionCheck.distance(tuple(two, "beta at 0.001"), limit);
    assertThat(far).isBetween(3e-10, 8e-10);
    assertThat(near).isLessThan(1e-13);
  }

  @Test
  void descentOnAQuadratic() {
    vector(examine(new GdQuadraticStability(), "eta 0.6"), "x_T", 0, 0.0001048576, 0.1073741824);
    vector(examine(new GdQuadraticStability(), "at the edge"), "x_T", 0, 1.0 / 59049, 1);
    vector(examine(new GdQuadraticStability(), "eta 0.7"), "x_T", 0, 0.0000059049, 2.5937424601);
  }

  private static Evidence examine(Theorem<?> theorem, String example) {
    return examine(theorem, example, Precision.STANDARD);
  }

  private static <I> Evidence examine(Theorem<I> theorem, String example, Precision precision) {
    Example<I> found =
        theorem.examples().stream().filter(e -> e.name().equals(example)).findFirst().orElseThrow();
    Evidence evidence = theorem.examine(found.instance(), Trial.of(precision, 0));
    assertThat(evidence.verdict()).as(example).isEqualTo(Verdict.SUPPORTED);
    return evidence;
  }

  private static Quantity quantity(Evidence evidence, String name) {
    return Objects.requireNonNull(evidence.quantities().get(name), name);
  }

  private static double scalar(Evidence evidence, String name) {
    return ((Quantity.Scalar) quantity(evidence, name)).value();
  }

  private static double[] tuple(Evidence evidence, String name) {
    return ((Quantity.Tuple) quantity(evidence, name)).values();
  }

  private static String text(Evidence evidence, String name) {
    return ((Quantity.Text) quantity(evidence, name)).value();
  }

  private static void vector(Evidence evidence, String name, double slack, double... expected) {
    double[] actual = tuple(evidence, name);
    assertThat(actual).as(name).hasSameSizeAs(expected);
    for (int k = 0; k < expected.length; k++) {
      assertThat(actual[k]).as("%s[%d]", name, k).isCloseTo(expected[k], within(slack));
    }
  }
}
