package elenchus.catalogue.centralpath;

import elenchus.symbolic.MatrixAlgebra;
import elenchus.symbolic.MatrixPolynomial;
import elenchus.symbolic.Proof;

/** Completing the square of the squared error, for all sizes. */
final class MseProofs {
  private MseProofs() {}

  static Proof square() {
    MatrixAlgebra words = new MatrixAlgebra();
    MatrixPolynomial c = words.scalar("C");
    MatrixPolynomial lam = words.scalar("lam");
    MatrixPolynomial h = words.general("h");
    MatrixPolynomial y = words.general("y");
    MatrixPolynomial v = words.general("V");
    MatrixPolynomial best = words.general("B");
    MatrixPolynomial one = words.one();
    MatrixPolynomial gram = h.times(h.transpose());
    words.relation(y.times(y.transpose()), one.over(c));
    words.relation(best.times(gram), y.times(h.transpose()).minus(lam.times(best)));
    words.relation(best.times(h, y.transpose()), y.times(h.transpose(), best.transpose()));
    MatrixPolynomial means = c.times(h, y.transpose());
    MatrixPolynomial deviations = h.minus(means.times(y));
    MatrixPolynomial misfit = best.times(means).minus(one);
    MatrixPolynomial gap = v.minus(best);
    MatrixPolynomial spread = deviations.times(deviations.transpose()).plus(lam);
    return words
        .prove("h = Ht/sqrt n, y = Y/sqrt n, B = W*: B (h h' + lam) = y h', B h y' symmetric")
        .zero(
            "(V h - y)(V h - y)' + lam V V' is the sum of the three terms",
            v.times(h)
                .minus(y)
                .times(v.times(h).minus(y).transpose())
                .plus(lam.times(v, v.transpose()))
                .minus(best.times(spread, best.transpose()))
                .minus(misfit.times(misfit.transpose()).over(c))
                .minus(gap.times(gram.plus(lam), gap.transpose())))
        .done();
  }
}
