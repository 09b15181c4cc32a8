package elenchus.fake;

import elenchus.theorem.Control;
import elenchus.theorem.Finding;
import elenchus.theorem.Hypothesis;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import org.hipparchus.fraction.BigFraction;

/** The fakes that the process tests put on the class path as a catalogue. */
public final class Catalogued {
  private Catalogued() {}

  /** True, with a control that is refuted. */
  public static final class TrueOne extends Delegating {
    /** For the service loader. */
    public TrueOne() {
      super(() -> Fake.named("small-sum"));
    }
  }

  /** False: sums above 12 are common, and refute it by proof. */
  public static final class FalseOne extends Delegating {
    /** For the service loader. */
    public FalseOne() {
      super(
          () ->
              Fake.named("false-sum")
                  .under(nonnegative())
                  .examined((i, t) -> Fake.atMost(i, 12))
                  .certifiedBy((i, claim) -> Optional.of(exactly(i))));
    }

    private static Hypothesis<Numbers> nonnegative() {
      return Hypothesis.<Numbers>of(
              "nonnegative", "$x_i\\ge0$.", i -> i.x().stream().allMatch(x -> x >= 0) ? 1 : -1)
          .decidedByItsMargin();
    }

    private static Finding exactly(Numbers instance) {
      BigFraction sum =
          instance.x().stream().map(BigFraction::new).reduce(BigFraction.ZERO, BigFraction::add);
      return Fake.BOUND
          .decide(sum.compareTo(new BigFraction(12)) <= 0)
          .by("summation", "own", "rational")
          .build();
    }
  }

  /** True, but its control is true as well. */
  public static final class BlindOne extends Delegating {
    /** For the service loader. */
    public BlindOne() {
      super(
          () ->
              Fake.named("blind-sum")
                  .against(
                      Control.wrongFormula(
                          "bound 99",
                          "The sum is at most 99.",
                          Numbers.between(0, 10),
                          (i, t) -> Fake.atMost(i, 99))));
    }
  }

  /** Its error bound is too large to decide anything. */
  public static final class OpenOne extends Delegating {
    /** For the service loader. */
    public OpenOne() {
      super(
          () ->
              Fake.named("open-sum")
                  .examined(
                      (i, t) ->
                          elenchus.theorem.Evidence.of(
                              Fake.finding(i.sum(), 100).error(1e3).build())));
    }
  }

  /** Its instances cannot even be described. */
  public static final class BrokenOne extends Delegating {
    /** For the service loader. */
    public BrokenOne() {
      super(() -> Fake.named("broken-sum"));
    }

    @Override
    public Arbitrary<Numbers> instances() {
      throw new IllegalStateException("no instances");
    }
  }
}
