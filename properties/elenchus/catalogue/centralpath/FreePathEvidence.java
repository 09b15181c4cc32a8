package elenchus.catalogue.centralpath;

import elenchus.catalogue.closedform.SolutionCheck;
import elenchus.catalogue.closedform.TimeFormula;
import elenchus.flow.InitialValueProblem;
import elenchus.linear.Matrix;
import elenchus.linear.SymmetricEigen;
import elenchus.symbolic.Elementary;
import elenchus.theorem.Finding;
import elenchus.theorem.Trial;
import java.util.List;
import org.hipparchus.FieldElement;
import org.hipparchus.util.FastMath;

/** The flow without renormalisation, integrated, against its closed forms. */
final class FreePathEvidence {
  private FreePathEvidence() {}

  private static double[] integrated(FeatureFlow flow, double ridge, double tolerance) {
    return problem(flow, ridge).solve(tolerance, flow.t())[0];
  }

  private static InitialValueProblem problem(FeatureFlow flow, double ridge) {
    return flow.flow(flow.H(), h -> flow.gradient(h, ridge).times(-1));
  }

  private static double error(FeatureFlow flow, double[] end, Trial trial) {
    double[] other =
        trial.isHigh()
            ? problem(flow, 0).extrapolate(1e-12, flow.t())[0]
            : integrated(flow, 0, 1e-11);
    return SolutionCheck.distance(end, other);
  }

  static Finding.Builder kept(FeatureFlow flow, double ridge) {
    Matrix end = flow.features(integrated(flow, ridge, 1e-12));
    Matrix before = flow.H().times(flow.H().transpose());
    double scatter = end.times(end.transpose()).minus(before).maxAbs();
    Matrix mean = end.minus(Snr.centred(end)).minus(flow.H()).plus(Snr.centred(flow.H()));
    return CentralPathUnnormalised.KEPT
        .compare(Math.max(scatter, mean.maxAbs()) / before.norm(), 0)
        .within(1e-10, "integration to 1e-12")
        .by(SolutionCheck.INTEGRATION);
  }

  static TimeFormula formula(FeatureFlow flow, PrincipalAngles angles) {
    return logistic(angles.kappa(), 2 / (flow.C() * angles.meanScatter()));
  }

  static TimeFormula logistic(double[] kappa, double rate) {
    return new TimeFormula() {
      @Override
      public <T extends FieldElement<T>> List<T> at(Elementary<T> on, T time) {
        return PrincipalAngles.logistic(on, kappa, rate, time);
      }
    };
  }

  static Finding.Builder angles(FeatureFlow flow, TimeFormula formula, Trial trial) {
    double[] end = integrated(flow, 0, 1e-12);
    double[] observed = PrincipalAngles.of(flow.features(end), flow.C(), flow.N()).kappa();
    double distance = SolutionCheck.distance(observed, formula.values(flow.t()));
    return CentralPathUnnormalised.ANGLES
        .compare(distance, 0)
        .error(error(flow, end, trial))
        .within(1e-10, "integration to 1e-12, isotropy to 1e-12")
        .by(SolutionCheck.INTEGRATION)
        .by(SolutionCheck.FORMULA);
  }

  static Finding.Builder derivative(FeatureFlow flow, PrincipalAngles angles) {
    double rate = 2 / (flow.C() * angles.meanScatter());
    InitialValueProblem logistic =
        new InitialValueProblem(
            y -> {
              double[] v = y.clone();
              for (int j = 0; j < v.length; j++) {
                v[j] = rate * y[j] * (1 - y[j]);
              }
              return v;
            },
            angles.kappa());
    return new SolutionCheck(logistic, formula(flow, angles), flow.t())
        .derivative(CentralPathUnnormalised.DERIVATIVE, rate)
        .within(1e-13, "rounding");
  }

  static Matrix polar(FeatureFlow flow, double k) {
    Matrix centred = Snr.centred(flow.H());
    Matrix means = Snr.means(flow.H(), flow.C(), flow.N());
    double growth = FastMath.expm1(flow.t() / (flow.C() * k));
    Matrix z =
        Matrix.of(
            flow.H().rows(),
            flow.n(),
            (i, j) -> centred.get(i, j) + growth * means.get(i, j / flow.N()));
    Matrix root = SymmetricEigen.of(z.times(z.transpose())).apply(x -> Math.sqrt(k / x));
    return flow.H().minus(centred).plus(root.times(z));
  }

  static Finding.Builder features(FeatureFlow flow, double k, Trial trial) {
    double[] end = integrated(flow, 0, 1e-12);
    return CentralPathUnnormalised.FEATURES
        .compare(flow.features(end).minus(polar(flow, k)).maxAbs(), 0)
        .error(error(flow, end, trial))
        .within(1e-10 * (1 + flow.H().maxAbs()), "integration to 1e-12")
        .by(SolutionCheck.INTEGRATION)
        .by(SolutionCheck.FORMULA);
  }

  static Finding.Builder determinant(FeatureFlow flow, PrincipalAngles angles, Trial trial) {
    double[] end = integrated(flow, 0, 1e-12);
    PrincipalAngles later = PrincipalAngles.of(flow.features(end), flow.C(), flow.N());
    double predicted = angles.logDeterminant() + 2 * flow.t() / flow.C() * angles.traceOfInverse();
    double last = later.kappa()[0];
    // Near 1 the logarithm of 1 - kappa magnifies rounding.
    double magnified = 1 / Math.min(1, Math.max(1e-9, 1 - last));
    return CentralPathUnnormalised.DETERMINANT
        .compare(later.logDeterminant(), predicted)
        .error(error(flow, end, trial))
        .within(1e-10 * (1 + Math.abs(predicted) + magnified), "integration to 1e-12")
        .provided(1 - last > 1e-8, "distance of kappa from 1")
        .by(SolutionCheck.INTEGRATION)
        .by(SolutionCheck.FORMULA);
  }
}
