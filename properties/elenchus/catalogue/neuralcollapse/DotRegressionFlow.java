package elenchus.catalogue.neuralcollapse;

import elenchus.symbolic.DifferentialField;
import elenchus.symbolic.Proof;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;
import org.hipparchus.util.FastMath;

/** The cosine u of feature and classifier row under dot regression: u' = c (1 - u)^2 (1 + u). */
final class DotRegressionFlow {
  private DotRegressionFlow() {}

  /** I(u) = 1 / (2 (1 - u)) + (1/4) log((1 + u) / (1 - u)) as a function of v = log(1 - u). */
  static double integral(double v) {
    double gap = FastMath.exp(v);
    return 0.5 / gap + 0.25 * (FastMath.log(2 - gap) - v);
  }

  /** The cosine after time t, from I(u(t)) = I(u0) + c t by bisection in v = log(1 - u). */
  static double gapAfter(double u0, double ct) {
    double target = integral(FastMath.log1p(-u0)) + ct;
    double low = -60;
    double high = FastMath.log1p(-u0);
    for (int i = 0; i < 200 && low < high; i++) {
      double middle = low + (high - low) / 2;
      if (middle == low || middle == high) {
        break;
      }
      if (integral(middle) > target) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return FastMath.exp(low + (high - low) / 2);
  }

  /**
   * 1 - u(t) by integration of the feature itself on its sphere, in the plane of the start and the
   * classifier row.
   *
   * @return 1 - u and the drift of the squared norm over EH
   */
  static double[] integrate(EtfHead p, double time) {
    double w = Math.sqrt(p.EW());
    double radius = Math.sqrt(p.EH());
    OrdinaryDifferentialEquation flow =
        new OrdinaryDifferentialEquation() {
          @Override
          public int getDimension() {
            return 2;
          }

          @Override
          public double[] computeDerivatives(double t, double[] h) {
            // h = (along w, across); gradient of (1/2s)(<w,h> - s)^2 is ((w h0 - s)/s) w e0.
            double s = w * radius;
            double pull = -(w * h[0] - s) / s * w;
            double radial = pull * h[0] / p.EH();
            return new double[] {pull - radial * h[0], -radial * h[1]};
          }
        };
    DormandPrince853Integrator method = new DormandPrince853Integrator(1e-10, time, 1e-14, 1e-13);
    double across = Math.sqrt((1 - p.u0()) * (1 + p.u0()));
    double[] end =
        method
            .integrate(flow, new ODEState(0, new double[] {radius * p.u0(), radius * across}), time)
            .getPrimaryState();
    // 1 - u from the part across loses no digits near u = 1.
    double sine = end[1] / radius;
    double gap = end[0] > 0 ? sine * sine / (1 + end[0] / radius) : 1 - end[0] / radius;
    return new double[] {gap, (end[0] * end[0] + end[1] * end[1]) / p.EH() - 1};
  }

  /** The first integral, and the equation of u from the flow on the sphere. */
  static Proof proof() {
    DifferentialField field =
        DifferentialField.overRationals()
            .parameters("c r")
            .solution("u", "c*(1-u)^2*(1+u)")
            .logarithm("a", "1+u")
            .logarithm("b", "1-u")
            .build();
    return field
        .prove("first integral of dot regression on the sphere")
        .equal(
            "d/dt [1/(2(1-u)) + (log(1+u) - log(1-u))/4] = c",
            field.parse("1/(2*(1-u))+(a-b)/4").derivative(),
            field.parse("c"))
        .equal(
            "<w, pull - <pull,h> h/EH> / s with pull = (1-u) w, EW = c^2 EH, s = c EH, EH = r",
            field.parse("((1-u)*c^2*r-(1-u)*(u*c*r)^2/r)/(c*r)"),
            field.get("u").derivative())
        .done();
  }
}
