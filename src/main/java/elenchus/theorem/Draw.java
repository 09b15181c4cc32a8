package elenchus.theorem;

import java.util.List;
import java.util.Random;

/** Draws the parts of an instance from one seeded stream. */
public final class Draw {
  private final Random random;

  /** Draws from the given stream. */
  public Draw(Random random) {
    this.random = random;
  }

  /** The stream itself, for generators that know nothing of draws. */
  public Random random() {
    return random;
  }

  /** An integer between two bounds, both included. */
  public int integer(int least, int most) {
    return least + random.nextInt(most - least + 1);
  }

  /** A number uniform on [least, most). */
  public double uniform(double least, double most) {
    return least + (most - least) * random.nextDouble();
  }

  /** A standard normal number. */
  public double gaussian() {
    return random.nextGaussian();
  }

  /** A number log-uniform on [least, most), both positive. */
  public double logUniform(double least, double most) {
    return StrictMath.exp(uniform(StrictMath.log(least), StrictMath.log(most)));
  }

  /** Whether an event of the given probability happens. */
  public boolean chance(double probability) {
    return random.nextDouble() < probability;
  }

  /** One of the given values. */
  @SafeVarargs
  public final <T> T oneOf(T... values) {
    return values[random.nextInt(values.length)];
  }

  /** One of the given values. */
  public <T> T oneOf(List<T> values) {
    return values.get(random.nextInt(values.size()));
  }

  /** Standard normal entries, rows by columns. */
  public double[][] gaussianRows(int rows, int columns) {
    double[][] drawn = new double[rows][columns];
    for (double[] row : drawn) {
      for (int j = 0; j < columns; j++) {
        row[j] = gaussian();
      }
    }
    return drawn;
  }

  /** The nearest multiple of 1/8. */
  public static double eighth(double value) {
    return Math.rint(value * 8) / 8;
  }

  /** A seed for a stream of its own. */
  public long seed() {
    return random.nextLong();
  }
}
