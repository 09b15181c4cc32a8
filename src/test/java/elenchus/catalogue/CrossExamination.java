package elenchus.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import elenchus.theorem.Control;
import elenchus.theorem.Evidence;
import elenchus.theorem.Finding;
import elenchus.theorem.Hypothesis;
import elenchus.theorem.Quantity;
import elenchus.theorem.Theorem;
import elenchus.theorem.Trial;
import elenchus.theorem.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.RandomGenerator;

/** Examines theorems in tests without a campaign. */
public final class CrossExamination {
  private CrossExamination() {}

  /** So many instances of a seed. */
  public static <I> List<I> drawn(Arbitrary<I> arbitrary, int count, long seed) {
    RandomGenerator<I> generator = arbitrary.generator(1000);
    Random random = new Random(seed);
    List<I> instances = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      instances.add(generator.next(random).value());
    }
    return instances;
  }

  /** Every claim is supported on so many fresh instances, and on the examples. */
  public static <I> void supports(Theorem<I> theorem, int count, long seed) {
    List<I> instances = new ArrayList<>(drawn(theorem.instances(), count, seed));
    theorem.examples().forEach(example -> instances.add(example.instance()));
    for (I instance : instances) {
      for (Hypothesis<I> hypothesis : theorem.hypotheses()) {
        assertThat(hypothesis.margin().applyAsDouble(instance))
            .as("%s on %s", hypothesis.name(), instance)
            .isGreaterThan(0);
      }
      Evidence evidence = theorem.examine(instance, Trial.standard());
      for (Finding finding : evidence.findings()) {
        assertThat(finding.verdict())
            .as("%s on %s", finding, instance)
            .isEqualTo(Verdict.SUPPORTED);
      }
    }
  }

  /** Every control is live on some of so many instances and refuted on each of these. */
  public static void refutesControls(Theorem<?> theorem, int count, long seed) {
    assertThat(theorem.controls()).isNotEmpty();
    theorem.controls().forEach(control -> refutes(control, count, seed));
  }

  private static <I> void refutes(Control<I> control, int count, long seed) {
    List<I> live = drawn(control.instances(), count, seed).stream().filter(control.live()).toList();
    assertThat(live).as("live instances of control '%s'", control.name()).isNotEmpty();
    for (I instance : live) {
      assertThat(control.examination().examine(instance, Trial.standard()).verdict())
          .as("control '%s' on %s", control.name(), instance)
          .isEqualTo(Verdict.REFUTED);
    }
  }

  /** The largest share of its tolerance that a measured finding used, over so many instances. */
  public static <I> double worstRatio(Theorem<I> theorem, int count, long seed) {
    return drawn(theorem.instances(), count, seed).stream()
        .flatMap(instance -> theorem.examine(instance, Trial.standard()).findings().stream())
        .mapToDouble(Finding::ratio)
        .max()
        .orElse(0);
  }

  /** A named vector of some evidence. */
  public static double[] tuple(Evidence evidence, String name) {
    if (evidence.quantities().get(name) instanceof Quantity.Tuple tuple) {
      return tuple.values();
    }
    throw new AssertionError("no vector '" + name + "' in " + evidence.quantities().keySet());
  }

  /** A named matrix of some evidence. */
  public static double[][] table(Evidence evidence, String name) {
    if (evidence.quantities().get(name) instanceof Quantity.Table table) {
      return table.rows();
    }
    throw new AssertionError("no matrix '" + name + "' in " + evidence.quantities().keySet());
  }
}
