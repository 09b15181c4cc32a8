package elenchus.catalogue.widenetworks;

import elenchus.exact.Rationals;
import elenchus.functions.BiasLaw;
import elenchus.functions.CosineBias;
import elenchus.functions.CurvatureSpline;
import elenchus.functions.Lattice;
import elenchus.functions.LineFunction;
import elenchus.functions.PolynomialBias;
import elenchus.functions.UniformKernels;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hipparchus.FieldElement;
import org.hipparchus.fraction.BigFraction;
import org.hipparchus.util.Binary64;

/**
 * Data on the line for wide rectified networks.
 *
 * @param R the biases lie in [-R, R]
 * @param p the density of the biases
 * @param x points
 * @param y values
 */
record SplineProblem(double R, Shape p, List<Double> x, List<Double> y) {
  private static final int MOST_CELLS = 256;

  /** The density of the biases. */
  enum Shape {
    /** 1/(2R). */
    UNIFORM,
    /** (1 - |u|/R)/R. */
    TENT,
    /** (1 + cos(pi u/R)/2)/(2R). */
    COSINE
  }

  SplineProblem {
    x = List.copyOf(x);
    y = List.copyOf(y);
  }

  int m() {
    return x.size();
  }

  /** Whether everything is rational. */
  boolean isRational() {
    return p != Shape.COSINE;
  }

  List<BigFraction> exactX() {
    return x.stream().map(Rationals::of).toList();
  }

  List<BigFraction> exactY() {
    return y.stream().map(Rationals::of).toList();
  }

  BigFraction exactR() {
    return Rationals.of(R);
  }

  /** The law of the biases in fractions; the density must be a polynomial. */
  BiasLaw<BigFraction> exactLaw() {
    return new PolynomialBias<>(exactR(), p == Shape.TENT);
  }

  /** The law of the biases in floating point. */
  BiasLaw<Binary64> law() {
    Binary64 radius = new Binary64(R);
    return p == Shape.COSINE
        ? new CosineBias(radius)
        : new PolynomialBias<>(radius, p == Shape.TENT);
  }

  /** The exact solution of rational data. */
  CurvatureSpline<BigFraction> exact() {
    return through(exactLaw(), exactX(), exactY());
  }

  /** The solution in floating point. */
  CurvatureSpline<Binary64> solution() {
    return through(law(), numbers(x), numbers(y));
  }

  /** The minimiser for this density through other data. */
  <T extends FieldElement<T>> CurvatureSpline<T> through(
      BiasLaw<T> law, List<T> points, List<T> values) {
    Optional<CurvatureSpline<T>> found =
        p == Shape.UNIFORM
            ? CurvatureSpline.through(law, new UniformKernels<>(law.radius())::relu, points, values)
            : CurvatureSpline.through(law, points, values);
    return found.orElseThrow();
  }

  static List<Binary64> numbers(List<Double> values) {
    return values.stream().map(Binary64::new).toList();
  }

  /**
   * The coarsest lattice of biases that has all points on cell boundaries, if it is not too fine.
   */
  Optional<Lattice> lattice() {
    return p == Shape.UNIFORM ? Lattice.through(exactR(), exactX(), MOST_CELLS) : Optional.empty();
  }

  /** The smallest distance between points. */
  double gap() {
    double least = Double.POSITIVE_INFINITY;
    for (int i = 1; i < m(); i++) {
      least = Math.min(least, x.get(i) - x.get(i - 1));
    }
    return least;
  }

  /** Distance of the outermost point from the ends. */
  double room() {
    return x.stream().mapToDouble(t -> R - Math.abs(t)).min().orElse(R);
  }

  /** 57 points of [-14R/15, 14R/15]. */
  double[] grid() {
    return LineFunction.grid(-14 * R / 15, 14 * R / 15, 57);
  }

  Stream<SplineProblem> simpler() {
    List<SplineProblem> candidates = new ArrayList<>();
    if (p != Shape.UNIFORM) {
      candidates.add(new SplineProblem(R, Shape.UNIFORM, x, y));
    }
    for (int i = 0; i < m() && m() > 1; i++) {
      int dropped = i;
      List<Integer> kept = IntStream.range(0, m()).filter(k -> k != dropped).boxed().toList();
      candidates.add(
          new SplineProblem(
              R, p, kept.stream().map(x::get).toList(), kept.stream().map(y::get).toList()));
    }
    candidates.add(new SplineProblem(2, p, x, y));
    candidates.add(new SplineProblem(R, p, x.stream().map(t -> Math.rint(8 * t) / 8).toList(), y));
    candidates.add(new SplineProblem(R, p, x, y.stream().map(Math::rint).toList()));
    return candidates.stream().filter(c -> !c.equals(this));
  }
}
