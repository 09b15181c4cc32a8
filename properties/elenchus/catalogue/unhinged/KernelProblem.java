package elenchus.catalogue.unhinged;

import elenchus.exact.RationalMatrix;
import elenchus.linear.Matrix;
import elenchus.linear.SymmetricEigen;
import elenchus.theorem.Draw;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hipparchus.util.FastMath;

/**
 * Gradient flow of the balanced unhinged loss with a constant kernel on the features: {@code H' = K
 * W M}, {@code W' = H M'}.
 *
 * @param C number of classes, at least 2
 * @param N samples per class
 * @param gamma weight of the other classes, nonnegative
 * @param t time
 * @param K kernel, p x p, symmetric, positive semidefinite
 * @param H0 initial features, p x CN, columns class after class
 * @param W0 initial prototypes, p x C
 */
public record KernelProblem(int C, int N, double gamma, double t, Matrix K, Matrix H0, Matrix W0) {

  private static final double EXPONENT = 6;

  /**
   * Checks the shapes and signs.
   *
   * @throws IllegalArgumentException if a shape or a sign is wrong, or K is not symmetric
   */
  public KernelProblem {
    UnhingedProblem checked = UnhingedProblem.unbiased(C, N, gamma, 1, t, H0, W0);
    if (K.rows() != checked.p() || !K.equals(K.transpose()) || !K.isFinite()) {
      throw new IllegalArgumentException("K must be symmetric, " + checked.p() + " x p; is " + K);
    }
  }

  /** Kernel added to a problem, whose z is the time. */
  static KernelProblem of(UnhingedProblem x, Matrix K) {
    return new KernelProblem(x.C(), x.N(), x.gamma(), x.z(), K, x.H0(), x.W0());
  }

  /** The problem with the identity for a kernel. */
  UnhingedProblem plain() {
    return UnhingedProblem.unbiased(C, N, gamma, 1, t, H0, W0);
  }

  /** Spectral decomposition of K. */
  SymmetricEigen spectrum() {
    return SymmetricEigen.of(K);
  }

  /** The rank of K, exactly. */
  int rank() {
    return RationalMatrix.of(K).rank();
  }

  /**
   * Square roots of the eigenvalues of K, ascending; those that vanish by the exact rank are zero.
   */
  double[] roots() {
    double[] values = spectrum().values();
    int zeros = values.length - rank();
    double[] roots = new double[values.length];
    for (int i = zeros; i < roots.length; i++) {
      roots[i] = FastMath.sqrt(Math.max(0, values[i]));
    }
    return roots;
  }

  /** The largest exponent sqrt(k) |sigma| t. */
  double exponent() {
    UnhingedModel m = plain().model();
    double[] roots = roots();
    return roots[roots.length - 1] * t * Math.max(m.sigma1(), Math.abs(m.sigma2()));
  }

  /** K = BB' with B integer or in eighths, of any rank; p at most 5. */
  static KernelProblem draw(Draw draw) {
    UnhingedProblem x = UnhingedInstances.draw(draw);
    int p = Math.min(5, x.p());
    Matrix H0 = Matrix.of(p, x.H0().columns(), x.H0()::get);
    Matrix W0 = Matrix.of(p, x.C(), x.W0()::get);
    int rank = draw.chance(0.4) ? p : draw.integer(0, p);
    boolean integers = draw.chance(0.5);
    Matrix B =
        Matrix.of(p, rank, (i, j) -> integers ? draw.integer(-2, 2) : Draw.eighth(draw.gaussian()));
    Matrix K = draw.chance(0.1) ? Matrix.identity(p) : B.times(B.transpose());
    UnhingedProblem unit = UnhingedProblem.unbiased(x.C(), x.N(), x.gamma(), 1, 1, H0, W0);
    double speed = of(unit, K).exponent();
    double time = speed > 0 ? draw.uniform(0.1, EXPONENT) / speed : draw.uniform(0.1, 3);
    return of(unit.with(unit.gamma(), 1, Draw.eighth(8 * time) / 8), K);
  }

  /** Simple kernels, or a simpler plain problem with a part of the kernel. */
  Stream<KernelProblem> simpler() {
    int p = K.rows();
    List<KernelProblem> candidates = new ArrayList<>();
    candidates.add(of(plain(), Matrix.identity(p)));
    candidates.add(of(plain(), Matrix.zero(p, p)));
    candidates.add(of(plain(), Matrix.of(p, p, (i, j) -> i == j ? K.get(i, i) : 0)));
    candidates.add(of(plain(), Matrix.of(p, p, (i, j) -> i == j ? Math.rint(K.get(i, i)) : 0)));
    UnhingedInstances.simpler(plain())
        .forEach(x -> candidates.add(of(x, Matrix.of(x.p(), x.p(), K::get))));
    return candidates.stream().filter(x -> !x.equals(this));
  }
}
