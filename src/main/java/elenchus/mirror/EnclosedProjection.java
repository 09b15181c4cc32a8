package elenchus.mirror;

import elenchus.exact.Interval;
import elenchus.exact.IntervalMatrix;
import elenchus.exact.IntervalNewton;
import elenchus.linear.Matrix;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A Bregman projection enclosed in intervals: a proof that the dual has a root, that it is the only
 * one, and that the projection lies between the bounds.
 *
 * @param theta around the projection, d intervals
 * @param lambda around the multipliers, m intervals
 */
public record EnclosedProjection(List<Interval> theta, List<Interval> lambda) {

  /** Copies the lists. */
  public EnclosedProjection {
    theta = List.copyOf(theta);
    lambda = List.copyOf(lambda);
  }

  /**
   * Proves bounds around an approximate projection by Krawczyk's method on the m-dimensional dual.
   *
   * @param map the same potentials as those of the approximation
   * @param X m x d
   * @param y m numbers
   * @param theta0 start, d numbers
   * @param approximation of the multipliers, m numbers
   * @return empty if nothing could be proved
   */
  public static Optional<EnclosedProjection> of(
      Separable map, Matrix X, double[] y, double[] theta0, double... approximation) {
    Dual dual = Dual.of(map, X, y, theta0);
    return IntervalNewton.enclose(dual, approximation)
        .map(box -> new EnclosedProjection(dual.theta(box), entries(box)));
  }

  /** The largest width of the intervals around theta. */
  public double width() {
    return theta.stream().mapToDouble(Interval::width).max().orElse(0);
  }

  /** An upper bound of the largest distance of an entry of a point from that of the projection. */
  public double distance(double... point) {
    double worst = 0;
    for (int k = 0; k < point.length; k++) {
      double distance = theta.get(k).subtract(Interval.of(point[k])).magnitude();
      worst = distance <= worst ? worst : distance;
    }
    return worst;
  }

  /** A lower bound of the largest distance of an entry of a point from that of the projection. */
  public double gap(double... point) {
    double worst = 0;
    for (int k = 0; k < point.length; k++) {
      double gap = theta.get(k).subtract(Interval.of(point[k])).mignitude();
      worst = gap <= worst ? worst : gap;
    }
    return worst;
  }

  private static List<Interval> entries(IntervalMatrix column) {
    List<Interval> entries = new ArrayList<>();
    for (int i = 0; i < column.rows(); i++) {
      entries.add(column.get(i, 0));
    }
    return entries;
  }

  /** X grad Phi*(z0 + X^T lambda) - y. */
  private record Dual(Separable map, IntervalMatrix X, IntervalMatrix y, IntervalMatrix z0)
      implements IntervalNewton.Equations {

    static Dual of(Separable map, Matrix X, double[] y, double[] theta0) {
      return new Dual(
          map,
          IntervalMatrix.of(X),
          IntervalMatrix.of(Matrix.column(y)),
          IntervalMatrix.of(
              theta0.length,
              1,
              (k, j) -> map.potentials().get(k).gradient(Interval.of(theta0[k]))));
    }

    private IntervalMatrix z(IntervalMatrix lambda) {
      return X.transpose().times(lambda).plus(z0);
    }

    private List<Interval> theta(IntervalMatrix lambda) {
      IntervalMatrix z = z(lambda);
      List<Interval> theta = new ArrayList<>();
      for (int k = 0; k < z.rows(); k++) {
        theta.add(map.potentials().get(k).inverseGradient(z.get(k, 0)));
      }
      return theta;
    }

    @Override
    public IntervalMatrix value(IntervalMatrix lambda) {
      return X.times(IntervalMatrix.column(theta(lambda).toArray(Interval[]::new))).minus(y);
    }

    @Override
    public IntervalMatrix jacobian(IntervalMatrix lambda) {
      IntervalMatrix z = z(lambda);
      List<Interval> curvatures = new ArrayList<>();
      for (int k = 0; k < z.rows(); k++) {
        curvatures.add(map.potentials().get(k).conjugateCurvature(z.get(k, 0)));
      }
      IntervalMatrix scaled =
          IntervalMatrix.of(z.rows(), X.rows(), (k, i) -> X.get(i, k).multiply(curvatures.get(k)));
      return X.times(scaled);
    }
  }
}
