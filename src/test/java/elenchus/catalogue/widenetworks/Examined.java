package elenchus.catalogue.widenetworks;

import static org.assertj.core.api.Assertions.assertThat;

import elenchus.theorem.Evidence;
import elenchus.theorem.Precision;
import elenchus.theorem.Quantity;
import elenchus.theorem.Theorem;
import elenchus.theorem.Trial;
import elenchus.theorem.Verdict;
import java.util.Objects;

/** Named numbers of worked examples. */
final class Examined {
  private Examined() {}

  /** The evidence on an example, all of it supported. */
  static <I> Evidence example(Theorem<I> theorem, String name) {
    return example(theorem, name, Precision.STANDARD);
  }

  static <I> Evidence example(Theorem<I> theorem, String name, Precision precision) {
    I instance =
        theorem.examples().stream()
            .filter(e -> e.name().equals(name))
            .findFirst()
            .orElseThrow()
            .instance();
    Evidence evidence = theorem.examine(instance, Trial.of(precision, 1));
    assertThat(evidence.findings())
        .as("%s: %s", theorem.card().id(), name)
        .allMatch(f -> f.verdict() == Verdict.SUPPORTED);
    return evidence;
  }

  static double number(Evidence evidence, String name) {
    Quantity quantity =
        Objects.requireNonNull(
            evidence.quantities().get(name), () -> name + " in " + evidence.quantities().keySet());
    return ((Quantity.Scalar) quantity).value();
  }

  static double[] numbers(Evidence evidence, String name) {
    Quantity quantity =
        Objects.requireNonNull(
            evidence.quantities().get(name), () -> name + " in " + evidence.quantities().keySet());
    return ((Quantity.Tuple) quantity).values();
  }

  static String text(Evidence evidence, String name) {
    Quantity quantity = Objects.requireNonNull(evidence.quantities().get(name), name);
    return ((Quantity.Text) quantity).value();
  }
}
