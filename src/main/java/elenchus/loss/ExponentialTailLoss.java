package elenchus.loss;

import java.util.Arrays;
import java.util.stream.Collectors;

/** The templates known to have an exponential tail with a = c = 1, by their symbols. */
public enum ExponentialTailLoss {
  /** Cross-entropy. */
  CE,
  /** Multiclass exponential loss. */
  EXP,
  /** PairLogLoss. */
  PAIRLOG;

  /** The template. */
  public TemplateLoss template() {
    return switch (this) {
      case CE -> new CrossEntropy();
      case EXP -> new MulticlassExponential();
      case PAIRLOG -> new PairLogLoss();
    };
  }

  /** The symbol of the template. */
  public String symbol() {
    return template().symbol();
  }

  /**
   * The loss of that symbol.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static ExponentialTailLoss of(String symbol) {
    return Arrays.stream(values())
        .filter(loss -> loss.symbol().equals(symbol))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "loss '"
                        + symbol
                        + "': known are "
                        + Arrays.stream(values())
                            .map(ExponentialTailLoss::symbol)
                            .collect(Collectors.joining(", "))));
  }

  @Override
  public String toString() {
    return symbol();
  }
}
