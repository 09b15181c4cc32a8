package org.example.softmax;

import elenchus.theorem.Card;
import elenchus.theorem.Claim;
import elenchus.theorem.Control;
import elenchus.theorem.Evidence;
import elenchus.theorem.Example;
import elenchus.theorem.Hypothesis;
import elenchus.theorem.Theorem;
import elenchus.theorem.Trial;
import java.util.List;
import net.jqwik.api.Arbitrary;

/** The softmax is Lipschitz with constant 1/2 in the Euclidean norm. This is true. */
public final class HalfLipschitz implements Theorem<Logits> {
  private static final Claim BOUND =
      Claim.atMost("bound", "$\\|\\sigma(x)-\\sigma(y)\\|_2\\le\\frac12\\|x-y\\|_2$.");

  @Override
  public Card card() {
    return Card.id("softmax-half-lipschitz")
        .family("softmax")
        .title("The softmax is 1/2-Lipschitz in the Euclidean norm")
        .statement("For all $x,y\\in\\mathbb{R}^K$: $\\|\\sigma(x)-\\sigma(y)\\|_2\\le\\frac12\\|x-y\\|_2$.")
        .source("Folklore.");
  }

  @Override
  public Class<Logits> instanceType() {
    return Logits.class;
  }

  @Override
  public List<Hypothesis<Logits>> hypotheses() {
    return List.of(
        Hypothesis.of("same length", "$x$ and $y$ have as many classes, at least two.", i ->
            i.x().size() == i.y().size() ? i.x().size() - 1 : -1));
  }

  @Override
  public List<Claim> claims() {
    return List.of(BOUND);
  }

  @Override
  public Arbitrary<Logits> instances() {
    return Logits.anywhere();
  }

  @Override
  public List<Example<Logits>> examples() {
    return List.of(new Example<>("two classes", new Logits(List.of(1.0, -1.0), List.of(0.0, 0.0))));
  }

  @Override
  public Evidence examine(Logits logits, Trial trial) {
    return bound(logits, 0.5);
  }

  /** Evidence that the softmax is Lipschitz with a constant. */
  private static Evidence bound(Logits logits, double constant) {
    double observed = norm(logits.softmaxDifference());
    double predicted = constant * norm(logits.difference());
    // Each softmax is a quotient of sums of at most 6 exponentials: a few roundings of numbers
    // below 1, and as many of the prediction.
    double error = 64 * Math.ulp(1 + predicted);
    return Evidence.collect()
        .add(
            BOUND
                .compare(observed, predicted)
                .error(error)
                .within(2 * error, "twice the rounding of sums of at most 6 terms")
                .by("evaluation", "own", "double"))
        .quantity("ratio", observed / norm(logits.difference()))
        .done();
  }

  private static double norm(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value * value;
    }
    return Math.sqrt(sum);
  }

  @Override
  public List<Control<?>> controls() {
    return List.of(
        Control.wrongFormula(
            "smaller constant",
            "The constant is $0.45$.",
            Logits.steep(),
            (logits, trial) -> bound(logits, 0.45)));
  }
}
