package elenchus.catalogue.neuralcollapse;

import static org.assertj.core.api.Assertions.assertThat;

import elenchus.theorem.Control;
import elenchus.theorem.Evidence;
import elenchus.theorem.Example;
import elenchus.theorem.Finding;
import elenchus.theorem.Hypothesis;
import elenchus.theorem.Precision;
import elenchus.theorem.Quantity;
import elenchus.theorem.Theorem;
import elenchus.theorem.Trial;
import elenchus.theorem.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.sessions.JqwikSession;

/** What every theorem of the family must show. */
final class Examined {
  private Examined() {}

  /** Fresh instances satisfy the hypotheses and every finding on them is supported. */
  static <I> Set<String> supports(Theorem<I> theorem, int tries, long seed) {
    Set<String> seen = new LinkedHashSet<>();
    RandomGenerator<I> generator = generator(theorem.instances());
    for (int i = 0; i < tries; i++) {
      I instance = generator.next(new Random(seed + i)).value();
      for (Hypothesis<I> hypothesis : theorem.hypotheses()) {
        assertThat(hypothesis.margin().applyAsDouble(instance))
            .as("%s on %s", hypothesis.name(), instance)
            .isPositive();
      }
      Evidence evidence = theorem.examine(instance, Trial.of(Precision.STANDARD, i));
      check(evidence, instance);
      evidence.findings().forEach(f -> seen.add(f.claim().name()));
      assertThat(theorem.claims())
          .containsAll(evidence.findings().stream().map(Finding::claim).toList());
    }
    return seen;
  }

  /** Examples satisfy the hypotheses and are supported at both precisions. */
  static <I> void supportsExamples(Theorem<I> theorem) {
    for (Example<I> example : theorem.examples()) {
      for (Hypothesis<I> hypothesis : theorem.hypotheses()) {
        assertThat(hypothesis.margin().applyAsDouble(example.instance()))
            .as("%s: %s", example.name(), hypothesis.name())
            .isPositive();
      }
      for (Precision precision : Precision.values()) {
        check(theorem.examine(example.instance(), Trial.of(precision, 1)), example.name());
      }
    }
  }

  private static void check(Evidence evidence, Object instance) {
    for (Finding finding : evidence.findings()) {
      assertThat(finding.verdict())
          .as("%s: %s on %s", finding.claim().name(), finding, instance)
          .isEqualTo(Verdict.SUPPORTED);
    }
  }

  /** Every control is refuted on one of its first live instances. */
  static void refutesControls(Theorem<?> theorem) {
    for (Control<?> control : theorem.controls()) {
      refutes(control);
    }
  }

  private static <I> void refutes(Control<I> control) {
    RandomGenerator<I> generator = generator(control.instances());
    for (int i = 0; i < 50; i++) {
      I instance = generator.next(new Random(i)).value();
      if (control.live().test(instance)
          && control.examination().examine(instance, Trial.of(Precision.HIGH, i)).verdict()
              == Verdict.REFUTED) {
        return;
      }
    }
    assertThat(control.name()).as("a control that survives").isEmpty();
  }

  private static <I> RandomGenerator<I> generator(Arbitrary<I> instances) {
    List<RandomGenerator<I>> made = new ArrayList<>();
    JqwikSession.run(() -> made.add(instances.generator(1000)));
    return made.get(0);
  }

  /** The first instance of a control. */
  static <I> I drawn(Control<I> control) {
    return generator(control.instances()).next(new Random(1)).value();
  }

  /** The evidence on an example. */
  static <I> Evidence example(Theorem<I> theorem, int index) {
    return theorem.examine(theorem.examples().get(index).instance(), Trial.standard());
  }

  static double number(Evidence evidence, String name) {
    Quantity quantity = Objects.requireNonNull(evidence.quantities().get(name), name);
    assertThat(quantity).as(name).isInstanceOf(Quantity.Scalar.class);
    return ((Quantity.Scalar) quantity).value();
  }

  static double[] numbers(Evidence evidence, String name) {
    Quantity quantity = Objects.requireNonNull(evidence.quantities().get(name), name);
    assertThat(quantity).as(name).isInstanceOf(Quantity.Tuple.class);
    return ((Quantity.Tuple) quantity).values();
  }

  static double[][] table(Evidence evidence, String name) {
    Quantity quantity = Objects.requireNonNull(evidence.quantities().get(name), name);
    assertThat(quantity).as(name).isInstanceOf(Quantity.Table.class);
    return ((Quantity.Table) quantity).rows();
  }
}
