package elenchus.catalogue.neuralcollapse;

import elenchus.features.Factors;
import elenchus.features.Fit;
import elenchus.geometry.SimplexEtf;
import elenchus.linear.Matrix;
import elenchus.theorem.Draw;
import java.util.Collections;
import java.util.List;

/**
 * The terms of the certificate of cross-entropy on nonnegative features. With kappa_k = K c_k/(K-1)
 * and a_k = (n_k/N) kappa_k hbar_k as rows of A, f - f* is the sum of
 *
 * <ol>
 *   <li>the convexity gap (1/N) sum of CE(z_i) - Ent(c) + kappa (z_y - mean z),
 *   <li>(lamW/2) ||W - P A / lamW||^2,
 *   <li>(1/(2 lamW K)) (||sum a_k||^2 - sum ||a_k||^2), the only one that needs nonnegative H,
 *   <li>sum of (n_k lamH/2 - (n_k/N)^2 c_k^2 K/((K-1) 2 lamW)) ||hbar_k||^2,
 *   <li>(lamH/2) sum ||h_i - hbar||^2.
 * </ol>
 */
final class FiveTerms {
  private FiveTerms() {}

  static double[] of(NonnegativeFeatures p) {
    int K = p.K();
    int d = p.W().columns();
    Factors factors = Factors.of(List.of(p.W()), p.H());
    Matrix means = factors.classMeans(p.n());
    Matrix logits = factors.logits();
    int[] labels = p.model().labels();
    double convexity = 0;
    double within = 0;
    for (int s = 0; s < labels.length; s++) {
      int k = labels[s];
      double kappa = K * p.c(k) / (K - 1);
      double[] z = logits.column(s);
      double mean = 0;
      for (double entry : z) {
        mean += entry / K;
      }
      convexity += Fit.CROSS_ENTROPY.of(z, k) - p.entropy(k) + kappa * (z[k] - mean);
      for (int i = 0; i < d; i++) {
        double gap = p.H().get(i, s) - means.get(i, k);
        within += gap * gap;
      }
    }
    Matrix A =
        Matrix.of(K, d, (k, i) -> p.n().get(k) * K * p.c(k) / (K - 1) / p.N() * means.get(i, k));
    Matrix aligned = p.W().minus(SimplexEtf.centring(K).times(A).times(1 / p.lamW()));
    Matrix sum = Matrix.of(1, K, (i, j) -> 1).times(A);
    double lengths = 0;
    for (int k = 0; k < K; k++) {
      double share = (double) p.n().get(k) / p.N() * p.c(k);
      double coefficient =
          p.n().get(k) * p.lamH() / 2 - share * share * K / ((K - 1) * 2 * p.lamW());
      lengths += coefficient * Matrix.column(means.column(k)).dot(Matrix.column(means.column(k)));
    }
    return new double[] {
      convexity / labels.length,
      p.lamW() / 2 * aligned.dot(aligned),
      (sum.dot(sum) - A.dot(A)) / (2 * p.lamW() * K),
      lengths,
      p.lamH() / 2 * within
    };
  }

  /** Equal counts, and the signed minimum: simplex features, below the nonnegative minimum. */
  static NonnegativeFeatures signed(int K, Draw draw) {
    int n = draw.integer(1, 3);
    double lam = draw.uniform(0.1, 0.5) / (K * Math.sqrt(n));
    List<Integer> counts = Collections.nCopies(K, n);
    SimplexValue simplex = new SimplexValue(K, n, 2, lam * lam);
    double m = simplex.m();
    // W = sqrt(sigma) P, H = sqrt(sigma/n) P (x) 1^T with sigma = m sqrt n.
    double root = Math.sqrt(m * Math.sqrt(n));
    Matrix P = SimplexEtf.centring(K);
    return new NonnegativeFeatures(
        counts,
        lam,
        lam,
        P.times(root),
        Matrix.of(K, K * n, (i, s) -> root / Math.sqrt(n) * P.get(i, s / n)));
  }
}
