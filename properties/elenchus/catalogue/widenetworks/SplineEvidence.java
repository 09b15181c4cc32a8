package elenchus.catalogue.widenetworks;

import elenchus.functions.BiasKernels;
import elenchus.functions.BiasLaw;
import elenchus.functions.CurvatureSpline;
import elenchus.theorem.Claim;
import elenchus.theorem.Finding;
import elenchus.theorem.Witness;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.FieldElement;
import org.hipparchus.fraction.BigFraction;

/**
 * What can be said of a weighted-curvature spline in any arithmetic: exactly in fractions, up to
 * rounding in floating point.
 *
 * @param problem the data
 * @param spline the solution of the dual problem
 * @param x the data points
 * @param y the values
 * @param slack relative rounding that is allowed in floating point
 * @param <T> the numbers
 */
record SplineEvidence<T extends FieldElement<T>>(
    SplineProblem problem, CurvatureSpline<T> spline, List<T> x, List<T> y, double slack) {
  private static final Witness EXACT =
      new Witness("dual system, Simpson's rule on cells", "own on Hipparchus", "rational");
  private static final Witness ROUNDED =
      new Witness("dual system, Gauss-Legendre on cells", "own on Hipparchus", "double");

  /** h, integrated twice from p s and its boundary terms, passes through the data. */
  Finding.Builder interpolates() {
    return agree(
        ReluUnscaledVariational.INTERPOLATES, x.stream().map(spline::fromCurvature).toList(), y);
  }

  /** The value of the minimisation at h is the value of its dual at lam. */
  Finding.Builder gap() {
    T primal = spline.g1().add(g2()).add(g3());
    T dual = law().field().getZero();
    for (int i = 0; i < x.size(); i++) {
      T fit = spline.at(x.get(i));
      dual = dual.add(spline.lam().get(i).multiply(y.get(i).multiply(2).subtract(fit)));
    }
    return agree(ReluUnscaledVariational.GAP, List.of(primal), List.of(dual));
  }

  /** Slopes far outside and the moment of the curvature, read off h itself. */
  Finding.Builder boundary() {
    return agree(
        ReluUnscaledVariational.BOUNDARY,
        List.of(slopes(), moment()),
        List.of(spline.c1(), spline.c2()));
  }

  /** A datum that the solution meets already gets no dual variable. */
  Finding.Builder bordering() {
    T fresh = between();
    List<T> points = new ArrayList<>(x);
    List<T> values = new ArrayList<>(y);
    points.add(fresh);
    values.add(spline.at(fresh));
    List<T> predicted = new ArrayList<>(spline.lam());
    predicted.add(law().field().getZero());
    CurvatureSpline<T> bordered = problem.through(law(), points, values);
    // The new point is nearer than the others are to each other: its own condition counts.
    return law().radius() instanceof BigFraction
        ? agree(ReluUnscaledVariational.BORDER, bordered.lam(), predicted)
        : agree(
            ReluUnscaledVariational.BORDER,
            bordered.lam(),
            predicted,
            ReluUnscaledVariational.slack(ReluUnscaledVariational.condition(bordered)));
  }

  /** Reflected and stretched data give the reflected and stretched solution. */
  Finding.Builder symmetries() {
    CurvatureSpline<T> reflected =
        problem.through(law(), x.stream().map(FieldElement::negate).toList(), y);
    T probe = between();
    return agree(
        ReluUnscaledVariational.REFLECTION,
        List.of(reflected.at(probe.negate()), reflected.c1()),
        List.of(spline.at(probe), spline.c1().negate()));
  }

  /** G2 from the slopes of h outside [-R, R]. */
  T g2() {
    return slopes().multiply(slopes());
  }

  /** G3 from the moment of the curvature of h. */
  T g3() {
    return moment().multiply(moment()).divide(law().secondMoment());
  }

  private T slopes() {
    T end = law().radius();
    T beyond = end.add(law().field().getOne());
    return outside(beyond)
        .subtract(outside(end))
        .add(outside(end.negate()))
        .subtract(outside(beyond.negate()));
  }

  private T moment() {
    T bend = law().expectation(u -> spline.multiplier(u).multiply(BiasLaw.abs(u)), x);
    return bend.subtract(spline.at(law().field().getZero()).multiply(2));
  }

  /** h at any point: the closed form of the kernel is for [-R, R] only. */
  private T outside(T t) {
    BiasKernels<T> kernels = new BiasKernels<>(law());
    T sum = law().field().getZero();
    for (int i = 0; i < x.size(); i++) {
      sum = sum.add(spline.lam().get(i).multiply(kernels.relu(t, x.get(i))));
    }
    return sum;
  }

  /** A point that is no datum: a third of the way from the last point to R. */
  private T between() {
    T last = x.get(x.size() - 1);
    T three = law().field().getOne().multiply(3);
    return law().radius().subtract(last).divide(three).add(last);
  }

  private BiasLaw<T> law() {
    return spline.law();
  }

  private Finding.Builder agree(Claim claim, List<T> observed, List<T> predicted) {
    return agree(claim, observed, predicted, slack);
  }

  private Finding.Builder agree(
      Claim claim, List<T> observed, List<T> predicted, double relativeRounding) {
    if (law().radius() instanceof BigFraction) {
      return claim.decide(observed.equals(predicted)).by(EXACT);
    }
    double scale =
        IntStream.range(0, predicted.size())
            .mapToDouble(i -> Math.abs(predicted.get(i).getReal()))
            .reduce(1, Math::max);
    return claim
        .compare(reals(observed), reals(predicted))
        .within(relativeRounding * scale, "rounding times the condition of the kernel matrix")
        .by(ROUNDED);
  }

  static <T extends FieldElement<T>> double[] reals(List<T> values) {
    return values.stream().mapToDouble(FieldElement::getReal).toArray();
  }
}
