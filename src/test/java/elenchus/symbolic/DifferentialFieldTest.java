package elenchus.symbolic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.hipparchus.linear.FieldMatrix;
import org.junit.jupiter.api.Test;

class DifferentialFieldTest {
  private final DifferentialField field =
      DifferentialField.overRationals()
          .parameters("a c x0 s")
          .variable("t")
          .exponential("E", "c*a*t")
          .exponential("F", "a*t^2/(1+c)")
          .root("r", "s")
          .idempotent("J")
          .build();
  private final Elementary<Expression> f = field.arithmetic();

  @Test
  void hyperbolicPythagorasHolds() {
    Expression x = field.parse("3*c*a*t");
    assertThat(f.square(f.cosh(x)).subtract(f.square(f.sinh(x)))).isEqualTo(field.getOne());
    assertThat(f.tanh(x)).isEqualTo(f.sinh(x).divide(f.cosh(x)));
  }

  @Test
  void exponentialsDifferentiateByTheChainRule() {
    assertThat(field.get("E").derivative()).isEqualTo(field.parse("a*c*E"));
    assertThat(field.get("F").derivative()).isEqualTo(field.parse("2*a*t*F/(1+c)"));
    Expression x = field.parse("2*a*c*t - 3*a*t^2/(1+c)");
    assertThat(f.exp(x)).isEqualTo(field.parse("E^2/F^3"));
    assertThat(f.exp(x).derivative()).isEqualTo(x.derivative().multiply(f.exp(x)));
  }

  @Test
  void rootsAndIdempotentsObeyTheirRelations() {
    assertThat(field.parse("r^5*J^3")).isEqualTo(field.parse("s^2*r*J"));
    assertThat(field.parse("1/(1+r)")).isEqualTo(field.parse("(1-r)/(1-s)"));
    assertThat(field.parse("(1-J)*J").isZero()).isTrue();
    assertThat(field.get("J").derivative().isZero()).isTrue();
    assertThat(field.parse("1/(2+J)")).isEqualTo(field.parse("(1-J)/2+J/3"));
    assertThatThrownBy(() -> field.parse("1/J")).isInstanceOf(ArithmeticException.class);
  }

  @Test
  void rootsOfVariableRadicandsDifferentiate() {
    DifferentialField curve =
        DifferentialField.overRationals().parameters("p").variable("t").root("q", "p+t^2").build();
    assertThat(curve.get("q").derivative()).isEqualTo(curve.parse("t/q"));
    assertThat(curve.arithmetic().sqrt(curve.parse("4*(p+t^2)/9"))).isEqualTo(curve.parse("2*q/3"));
    assertThat(curve.get("q").at(Map.of("t", curve.getZero(), "p", curve.parse("9"))))
        .isEqualTo(curve.parse("3"));
  }

  @Test
  void logisticEquationIsSolved() {
    Expression x = field.parse("x0*E/(1-x0/c+x0*E/c)");
    Proof proof =
        field
            .prove("logistic growth")
            .equal(
                "x' = a x (c - x)",
                x.derivative(),
                field.parse("a*c").multiply(x).subtract(field.get("a").multiply(x).multiply(x)))
            .equal("x(0) = x0", x.at(Map.of("t", field.getZero())), field.get("x0"))
            .done();
    assertThat(proof.holds()).as(proof.toString()).isTrue();
    assertThat(proof.toString())
        .contains("E = exp(c*a*t)")
        .contains("residual: 0")
        .endsWith("\nproved");
  }

  @Test
  void falseClosedFormsAreRejectedWithTheirResidual() {
    Expression wrong = field.parse("x0*E/(1-x0/c+x0*E)");
    Expression right = field.parse("a").multiply(wrong).multiply(field.get("c").subtract(wrong));
    Proof proof = field.prove("false").equal("x' = a x (c - x)", wrong.derivative(), right).done();
    assertThat(proof.holds()).isFalse();
    assertThat(proof.steps().get(0).residual()).isNotEqualTo("0");
    assertThat(proof.toString()).contains("<- not zero").endsWith("not proved");
    assertThat(field.prove("nothing").done().holds()).isFalse();
  }

  @Test
  void riccatiEquationIsSolvedByItsOwnSolution() {
    DifferentialField riccati =
        DifferentialField.overRationals()
            .variable("t")
            .solution("u", "v")
            .solution("v", "t*u")
            .build();
    Expression y = riccati.parse("v/u");
    assertThat(y.derivative().add(y.multiply(y))).isEqualTo(riccati.get("t"));
  }

  @Test
  void logarithmsDifferentiate() {
    DifferentialField logs =
        DifferentialField.overRationals().variable("t").logarithm("L", "1+t^2").build();
    assertThat(logs.get("L").derivative()).isEqualTo(logs.parse("2*t/(1+t^2)"));
    assertThat(logs.arithmetic().log(logs.parse("t^2+1"))).isEqualTo(logs.get("L"));
    assertThatThrownBy(() -> logs.arithmetic().log(logs.get("t")))
        .hasMessageContaining("log(t) is not in the field");
  }

  @Test
  void matricesOverTheFieldMultiply() {
    FieldMatrix<Expression> k =
        f.matrix(2, 2, (i, j) -> field.parse(i == j ? "0" : i == 0 ? "s*a" : "a"));
    assertThat(k.multiply(k).getEntry(0, 0)).isEqualTo(field.parse("s*a^2"));
    assertThat(k.multiply(k).getEntry(0, 1).isZero()).isTrue();
  }

  @Test
  void declarationsAreChecked() {
    assertThatThrownBy(
            () -> DifferentialField.overRationals().exponential("E", "t").variable("t").build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("declared later");
    assertThatThrownBy(() -> field.parse("a+b"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("cannot read 'a+b'");
    assertThatThrownBy(() -> DifferentialField.overRationals().parameters("a a"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                DifferentialField.overRationals()
                    .variable("t")
                    .exponential("E", "t")
                    .exponential("G", "2*t")
                    .build())
        .hasMessageContaining("product of powers");
    assertThatThrownBy(() -> f.exp(field.parse("a*t")))
        .isInstanceOf(ArithmeticException.class)
        .hasMessageContaining("exp(a*t) is not in the field");
  }

  @Test
  void numbersAreExact() {
    assertThat(f.number(0.1).toString()).isEqualTo("3602879701896397/36028797018963968");
    assertThat(f.number(0.375).getReal()).isEqualTo(0.375);
    assertThat(f.ratio(-6, 4)).isEqualTo(field.parse("-3/2"));
    assertThat(field.parse("2^200+a").evaluate(Elementary.rationals(), Map.of("a", f(1))))
        .isEqualTo(f(2).pow(200).add(1));
  }

  @Test
  void threadsProveAtOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<String>> proofs =
          IntStream.range(0, 8).mapToObj(i -> threads.submit(this::longProof)).toList();
      for (Future<String> proof : proofs) {
        assertThat(proof.get()).isEqualTo(longProof());
      }
    } finally {
      threads.shutdown();
    }
  }

  private String longProof() {
    Expression g = field.parse("(a+c*t+E*r)/(1+t)");
    Expression h = field.parse("(E-F+a*J)/(1+s*E)");
    return field
        .prove("Leibniz")
        .equal(
            "D(gh) = g Dh + h Dg",
            g.multiply(h).derivative(),
            g.multiply(h.derivative()).add(h.multiply(g.derivative())))
        .equal("false", g.derivative(), h)
        .done()
        .toString();
  }

  private static org.hipparchus.fraction.BigFraction f(int n) {
    return new org.hipparchus.fraction.BigFraction(n);
  }
}
