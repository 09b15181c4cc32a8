package elenchus.catalogue.neuralcollapse;

import elenchus.geometry.SimplexEtf;
import elenchus.linear.Matrix;
import org.hipparchus.util.FastMath;

/**
 * The supervised contrastive loss of features equal within classes: a problem in the Gram matrix of
 * the classes alone.
 *
 * @param spheres counts, dimension and radius
 */
record ContrastiveClasses(ContrastiveSpheres spheres) {
  /** The loss of features equal within classes, from the Gram matrix of the classes, K x K. */
  double reduced(Matrix classGram) {
    double sum = 0;
    for (int k = 0; k < spheres.K(); k++) {
      double total = spheres.n().get(k) - 1;
      for (int l = 0; l < spheres.K(); l++) {
        total += l == k ? 0 : spheres.n().get(l) * FastMath.exp(classGram.get(k, l) - spheres.r2());
      }
      sum += spheres.n().get(k) * FastMath.log(total);
    }
    return sum;
  }

  /** The least loss where it is known in closed form or by one variable: K = 2, or (a, b, b). */
  double reducedLeast() {
    if (spheres.K() == 2) {
      return reduced(Matrix.of(2, 2, (i, j) -> i == j ? spheres.r2() : -spheres.r2()));
    }
    double low = -spheres.r2();
    double high = 0;
    double golden = (Math.sqrt(5) - 1) / 2;
    for (int i = 0; i < 100; i++) {
      double left = high - golden * (high - low);
      double right = low + golden * (high - low);
      if (reduced(singular(left)) < reduced(singular(right))) {
        high = right;
      } else {
        low = left;
      }
    }
    return reduced(singular((low + high) / 2));
  }

  /** The singular class Gram matrix with u between the first and the others, v between these. */
  private Matrix singular(double u) {
    double v = 2 * u * u / spheres.r2() - spheres.r2();
    return Matrix.of(3, 3, (i, j) -> i == j ? spheres.r2() : i == 0 || j == 0 ? u : v);
  }

  /** Whether the reduced problem has one variable at most. */
  boolean isReducible() {
    return spheres.K() == 2 || (spheres.K() == 3 && spheres.n().get(1).equals(spheres.n().get(2)));
  }

  /** The Gram matrix of the class means of features, K x K. */
  Matrix classGram(Matrix H) {
    int[] y = spheres.labels();
    Matrix means =
        Matrix.of(spheres.K(), spheres.N(), (k, i) -> y[i] == k ? 1.0 / spheres.n().get(k) : 0)
            .times(H);
    return means.times(means.transpose());
  }

  /** The squared distances of features from their class means, added up, over the total. */
  double within(Matrix H) {
    double between = 0;
    Matrix gram = classGram(H);
    for (int k = 0; k < spheres.K(); k++) {
      between += spheres.n().get(k) * gram.get(k, k);
    }
    return 1 - between / (spheres.N() * spheres.r2());
  }

  /** A simplex frame of radius sqrt r2, each row repeated. */
  Matrix frames() {
    int[] y = spheres.labels();
    Matrix frame = SimplexEtf.frame(spheres.K(), Math.max(spheres.d(), spheres.K() - 1));
    return Matrix.of(
        spheres.N(), frame.columns(), (i, j) -> Math.sqrt(spheres.r2()) * frame.get(y[i], j));
  }
}
