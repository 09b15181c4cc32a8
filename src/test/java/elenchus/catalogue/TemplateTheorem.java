package elenchus.catalogue;

import elenchus.theorem.Card;
import elenchus.theorem.Claim;
import elenchus.theorem.Control;
import elenchus.theorem.Draw;
import elenchus.theorem.Evidence;
import elenchus.theorem.Example;
import elenchus.theorem.Hypothesis;
import elenchus.theorem.Instances;
import elenchus.theorem.Theorem;
import elenchus.theorem.Trial;
import elenchus.theorem.Witness;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;

/**
 * A template for new theorems: the mean of squares exceeds the square of the mean by the variance.
 *
 * <p>Copy it to {@code properties/elenchus/catalogue/<family>/}, annotate the copy with
 * {@code @AutoService(Theorem.class)}, and replace everything. It is examined by a test.
 */
public final class TemplateTheorem implements Theorem<TemplateTheorem.Sample> {

  /**
   * An instance: a record whose components bear the symbols of the theorem.
   *
   * @param x the sample, at least one number
   */
  public record Sample(List<Double> x) {
    /** Copies. */
    public Sample {
      x = List.copyOf(x);
    }

    double mean() {
      return x.stream().mapToDouble(v -> v).sum() / x.size();
    }

    double meanSquare() {
      return x.stream().mapToDouble(v -> v * v).sum() / x.size();
    }

    double variance(int divisor) {
      double mean = mean();
      return x.stream().mapToDouble(v -> (v - mean) * (v - mean)).sum() / divisor;
    }
  }

  private static final Claim GAP =
      Claim.equal(
          "gap is variance",
          "$\\frac1n\\sum x_i^2-\\big(\\frac1n\\sum x_i\\big)^2=\\frac1n\\sum(x_i-\\bar x)^2$.");

  private static final Witness DIRECT = new Witness("direct summation", "own", "double");

  // --- statement and source

  @Override
  public Card card() {
    return Card.id("template-theorem")
        .family("template")
        .title("The mean of squares exceeds the square of the mean by the variance")
        .statement(
            """
            For real $x_1,\\dots,x_n$ with mean $\\bar x$:
            $\\frac1n\\sum x_i^2-\\bar x^2=\\frac1n\\sum(x_i-\\bar x)^2$.
            """)
        .source("Classical; reconstructed.");
  }

  @Override
  public Class<Sample> instanceType() {
    return Sample.class;
  }

  // --- hypotheses

  @Override
  public List<Hypothesis<Sample>> hypotheses() {
    return List.of(
        Hypothesis.of("nonempty", "There is at least one number: $n\\ge1$.", s -> s.x().size()));
  }

  // --- claims

  @Override
  public List<Claim> claims() {
    return List.of(GAP);
  }

  // --- instances

  @Override
  public Arbitrary<Sample> instances() {
    return Instances.drawn(TemplateTheorem::draw, TemplateTheorem::simpler);
  }

  @Override
  public List<Example<Sample>> examples() {
    return List.of(new Example<>("worked", new Sample(List.of(1.0, 2.0, 6.0))));
  }

  private static Sample draw(Draw draw) {
    int n = draw.integer(1, 20);
    return new Sample(IntStream.range(0, n).mapToObj(i -> draw.gaussian()).toList());
  }

  private static Stream<Sample> simpler(Sample sample) {
    int n = sample.x().size();
    Stream<Sample> fewer =
        n == 1 ? Stream.empty() : Stream.of(new Sample(sample.x().subList(0, (n + 1) / 2)));
    List<Double> rounded = sample.x().stream().map(Math::rint).collect(Collectors.toList());
    return rounded.equals(sample.x())
        ? fewer
        : Stream.concat(fewer, Stream.of(new Sample(rounded)));
  }

  // --- evidence

  @Override
  public Evidence examine(Sample sample, Trial trial) {
    double gap = sample.meanSquare() - sample.mean() * sample.mean();
    double variance = sample.variance(sample.x().size());
    // Each of the n products and sums rounds once, relative to the mean square.
    double tolerance = 4 * (sample.x().size() + 4) * Math.ulp(1.0) * sample.meanSquare();
    return Evidence.collect()
        .add(
            GAP.compare(gap, variance)
                .within(tolerance, "4 (n + 4) eps times the mean square")
                .by(DIRECT))
        .quantity("mean", sample.mean())
        .quantity("variance", variance)
        .done();
  }

  // --- controls

  @Override
  public List<Control<?>> controls() {
    return List.of(
        Control.wrongFormula(
                "divisor n - 1",
                "The gap is the unbiased variance, with divisor $n-1$.",
                instances(),
                (sample, trial) ->
                    Evidence.of(
                        GAP.compare(
                                sample.meanSquare() - sample.mean() * sample.mean(),
                                sample.variance(sample.x().size() - 1))
                            .within(1e-12, "far below the variance over n")
                            .by(DIRECT)
                            .build()))
            .liveWhere(s -> s.x().size() > 1 && s.variance(s.x().size()) > 1e-6));
  }
}
