package elenchus.mirror;

import elenchus.linear.Matrix;
import java.util.Collections;
import java.util.List;

/**
 * Phi(theta) = sum_k phi_k(theta_k).
 *
 * @param potentials one per coordinate
 */
public record Separable(List<Potential> potentials) implements MirrorMap {

  /** Copies the list. */
  public Separable {
    potentials = List.copyOf(potentials);
  }

  /** The same potential for each of d coordinates. */
  public static Separable of(Potential potential, int d) {
    return new Separable(Collections.nCopies(d, potential));
  }

  @Override
  public int dimension() {
    return potentials.size();
  }

  @Override
  public boolean admits(double... theta) {
    for (int k = 0; k < theta.length; k++) {
      if (!potentials.get(k).admits(theta[k])) {
        return false;
      }
    }
    return true;
  }

  @Override
  public double value(double... theta) {
    double sum = 0;
    for (int k = 0; k < theta.length; k++) {
      sum += potentials.get(k).value(theta[k]);
    }
    return sum;
  }

  @Override
  public double[] gradient(double... theta) {
    double[] z = new double[theta.length];
    for (int k = 0; k < z.length; k++) {
      z[k] = potentials.get(k).gradient(theta[k]);
    }
    return z;
  }

  @Override
  public double[] inverseGradient(double... z) {
    double[] theta = new double[z.length];
    for (int k = 0; k < theta.length; k++) {
      theta[k] = potentials.get(k).inverseGradient(z[k]);
    }
    return theta;
  }

  @Override
  public double conjugate(double... z) {
    double sum = 0;
    for (int k = 0; k < z.length; k++) {
      sum += potentials.get(k).conjugate(z[k]);
    }
    return sum;
  }

  @Override
  public Matrix conjugateHessian(double... z) {
    double[] diagonal = new double[z.length];
    for (int k = 0; k < diagonal.length; k++) {
      diagonal[k] = potentials.get(k).conjugateCurvature(z[k]);
    }
    return Matrix.diagonal(diagonal);
  }

  @Override
  public double[] precondition(double[] theta, double[] direction) {
    double[] velocity = new double[theta.length];
    for (int k = 0; k < velocity.length; k++) {
      velocity[k] = direction[k] / potentials.get(k).curvature(theta[k]);
    }
    return velocity;
  }
}
