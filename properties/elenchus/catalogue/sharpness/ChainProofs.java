package elenchus.catalogue.sharpness;

import elenchus.symbolic.DifferentialField;
import elenchus.symbolic.Proof;

/** The identities behind the sharpness of a scalar chain, for all values of its parameters. */
final class ChainProofs {
  private ChainProofs() {}

  /** The spectrum of the Hessian and its slopes; p stands for s^{1-2/L}, so p' = (1-2/L) p/s. */
  static Proof shape() {
    DifferentialField field =
        DifferentialField.overRationals()
            .parameters("L y m")
            .variable("s")
            .solution("p", "(L-2)/L*p/s")
            .build();
    String diagonal = "m*p*s";
    String other = "(m*p*s+m*(s-y)*p)";
    String perpendicular = "m*(y-s)*p";
    String symmetric = "m*(L*s-(L-1)*(y-s))*p";
    return field
        .prove("Hessian m(q + (s-y)p (1 - delta)) with q = p s on the balanced line")
        .equal(
            "row sum = lambda_sym",
            field.parse(diagonal + "+(L-1)*" + other),
            field.parse(symmetric))
        .equal(
            "diagonal - off-diagonal = lambda_perp",
            field.parse(diagonal + "-" + other),
            field.parse(perpendicular))
        .equal(
            "lambda_sym - lambda_perp = m L p (2s - y)",
            field.parse(symmetric + "-" + perpendicular),
            field.parse("m*L*p*(2*s-y)"))
        .equal(
            "lambda_perp' = m p ((L-2) y - 2 (L-1) s)/(L s)",
            field.parse(perpendicular).derivative(),
            field.parse("m*p*((L-2)*y-2*(L-1)*s)/(L*s)"))
        .equal(
            "lambda_sym' = m (L-1) p (2 (2L-1) s - (L-2) y)/(L s)",
            field.parse(symmetric).derivative(),
            field.parse("m*(L-1)*p*(2*(2*L-1)*s-(L-2)*y)/(L*s)"))
        .equal(
            "(m L s p)' = 2 m (L-1) p",
            field.parse("m*L*s*p").derivative(),
            field.parse("2*m*(L-1)*p"))
        .done();
  }

  /** The product of balanced factors along the flow, for two to five of them. */
  static Proof flow() {
    return flow(2).and(flow(3)).and(flow(4)).and(flow(5)).and(logistic());
  }

  private static Proof flow(int depth) {
    DifferentialField field =
        DifferentialField.overRationals()
            .parameters("m y")
            .solution("w", "-m*(w^%d-y)*w^%d".formatted(depth, depth - 1))
            .build();
    return field
        .prove(depth + " equal factors w, s = w^" + depth)
        .equal(
            "s' = m L s^{2-2/L} (y - s)",
            field.parse("w^" + depth).derivative(),
            field.parse("m*%d*w^%d*(y-w^%d)".formatted(depth, 2 * depth - 2, depth)))
        .done();
  }

  private static Proof logistic() {
    DifferentialField field =
        DifferentialField.overRationals()
            .parameters("m y c")
            .variable("t")
            .exponential("E", "-2*m*y*t")
            .build();
    String s = "y/(1+(y/c-1)*E)";
    return field
        .prove("s = y/(1 + (y/c - 1) e^{-2 m y t})")
        .equal(
            "s' = 2 m s (y - s)",
            field.parse(s).derivative(),
            field.parse("2*m*%s*(y-%s)".formatted(s, s)))
        .done();
  }

  /** Two unbalanced factors a, b with D = a^2 - b^2 and s = a b. */
  static Proof unbalanced() {
    DifferentialField field =
        DifferentialField.overRationals()
            .parameters("y m e")
            .solution("a", "-m*(a*b-y)*b")
            .solution("b", "-m*(a*b-y)*a")
            .build();
    String d = "(a^2-b^2)";
    String r = "(a*b-y)";
    String trace = "m*(a^2+b^2)";
    String determinant = "m^2*(a^2*b^2-(2*a*b-y)^2)";
    return field
        .prove("Hessian m ((b^2, 2ab - y), (2ab - y, a^2)); gradient flow and steps e")
        .equal(
            "trace^2 = m^2 (D^2 + 4 s^2)",
            field.parse("(" + trace + ")^2"),
            field.parse("m^2*(" + d + "^2+4*a^2*b^2)"))
        .equal(
            "trace^2 - 4 det = m^2 (D^2 + 4 (2s - y)^2)",
            field.parse("(%s)^2-4*%s".formatted(trace, determinant)),
            field.parse("m^2*(" + d + "^2+4*(2*a*b-y)^2)"))
        .zero("D' = 0", field.parse(d).derivative())
        .equal(
            "a step changes D to D (1 - (e m r)^2)",
            field.parse("(a-e*m*%s*b)^2-(b-e*m*%s*a)^2".formatted(r, r)),
            field.parse("%s*(1-(e*m*%s)^2)".formatted(d, r)))
        .done();
  }
}
