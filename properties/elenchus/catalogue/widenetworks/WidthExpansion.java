package elenchus.catalogue.widenetworks;

import elenchus.functions.ContinuumLimit;
import elenchus.functions.MirrorInterpolant;
import elenchus.theorem.Evidence;
import elenchus.theorem.Trial;
import java.util.Arrays;

/** Networks of growing width against their expansion in the square of the cells' width. */
final class WidthExpansion {
  /** What the quadrature and Newton's method leave, relative. */
  private static final double ROUNDING = 1e-11;

  private static final double RICHARDSON_ERROR = 1e-6;
  private static final double LIMIT_ERROR = 1e-3;

  /** Share of the coefficient that the next order may have at the last width. */
  private static final double NEXT_ORDER = 0.01;

  private static final double SMALL_VARIATION = 0.05;
  private static final int MOST_BIASES = 1280;

  private WidthExpansion() {}

  /** Networks of widths N, 2N and 4N on the lattice. */
  static void check(
      WideNetwork network,
      ContinuumLimit h,
      double[] boundaries,
      double[] limit,
      double size,
      Trial trial,
      Evidence.Builder evidence) {
    double[][] values = new double[3][];
    for (int i = 0; i < 3; i++) {
      trial.checkDeadline();
      values[i] = network(network, network.N() << i, h.lam()).sample(boundaries);
    }
    double[] errors = {
      distance(values[0], limit), distance(values[1], limit), distance(values[2], limit)
    };
    evidence.quantity("sup |h_N - h|", errors);
    if (!network.phi().isAnalytic()) {
      evidence.add(
          ScaledClaims.LIMIT
              .compare(errors[2], 0)
              .within(LIMIT_ERROR * size, "supported as a limit only: no rate is known")
              .by(ScaledClaims.FINITE)
              .by(ScaledClaims.CONTINUUM));
      return;
    }
    boolean resolved = variation(network, h) <= SMALL_VARIATION;
    double[] coefficient = h.widthCoefficient().sample(boundaries);
    double width = 2 * network.R() / (4.0 * network.N());
    double[] scaled = new double[limit.length];
    double[] extrapolated = new double[limit.length];
    for (int i = 0; i < limit.length; i++) {
      scaled[i] = (values[2][i] - limit[i]) / (width * width);
      extrapolated[i] = (4 * values[2][i] - values[1][i]) / 3;
    }
    double largest = Arrays.stream(coefficient).map(Math::abs).max().orElse(0);
    double rounding = ROUNDING * size / (width * width);
    evidence
        .add(
            ScaledClaims.COEFFICIENT
                .compare(distance(scaled, coefficient), 0)
                .error(rounding)
                .within(
                    NEXT_ORDER * largest + 2 * rounding,
                    "next order of the expansion at 4N, and rounding over delta^2")
                .provided(resolved, "variation of the dual function within a cell")
                .by(ScaledClaims.FINITE)
                .by(ScaledClaims.CONTINUUM))
        .add(
            ScaledClaims.RICHARDSON
                .compare(distance(extrapolated, limit), 0)
                .within(RICHARDSON_ERROR * size, "fourth order on lattice data")
                .provided(resolved, "variation of the dual function within a cell")
                .by(ScaledClaims.FINITE)
                .by(ScaledClaims.CONTINUUM))
        .quantity("sup c", largest)
        .quantity("sup |(h_4N - h)/delta^2 - c|", distance(scaled, coefficient))
        .quantity("Richardson error", distance(extrapolated, limit));
  }

  /** Doubles the number of biases until the dual function is flat within a cell at 4N. */
  static WideNetwork fineEnough(WideNetwork network, ContinuumLimit h) {
    WideNetwork finer = network;
    while (finer.N() < MOST_BIASES && variation(finer, h) > SMALL_VARIATION) {
      finer = finer.at(2 * finer.N());
    }
    return finer;
  }

  /** How much the dual function changes within a cell at 4N biases: the expansion's parameter. */
  private static double variation(WideNetwork network, ContinuumLimit h) {
    return network.phi() == Mirror.QUADRATIC
        ? 0
        : h.steepestDual() * 2 * network.R() / (4.0 * network.N());
  }

  /**
   * The end of mirror flow at so many biases.
   *
   * @param start where Newton's method begins, m dual variables
   */
  static MirrorInterpolant network(WideNetwork network, int cells, double... start) {
    return MirrorInterpolant.from(
        network.units(cells),
        network.displacement(cells),
        network.points(),
        network.values(),
        start);
  }

  static double distance(double[] first, double[] second) {
    double worst = 0;
    for (int i = 0; i < first.length; i++) {
      double difference = Math.abs(first[i] - second[i]);
      worst = difference <= worst ? worst : difference;
    }
    return worst;
  }
}
