package elenchus.fake;

import elenchus.theorem.Card;
import elenchus.theorem.Claim;
import elenchus.theorem.Control;
import elenchus.theorem.Evidence;
import elenchus.theorem.Example;
import elenchus.theorem.Finding;
import elenchus.theorem.Hypothesis;
import elenchus.theorem.Theorem;
import elenchus.theorem.Trial;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import net.jqwik.api.Arbitrary;

/** Gives a fake a class of its own, so that the service loader finds it. */
public abstract class Delegating implements Theorem<Numbers> {
  private final Supplier<Fake> fake;

  protected Delegating(Supplier<Fake> fake) {
    this.fake = fake;
  }

  @Override
  public Card card() {
    return fake.get().card();
  }

  @Override
  public Class<Numbers> instanceType() {
    return Numbers.class;
  }

  @Override
  public List<Hypothesis<Numbers>> hypotheses() {
    return fake.get().hypotheses();
  }

  @Override
  public List<Claim> claims() {
    return fake.get().claims();
  }

  @Override
  public Arbitrary<Numbers> instances() {
    return fake.get().instances();
  }

  @Override
  public List<Example<Numbers>> examples() {
    return fake.get().examples();
  }

  @Override
  public Evidence examine(Numbers instance, Trial trial) {
    return fake.get().examine(instance, trial);
  }

  @Override
  public Optional<Finding> certify(Numbers instance, Claim claim) {
    return fake.get().certify(instance, claim);
  }

  @Override
  public List<Control<?>> controls() {
    return fake.get().controls();
  }
}
