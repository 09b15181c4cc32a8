package elenchus.functions;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.LUDecomposition;

/**
 * The end of mirror flow on the output weights of a network of infinite width: the interpolant h(t)
 * = E[alpha(B) sigma(t - B)] of least E[D(alpha(B), 0)], with alpha = inverse(sum_i lam_i sigma(x_i
 * - B)) and m dual variables; for rectified units there is an alpha for each direction, and the
 * mean runs over both. Integrals by Gauss-Legendre quadrature between the kinks, the sign changes
 * of the dual function, and cells graded towards them.
 *
 * @param radius R: the biases lie in [-R, R]
 * @param density p, smooth between -R, 0 and R
 * @param breaks the ends of the cells of the quadrature, ascending
 * @param solution on the mesh that belongs to its own dual variables
 */
public record ContinuumLimit(
    double radius, DoubleUnaryOperator density, double[] breaks, MirrorInterpolant solution)
    implements LineFunction {
  private static final int ROUNDS = 3;

  /** Copies. */
  public ContinuumLimit {
    breaks = breaks.clone();
  }

  @Override
  public double[] breaks() {
    return breaks.clone();
  }

  /** A quantity of the unit with a kink. */
  @FunctionalInterface
  private interface OfUnit {
    double at(int direction, double kink);
  }

  /**
   * Solves for the limit.
   *
   * @param graded whether cells shrink towards sign changes of the dual function: needed unless the
   *     inverse gradient is entire
   * @param x m data points inside, ascending
   * @param y m values
   */
  public static ContinuumLimit of(
      Activation activation,
      double radius,
      DoubleUnaryOperator density,
      Displacement displacement,
      boolean graded,
      double[] x,
      double[] y) {
    Continuum continuum = new Continuum(activation, radius, density);
    double[] breaks = ends(radius, x);
    MirrorInterpolant solution =
        MirrorInterpolant.of(continuum.units(breaks), displacement, x, y).orElseThrow();
    for (int round = 0; graded && round < ROUNDS; round++) {
      double[] lam = solution.lam();
      breaks = continuum.breaks(x, lam);
      solution = MirrorInterpolant.from(continuum.units(breaks), displacement, x, y, lam);
    }
    return new ContinuumLimit(radius, density, breaks, solution);
  }

  /** The dual variables. */
  public double[] lam() {
    return solution.lam();
  }

  /** What is minimised, E[D(alpha, 0)]. */
  public double value() {
    return solution.value();
  }

  @Override
  public double at(double t) {
    return mean(solution.alpha(), this::alpha, t);
  }

  /**
   * The mean of v times the unit at t; the cell that contains t is broken there.
   *
   * @param v one value per unit of the mesh
   * @param function the same at any kink
   */
  private double mean(double[] v, OfUnit function, double t) {
    Units units = solution.units();
    int directions = activation().directions();
    int found = Arrays.binarySearch(breaks, t);
    int cell = found >= 0 ? -1 : -found - 2;
    boolean cut = cell >= 0 && cell + 1 < breaks.length;
    int perCell = v.length / (breaks.length - 1);
    double sum = 0;
    for (int k = 0; k < v.length; k++) {
      if (!cut || k / perCell != cell) {
        sum += units.weight(k) * v[k] * units.unit(k, t);
      }
    }
    if (cut) {
      Mesh mesh = Mesh.of(breaks[cell], t, breaks[cell + 1]);
      for (int i = 0; i < mesh.size(); i++) {
        double u = mesh.node(i);
        double weight = mesh.weight(i) * density.applyAsDouble(u) / directions;
        for (int d = 0; d < directions; d++) {
          sum += weight * function.at(d, u) * activation().unit(d, u, t);
        }
      }
    }
    return sum;
  }

  /** h''(u): 2 p alpha for absolute values, p (alpha_+ + alpha_-)/2 for rectified units. */
  public double curvature(double u) {
    Activation activation = activation();
    double sum = 0;
    for (int d = 0; d < activation.directions(); d++) {
      sum += alpha(d, u);
    }
    return density.applyAsDouble(u) * (activation == Activation.ABS ? 2 * sum : sum / 2);
  }

  /** The rescaled output weight of the unit with a kink. */
  public double alpha(int direction, double kink) {
    return solution.displacement().inverse(dual(direction, kink, solution.lam()));
  }

  /** The steepest slope of the dual function. */
  public double steepestDual() {
    double steepest = 0;
    for (int c = 0; c + 1 < breaks.length; c++) {
      double middle = (breaks[c] + breaks[c + 1]) / 2;
      for (int d = 0; d < activation().directions(); d++) {
        steepest = Math.max(steepest, Math.abs(dualSlope(d, middle)));
      }
    }
    return steepest;
  }

  private double dual(int direction, double kink, double[] coefficients) {
    double[] x = solution.x();
    double z = 0;
    for (int i = 0; i < x.length; i++) {
      z += coefficients[i] * activation().unit(direction, kink, x[i]);
    }
    return z;
  }

  /** A unit depends on t - u, so its slope in u is minus its slope in t. */
  private double dualSlope(int direction, double kink) {
    double[] x = solution.x();
    double[] lam = solution.lam();
    double slope = 0;
    for (int i = 0; i < x.length; i++) {
      slope -= lam[i] * activation().slope(direction, kink, x[i]);
    }
    return slope;
  }

  /**
   * The leading coefficient of the width: for uniform biases, kinks at the midpoints of cells of
   * width delta and data on cell boundaries, the network of finite width ends at h + delta^2 c +
   * O(delta^4) at cell boundaries, if the inverse gradient is smooth. By the error of the midpoint
   * rule, delta^2/24 times the jumps of the derivative, and the implicit function theorem.
   */
  public LineFunction widthCoefficient() {
    double[] x = solution.x();
    double[] errors = new double[x.length];
    for (int j = 0; j < x.length; j++) {
      errors[j] = midpointError(x[j]);
    }
    double[] change =
        new LUDecomposition(MirrorInterpolant.gram(features(x), compliance()), 0)
            .getSolver()
            .solve(new ArrayRealVector(errors))
            .toArray();
    OfUnit response =
        (direction, kink) ->
            dual(direction, kink, change)
                / solution.displacement().curvature(alpha(direction, kink));
    Units units = solution.units();
    int directions = activation().directions();
    double[] kinks = units.kinks();
    double[] responses = new double[units.size()];
    for (int k = 0; k < responses.length; k++) {
      responses[k] = response.at(k % directions, kinks[k / directions]);
    }
    return t -> mean(responses, response, t) - midpointError(t);
  }

  private double[][] features(double... points) {
    return solution.units().features(points);
  }

  private double[] compliance() {
    double[] weights = solution.units().unitWeights();
    double[] alpha = solution.alpha();
    for (int k = 0; k < weights.length; k++) {
      weights[k] /= solution.displacement().curvature(alpha[k]);
    }
    return weights;
  }

  /** (1/24) of the derivative of p alpha sigma(t - .), right minus left end, summed over cells. */
  private double midpointError(double t) {
    Activation activation = activation();
    double[] x = solution.x();
    double[] cuts =
        ends(radius, DoubleStream.concat(Arrays.stream(x), DoubleStream.of(t)).toArray());
    double sum = 0;
    for (int c = 0; c + 1 < cuts.length; c++) {
      double middle = (cuts[c] + cuts[c + 1]) / 2;
      for (int d = 0; d < activation.directions(); d++) {
        double slope = dualSlope(d, middle);
        double unitSlope = -activation.slope(d, middle, t);
        for (int end = 0; end < 2; end++) {
          double u = cuts[c + end];
          double alpha = alpha(d, u);
          double derivative =
              slope / solution.displacement().curvature(alpha) * activation.unit(d, u, t)
                  + alpha * unitSlope;
          sum += (2 * end - 1) * derivative;
        }
      }
    }
    return sum / (24 * 2 * radius * activation.directions());
  }

  private Activation activation() {
    return solution.units().activation();
  }

  private static double[] ends(double radius, double... points) {
    return DoubleStream.concat(
            DoubleStream.of(-radius, 0, radius),
            Arrays.stream(points).filter(t -> Math.abs(t) < radius))
        .sorted()
        .distinct()
        .toArray();
  }

  /** A continuum of units. */
  private record Continuum(Activation activation, double radius, DoubleUnaryOperator density) {

    Units units(double... breaks) {
      Mesh mesh = Mesh.of(breaks);
      double[] kinks = new double[mesh.size()];
      double[] weights = new double[mesh.size()];
      for (int k = 0; k < kinks.length; k++) {
        kinks[k] = mesh.node(k);
        weights[k] = mesh.weight(k) * density.applyAsDouble(kinks[k]);
      }
      return new Units(activation, kinks, weights, 0);
    }

    double[] breaks(double[] x, double[] lam) {
      double[] cuts = ends(radius, x);
      DoubleStream.Builder all = DoubleStream.builder();
      for (double cut : cuts) {
        all.add(cut);
      }
      for (int c = 0; c + 1 < cuts.length; c++) {
        for (int d = 0; d < activation.directions(); d++) {
          double left = dual(d, cuts[c], x, lam);
          double right = dual(d, cuts[c + 1], x, lam);
          // The dual function is linear on the cell: cells shrink towards where it is smallest.
          double share =
              left * right < 0 ? left / (left - right) : Math.abs(left) <= Math.abs(right) ? 0 : 1;
          double centre = cuts[c] + share * (cuts[c + 1] - cuts[c]);
          for (int end = 0; end < 2; end++) {
            if (centre != cuts[c + end]) {
              Arrays.stream(Mesh.graded(centre, cuts[c + end])).forEach(all::add);
            }
          }
        }
      }
      return all.build().sorted().distinct().toArray();
    }

    private double dual(int direction, double kink, double[] x, double[] lam) {
      double z = 0;
      for (int i = 0; i < x.length; i++) {
        z += lam[i] * activation.unit(direction, kink, x[i]);
      }
      return z;
    }
  }
}
