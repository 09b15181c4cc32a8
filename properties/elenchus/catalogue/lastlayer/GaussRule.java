package elenchus.catalogue.lastlayer;

import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/**
 * A Gauss rule for the expectation under a law, by the method of G. H. Golub and J. H. Welsch
 * (1969): nodes are the eigenvalues of the Jacobi matrix, weights the squared first entries of its
 * eigenvectors. With m nodes polynomials of degree below 2m are integrated exactly.
 */
final class GaussRule {
  private final double[] nodes;
  private final double[] weights;

  private GaussRule(double[] nodes, double[] weights) {
    this.nodes = nodes;
    this.weights = weights;
  }

  /** For the standard normal law. */
  static GaussRule normal(int size) {
    double[] off = new double[size - 1];
    for (int k = 1; k < size; k++) {
      off[k - 1] = Math.sqrt(k);
    }
    return of(new double[size], off, 1);
  }

  /** For the chi-square law. */
  static GaussRule chiSquare(int size, double degrees) {
    double shape = degrees / 2;
    double[] main = new double[size];
    double[] off = new double[size - 1];
    for (int k = 0; k < size; k++) {
      main[k] = 2 * k + shape;
      if (k > 0) {
        off[k - 1] = Math.sqrt(k * (k + shape - 1));
      }
    }
    return of(main, off, 2);
  }

  private static GaussRule of(double[] main, double[] off, double scale) {
    int size = main.length;
    // Nodes of large shapes differ little: only their differences go into the eigenvalue problem.
    double shift = main[0];
    RealMatrix jacobi = MatrixUtils.createRealMatrix(size, size);
    for (int k = 0; k < size; k++) {
      jacobi.setEntry(k, k, main[k] - shift);
      if (k > 0) {
        jacobi.setEntry(k, k - 1, off[k - 1]);
        jacobi.setEntry(k - 1, k, off[k - 1]);
      }
    }
    EigenDecompositionSymmetric eigen = new EigenDecompositionSymmetric(jacobi);
    double[] nodes = new double[size];
    double[] weights = new double[size];
    for (int k = 0; k < size; k++) {
      nodes[k] = scale * (shift + eigen.getEigenvalue(k));
      double first = eigen.getEigenvector(k).getEntry(0);
      weights[k] = first * first;
    }
    return new GaussRule(nodes, weights);
  }

  int size() {
    return nodes.length;
  }

  double node(int k) {
    return nodes[k];
  }

  double weight(int k) {
    return weights[k];
  }
}
