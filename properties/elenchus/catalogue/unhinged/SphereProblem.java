package elenchus.catalogue.unhinged;

import elenchus.linear.Matrix;
import elenchus.theorem.Draw;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hipparchus.util.FastMath;

/**
 * One feature that moves along its sphere towards its fixed prototype, the prototypes having sum
 * zero: {@code h+ = h + (eta/|h|) (I - hh'/|h|^2) w}.
 *
 * @param eta step size, positive; it contains the factor (1+gamma)/(CN) of the loss
 * @param h0 initial feature, not zero
 * @param w prototype, not zero
 */
public record SphereProblem(double eta, List<Double> h0, List<Double> w) {

  /**
   * Checks the shapes and signs.
   *
   * @throws IllegalArgumentException if a vector is zero, the lengths differ, or eta is not
   *     positive
   */
  public SphereProblem {
    h0 = List.copyOf(h0);
    w = List.copyOf(w);
    if (h0.size() != w.size() || !(norm(h0) > 0 && norm(w) > 0 && eta > 0)) {
      throw new IllegalArgumentException("eta = " + eta + ", h0 = " + h0 + ", w = " + w);
    }
    if (!Double.isFinite(eta + norm(h0) + norm(w))) {
      throw new IllegalArgumentException("a number is too large");
    }
  }

  private static double norm(List<Double> x) {
    return Matrix.column(array(x)).norm();
  }

  private static double[] array(List<Double> x) {
    return x.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** The feature as a column. */
  Matrix h() {
    return Matrix.column(array(h0));
  }

  /** The prototype as a column. */
  Matrix prototype() {
    return Matrix.column(array(w));
  }

  /** Component of the feature along the prototype, and the norm of the rest. */
  double[] planar() {
    Matrix unit = prototype().times(1 / norm(w));
    double along = h().dot(unit);
    Matrix rest = h().minus(unit.times(along));
    // Once more, against the rounding of the first subtraction.
    return new double[] {along, rest.minus(unit.times(rest.dot(unit))).norm()};
  }

  /** 1 - cos(h0, w), without cancellation near 0. */
  double defect() {
    double[] plane = planar();
    double length = FastMath.hypot(plane[0], plane[1]);
    return plane[0] >= 0
        ? plane[1] * plane[1] / (length * (length + plane[0]))
        : 1 - plane[0] / length;
  }

  /** eta |w| / |h0|^2. */
  double alpha() {
    return eta * norm(w) / h().dot(h());
  }

  /** Another step size. */
  SphereProblem withEta(double other) {
    return new SphereProblem(other, h0, w);
  }

  /** Dimension 2..6, cosine in (-0.99, 0.99) or near -1, alpha in (0.01, 1), critical or large. */
  static SphereProblem draw(Draw draw) {
    double beta = draw.chance(0.1) ? -0.999 : draw.uniform(-0.99, 0.99);
    double alpha =
        draw.oneOf(
            draw.uniform(0.01, 1),
            draw.uniform(0.01, 1),
            draw.uniform(1, 2),
            draw.oneOf(1.0, 2.0, 0.5),
            draw.logUniform(1, 100));
    return draw.chance(0.2) ? pythagorean(draw, alpha) : of(draw, draw.integer(2, 6), beta, alpha);
  }

  /** Given cosine and alpha, at random lengths and in random directions. */
  static SphereProblem of(Draw draw, int dimension, double beta, double alpha) {
    Matrix unit = Matrix.ofRows(draw.gaussianRows(dimension, 1));
    unit = unit.times(1 / unit.norm());
    Matrix across = Matrix.ofRows(draw.gaussianRows(dimension, 1));
    across = across.minus(unit.times(unit.dot(across)));
    across = across.times(FastMath.sqrt(1 - beta * beta) / across.norm());
    Matrix h = unit.times(beta).plus(across).times(draw.logUniform(0.1, 10));
    Matrix w = unit.times(draw.logUniform(0.1, 10));
    return new SphereProblem(alpha * h.dot(h) / w.norm(), list(h), list(w));
  }

  /** In the plane, with lengths that are fractions. */
  private static SphereProblem pythagorean(Draw draw, double alpha) {
    double[] h = draw.oneOf(new double[] {4, 3}, new double[] {-3, 4}, new double[] {5, 12});
    double scale = draw.oneOf(0.125, 1.0, 0.03125);
    Matrix feature = Matrix.column(h).times(scale);
    double eta = Math.max(1, Math.rint(64 * alpha)) / 64 * feature.dot(feature);
    return new SphereProblem(eta, list(feature), List.of(1.0, 0.0));
  }

  private static List<Double> list(Matrix column) {
    List<Double> entries = new ArrayList<>();
    for (double entry : column.toRowMajor()) {
      entries.add(entry);
    }
    return entries;
  }

  /** In the plane, with rounder numbers. */
  Stream<SphereProblem> simpler() {
    List<SphereProblem> candidates = new ArrayList<>();
    double[] plane = planar();
    if (h0.size() > 2 && plane[1] > 0) {
      candidates.add(new SphereProblem(eta, List.of(plane[0], plane[1]), List.of(norm(w), 0.0)));
    }
    for (int digits = 0; digits <= 3; digits++) {
      double unit = FastMath.scalb(norm(h0), -2 * digits);
      double power = FastMath.scalb(1.0, Math.getExponent(unit));
      List<Double> rounder = h0.stream().map(x -> power * Math.rint(x / power)).toList();
      if (norm(rounder) > 0) {
        candidates.add(new SphereProblem(eta, rounder, w));
      }
    }
    List<Double> direction = w.stream().map(Math::rint).toList();
    if (norm(direction) > 0) {
      candidates.add(new SphereProblem(eta, h0, direction));
    }
    double power = FastMath.scalb(1.0, Math.getExponent(eta) - 4);
    candidates.add(withEta(power * Math.rint(eta / power)));
    return candidates.stream().filter(x -> !x.equals(this));
  }
}
