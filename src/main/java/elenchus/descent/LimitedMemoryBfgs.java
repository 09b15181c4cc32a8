package elenchus.descent;

import java.util.Arrays;

/**
 * The limited-memory BFGS method: two-loop recursion over the last few pairs of steps and gradient
 * differences, scaled by the latest curvature, with the {@link WolfeLineSearch} of Hager and Zhang.
 *
 * <p>The line search falls back on slopes where values are flat to rounding, so that smooth
 * objectives of size 1 reach gradient norms of 1e-11 and below, which a search on values alone
 * cannot: it stalls at the square root of the rounding unit.
 *
 * <p>Source: J. Nocedal, Updating quasi-Newton matrices with limited storage, Math. Comp. 35, 1980;
 * W. W. Hager and H. Zhang, Algorithm 851, ACM TOMS 32, 2006.
 *
 * @param memory number of pairs kept
 * @param tolerance the Euclidean norm of the gradient at which to stop
 * @param maxIterations number of steps after which to stop in any case
 */
public record LimitedMemoryBfgs(int memory, double tolerance, int maxIterations) {

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if the memory or the number of steps is below 1, or the
   *     tolerance is not positive
   */
  public LimitedMemoryBfgs {
    if (memory < 1 || maxIterations < 1 || !(tolerance > 0)) {
      throw new IllegalArgumentException(
          "memory " + memory + ", tolerance " + tolerance + ", " + maxIterations + " iterations");
    }
  }

  /** Twelve pairs, to the given gradient norm in at most 3000 steps. */
  public static LimitedMemoryBfgs to(double tolerance) {
    return new LimitedMemoryBfgs(12, tolerance, 3000);
  }

  /**
   * Descends from a point.
   *
   * @throws IllegalArgumentException if the point has the wrong length or the objective is no
   *     finite number there
   */
  public Minimum minimise(Objective objective, double[] start) {
    int n = objective.dimension();
    if (start.length != n) {
      throw new IllegalArgumentException(start.length + " entries for " + n + " variables");
    }
    double[] x = start.clone();
    double[] gradient = new double[n];
    double value = objective.evaluate(x, gradient);
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("the objective is " + value + " at the start");
    }
    WolfeLineSearch search = new WolfeLineSearch(objective);
    Curvature curvature = new Curvature(memory, n);
    int evaluations = 1;
    int iteration = 0;
    double[] direction = new double[n];
    while (iteration < maxIterations && !(norm(gradient) <= tolerance)) {
      curvature.applyInverse(gradient, direction);
      double slope = -dot(gradient, direction);
      if (!(slope < 0)) {
        if (curvature.isEmpty()) {
          break;
        }
        curvature.clear();
        continue;
      }
      for (int i = 0; i < n; i++) {
        direction[i] = -direction[i];
      }
      double first = curvature.isEmpty() ? Math.min(1, 1 / norm(gradient)) : 1;
      boolean moved = search.run(x, value, slope, direction, first);
      evaluations += search.evaluations();
      if (!moved) {
        if (curvature.isEmpty()) {
          break;
        }
        curvature.clear();
        continue;
      }
      curvature.remember(x, search.point(), gradient, search.gradient());
      System.arraycopy(search.point(), 0, x, 0, n);
      System.arraycopy(search.gradient(), 0, gradient, 0, n);
      value = search.value();
      iteration++;
    }
    double size = norm(gradient);
    return new Minimum(x, value, size, iteration, evaluations, size <= tolerance);
  }

  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  static double norm(double[] a) {
    return Math.sqrt(dot(a, a));
  }

  /** The pairs (step, gradient difference) in a ring. */
  private static final class Curvature {
    private final double[][] steps;
    private final double[][] differences;
    private final double[] products;
    private final double[] weights;
    private int size;
    private int next;

    Curvature(int memory, int n) {
      steps = new double[memory][n];
      differences = new double[memory][n];
      products = new double[memory];
      weights = new double[memory];
    }

    boolean isEmpty() {
      return size == 0;
    }

    void clear() {
      size = 0;
      next = 0;
      Arrays.fill(products, 0);
    }

    void remember(double[] x, double[] moved, double[] gradient, double[] movedGradient) {
      double[] s = steps[next];
      double[] y = differences[next];
      for (int i = 0; i < x.length; i++) {
        s[i] = moved[i] - x[i];
        y[i] = movedGradient[i] - gradient[i];
      }
      double product = dot(s, y);
      // A pair without positive curvature would make the model indefinite.
      if (product > 1e-14 * norm(s) * norm(y)) {
        products[next] = product;
        next = (next + 1) % steps.length;
        size = Math.min(size + 1, steps.length);
      }
    }

    void applyInverse(double[] gradient, double[] result) {
      System.arraycopy(gradient, 0, result, 0, gradient.length);
      for (int k = 1; k <= size; k++) {
        int pair = Math.floorMod(next - k, steps.length);
        weights[pair] = dot(steps[pair], result) / products[pair];
        add(result, -weights[pair], differences[pair]);
      }
      if (size > 0) {
        int last = Math.floorMod(next - 1, steps.length);
        double scale = products[last] / dot(differences[last], differences[last]);
        for (int i = 0; i < result.length; i++) {
          result[i] *= scale;
        }
      }
      for (int k = size; k >= 1; k--) {
        int pair = Math.floorMod(next - k, steps.length);
        double correction = dot(differences[pair], result) / products[pair];
        add(result, weights[pair] - correction, steps[pair]);
      }
    }

    private static void add(double[] target, double factor, double[] source) {
      for (int i = 0; i < target.length; i++) {
        target[i] += factor * source[i];
      }
    }
  }
}
