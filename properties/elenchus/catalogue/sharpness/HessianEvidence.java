package elenchus.catalogue.sharpness;

import elenchus.linear.Matrix;
import elenchus.network.Differentiation;
import elenchus.network.Linearisation;
import elenchus.symbolic.Elementary;
import elenchus.theorem.Claim;
import elenchus.theorem.Finding;
import elenchus.theorem.Witness;
import java.util.ArrayList;
import java.util.List;
import org.hipparchus.util.Binary64;
import org.hipparchus.util.Binary64Field;

/** The Hessian of the loss against the Gauss-Newton matrix and the residual term. */
final class HessianEvidence {
  private static final Elementary<Binary64> DOUBLE = Elementary.over(Binary64Field.getInstance());
  private static final Witness TAYLOR =
      new Witness("second-order Taylor arithmetic of the loss", "Hipparchus", "double");
  private static final Witness SPLIT =
      new Witness("backpropagation in dual numbers", "own on Hipparchus", "double");

  /** So many entries of a large Hessian are looked at. */
  private static final int ENTRIES = 30;

  private HessianEvidence() {}

  /** GN + (1/N) sum_i sum_a dc/df_a Hess f_a. */
  static Finding.Builder split(NetworkProblem p, Claim claim) {
    Matrix split = ConjugateEvidence.gaussNewton(p).plus(residualTerm(p));
    return compare(p, split, claim).by(TAYLOR).by(SPLIT);
  }

  /** GN alone, where the targets are the outputs. */
  static Finding.Builder atInterpolation(NetworkProblem p, Claim claim) {
    List<double[]> outputs = new ArrayList<>();
    for (Linearisation<Binary64> sample : p.network().atRows(p.X())) {
      outputs.add(Elementary.toDouble(sample.output()).column(0));
    }
    Matrix targets = Matrix.ofRows(outputs.toArray(double[][]::new));
    return compare(p.withSamples(p.X(), targets), ConjugateEvidence.gaussNewton(p), claim)
        .by(TAYLOR)
        .by(ConjugateEvidence.AUTOMATIC);
  }

  static Matrix residualTerm(NetworkProblem p) {
    Differentiation differentiation = new Differentiation(p.network());
    int parameters = p.network().parameters();
    Matrix sum = Matrix.zero(parameters, parameters);
    for (int i = 0; i < p.size(); i++) {
      double[] x = p.X().row(i);
      double[] slope =
          Elementary.toDouble(
                  p.c()
                      .gradient(
                          DOUBLE,
                          p.network().at(DOUBLE, x).output(),
                          DOUBLE.matrix(Matrix.column(p.Y().row(i)))))
              .column(0);
      List<Matrix> hessians = differentiation.outputHessians(x);
      for (int a = 0; a < slope.length; a++) {
        sum = sum.plus(hessians.get(a).times(slope[a] / p.size()));
      }
    }
    return sum;
  }

  private static Finding.Builder compare(NetworkProblem p, Matrix predicted, Claim claim) {
    Differentiation differentiation = new Differentiation(p.network());
    int parameters = predicted.rows();
    int entries = parameters * parameters;
    int stride = Math.max(1, entries / ENTRIES);
    double worst = 0;
    for (int e = 0; e < entries; e += stride) {
      double hessian =
          differentiation.costHessian(p.X(), p.Y(), p.c(), e / parameters, e % parameters);
      worst = Math.max(worst, Math.abs(hessian - predicted.get(e / parameters, e % parameters)));
    }
    return claim
        .compare(worst, 0)
        .within(
            1e-12 * (1 + predicted.norm()), "a few thousand roundings, relative to the Hessian");
  }
}
