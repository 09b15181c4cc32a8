package elenchus.campaign;

import elenchus.theorem.Card;
import elenchus.theorem.Claim;
import elenchus.theorem.Control;
import elenchus.theorem.Erratum;
import elenchus.theorem.Evidence;
import elenchus.theorem.Example;
import elenchus.theorem.Finding;
import elenchus.theorem.Hypothesis;
import elenchus.theorem.Theorem;
import elenchus.theorem.Trial;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitrary;

/**
 * A control taken at its word: the false statement as a theorem of its own, on the instances on
 * which the control is tried and nowhere else. Its smallest known counterexample, if there is one,
 * is its example. It names no claims beforehand: its findings may speak of any.
 *
 * @param card id {@code ID-control-NAME}, the statement of the control, the source of the theorem
 * @param control the control
 * @param instanceType the type of its instances
 * @param <C> the type of its instances
 */
public record Conjecture<C>(Card card, Control<C> control, Class<C> instanceType)
    implements Theorem<C> {

  /** Stands between the id of a theorem and the words of its control. */
  public static final String INFIX = "-control-";

  /** The id of the control of a theorem as a theorem of its own. */
  public static String id(Theorem<?> theorem, Control<?> control) {
    return theorem.card().id() + INFIX + Card.words(control.name());
  }

  /** The control of a theorem as a theorem of its own. */
  public static <C> Conjecture<C> of(Theorem<?> theorem, Control<C> control) {
    Card about = theorem.card();
    Card card =
        Card.id(id(theorem, control))
            .family(about.family())
            .title(control.name())
            .statement(control.statement())
            .source(control.erratum().map(Erratum::source).orElse(about.source()));
    C some =
        control
            .smallest()
            .orElseGet(
                () -> Source.inSession(() -> Source.of(control.instances()).draw(0).value()));
    @SuppressWarnings("unchecked")
    Class<C> type = (Class<C>) some.getClass();
    return new Conjecture<>(card, control, type);
  }

  /** The first instance on which the control bites among those drawn with a seed. */
  public Optional<C> firstLive(long seed, int draws) {
    Source<C> source = Source.inSession(() -> Source.of(control.instances()));
    for (int i = 0; i < draws; i++) {
      C instance = source.generator().next(new Random(Seeds.of(seed, card.id(), i))).value();
      if (control.live().test(instance)) {
        return Optional.of(instance);
      }
    }
    return Optional.empty();
  }

  @Override
  public List<Hypothesis<C>> hypotheses() {
    return List.of(
        Hypothesis.<C>of(
                "live",
                "the statement is predicted to fail by more than rounding",
                instance -> control.live().test(instance) ? 1 : -1)
            .decidedByItsMargin());
  }

  @Override
  public List<Claim> claims() {
    return List.of();
  }

  @Override
  public Arbitrary<C> instances() {
    return control.instances();
  }

  @Override
  public List<Example<C>> examples() {
    return control.smallest().map(i -> List.of(new Example<>("smallest", i))).orElse(List.of());
  }

  @Override
  public Evidence examine(C instance, Trial trial) {
    return control.examination().examine(instance, trial);
  }

  @Override
  public Optional<Finding> certify(C instance, Claim claim) {
    return control.certification().certify(instance, claim);
  }

  @Override
  public List<Control<?>> controls() {
    return List.of();
  }
}
