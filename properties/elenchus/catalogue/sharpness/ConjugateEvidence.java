package elenchus.catalogue.sharpness;

import elenchus.linear.Matrix;
import elenchus.linear.SymmetricEigen;
import elenchus.network.Differentiation;
import elenchus.network.GaussNewton;
import elenchus.network.Linearisation;
import elenchus.symbolic.Elementary;
import elenchus.theorem.Evidence;
import elenchus.theorem.Finding;
import elenchus.theorem.Witness;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.linear.FieldMatrix;
import org.hipparchus.util.Binary64;
import org.hipparchus.util.Binary64Field;

/** Evidence about the Gauss-Newton matrix and its conjugate. */
final class ConjugateEvidence {
  static final Witness LAYERS = new Witness("backpropagated layers", "own", "double");
  static final Witness AUTOMATIC = new Witness("automatic differentiation", "Hipparchus", "double");
  static final Witness EXACT_LAYERS = new Witness("backpropagated layers", "own", "rational");
  private static final Elementary<Binary64> DOUBLE = Elementary.over(Binary64Field.getInstance());

  private static final double EPS = Math.ulp(1.0);

  private ConjugateEvidence() {}

  /** The tangent kernel from the layers against products of differentiated outputs. */
  static Finding.Builder kernel(NetworkProblem p) {
    List<Linearisation<Binary64>> samples = p.network().atRows(p.X());
    List<Matrix> jacobians = jacobians(p);
    double worst = 0;
    for (int i = 0; i < samples.size(); i++) {
      for (int j = 0; j <= i; j++) {
        Matrix kernel = Elementary.toDouble(samples.get(i).kernel(samples.get(j)));
        Matrix product = jacobians.get(i).times(jacobians.get(j).transpose());
        double scale = 1 + jacobians.get(i).norm() * jacobians.get(j).norm();
        worst = Math.max(worst, kernel.minus(product).maxAbs() / scale);
      }
    }
    return ConjugateDecomposition.KERNEL
        .compare(worst, 0)
        .within(1e-13, "a few hundred roundings, relative to |Df_i| |Df_j|")
        .by(LAYERS)
        .by(AUTOMATIC);
  }

  private static List<Matrix> jacobians(NetworkProblem p) {
    Differentiation differentiation = new Differentiation(p.network());
    return IntStream.range(0, p.size())
        .mapToObj(i -> differentiation.parameterJacobian(p.X().row(i)))
        .toList();
  }

  /** What holds for every activation and cost, in doubles; GN by automatic differentiation. */
  static Evidence measured(NetworkProblem p) {
    GaussNewton<Binary64> matrices = p.measured();
    Matrix conjugate = Elementary.toDouble(matrices.conjugate());
    Matrix gaussNewton = gaussNewton(p);
    double[] ofK = decreasing(conjugate);
    double[] ofGn = decreasing(gaussNewton);
    double top = Math.max(ofGn[0], ofK[0]);
    double rounding = 64 * (ofK.length + ofGn.length) * EPS;
    double mismatch = 0;
    for (int m = 0; m < Math.max(ofK.length, ofGn.length); m++) {
      double a = m < ofK.length ? ofK[m] : 0;
      double b = m < ofGn.length ? ofGn[m] : 0;
      mismatch = Math.max(mismatch, Math.abs(a - b));
    }
    String derivation = "64 (P + Nk) eps times the largest eigenvalue: two backward stable spectra";
    Evidence.Builder evidence =
        Evidence.collect()
            .add(
                ConjugateDecomposition.SPECTRA
                    .compare(mismatch, 0)
                    .within(rounding * top, derivation)
                    .by(LAYERS)
                    .by(AUTOMATIC))
            .add(sandwich(p, matrices, ofGn[0], rounding));
    if (!p.isRational()) {
      evidence.add(layers(matrices, gaussNewton, rounding)).add(symmetries(p, 1 + top));
    }
    return evidence.addAll(quantities(p, matrices, conjugate, ofK, ofGn[0])).done();
  }

  static Matrix gaussNewton(NetworkProblem p) {
    List<Matrix> jacobians = jacobians(p);
    int parameters = p.network().parameters();
    Matrix sum = Matrix.zero(parameters, parameters);
    for (int i = 0; i < p.size(); i++) {
      Matrix f = Elementary.toDouble(p.network().at(DOUBLE, p.X().row(i)).output());
      Matrix curvature = Elementary.toDouble(p.c().curvature(DOUBLE, DOUBLE.matrix(f)));
      sum = sum.plus(jacobians.get(i).transpose().times(curvature).times(jacobians.get(i)));
    }
    return sum.times(1.0 / p.size());
  }

  private static Finding.Builder layers(
      GaussNewton<Binary64> matrices, Matrix gaussNewton, double rounding) {
    double trace = gaussNewton.trace();
    double sum = 0;
    double worst = 0;
    for (int l = 0; l < matrices.samples().get(0).depth(); l++) {
      Matrix layer = Elementary.toDouble(matrices.conjugate(l));
      sum += layer.trace();
      worst = Math.max(worst, -SymmetricEigen.of(layer).min());
    }
    return ConjugateDecomposition.TRACES
        .compare(Math.max(worst, Math.abs(sum - trace)), 0)
        .within(rounding * trace, "64 (P + Nk) eps times the trace")
        .by(LAYERS)
        .by(AUTOMATIC);
  }

  private static Finding.Builder symmetries(NetworkProblem p, double scale) {
    double worst = 0;
    for (FieldMatrix<Binary64> defect : new NetworkSymmetries<>(DOUBLE, p).defects()) {
      worst = Math.max(worst, Elementary.toDouble(defect).maxAbs());
    }
    return ConjugateDecomposition.SYMMETRIES
        .compare(worst / scale, 0)
        .within(1e-12, "a few hundred roundings at every output, relative to K")
        .by(LAYERS);
  }

  private static Finding.Builder sandwich(
      NetworkProblem p, GaussNewton<Binary64> matrices, double top, double rounding) {
    double lower = 0;
    double upper = 0;
    for (int i = 0; i < p.size(); i++) {
      Linearisation<Binary64> sample = matrices.samples().get(i);
      FieldMatrix<Binary64> s = matrices.factors().get(i);
      Matrix block = Elementary.toDouble(s.multiply(sample.kernel(sample)).multiply(s.transpose()));
      lower = Math.max(lower, SymmetricEigen.of(block).max() / p.size());
      for (int l = 0; l < sample.depth(); l++) {
        double z = Elementary.toDouble(sample.inputs().get(l)).norm();
        double g =
            NetworkProblem.spectralNorm(Elementary.toDouble(s.multiply(sample.backward().get(l))));
        upper += z * z * g * g / p.size();
      }
    }
    return ConjugateDecomposition.SANDWICH
        .compare(Math.max(lower - top, top - upper), 0)
        .within(rounding * upper, "64 (P + Nk) eps times the upper side")
        .by(LAYERS)
        .by(AUTOMATIC);
  }

  private static Evidence quantities(
      NetworkProblem p,
      GaussNewton<Binary64> matrices,
      Matrix conjugate,
      double[] eigenvalues,
      double top) {
    Evidence.Builder evidence =
        Evidence.collect()
            .quantity("K", conjugate.toRows())
            .quantity("eigenvalues(K)", eigenvalues)
            .quantity("lambda_max(GN)", top)
            .quantity(
                "K of translated inputs",
                Elementary.toDouble(new NetworkSymmetries<>(DOUBLE, p).translated().conjugate())
                    .toRows());
    List<double[]> outputs = new ArrayList<>();
    for (int i = 0; i < p.size(); i++) {
      Linearisation<Binary64> sample = matrices.samples().get(i);
      outputs.add(Elementary.toDouble(sample.output()).column(0));
      Matrix jacobian = Elementary.toDouble(sample.inputJacobian());
      evidence
          .quantity("J_" + (i + 1), jacobian.toRows())
          .quantity(
              "J_%d J_%d^T / N".formatted(i + 1, i + 1),
              jacobian.times(jacobian.transpose()).times(1.0 / p.size()).toRows());
    }
    evidence.quantity("f", outputs.toArray(double[][]::new));
    if (p.network().parameters() <= 3) {
      Matrix hessian = new Differentiation(p.network()).costHessian(p.X(), p.Y(), p.c());
      evidence.quantity("lambda_max(Hess)", SymmetricEigen.of(hessian).max());
    }
    return evidence.done();
  }

  /** Eigenvalues of a symmetric matrix, decreasing. */
  static double[] decreasing(Matrix m) {
    double[] values = SymmetricEigen.of(m).values();
    double[] reversed = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      reversed[i] = values[values.length - 1 - i];
    }
    return reversed;
  }
}
