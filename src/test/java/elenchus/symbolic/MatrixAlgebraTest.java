package elenchus.symbolic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MatrixAlgebraTest {

  @Test
  void productsDoNotCommuteAndTransposesTurnThemRound() {
    MatrixAlgebra algebra = new MatrixAlgebra();
    MatrixPolynomial a = algebra.general("a");
    MatrixPolynomial s = algebra.symmetric("s");

    assertThat(a.times(s).minus(s.times(a)).isZero()).isFalse();
    assertThat(a.times(s).transpose().minus(s.times(a.transpose())).isZero()).isTrue();
  }

  @Test
  void scalarsCommuteAndDivide() {
    MatrixAlgebra algebra = new MatrixAlgebra();
    MatrixPolynomial a = algebra.general("a");
    MatrixPolynomial c = algebra.scalar("c");

    assertThat(a.times(c).minus(c.times(a)).isZero()).isTrue();
    assertThat(a.times(c).over(c).minus(a).isZero()).isTrue();
    assertThat(a.times(c).minus(a).isZero()).isFalse();
  }

  @Test
  void relationsReduceProductsAndTheirTransposes() {
    MatrixAlgebra algebra = new MatrixAlgebra();
    MatrixPolynomial x = algebra.general("x");
    MatrixPolynomial p = algebra.symmetric("p");
    algebra.relation(p.times(p), p);
    algebra.relation(x.times(p), algebra.zero());

    assertThat(p.times(p, p).minus(p).isZero()).isTrue();
    assertThat(p.times(x.transpose()).isZero()).isTrue();
    assertThat(p.times(x).isZero()).isFalse();
  }

  @Test
  void aCommutationIsOneRelationWithItsTranspose() {
    MatrixAlgebra algebra = new MatrixAlgebra();
    MatrixPolynomial r = algebra.symmetric("r");
    MatrixPolynomial g = algebra.symmetric("g");
    algebra.relation(r.times(g), g.times(r));

    assertThat(r.times(g, r).minus(g.times(r, r)).isZero()).isTrue();
  }

  @Test
  void derivativesFollowTheProductRule() {
    MatrixAlgebra algebra = new MatrixAlgebra();
    MatrixPolynomial w = algebra.general("w");
    MatrixPolynomial f = algebra.symmetric("f");
    MatrixPolynomial e = algebra.scalar("e");
    algebra.derivative(w, f.times(w));
    algebra.derivative(e, e.times(2));

    MatrixPolynomial gram = w.times(w.transpose());
    assertThat(gram.derivative().minus(f.times(gram)).minus(gram.times(f)).isZero()).isTrue();
    assertThat(w.over(e).derivative().minus(f.times(w).minus(w.times(2)).over(e)).isZero())
        .isTrue();
    assertThat(e.times(e).derivative().minus(e.times(e).times(4)).isZero()).isTrue();
  }

  @Test
  void endlessRelationsAreReported() {
    MatrixAlgebra algebra = new MatrixAlgebra();
    MatrixPolynomial a = algebra.general("a");
    MatrixPolynomial b = algebra.general("b");
    MatrixPolynomial ab = a.times(b);
    MatrixPolynomial ba = b.times(a);
    algebra.relation(ab, ba);
    algebra.relation(ba, ab);

    assertThatThrownBy(() -> a.times(b))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("terminate");
  }
}
