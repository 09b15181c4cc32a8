package elenchus.catalogue.reweighting;

import static org.assertj.core.api.Assertions.assertThat;

import elenchus.theorem.Evidence;
import elenchus.theorem.Quantity;
import elenchus.theorem.Theorem;
import elenchus.theorem.Trial;
import elenchus.theorem.Verdict;
import java.util.Objects;

/** What the examination of a worked example shows. */
record Shown(Evidence evidence) {

  /** The evidence on an example, which must be supported at standard precision. */
  static <I> Shown of(Theorem<I> theorem, int example) {
    Evidence evidence =
        theorem.examine(theorem.examples().get(example).instance(), Trial.standard());
    assertThat(evidence.verdict())
        .as(theorem.examples().get(example).name())
        .isEqualTo(Verdict.SUPPORTED);
    return new Shown(evidence);
  }

  private <Q extends Quantity> Q quantity(String name, Class<Q> type) {
    Quantity quantity = Objects.requireNonNull(evidence.quantities().get(name), name);
    assertThat(quantity).as(name).isInstanceOf(type);
    return type.cast(quantity);
  }

  double number(String name) {
    return quantity(name, Quantity.Scalar.class).value();
  }

  double[] numbers(String name) {
    return quantity(name, Quantity.Tuple.class).values();
  }

  String text(String name) {
    return quantity(name, Quantity.Text.class).value();
  }
}
