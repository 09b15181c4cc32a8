package elenchus.catalogue.sharpness;

import elenchus.theorem.Evidence;

/** The numbers of a chain worth printing. */
final class ChainQuantities {
  private static final int STEPS = 50;

  private ChainQuantities() {}

  static Evidence of(ScalarChain c) {
    double y = c.y();
    double[] points = {c.s0(), y / 4, y / 2, 4 * y / 5, y};
    double[][] rows = new double[points.length][];
    for (int i = 0; i < points.length; i++) {
      double s = points[i];
      rows[i] =
          new double[] {s, c.perpendicular(s), c.symmetric(s), c.sharpness(s), c.gaussNewton(s)};
    }
    Evidence.Builder evidence =
        Evidence.collect()
            .quantity("s, lambda_perp, lambda_sym, lambda_max(Hess), lambda_max(GN)", rows)
            .quantity("turning points", c.turningPoints())
            .quantity("m2 L y^(2-2/L)", c.gaussNewton(y))
            .quantity("L y^2", c.L() * y * y)
            .quantity("lambda_max(Hess) at s = 2y", c.sharpness(2 * y))
            .quantity("lambda_max(GN) at s = 2y", c.gaussNewton(2 * y))
            .quantity(
                "lambda_perp, lambda_sym at s = 4y/5",
                new double[] {c.perpendicular(4 * y / 5), c.symmetric(4 * y / 5)})
            .quantity("D", c.imbalance())
            .quantity("lambda_max at (w1, w2)", c.unbalancedSharpness())
            .quantity("lambda_max at the limit of (w1, w2)", c.solutionSharpness(c.imbalance()));
    if (c.s0() < 4 * y / 5) {
      evidence.quantity("time to s = 4y/5", ChainTime.between(c.L(), c.m2(), y, c.s0(), 4 * y / 5));
    }
    if (c.L() <= 3) {
      evidence.addAll(negativeTarget(c.withTarget(-y)));
    }
    return evidence.addAll(descent(c)).done();
  }

  /** Gradient descent on two factors in doubles. */
  private static Evidence descent(ScalarChain c) {
    double a = c.w1();
    double b = c.w2();
    double[] imbalance = new double[STEPS + 1];
    double first = 0;
    for (int t = 0; t <= STEPS; t++) {
      imbalance[t] = a * a - b * b;
      double turn = c.eta() * c.m2() * (a * b - c.y());
      if (t == 0) {
        first = turn;
      }
      double next = a - turn * b;
      b -= turn * a;
      a = next;
    }
    Evidence.Builder evidence =
        Evidence.collect()
            .quantity("eta m2 r_0", first)
            .quantity("first factor 1 - (eta m2 r_0)^2", 1 - first * first)
            .quantity("D_1", imbalance[1])
            .quantity("m2 sqrt(D_1^2 + 4 y^2)", c.solutionSharpness(imbalance[1]));
    if (Double.isFinite(imbalance[STEPS])) {
      evidence.quantity("D_50", imbalance[STEPS]);
    }
    return evidence.done();
  }

  /** The flow towards -y from s0 does not arrive: it ends in the saddle 0. */
  private static Evidence negativeTarget(ScalarChain c) {
    double time = c.L() == 2 ? 5 : 50;
    double s = c.L() == 2 ? c.logistic(time) : c.productFlow(c.s0()).solve(1e-13, time)[0][0];
    double gap = s - c.y();
    return Evidence.collect()
        .quantity("target -y: s(%d)".formatted((int) time), s)
        .quantity("target -y: loss", c.m2() / 2 * gap * gap)
        .quantity(
            "target -y: lambda_perp, lambda_sym", new double[] {c.perpendicular(s), c.symmetric(s)})
        .quantity(
            "target -y: eigenvalues at 0",
            c.L() == 2 ? new double[] {c.perpendicular(0), c.symmetric(0)} : new double[] {0, 0})
        .done();
  }
}
