package elenchus.catalogue.sharpness;

import elenchus.network.Activation;
import elenchus.network.GaussNewton;
import elenchus.network.Linearisation;
import elenchus.symbolic.Elementary;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.FieldElement;
import org.hipparchus.linear.FieldMatrix;

/**
 * What should not change, in any arithmetic.
 *
 * @param on the arithmetic
 * @param problem the network and its data
 */
record NetworkSymmetries<T extends FieldElement<T>>(Elementary<T> on, NetworkProblem problem) {

  private List<FieldMatrix<T>> weights() {
    return problem.W().stream().map(w -> on.matrix(w)).toList();
  }

  private FieldMatrix<T> samples() {
    return on.matrix(problem.X());
  }

  private GaussNewton<T> matrices(List<FieldMatrix<T>> weights, FieldMatrix<T> x) {
    List<Linearisation<T>> samples =
        IntStream.range(0, x.getRowDimension())
            .mapToObj(
                i -> Linearisation.of(on, weights, problem.phi(), x.getRowMatrix(i).transpose()))
            .toList();
    return new GaussNewton<>(
        on, samples, samples.stream().map(s -> problem.c().factor(on, s.output())).toList());
  }

  /** Matrices that should vanish. */
  List<FieldMatrix<T>> defects() {
    GaussNewton<T> base = matrices(weights(), samples());
    FieldMatrix<T> k = base.conjugate();
    List<FieldMatrix<T>> defects = new ArrayList<>();
    defects.add(rotated().conjugate().subtract(k));
    defects.add(permuted().conjugate().subtract(k));
    defects.add(duplicated().matrix().subtract(base.matrix()));
    if (problem.isRational()) {
      defects.addAll(scalingDefects());
    }
    return defects;
  }

  /** K_l at 2x minus 4 K_l at x. */
  List<FieldMatrix<T>> scalingDefects() {
    GaussNewton<T> base = matrices(weights(), samples());
    GaussNewton<T> scaled = matrices(weights(), samples().scalarMultiply(on.number(2)));
    return IntStream.range(0, problem.W().size())
        .mapToObj(l -> scaled.conjugate(l).subtract(base.conjugate(l).scalarMultiply(on.number(4))))
        .toList();
  }

  /** All inputs moved by (1, ..., 1). */
  GaussNewton<T> translated() {
    FieldMatrix<T> x = samples();
    return matrices(
        weights(),
        on.matrix(
            x.getRowDimension(),
            x.getColumnDimension(),
            (i, j) -> x.getEntry(i, j).add(on.number(1))));
  }

  private GaussNewton<T> rotated() {
    FieldMatrix<T> q = rotation();
    List<FieldMatrix<T>> weights = new ArrayList<>(weights());
    weights.set(0, weights.get(0).multiply(q.transpose()));
    return matrices(weights, samples().multiply(q.transpose()));
  }

  /**
   * A rotation by the angle of the triangle 3, 4, 5 in the first two coordinates. For ReLU in
   * floating point it must be free of rounding, which would move units across their kink: there a
   * quarter turn.
   */
  private FieldMatrix<T> rotation() {
    int d = problem.X().columns();
    if (d == 1) {
      return on.matrix(1, 1, (i, j) -> on.number(-1));
    }
    boolean quarter = problem.phi() == Activation.RELU && !problem.isRational();
    T cos = quarter ? on.number(0) : on.ratio(3, 5);
    T sin = quarter ? on.number(1) : on.ratio(4, 5);
    return on.matrix(
        d,
        d,
        (i, j) -> {
          if (i > 1 || j > 1) {
            return on.number(i == j ? 1 : 0);
          }
          return i == j ? cos : i == 0 ? sin.negate() : sin;
        });
  }

  private GaussNewton<T> permuted() {
    List<FieldMatrix<T>> weights = new ArrayList<>(weights());
    for (int l = 0; l + 1 < weights.size(); l++) {
      FieldMatrix<T> below = weights.get(l);
      FieldMatrix<T> above = weights.get(l + 1);
      int n = below.getRowDimension();
      weights.set(
          l, on.matrix(n, below.getColumnDimension(), (i, j) -> below.getEntry(n - 1 - i, j)));
      weights.set(
          l + 1, on.matrix(above.getRowDimension(), n, (i, j) -> above.getEntry(i, n - 1 - j)));
    }
    return matrices(weights, samples());
  }

  private GaussNewton<T> duplicated() {
    FieldMatrix<T> x = samples();
    int n = x.getRowDimension();
    return matrices(
        weights(), on.matrix(2 * n, x.getColumnDimension(), (i, j) -> x.getEntry(i % n, j)));
  }
}
