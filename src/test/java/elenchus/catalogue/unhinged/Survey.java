package elenchus.catalogue.unhinged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import elenchus.theorem.Control;
import elenchus.theorem.Evidence;
import elenchus.theorem.Finding;
import elenchus.theorem.Hypothesis;
import elenchus.theorem.Precision;
import elenchus.theorem.Quantity;
import elenchus.theorem.Theorem;
import elenchus.theorem.Trial;
import elenchus.theorem.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;

/** A small campaign for tests: fresh instances, worst ratios, refuted controls. */
final class Survey {
  private Survey() {}

  static <I> List<I> draw(Arbitrary<I> arbitrary, int count, long seed) {
    Random random = new Random(seed);
    List<I> drawn = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      drawn.add(arbitrary.generator(1000).next(random).value());
    }
    return drawn;
  }

  /** Examines examples and fresh instances; all must be supported. Worst ratio per claim. */
  static <I> Map<String, Double> supports(Theorem<I> theorem, int tries, long seed) {
    Map<String, Double> worst = new TreeMap<>();
    List<I> instances = draw(theorem.instances(), tries, seed);
    theorem.examples().forEach(e -> instances.add(e.instance()));
    for (I instance : instances) {
      for (Hypothesis<I> hypothesis : theorem.hypotheses()) {
        assertThat(hypothesis.margin().applyAsDouble(instance))
            .as(hypothesis.name() + " on " + instance)
            .isPositive();
      }
      Evidence evidence = theorem.examine(instance, Trial.standard());
      for (Finding finding : evidence.findings()) {
        assertThat(theorem.claims()).contains(finding.claim());
        assertThat(finding.verdict()).as(finding + " on " + instance).isEqualTo(Verdict.SUPPORTED);
        worst.merge(finding.claim().name(), finding.ratio(), Math::max);
      }
    }
    return worst;
  }

  /** The share of live instances on which each control is refuted; none may survive. */
  static Map<String, String> controls(Theorem<?> theorem, int tries, long seed) {
    Map<String, String> shares = new TreeMap<>();
    for (Control<?> control : theorem.controls()) {
      shares.put(control.name(), share(control, tries, seed));
    }
    return shares;
  }

  private static <I> String share(Control<I> control, int tries, long seed) {
    int live = 0;
    int refuted = 0;
    for (I instance : draw(control.instances(), tries, seed)) {
      if (control.live().test(instance)) {
        live++;
        Verdict verdict =
            control.examination().examine(instance, Trial.of(Precision.STANDARD, seed)).verdict();
        refuted += verdict == Verdict.REFUTED ? 1 : 0;
      }
    }
    assertThat(refuted).as("control " + control.name() + ": refuted of " + live).isPositive();
    return refuted + "/" + live;
  }

  static double scalar(Evidence evidence, String name) {
    return ((Quantity.Scalar) quantity(evidence, name)).value();
  }

  static double[] tuple(Evidence evidence, String name) {
    return ((Quantity.Tuple) quantity(evidence, name)).values();
  }

  static double[][] table(Evidence evidence, String name) {
    return ((Quantity.Table) quantity(evidence, name)).rows();
  }

  private static Quantity quantity(Evidence evidence, String name) {
    return Objects.requireNonNull(evidence.quantities().get(name), name);
  }

  /** Equal to the last digit that is given, up to a rounding error. */
  static void assertRow(double[] row, double... expected) {
    assertThat(row).hasSize(expected.length);
    for (int i = 0; i < expected.length; i++) {
      assertThat(row[i]).as("entry " + i).isCloseTo(expected[i], within(2e-14));
    }
  }
}
