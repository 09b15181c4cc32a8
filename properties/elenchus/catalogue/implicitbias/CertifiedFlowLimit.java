package elenchus.catalogue.implicitbias;

import elenchus.exact.Interval;
import elenchus.exact.IntervalMatrix;
import elenchus.exact.RationalMatrix;
import elenchus.exact.RationalVector;
import elenchus.linear.Matrix;
import elenchus.theorem.Evidence;
import elenchus.theorem.Finding;
import elenchus.theorem.Trial;
import elenchus.theorem.Witness;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.hipparchus.fraction.BigFraction;

/**
 * What the theory predicts for a flow, certified: What, S and delta as fractions, alpha* as
 * fractions or as intervals, and intervals around the residual limit, the rate and the constants.
 * Each finding bounds how far the floating-point value that the runs are compared with can be from
 * the true one.
 *
 * @param limit in floating point
 * @param family What, alpha and the rows A_S as fractions
 * @param gram A_S A_S^T
 * @param dual around alpha* and the margins of V_inf; empty if not proved
 */
record CertifiedFlowLimit(
    FlowLimit limit, ActiveFamily family, RationalMatrix gram, Optional<EnclosedDual> dual) {
  private static final Witness LIFTING =
      new Witness("active set by p-adic lifting", "own", "rational");
  private static final Witness ACTIVE_SET = new Witness("dual active set", "own", "double");
  private static final Witness NEWTON = new Witness("Newton on Phi", "own", "double");
  private static final Witness WEYL = new Witness("Weyl and Ostrowski", "own", "interval");

  private static final Witness SYLVESTER =
      new Witness("inertia by fraction-free LDL^T", "own", "rational");

  /** Minors grow with the number of active pairs: so many are cheap. */
  private static final int SLICED = 12;

  /** A margin nearer to 1 than this, and not at it, is too near for floating point to tell. */
  private static final double TELLING = 1e-6;

  /** Decides in rational arithmetic; empty if that finds the data inseparable. */
  static Optional<CertifiedFlowLimit> of(FlowProblem problem, FlowLimit limit) {
    return ActiveFamily.of(problem.data()).map(family -> of(problem, limit, family));
  }

  private static CertifiedFlowLimit of(FlowProblem problem, FlowLimit limit, ActiveFamily family) {
    RationalMatrix gram = family.rows().times(family.rows().transpose());
    boolean comparable = family.svm().active().equals(limit.svm().active());
    return new CertifiedFlowLimit(
        limit,
        family,
        gram,
        comparable ? EnclosedDual.of(problem, limit, family, gram) : Optional.empty());
  }

  /** Whether a dual solution is proved positive on all of S. */
  static boolean hasInteriorDual(FlowProblem problem) {
    return FlowLimit.of(problem)
        .flatMap(limit -> of(problem, limit))
        .flatMap(CertifiedFlowLimit::dual)
        .isPresent();
  }

  /** All that is certified. */
  Evidence findings(Trial trial) {
    Evidence.Builder evidence = Evidence.collect().addAll(solution());
    dual.ifPresent(d -> evidence.addAll(enclosures(d)));
    rate().ifPresent(r -> evidence.addAll(rate(r, trial)));
    return evidence.done();
  }

  private Evidence solution() {
    double size = limit.svm().weights().norm();
    boolean telling = delta().lower() > TELLING;
    Evidence.Builder evidence =
        Evidence.collect()
            .add(
                MulticlassGradientFlow.EXACT
                    .compare(
                        distance(limit.svm().weights(), IntervalMatrix.of(family.svm().weights())),
                        0)
                    .within(1e-14 * size, "1e-14 |What|: it is rounded")
                    .certified()
                    .by(LIFTING)
                    .by(ACTIVE_SET))
            .add(
                MulticlassGradientFlow.ACTIVE
                    .decide(limit.svm().active().equals(family.svm().active()))
                    .provided(telling, "the inactive gap is below 1e-6")
                    .provided(
                        family.defect() > 0 || family.isStrictlyComplementary(),
                        "a dual variable on S is zero")
                    .by(LIFTING)
                    .by(ACTIVE_SET))
            .add(MulticlassGradientFlow.SPECTRAL.decide(hasTimeShiftMode()).by(LIFTING))
            .quantity(
                "squaredNormExact", CertifiedMargin.text(List.of(family.svm().squaredNorm())));
    return family.defect() == 0
        ? evidence.quantity("alphaExact", CertifiedMargin.text(family.basicDual().toList())).done()
        : evidence.done();
  }

  /**
   * H What = What, with the dual variables of the exact solution. For every other dual solution
   * alpha on S it follows: A_S What = 1 and A_S^T alpha = What.
   */
  private boolean hasTimeShiftMode() {
    RationalMatrix weights = family.svm().weights();
    RationalVector what =
        RationalVector.of(weights.numerators().toRowMajor(), weights.denominator());
    RationalVector margins = family.rows().times(what);
    RationalVector alpha = family.basicDual();
    BigFraction[] scaled = new BigFraction[alpha.size()];
    for (int p = 0; p < scaled.length; p++) {
      scaled[p] = alpha.get(p).multiply(margins.get(p));
    }
    return margins.toList().stream().allMatch(BigFraction.ONE::equals)
        && family.rows().transpose().times(RationalVector.of(scaled)).equals(what);
  }

  private Evidence enclosures(EnclosedDual enclosed) {
    Matrix rows = limit.activeRows();
    double[] logRatio = limit.logRatio();
    Interval[] around = enclosed.margins().toArray(Interval[]::new);
    IntervalMatrix attained =
        IntervalMatrix.of(rows)
            .times(IntervalMatrix.of(Matrix.column(limit.potential().minimiser())));
    double residual = attained.minus(IntervalMatrix.column(around)).rowSumNorm();
    double logarithms = distance(Matrix.column(logRatio), IntervalMatrix.column(around));
    double reach = reach();
    Interval norm = Interval.of(family.svm().squaredNorm());
    Interval a = shift(enclosed).divide(norm);
    Interval m = enclosed.margins().stream().reduce(Interval::min).orElse(Interval.ZERO);
    Interval gap = a.subtract(m).divide(norm.sqrt());
    double what = limit.svm().weights().norm();
    double size = Matrix.column(logRatio).maxAbs();
    double constants =
        Math.max(
            distance(limit.shift(), a),
            Math.max(distance(limit.leastResidualMargin(), m), what * distance(gap(what), gap)));
    return Evidence.collect()
        .add(
            MulticlassGradientFlow.ENCLOSED
                .compare(Math.max(residual, logarithms), 0)
                .within(
                    GradientFlowEvidence.guarded(
                        reach, "|A_p| / lambda_min(H) times rounding of the gradient of Phi"))
                .certified()
                .by(enclosed.method())
                .by(NEWTON))
        .add(
            MulticlassGradientFlow.CONSTANTS
                .compare(constants, 0)
                .within(
                    GradientFlowEvidence.guarded(
                        reach * (2 + size), "that of the limit times 2 + max |log alpha|"))
                .certified()
                .by(enclosed.method())
                .by(NEWTON))
        .quantity("marginConstantEnclosed", gap.toString())
        .done();
  }

  private double gap(double what) {
    return (limit.shift() - limit.leastResidualMargin()) / what;
  }

  /** {@code <V_inf, What> = sum alpha* <A, V_inf>}. */
  private static Interval shift(EnclosedDual enclosed) {
    return IntStream.range(0, enclosed.alpha().size())
        .mapToObj(p -> enclosed.alpha().get(p).multiply(enclosed.margins().get(p)))
        .reduce(Interval.ZERO, Interval::add);
  }

  private Interval delta() {
    return family
        .svm()
        .inactiveGap()
        .map(Interval::of)
        .orElse(Interval.of(Double.MAX_VALUE, Double.POSITIVE_INFINITY));
  }

  /** Around lambda_min^+(H) and kappa. */
  Optional<EnclosedRate> rate() {
    return dual.flatMap(d -> EnclosedRate.of(gram, d.alpha(), family.rank(), delta()));
  }

  private Evidence rate(EnclosedRate rate, Trial trial) {
    Finding.Builder finding =
        MulticlassGradientFlow.RATE
            .compare(distance(limit.kappa(), rate.kappa()), 0)
            .within(
                GradientFlowEvidence.guarded(
                    (1e-13 + reach()) * limit.stiffness() + 1e-12 * scale(),
                    "lambda_max(H) times 1e-13 and the error of alpha;"
                        + " 1e-12 (1 + |What| max|x|) for delta"))
            .certified()
            .by(WEYL)
            .by(NEWTON);
    if (trial.isHigh() && family.isStrictlyComplementary() && gram.rows() <= SLICED) {
      finding
          .provided(rate.isConfirmed(gram, family.basicDual()), "the inertia says otherwise")
          .by(SYLVESTER);
    }
    return Evidence.collect()
        .add(finding)
        .quantity("kappaEnclosed", rate.kappa().toString())
        .done();
  }

  /** How far Newton on Phi can be off in a margin: the rounding of its gradient, carried over. */
  private double reach() {
    double[] alpha = limit.potential().dual();
    double[] margins = limit.logRatio();
    double sum = 0;
    double longest = 0;
    for (int p = 0; p < alpha.length; p++) {
      double row = Matrix.column(limit.activeRows().row(p)).norm();
      longest = Math.max(longest, row);
      sum += (4 + Math.abs(margins[p])) * alpha[p] * row;
    }
    // Newton stops at 4 ulp of the terms, and the gradient itself is as uncertain.
    return 8 * Math.ulp(1.0) * (1 + sum * longest / limit.relaxation()[0]);
  }

  private double scale() {
    return 1 + limit.svm().weights().norm() * limit.svm().data().X().maxAbs();
  }

  /** An upper bound of the distance between a number and the one enclosed. */
  private static double distance(double value, Interval enclosure) {
    return Interval.of(value).subtract(enclosure).magnitude();
  }

  private static double distance(Matrix values, IntervalMatrix enclosure) {
    double worst = 0;
    for (int i = 0; i < values.rows(); i++) {
      for (int j = 0; j < values.columns(); j++) {
        worst = Math.max(worst, distance(values.get(i, j), enclosure.get(i, j)));
      }
    }
    return worst;
  }
}
