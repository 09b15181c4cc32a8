package elenchus.catalogue.sharpness;

import static org.assertj.core.api.Assertions.assertThat;

import elenchus.theorem.Control;
import elenchus.theorem.Evidence;
import elenchus.theorem.Example;
import elenchus.theorem.Precision;
import elenchus.theorem.Quantity;
import elenchus.theorem.Theorem;
import elenchus.theorem.Trial;
import elenchus.theorem.Verdict;
import java.util.Objects;
import org.assertj.core.api.Assertions;

/** The quantities of a worked example, all of whose findings must be supported. */
record Worked(Evidence evidence) {

  static <I> Worked example(Theorem<I> theorem, String name) {
    Example<I> example =
        theorem.examples().stream()
            .filter(e -> e.name().equals(name))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no example '" + name + "'"));
    for (Precision precision : Precision.values()) {
      assertThat(theorem.examine(example.instance(), Trial.of(precision, 1)).findings())
          .allSatisfy(
              f ->
                  assertThat(f.verdict())
                      .as("%s: %s", f.claim().name(), f)
                      .isEqualTo(Verdict.SUPPORTED));
    }
    return new Worked(theorem.examine(example.instance(), Trial.standard()));
  }

  /** The quantities of a control on its smallest counterexample, where it must be refuted. */
  static Worked control(Theorem<?> theorem, String name) {
    return theorem.controls().stream()
        .filter(c -> c.name().equals(name))
        .findFirst()
        .map(Worked::refuted)
        .orElseThrow(() -> new IllegalArgumentException("no control '" + name + "'"));
  }

  private static <C> Worked refuted(Control<C> control) {
    Evidence evidence =
        control.examination().examine(control.smallest().orElseThrow(), Trial.standard());
    assertThat(evidence.verdict()).as(control.name()).isEqualTo(Verdict.REFUTED);
    return new Worked(evidence);
  }

  private Quantity quantity(String name) {
    return Objects.requireNonNull(
        evidence.quantities().get(name),
        () -> name + " is none of " + evidence.quantities().keySet());
  }

  /** Asserts a number within a few units in the last printed digit. */
  void is(String name, double expected, double within) {
    Quantity quantity = quantity(name);
    assertThat(quantity).as(name).isInstanceOf(Quantity.Scalar.class);
    assertThat(((Quantity.Scalar) quantity).value())
        .as(name)
        .isCloseTo(expected, Assertions.within(within));
  }

  void is(String name, double[] expected, double within) {
    Quantity quantity = quantity(name);
    assertThat(quantity).as(name).isInstanceOf(Quantity.Tuple.class);
    assertThat(((Quantity.Tuple) quantity).values())
        .as(name)
        .containsExactly(expected, Assertions.within(within));
  }

  void is(String name, double[][] expected, double within) {
    Quantity quantity = quantity(name);
    assertThat(quantity).as(name).isInstanceOf(Quantity.Table.class);
    double[][] rows = ((Quantity.Table) quantity).rows();
    assertThat(rows).as(name).hasDimensions(expected.length, expected[0].length);
    for (int i = 0; i < expected.length; i++) {
      assertThat(rows[i]).as(name).containsExactly(expected[i], Assertions.within(within));
    }
  }

  void is(String name, String expected) {
    assertThat(quantity(name)).as(name).isEqualTo(new Quantity.Text(expected));
  }
}
