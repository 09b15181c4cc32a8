package elenchus.catalogue.neuralcollapse;

import elenchus.exact.Interval;
import elenchus.features.Enclosure;
import elenchus.linear.Matrix;

/**
 * Proved values and bounds of the supervised contrastive loss, in intervals.
 *
 * @param spheres counts, dimension and radius
 */
record ContrastiveBounds(ContrastiveSpheres spheres) {
  /**
   * A proved lower bound of the loss over all features of any dimension, from the Gram matrix G of
   * any point: the loss is convex in G, so with the slope Ds, mu = -diag(Ds G)/r2 and S = Ds +
   * diag(mu) it is at least L(G) - <Ds, G> - r2 sum mu + min(0, lambda_min(S)) N r2.
   */
  Interval certifiedLeast(Matrix gram) {
    int[] y = spheres.labels();
    int samples = y.length;
    Interval[][] p = new Interval[samples][samples];
    Interval loss = Interval.ZERO;
    for (int i = 0; i < samples; i++) {
      Interval total = Interval.ZERO;
      Interval positives = Interval.ZERO;
      for (int l = 0; l < samples; l++) {
        p[i][l] = Interval.ZERO;
        if (l != i) {
          p[i][l] = Interval.of(gram.get(i, l)).exp();
          total = total.add(p[i][l]);
          positives = y[l] == y[i] ? positives.add(Interval.of(gram.get(i, l))) : positives;
        }
      }
      Interval others = Interval.of(spheres.n().get(y[i]) - 1);
      loss = loss.add(total.log()).subtract(positives.divide(others));
      for (int l = 0; l < samples; l++) {
        p[i][l] = p[i][l].divide(total);
        if (l != i && y[l] == y[i]) {
          p[i][l] = p[i][l].subtract(others.reciprocal());
        }
      }
    }
    Interval[][] S = new Interval[samples][samples];
    Interval linear = Interval.ZERO;
    Interval sum = Interval.ZERO;
    Matrix slope = spheres.slope(gram);
    for (int i = 0; i < samples; i++) {
      double mu = 0;
      for (int l = 0; l < samples; l++) {
        S[i][l] = p[i][l].add(p[l][i]).multiply(Interval.of(0.5));
        linear = linear.add(S[i][l].multiply(Interval.of(gram.get(i, l))));
        mu -= slope.get(i, l) * gram.get(l, i) / spheres.r2();
      }
      S[i][i] = Interval.of(mu);
      sum = sum.add(S[i][i]);
    }
    double least = Math.min(0, SpectralBound.of(S).lower());
    Interval radius = Interval.of(spheres.r2());
    return loss.subtract(linear)
        .subtract(radius.multiply(sum))
        .add(Interval.of(least).multiply(Interval.of(samples)).multiply(radius));
  }

  /** K n log(n - 1 + (K-1) n e^(-K r2/(K-1))): the least loss for equal counts, enclosed. */
  Interval balancedLeast() {
    int count = spheres.n().get(0);
    Interval exponent =
        Interval.of(spheres.r2()).multiply(Enclosed.ratio(-spheres.K(), spheres.K() - 1));
    return exponent
        .exp()
        .multiply(Interval.of((spheres.K() - 1) * count))
        .add(Interval.of(count - 1))
        .log()
        .multiply(Interval.of(spheres.K() * count));
  }

  /** The loss of features, enclosed. */
  Interval enclosed(Matrix H) {
    Interval[][] gram = Enclosure.product(H, H.transpose());
    int[] y = spheres.labels();
    Interval loss = Interval.ZERO;
    for (int i = 0; i < y.length; i++) {
      Interval total = Interval.ZERO;
      Interval positives = Interval.ZERO;
      for (int l = 0; l < y.length; l++) {
        if (l != i) {
          total = total.add(gram[i][l].exp());
          positives = y[l] == y[i] ? positives.add(gram[i][l]) : positives;
        }
      }
      loss =
          loss.add(total.log()).subtract(positives.divide(Interval.of(spheres.n().get(y[i]) - 1)));
    }
    return loss;
  }
}
