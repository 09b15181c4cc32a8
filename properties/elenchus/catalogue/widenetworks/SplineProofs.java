package elenchus.catalogue.widenetworks;

import elenchus.symbolic.DifferentialField;
import elenchus.symbolic.Expression;
import elenchus.symbolic.Proof;

/** Polynomial identities behind the kernels of wide networks. */
final class SplineProofs {
  private SplineProofs() {}

  /** The closed forms of both kernels for uniform biases, for -R <= a <= b <= R. */
  static Proof closedForms() {
    DifferentialField field =
        DifferentialField.overRationals().parameters("R a b").variable("u").build();
    // The antiderivative of (u-a)(u-b).
    String at = "((%s)^3/3-(a+b)*(%s)^2/2+a*b*(%s))";
    Expression product = field.parse("(u-a)*(u-b)");
    Expression whole = field.parse(of(at, "R")).subtract(field.parse(of(at, "-R")));
    Expression inside = field.parse(of(at, "b")).subtract(field.parse(of(at, "a")));
    Expression outside = whole.subtract(inside);
    return field
        .prove("kernels of uniform biases between two points a <= b of [-R, R]")
        .equal("D P = (u-a)(u-b)", field.parse(of(at, "u")).derivative(), product)
        .equal(
            "rectified: (1/(4R)) int over u<a or u>b = (R^2/3 + a b + (b-a)^3/(12R))/2",
            outside.divide(field.parse("4*R")),
            field.parse("(R^2/3+a*b+(b-a)^3/(12*R))/2"))
        .equal(
            "absolute: (1/(2R)) (int outside - int inside) = R^2/3 + a b + (b-a)^3/(6R)",
            outside.subtract(inside).divide(field.parse("2*R")),
            field.parse("R^2/3+a*b+(b-a)^3/(6*R)"))
        .done();
  }

  /**
   * The error of the midpoint rule on one cell, summed over cells on which the sign is constant.
   */
  static Proof midpointRule() {
    DifferentialField field = DifferentialField.overRationals().parameters("R a b m h").build();
    String at = "((%s)^3/3-(a+b)*(%s)^2/2+a*b*(%s))";
    Expression cell = field.parse(of(at, "m+h/2")).subtract(field.parse(of(at, "m-h/2")));
    return field
        .prove("midpoint rule for (u-a)(u-b) on a cell of width h around m")
        .equal(
            "int over the cell = h (m-a)(m-b) + h^3/12", cell, field.parse("h*(m-a)*(m-b)+h^3/12"))
        .equal(
            "rectified: (1/(4R)) (2R-(b-a))/h cells of +h^3/12 give h^2 (2R-(b-a))/(48R)",
            field.parse("(2*R-(b-a))/h*h^3/12/(4*R)"),
            field.parse("h^2*(2*R-(b-a))/(48*R)"))
        .equal(
            "absolute: (1/(2R)) ((2R-(b-a))/h - (b-a)/h) cells of h^3/12 give h^2 (R-(b-a))/(12R)",
            field.parse("((2*R-(b-a))/h-(b-a)/h)*h^3/12/(2*R)"),
            field.parse("h^2*(R-(b-a))/(12*R)"))
        .done();
  }

  private static String of(String form, String argument) {
    return form.replace("%s", argument);
  }
}
