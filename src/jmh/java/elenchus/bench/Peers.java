package elenchus.bench;

import de.bwaldvogel.liblinear.Feature;
import de.bwaldvogel.liblinear.FeatureNode;
import de.bwaldvogel.liblinear.Linear;
import de.bwaldvogel.liblinear.Model;
import de.bwaldvogel.liblinear.Parameter;
import de.bwaldvogel.liblinear.Problem;
import de.bwaldvogel.liblinear.SolverType;
import elenchus.data.LabelledData;
import elenchus.data.PairOperator;
import elenchus.linear.Matrix;
import java.util.Arrays;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.optim.MaxIter;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.vector.constrained.ADMMQPOptimizer;
import org.hipparchus.optim.nonlinear.vector.constrained.LinearInequalityConstraint;
import org.hipparchus.optim.nonlinear.vector.constrained.QuadraticFunction;
import org.ojalgo.matrix.store.R064Store;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.convex.ConvexSolver;

/** The hard-margin problem as other libraries solve it; each returns weights, K x d row-major. */
final class Peers {
  private static final double HARD = 1e4;
  private static final double TIGHT = 1e-8;
  private static final int ITERATIONS = 100_000;

  private Peers() {}

  static double[] ojAlgo(LabelledData data) {
    Matrix A = PairOperator.of(data).matrix();
    int n = A.columns();
    R064Store Q = R064Store.FACTORY.makeEye(n, n);
    R064Store linear = R064Store.FACTORY.make(n, 1);
    R064Store negative = R064Store.FACTORY.make(A.rows(), n);
    R064Store bounds = R064Store.FACTORY.make(A.rows(), 1);
    for (int p = 0; p < A.rows(); p++) {
      bounds.set(p, 0, -1.0);
      for (int f = 0; f < n; f++) {
        negative.set(p, f, -A.get(p, f));
      }
    }
    Optimisation.Result result =
        ConvexSolver.newBuilder()
            .objective(Q, linear)
            .inequalities(negative, bounds)
            .build()
            .solve();
    double[] w = new double[n];
    Arrays.setAll(w, f -> result.doubleValue(f));
    return w;
  }

  /** Crammer and Singer's machine with a penalty so large that no margin is given up. */
  static double[] liblinear(LabelledData data) {
    Linear.disableDebugOutput();
    int d = data.features();
    Problem problem = new Problem();
    problem.l = data.samples();
    problem.n = d;
    problem.y = data.y().stream().mapToDouble(Integer::doubleValue).toArray();
    problem.x = new Feature[data.samples()][];
    for (int i = 0; i < data.samples(); i++) {
      problem.x[i] = new Feature[d];
      for (int f = 0; f < d; f++) {
        problem.x[i][f] = new FeatureNode(f + 1, data.X().get(i, f));
      }
    }
    Model model =
        Linear.train(problem, new Parameter(SolverType.MCSVM_CS, HARD, TIGHT, ITERATIONS));
    double[] w = new double[data.K() * d];
    for (int k = 0; k < model.getNrClass(); k++) {
      for (int f = 0; f < d; f++) {
        w[model.getLabels()[k] * d + f] = model.getDecfunCoef(f + 1, k);
      }
    }
    return w;
  }

  static double[] admm(LabelledData data) {
    Matrix A = PairOperator.of(data).matrix();
    RealMatrix constraints = MatrixUtils.createRealMatrix(A.toRows());
    int n = A.columns();
    return new ADMMQPOptimizer()
        .optimize(
            new ObjectiveFunction(
                new QuadraticFunction(
                    MatrixUtils.createRealIdentityMatrix(n), new ArrayRealVector(n), 0)),
            new LinearInequalityConstraint(constraints, new ArrayRealVector(A.rows(), 1.0)),
            new MaxIter(ITERATIONS))
        .getX()
        .toArray();
  }
}
