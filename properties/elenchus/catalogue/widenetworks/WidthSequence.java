package elenchus.catalogue.widenetworks;

import elenchus.functions.MirrorInterpolant;
import elenchus.functions.Units;
import elenchus.functions.WidthCoefficient;
import org.hipparchus.util.FastMath;

/**
 * The interpolant of an unscaled potential at one width against that of the square.
 *
 * @param n number of units
 * @param change n^k (h_phi - h_quad) at the grid
 * @param coefficient its predicted leading part at the grid
 * @param residual what Newton's method left
 * @param rounding of the change
 */
record WidthSequence(
    int n, double[] change, double[] coefficient, double residual, double rounding) {

  WidthSequence {
    change = change.clone();
    coefficient = coefficient.clone();
  }

  @Override
  public double[] change() {
    return change.clone();
  }

  @Override
  public double[] coefficient() {
    return coefficient.clone();
  }

  /** At so many biases, with c phi'' (0) and factor times the first bend of the gradient. */
  static WidthSequence at(WideNetwork network, int cells, double factor, double[] grid) {
    Units units = network.units(cells);
    double[] x = network.points();
    double[] y = network.values();
    Mirror phi = network.phi();
    WidthCoefficient leading =
        WidthCoefficient.of(
                units, x, y, phi.curvature(network.w()), a -> factor * phi.bend(network.w(), a))
            .orElseThrow();
    MirrorInterpolant limit =
        MirrorInterpolant.of(units, network.displacement(cells), x, y).orElseThrow();
    double power = FastMath.pow(units.width(), phi.order());
    double[] change = new double[grid.length];
    double size = 0;
    for (int i = 0; i < grid.length; i++) {
      double quadratic = leading.quadraticAt(grid[i]);
      size = Math.max(size, Math.abs(quadratic));
      change[i] = power * (limit.at(grid[i]) - quadratic);
    }
    double rounding = power * 1e-14 * (1 + size) * Math.max(1, network.condition() / 10);
    return new WidthSequence(
        units.width(), change, leading.sample(grid), limit.residual(), rounding);
  }

  /** The largest |change - coefficient|. */
  double remainder() {
    double worst = 0;
    for (int i = 0; i < change.length; i++) {
      worst = Math.max(worst, Math.abs(change[i] - coefficient[i]));
    }
    return worst;
  }

  /** The largest |coefficient|. */
  double size() {
    double largest = 0;
    for (double c : coefficient) {
      largest = Math.max(largest, Math.abs(c));
    }
    return largest;
  }

  /** The largest |change|, without its factor n^k. */
  double gap(int order) {
    double largest = 0;
    for (double c : change) {
      largest = Math.max(largest, Math.abs(c));
    }
    return largest / FastMath.pow(n, order);
  }
}
