package elenchus.catalogue.implicitbias;

import elenchus.linear.Matrix;
import elenchus.theorem.Draw;
import elenchus.theorem.Finding;

/** The adversary's best answer to a classifier, against the closed form and random answers. */
final class RobustAttack {
  private static final int TRIES = 50;

  private RobustAttack() {}

  /**
   * Compares the worst margin under delta = -eps grad |w|_p, of size eps in the dual norm, with z.w
   * - eps |w|_r, for a norm r claimed, and with random delta of that size, none of which may do
   * better.
   */
  static Finding examine(RobustProblem problem, double[] w, double claimed, Draw draw) {
    double p = problem.p();
    double q = p / (p - 1);
    double eps = problem.eps();
    double[] gradient = PowerNorm.gradient(p, w);
    double best = Matrix.column(gradient).dot(Matrix.column(w));
    double worst = Math.abs(PowerNorm.of(q, gradient) - 1) * best;
    for (int k = 0; k < TRIES; k++) {
      double[] delta = new double[w.length];
      for (int f = 0; f < delta.length; f++) {
        delta[f] = draw.gaussian();
      }
      double gain = Math.abs(Matrix.column(delta).dot(Matrix.column(w))) / PowerNorm.of(q, delta);
      worst = Math.max(worst, gain - best);
    }
    double size = eps * Matrix.column(w).norm();
    worst = Math.max(eps * worst, eps * Math.abs(best - PowerNorm.of(claimed, w)));
    return RobustMaxMargin.ATTACK
        .compare(worst, 0)
        .within(1e-13 * (1 + size), "rounding of d powers")
        .by("Hoelder's equality, random attacks", "own", "double")
        .build();
  }
}
