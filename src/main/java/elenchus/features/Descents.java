package elenchus.features;

import elenchus.descent.LimitedMemoryBfgs;
import elenchus.descent.Minimum;
import elenchus.descent.Objective;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;

/**
 * Descents from several random points, to look for a value below a claimed minimum.
 *
 * @param runs where each ended, in the order of the starts; never empty
 */
public record Descents(List<Minimum> runs) {
  private static final double[] SCALES = {0.5, 1, 1.5};

  /** Copies. */
  public Descents {
    runs = List.copyOf(runs);
    if (runs.isEmpty()) {
      throw new IllegalArgumentException("no descent");
    }
  }

  /**
   * Descends from normal random points of standard deviation 0.5, 1 and 1.5 in turn, to a gradient
   * of 1e-11.
   *
   * @param starts how many
   * @param stop asked before each descent but the first; once it says yes no more are begun
   */
  public static Descents of(Objective objective, int starts, Random random, BooleanSupplier stop) {
    LimitedMemoryBfgs method = LimitedMemoryBfgs.to(1e-11);
    List<Minimum> runs = new ArrayList<>();
    for (int s = 0; s < starts; s++) {
      if (s > 0 && stop.getAsBoolean()) {
        break;
      }
      double[] start = new double[objective.dimension()];
      for (int i = 0; i < start.length; i++) {
        start[i] = SCALES[s % SCALES.length] * random.nextGaussian();
      }
      runs.add(method.minimise(objective, start));
    }
    return new Descents(runs);
  }

  /** The run of lowest value; the first of them. */
  public Minimum best() {
    return runs.stream().min(Comparator.comparingDouble(Minimum::value)).orElseThrow();
  }
}
