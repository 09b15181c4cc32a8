package elenchus.catalogue.unhinged;

import elenchus.linear.Matrix;
import elenchus.symbolic.Elementary;
import elenchus.theorem.Trial;
import java.util.function.IntToDoubleFunction;
import org.hipparchus.dfp.Dfp;
import org.hipparchus.dfp.DfpField;
import org.hipparchus.util.Binary64;
import org.hipparchus.util.Binary64Field;
import org.hipparchus.util.FastMath;

/** The descent along the sphere: in scalars, in the plane of h and w, and in full vectors. */
final class SphereRun {
  private static final Elementary<Binary64> DOUBLES = Elementary.over(Binary64Field.getInstance());
  private static final int DIGITS = 50;

  /** Beyond, alpha does not change any more. */
  private static final double NOTHING = 1e-34;

  private SphereRun() {}

  /**
   * Scalars after some steps.
   *
   * @param defect 1 - cos(h, w)
   * @param alpha eta |w|/|h|^2
   * @param amplification how much a relative error of the first angle may have grown
   */
  record State(double defect, double alpha, double amplification) {

    static State start(SphereProblem x) {
      return new State(x.defect(), x.alpha(), 1);
    }

    /** One step by a formula, which decides the form of the defect that does not cancel. */
    State next(SphereStep.Formula formula) {
      SphereStep<Binary64> step = formula.at(DOUBLES, new Binary64(defect), new Binary64(alpha));
      double beta = step.beta().getReal();
      double q = defect * (2 - defect);
      // The angle goes from t to t - arctan(alpha sin t).
      double slope = 1 - alpha * (1 - defect) / (1 + alpha * alpha * q);
      return new State(
          beta > 0 ? step.defect().getReal() : 1 - beta,
          step.alpha().getReal(),
          amplification * Math.max(1, Math.abs(slope)) + alpha * FastMath.sqrt(q));
    }

    /** The same with alpha times a factor. */
    State scaled(double factor) {
      return new State(defect, alpha * factor, amplification);
    }

    /** The angle of h and w. */
    double angle() {
      return 2 * FastMath.asin(FastMath.sqrt(Math.min(2, defect) / 2));
    }
  }

  /** Scalars after so many steps with constant eta. */
  static State after(SphereProblem x, SphereStep.Formula formula, int steps) {
    State state = State.start(x);
    for (int k = 0; k < steps; k++) {
      state = state.next(formula);
    }
    return state;
  }

  /** Scalars after so many steps, alpha held or scaled by eta_k / eta_(k-1), k = 1, 2, ... */
  static State varying(SphereProblem x, IntToDoubleFunction factor, int steps) {
    State state = State.start(x);
    for (int k = 1; k <= steps; k++) {
      state = state.next(SphereStep::of).scaled(factor.applyAsDouble(k));
    }
    return state;
  }

  /** The angle of h and w after so many steps of the vectors themselves. */
  static double angle(SphereProblem x, int steps, Trial trial) {
    return trial.isHigh() ? digits(x, steps) : vectors(x, steps);
  }

  private static double vectors(SphereProblem x, int steps) {
    Matrix h = x.h();
    Matrix w = x.prototype();
    for (int k = 0; k < steps; k++) {
      Matrix unit = h.times(1 / h.norm());
      h = h.plus(w.minus(unit.times(unit.dot(w))).times(x.eta() / h.norm()));
    }
    double along = h.dot(w) / w.norm();
    Matrix rest = h.minus(w.times(along / w.norm()));
    return FastMath.atan2(rest.norm(), along);
  }

  private static double digits(SphereProblem x, int steps) {
    DfpField field = new DfpField(DIGITS);
    int d = x.h0().size();
    Dfp[] h = new Dfp[d];
    Dfp[] w = new Dfp[d];
    for (int i = 0; i < d; i++) {
      h[i] = field.newDfp(x.h0().get(i));
      w[i] = field.newDfp(x.w().get(i));
    }
    for (int k = 0; k < steps; k++) {
      Dfp square = dot(h, h);
      Dfp rate = field.newDfp(x.eta()).divide(square.sqrt());
      Dfp share = dot(h, w).divide(square);
      for (int i = 0; i < d; i++) {
        h[i] = h[i].add(rate.multiply(w[i].subtract(share.multiply(h[i]))));
      }
    }
    Dfp share = dot(h, w).divide(dot(w, w));
    Dfp[] rest = new Dfp[d];
    for (int i = 0; i < d; i++) {
      rest[i] = h[i].subtract(share.multiply(w[i]));
    }
    return FastMath.atan2(
        dot(rest, rest).sqrt().getReal(), share.multiply(dot(w, w).sqrt()).getReal());
  }

  private static Dfp dot(Dfp[] x, Dfp[] y) {
    Dfp sum = x[0].getZero();
    for (int i = 0; i < x.length; i++) {
      sum = sum.add(x[i].multiply(y[i]));
    }
    return sum;
  }

  /**
   * The descent in the plane until 1 - cos(h, w) is tiny.
   *
   * @param steps how many it took
   * @param defect the last 1 - cos(h, w)
   * @param ratio of the defect after one more step to the last
   * @param alpha the limit of eta |w|/|h|^2, up to rounding
   */
  record Landing(int steps, double defect, double ratio, double alpha) {}

  /** Runs until the defect is at most a bound, or for so many steps. */
  static Landing land(SphereProblem x, double small, int most, Trial trial) {
    double[] plane = x.planar();
    double pull = x.eta() * x.prototype().norm();
    double defect = x.defect();
    int steps = 0;
    while (defect > small && steps < most) {
      if (steps % 1024 == 0) {
        trial.checkDeadline();
      }
      step(plane, pull);
      defect = defect(plane);
      steps++;
    }
    step(plane, pull);
    double ratio = defect == 0 ? 0 : defect(plane) / defect;
    for (int more = 0; more < most && defect(plane) > NOTHING; more++) {
      step(plane, pull);
    }
    double alpha = pull / (plane[0] * plane[0] + plane[1] * plane[1]);
    return new Landing(steps, defect, ratio, alpha);
  }

  /** With w along the first axis, (I - hh'/|h|^2) w = |w| y (y, -x)/|h|^2. */
  private static void step(double[] plane, double pull) {
    double x = plane[0];
    double y = plane[1];
    double length = FastMath.hypot(x, y);
    double rate = pull * y / (length * length * length);
    plane[0] = x + rate * y;
    plane[1] = y - rate * x;
  }

  private static double defect(double[] plane) {
    double length = FastMath.hypot(plane[0], plane[1]);
    return plane[0] >= 0
        ? plane[1] * plane[1] / (length * (length + plane[0]))
        : 1 - plane[0] / length;
  }
}
