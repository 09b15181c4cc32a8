package elenchus.network;

import elenchus.linear.Matrix;
import elenchus.symbolic.Elementary;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.hipparchus.FieldElement;
import org.hipparchus.analysis.differentiation.DSFactory;
import org.hipparchus.analysis.differentiation.DerivativeStructure;
import org.hipparchus.analysis.differentiation.Gradient;
import org.hipparchus.analysis.differentiation.GradientField;
import org.hipparchus.linear.FieldMatrix;

/**
 * Derivatives of a network in its parameters by the automatic differentiation of Hipparchus, which
 * knows nothing of layers: the second witness beside {@link Linearisation}.
 *
 * @param network the network
 */
public record Differentiation(Network network) {

  /** df/dtheta at one input, k x P: the outputs alone are computed, in dual numbers. */
  public Matrix parameterJacobian(double[] x) {
    int parameters = network.parameters();
    double[] theta = network.flat();
    Elementary<Gradient> on = Elementary.over(GradientField.getField(parameters));
    List<FieldMatrix<Gradient>> weights =
        layers(on, p -> Gradient.variable(parameters, p, theta[p]));
    FieldMatrix<Gradient> f = output(on, weights, on.matrix(Matrix.column(x)));
    return Matrix.of(
        f.getRowDimension(), parameters, (a, p) -> f.getEntry(a, 0).getPartialDerivative(p));
  }

  /**
   * The Hessians of the outputs in theta at one input, k matrices P x P, from the formula of Df.
   */
  public List<Matrix> outputHessians(double[] x) {
    int parameters = network.parameters();
    double[] theta = network.flat();
    Elementary<Gradient> on = Elementary.over(GradientField.getField(parameters));
    List<FieldMatrix<Gradient>> weights =
        layers(on, p -> Gradient.variable(parameters, p, theta[p]));
    FieldMatrix<Gradient> jacobian =
        Linearisation.of(on, weights, network.activation(), on.matrix(Matrix.column(x)))
            .parameterJacobian();
    List<Matrix> hessians = new ArrayList<>();
    for (int a = 0; a < jacobian.getRowDimension(); a++) {
      int output = a;
      hessians.add(
          Matrix.of(
              parameters,
              parameters,
              (p, q) -> jacobian.getEntry(output, p).getPartialDerivative(q)));
    }
    return List.copyOf(hessians);
  }

  /**
   * One entry of the Hessian in theta of the mean cost over the rows of X and Y: the cost alone is
   * computed, in second-order Taylor arithmetic of two variables.
   */
  public double costHessian(Matrix X, Matrix Y, Cost cost, int p, int q) {
    double[] theta = network.flat();
    DSFactory factory = new DSFactory(2, 2);
    Elementary<DerivativeStructure> on = Elementary.over(factory.constant(0).getField());
    List<FieldMatrix<DerivativeStructure>> weights =
        layers(
            on,
            r -> {
              DerivativeStructure value = factory.constant(theta[r]);
              if (r == p) {
                value = value.add(factory.variable(0, 0));
              }
              return r == q ? value.add(factory.variable(1, 0)) : value;
            });
    DerivativeStructure sum = on.number(0);
    for (int i = 0; i < X.rows(); i++) {
      FieldMatrix<DerivativeStructure> f = output(on, weights, on.matrix(Matrix.column(X.row(i))));
      sum = sum.add(cost.value(on, f, on.matrix(Matrix.column(Y.row(i)))));
    }
    return sum.getPartialDerivative(1, 1) / X.rows();
  }

  /** The Hessian in theta of the mean cost over the rows of X and Y, P x P. */
  public Matrix costHessian(Matrix X, Matrix Y, Cost cost) {
    int parameters = network.parameters();
    double[][] entries = new double[parameters][parameters];
    for (int p = 0; p < parameters; p++) {
      for (int q = 0; q <= p; q++) {
        entries[p][q] = costHessian(X, Y, cost, p, q);
        entries[q][p] = entries[p][q];
      }
    }
    return Matrix.ofRows(entries);
  }

  private <T extends FieldElement<T>> List<FieldMatrix<T>> layers(
      Elementary<T> on, IntFunction<T> parameter) {
    List<FieldMatrix<T>> layers = new ArrayList<>();
    int at = 0;
    for (Matrix w : network.weights()) {
      int from = at;
      int columns = w.columns();
      layers.add(on.matrix(w.rows(), columns, (i, j) -> parameter.apply(from + i * columns + j)));
      at += w.rows() * columns;
    }
    return layers;
  }

  private <T extends FieldElement<T>> FieldMatrix<T> output(
      Elementary<T> on, List<FieldMatrix<T>> weights, FieldMatrix<T> x) {
    FieldMatrix<T> z = x;
    for (int l = 0; l < weights.size(); l++) {
      FieldMatrix<T> a = weights.get(l).multiply(z);
      z =
          l == weights.size() - 1
              ? a
              : on.matrix(
                  a.getRowDimension(),
                  1,
                  (i, j) -> network.activation().value(on, a.getEntry(i, 0)));
    }
    return z;
  }
}
