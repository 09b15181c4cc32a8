package elenchus.search;

import elenchus.instance.Variation;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Shrinkable;

/**
 * A theorem without one of its hypotheses, on the instances that break this hypothesis and satisfy
 * all others: those the hypothesis brings, and variations of the instances of the theorem.
 *
 * @param theorem the theorem
 * @param dropped the hypothesis
 * @param <I> the type of the instances
 */
public record Ablated<I>(Theorem<I> theorem, Hypothesis<I> dropped) implements Theorem<I> {
  /** Stands between the id of the theorem and the words of the hypothesis. */
  public static final String INFIX = "-without-";

  private static final int GENERATION_SIZE = 1000;
  private static final int ATTEMPTS = 120;
  private static final int MOST_CHANGES = 3;

  /** The id of a theorem without a hypothesis. */
  public static String id(Theorem<?> theorem, Hypothesis<?> hypothesis) {
    return theorem.card().id() + INFIX + Card.words(hypothesis.name());
  }

  /** A theorem without each of its hypotheses in turn. */
  public static <I> List<Ablated<I>> all(Theorem<I> theorem) {
    return theorem.hypotheses().stream().map(h -> new Ablated<>(theorem, h)).toList();
  }

  @Override
  public Card card() {
    Card whole = theorem.card();
    return Card.id(id(theorem, dropped))
        .family(whole.family())
        .title(whole.title() + ", without '" + dropped.name() + "'")
        .statement(whole.statement())
        .source(whole.source());
  }

  @Override
  public Class<I> instanceType() {
    return theorem.instanceType();
  }

  @Override
  public List<Hypothesis<I>> hypotheses() {
    List<Hypothesis<I>> kept = new ArrayList<>();
    for (Hypothesis<I> hypothesis : theorem.hypotheses()) {
      kept.add(hypothesis.name().equals(dropped.name()) ? negation() : hypothesis);
    }
    return kept;
  }

  /**
   * That the hypothesis fails. No exact decision is asked of it: where it holds after all, the
   * refutation weighs the more.
   */
  private Hypothesis<I> negation() {
    return Hypothesis.<I>of(
            "not: " + dropped.name(),
            "fails: " + dropped.statement(),
            instance -> {
              double margin = dropped.margin().applyAsDouble(instance);
              return margin == 0 ? Double.MIN_VALUE : -margin;
            })
        .decidedBy(instance -> true);
  }

  @Override
  public List<Claim> claims() {
    return theorem.claims();
  }

  @Override
  public Arbitrary<I> instances() {
    RandomGenerator<I> base = theorem.instances().generator(GENERATION_SIZE);
    Optional<RandomGenerator<I>> brought =
        dropped.violations().map(violations -> violations.generator(GENERATION_SIZE));
    Variation<I> variation = Variation.of(theorem.instanceType());
    return Instances.generated(random -> draw(random, base, brought, variation));
  }

  /** Half of the instances are those the hypothesis brings, if it does. */
  private Shrinkable<I> draw(
      Random random,
      RandomGenerator<I> base,
      Optional<RandomGenerator<I>> brought,
      Variation<I> variation) {
    if (brought.isPresent() && random.nextBoolean()) {
      return brought.get().next(random);
    }
    I start = base.next(random).value();
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Optional<I> changed = Optional.of(start);
      int changes = 1 + random.nextInt(MOST_CHANGES);
      for (int i = 0; i < changes; i++) {
        changed = changed.flatMap(instance -> variation.vary(instance, random));
      }
      if (changed.isPresent() && breaksOnlyOne(changed.get())) {
        return Shrinkable.unshrinkable(changed.get());
      }
    }
    // Vacuous, and counted as such: no variation of this instance was found.
    return Shrinkable.unshrinkable(start);
  }

  /** Whether the dropped hypothesis fails and all others hold. */
  boolean breaksOnlyOne(I instance) {
    try {
      if (!(dropped.margin().applyAsDouble(instance) <= 0)) {
        return false;
      }
      for (Hypothesis<I> hypothesis : theorem.hypotheses()) {
        boolean other = !hypothesis.name().equals(dropped.name());
        if (other && !(hypothesis.margin().applyAsDouble(instance) > 0)) {
          return false;
        }
      }
      return true;
    } catch (RuntimeException refused) {
      // A hypothesis that cannot be evaluated is not known to hold.
      return false;
    }
  }

  @Override
  public List<Example<I>> examples() {
    return List.of();
  }

  @Override
  public Evidence examine(I instance, Trial trial) {
    return theorem.examine(instance, trial);
  }

  @Override
  public Optional<Finding> certify(I instance, Claim claim) {
    return theorem.certify(instance, claim);
  }

  @Override
  public List<Control<?>> controls() {
    return List.of();
  }
}
