package elenchus.catalogue.implicitbias;

import elenchus.flow.ImplicitIntegrator;
import elenchus.flow.SymmetricField;
import elenchus.flow.Trajectory;
import elenchus.linear.Matrix;
import java.util.Arrays;
import org.hipparchus.util.FastMath;

/**
 * Gradient flow of sum_i e^{-h_i(w)}, h_i(w) = z_i.w - eps |w|_p, in s = log(1 + t). The loss is
 * convex, so the field has a symmetric negative semidefinite Jacobian.
 */
record RobustFlow(RobustProblem problem) implements SymmetricField {
  private static final double LARGEST_EXPONENT = 700;

  /** The path from a start other than 0, where the norm has no gradient. */
  Trajectory run(double tolerance, double[] start, double... checkpoints) {
    return ImplicitIntegrator.rodas4(tolerance).integrate(this, 0, start, checkpoints);
  }

  @Override
  public int dimension() {
    return problem.Z().columns();
  }

  private double[] weights(double time, double[] w) {
    return Arrays.stream(RobustMargin.margins(problem, w))
        .map(h -> FastMath.exp(Math.min(LARGEST_EXPONENT, time - h)))
        .toArray();
  }

  @Override
  public void velocity(double time, double[] state, double[] velocity) {
    double[] sum = RobustMargin.slopes(problem, state).transpose().times(weights(time, state));
    System.arraycopy(sum, 0, velocity, 0, sum.length);
  }

  @Override
  public void jacobian(double time, double[] state, double[] jacobian) {
    int d = dimension();
    Matrix slopes = RobustMargin.slopes(problem, state);
    Matrix hessian = PowerNorm.hessian(problem.p(), state);
    double[] weights = weights(time, state);
    double total = Arrays.stream(weights).sum();
    for (int i = 0; i < d; i++) {
      for (int j = 0; j < d; j++) {
        double sum = -problem.eps() * total * hessian.get(i, j);
        for (int n = 0; n < weights.length; n++) {
          sum -= weights[n] * slopes.get(n, i) * slopes.get(n, j);
        }
        jacobian[i * d + j] = sum;
      }
    }
  }

  @Override
  public void timeDerivative(double time, double[] state, double[] derivative) {
    velocity(time, state, derivative);
  }

  @Override
  public double size(double[] change) {
    double largest = 0;
    for (double margin : problem.Z().times(change)) {
      largest = Math.max(largest, Math.abs(margin));
    }
    return Math.max(largest, problem.eps() * PowerNorm.of(problem.p(), change));
  }
}
