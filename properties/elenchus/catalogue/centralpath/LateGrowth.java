package elenchus.catalogue.centralpath;

import elenchus.theorem.Finding;
import org.hipparchus.util.FastMath;

/** The limits of the singular values, with the exact remainder as tolerance. */
final class LateGrowth {
  /** Time over the number of samples per class. */
  private static final double LATE = 1e6;

  private LateGrowth() {}

  static Finding.Builder growth(FeatureFlow flow, Snr snr, GrowthLaw law) {
    double root = Math.sqrt(LATE);
    double worst = 0;
    double remainder = 0;
    for (double omega0 : snr.omega()) {
      double omega = law.at(omega0, LATE * flow.N());
      worst = Math.max(worst, Math.abs(omega * omega / (2 * root) - 1));
      // Exactly (omega^2/2 + C)^2 = t/N + b for this b.
      double b = law.clock(omega0) / flow.N() + flow.C() * flow.C() * (1 - FastMath.log(omega));
      remainder = Math.max(remainder, Math.abs(b) / LATE + flow.C() / root);
    }
    return CentralPathSnr.GROWTH
        .compare(worst, 0)
        .within(
            remainder + 1e-12, "|b| N/t + C sqrt(N/t), b from the exact solution of the quadratic")
        .by("Newton's method on the clock", "own", "double");
  }

  static Finding.Builder equalise(FeatureFlow flow, Snr snr, GrowthLaw law) {
    double[] omega0 = snr.omega();
    double root = Math.sqrt(LATE);
    int last = omega0.length - 1;
    double first = law.at(omega0[0], LATE * flow.N());
    double other = law.at(omega0[last], LATE * flow.N());
    double constant = (law.clock(omega0[0]) - law.clock(omega0[last])) / flow.N();
    double observed = (first - other) * (first + other) * root;
    // (A_1 - A_k) sqrt(t/N) 2/(sqrt A_1 + sqrt A_k) with A = t/N + b; b differs by the logarithms.
    double logarithms = flow.C() * flow.C() * Math.abs(FastMath.log(first / other));
    double b = Math.abs(law.clock(omega0[0])) + Math.abs(law.clock(omega0[last]));
    double relative = (b / flow.N() + flow.C() * flow.C() * (1 + FastMath.log(first))) / LATE;
    return CentralPathSnr.EQUALISE
        .compare(observed, constant)
        .within(
            1.1 * (logarithms + relative * constant) + 1e-7,
            "difference of the logarithms, and |b| N/t")
        .by("Newton's method on the clock", "own", "double");
  }
}
