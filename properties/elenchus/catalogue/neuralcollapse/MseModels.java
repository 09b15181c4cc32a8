package elenchus.catalogue.neuralcollapse;

import elenchus.features.Factors;
import elenchus.geometry.SimplexEtf;
import elenchus.linear.Matrix;
import elenchus.symbolic.DifferentialField;
import elenchus.symbolic.Proof;
import elenchus.theorem.Draw;
import elenchus.theorem.Evidence;
import elenchus.theorem.Example;
import java.util.ArrayList;
import java.util.List;
import org.hipparchus.util.FastMath;

/** Instances, geometry and quantities of the deep linear model under the squared loss. */
final class MseModels {
  private MseModels() {}

  static List<Example<FeatureProblem>> examples() {
    return List.of(
        new Example<>(
            "two classes of 4 and 2, one layer",
            new FeatureProblem(List.of(4, 2), List.of(2), List.of(.05), .04, false)),
        new Example<>(
            "three classes of 4, 2 and 1, two layers",
            new FeatureProblem(List.of(4, 2, 1), List.of(3, 3), List.of(.02, .03), .01, false)),
        new Example<>(
            "free bias",
            new FeatureProblem(List.of(4, 2), List.of(3, 3), List.of(.02, .03), .01, true)),
        new Example<>(
            "minority collapse",
            new FeatureProblem(List.of(12, 1), List.of(2, 2), List.of(.1, .1), .05, false)),
        new Example<>(
            "all factors 9/10 times the identity",
            FeatureProblem.even(List.of(1, 1, 1), 2, 3, .0813, false)));
  }

  static FeatureProblem drawn(Draw draw) {
    int K = draw.integer(2, 5);
    int M = draw.integer(1, 4);
    List<Integer> n = FeatureProblem.drawnCounts(draw, K, 6);
    List<Integer> d = new ArrayList<>();
    for (int m = 0; m < M; m++) {
      d.add(Math.max(1, K + (draw.chance(0.6) ? draw.integer(0, 2) : draw.integer(-2, 3))));
    }
    int N = n.stream().mapToInt(Integer::intValue).sum();
    double u = draw.chance(0.8) ? draw.uniform(0.05, 0.95) : draw.uniform(1.05, 1.5);
    double b = ScalarMode.threshold(M) * u;
    double Lam = FastMath.pow(b * draw.oneOf(n) / (M * N), M) / N;
    return FeatureProblem.withProduct(draw, n, d, Lam, draw.chance(0.4));
  }

  /** The least |b_i / b* - 1| over the modes. */
  static double distanceFromThreshold(FeatureProblem p) {
    if (!(p.leastDecay() > 0)) {
      return Double.NaN;
    }
    double least = Double.POSITIVE_INFINITY;
    for (ScalarMode mode : MseOptimum.of(p).modes()) {
      least = Math.min(least, Math.abs(mode.b() / ScalarMode.threshold(p.M()) - 1));
    }
    return least;
  }

  /**
   * The two identities of the scalar problem, with kappa such that Lam^(1/L) = kappa y^2/(N Y2).
   */
  static Proof substitution(int M) {
    int L = M + 1;
    DifferentialField field =
        DifferentialField.overRationals().parameters("y N r T kappa x").build();
    return field
        .prove("scalar problem of depth " + M + " with z = y T^L, z^(2/L) = r T^2, r = y^(2/L)")
        .equal(
            "phi = (y^2/2N) p(T) for Lam^(1/L) = kappa y^2/(N r)",
            field.parse("(y*T^" + L + "-y)^2/(2*N)+" + L + "/2*kappa*y^2/(N*r)*r*T^2"),
            field.parse("y^2/(2*N)*((1-T^" + L + ")^2+" + L + "*kappa*T^2)"))
        .equal(
            "p(T) - 1 = T^2 (T^(2M) - 2 T^(M-1) + (M+1) kappa)",
            field.parse("(1-T^" + L + ")^2+" + L + "*kappa*T^2-1"),
            field.parse("T^2*(T^" + 2 * M + "-2*T^" + (M - 1) + "+" + L + "*kappa)"))
        .done();
  }

  static void geometry(
      FeatureProblem p, MseOptimum optimum, Factors factors, Evidence.Builder evidence) {
    Matrix W = factors.map();
    Matrix means = factors.classMeans(p.n());
    Matrix ofW = W.times(W.transpose());
    Matrix ofH = means.transpose().times(means);
    double scale = 1 + ofW.maxAbs() + ofH.maxAbs();
    if (!p.bias() && p.R() >= p.K()) {
      double[] w = rowNorms(p);
      double unit = p.N() * p.lamH();
      Matrix expectedH =
          Matrix.of(p.K(), p.K(), (j, k) -> j == k ? w[k] / ((w[k] + unit) * (w[k] + unit)) : 0);
      Matrix dual =
          Matrix.of(p.K(), W.columns(), (k, i) -> (w[k] > 0 ? w[k] + unit : 0) * means.get(i, k));
      double error =
          Math.max(
              ofW.minus(Matrix.diagonal(w)).maxAbs(),
              Math.max(ofH.minus(expectedH).maxAbs(), W.minus(dual).maxAbs()));
      evidence.add(
          MseDeepLinear.FRAME
              .compare(error, 0)
              .within(1e-11 * scale, "roots of order L of rounded products")
              .by("explicit factors against the scalar roots", "own", "double"));
      evidence.quantity("w", w);
    }
    if (p.bias() && p.isBalanced() && p.R() >= p.K() - 1) {
      Matrix P = SimplexEtf.centring(p.K());
      double error = 0;
      for (Matrix gram : List.of(ofW, ofH, W.times(means))) {
        double multiple = gram.trace() / (p.K() - 1);
        error = Math.max(error, gram.minus(P.times(multiple)).maxAbs());
      }
      evidence.add(
          MseDeepLinear.SIMPLEX
              .compare(error, 0)
              .within(1e-11 * scale, "eigenvectors of D - n n^T/N to rounding")
              .by("explicit factors", "own", "double"));
    }
    evidence.quantity("g", ofHDiagonal(ofH));
    evidence.quantity("ownLogits", ofHDiagonal(W.times(means)));
    evidence.quantity("Z", optimum.Z().toRows());
  }

  private static double[] ofHDiagonal(Matrix square) {
    double[] diagonal = new double[square.rows()];
    for (int k = 0; k < diagonal.length; k++) {
      diagonal[k] = square.get(k, k);
    }
    return diagonal;
  }

  /** w_k = N lam_H x_k^M for each class. */
  static double[] rowNorms(FeatureProblem p) {
    double[] w = new double[p.K()];
    for (int k = 0; k < p.K(); k++) {
      ScalarMode mode = new ScalarMode(Math.sqrt(p.n().get(k)), p.M(), p.N(), p.Lam());
      w[k] = p.N() * p.lamH() * FastMath.pow(mode.x(), p.M());
    }
    return w;
  }

  static void quantities(FeatureProblem p, MseOptimum optimum, Evidence.Builder evidence) {
    evidence
        .quantity("fStar", optimum.value())
        .quantity("b", optimum.modes().stream().mapToDouble(ScalarMode::b).toArray())
        .quantity("x", optimum.modes().stream().mapToDouble(ScalarMode::x).toArray())
        .quantity("z", optimum.z())
        .quantity("bStar", ScalarMode.threshold(p.M()))
        .quantity("bFold", ScalarMode.fold(p.M()));
  }
}
