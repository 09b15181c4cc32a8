package elenchus.fake;

import elenchus.theorem.Card;
import elenchus.theorem.Certification;
import elenchus.theorem.Claim;
import elenchus.theorem.Control;
import elenchus.theorem.Evidence;
import elenchus.theorem.Examination;
import elenchus.theorem.Example;
import elenchus.theorem.Finding;
import elenchus.theorem.Hypothesis;
import elenchus.theorem.Theorem;
import elenchus.theorem.Trial;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitrary;

/** A theorem about {@link Numbers} put together from its parts. */
public record Fake(
    Card card,
    List<Hypothesis<Numbers>> hypotheses,
    List<Claim> claims,
    Arbitrary<Numbers> instances,
    List<Example<Numbers>> examples,
    Examination<Numbers> examination,
    List<Control<?>> controls,
    Certification<Numbers> certification)
    implements Theorem<Numbers> {

  /** The claim. */
  public static final Claim BOUND = Claim.atMost("bound", "The sum is at most 100.");

  /** The sum is at most 100, which no instance violates, with a control that bounds it by 3. */
  public static Fake named(String id) {
    Control<Numbers> control =
        Control.wrongFormula(
            "bound 3", "The sum is at most 3.", Numbers.between(0, 10), (i, t) -> atMost(i, 3));
    return new Fake(
        Card.id(id)
            .family("fakes")
            .title("The sum of few small numbers is small")
            .statement("Let $x_i \\in [0, 10]$, $i \\le 8$. Then $\\sum_i x_i \\le 100$.")
            .source("Folklore."),
        List.of(
            Hypothesis.of(
                "nonnegative",
                "$x_i \\ge 0$.",
                i -> 1 + i.x().stream().mapToDouble(v -> v).map(v -> Math.min(v, 0)).sum() * 1e9)),
        List.of(BOUND),
        Numbers.between(0, 10),
        List.of(new Example<>("one two", new Numbers(List.of(1.0, 2.0), 0))),
        (i, t) -> atMost(i, 100),
        List.of(control),
        Certification.none());
  }

  /** Evidence that the sum is at most a bound. */
  public static Evidence atMost(Numbers instance, double bound) {
    return Evidence.collect()
        .add(finding(instance.sum(), bound).build())
        .quantity("sum", instance.sum())
        .done();
  }

  /** A finding about the bound. */
  public static Finding.Builder finding(double sum, double bound) {
    return BOUND
        .compare(sum, bound)
        .error(1e-12)
        .within(1e-9, "eight additions")
        .by("summation", "own", "double");
  }

  /** The same with another examination. */
  public Fake examined(Examination<Numbers> by) {
    return new Fake(card, hypotheses, claims, instances, examples, by, controls, certification);
  }

  /** The same with other hypotheses. */
  @SafeVarargs
  @SuppressWarnings("varargs")
  public final Fake under(Hypothesis<Numbers>... others) {
    return new Fake(
        card, List.of(others), claims, instances, examples, examination, controls, certification);
  }

  /** The same with other instances. */
  public Fake on(Arbitrary<Numbers> other) {
    return new Fake(
        card, hypotheses, claims, other, examples, examination, controls, certification);
  }

  /** The same with other controls. */
  public Fake against(Control<?>... others) {
    return new Fake(
        card, hypotheses, claims, instances, examples, examination, List.of(others), certification);
  }

  /** The same with other claims. */
  public Fake claiming(Claim... others) {
    return new Fake(
        card,
        hypotheses,
        List.of(others),
        instances,
        examples,
        examination,
        controls,
        certification);
  }

  /** The same with exact decisions. */
  public Fake certifiedBy(Certification<Numbers> decision) {
    return new Fake(card, hypotheses, claims, instances, examples, examination, controls, decision);
  }

  /** The same without examples. */
  public Fake withoutExamples() {
    return new Fake(
        card, hypotheses, claims, instances, List.of(), examination, controls, certification);
  }

  @Override
  public Class<Numbers> instanceType() {
    return Numbers.class;
  }

  @Override
  public Evidence examine(Numbers instance, Trial trial) {
    return examination.examine(instance, trial);
  }

  @Override
  public Optional<Finding> certify(Numbers instance, Claim claim) {
    return certification.certify(instance, claim);
  }
}
