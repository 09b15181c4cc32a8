package elenchus.catalogue.implicitbias;

import static elenchus.catalogue.implicitbias.HardMarginClaims.*;

import elenchus.data.ExactSamples;
import elenchus.exact.RationalMatrix;
import elenchus.exact.RationalVector;
import elenchus.exact.Rationals;
import elenchus.linear.Matrix;
import elenchus.margin.ExactMaxMargin;
import elenchus.margin.ExactSeparability;
import elenchus.margin.MaxMargin;
import elenchus.theorem.Claim;
import elenchus.theorem.Evidence;
import elenchus.theorem.Witness;
import elenchus.verify.Certificate;
import elenchus.verify.Verification;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hipparchus.fraction.BigFraction;

/**
 * The max-margin classifier as fractions, found by the exact active-set method and judged by a
 * verifier that shares nothing with it.
 *
 * @param svm the classifier in floating point
 * @param exact the same as fractions
 */
record CertifiedMargin(MaxMargin svm, ExactMaxMargin exact) {
  private static final Witness LIFTING =
      new Witness("active set by p-adic lifting", "own", "rational");
  private static final Witness VERIFIER = new Witness("optimality conditions", "own", "integer");
  private static final Witness ACTIVE_SET = new Witness("dual active set", "own", "double");

  private static final List<Claim> OPTIMALITY =
      List.of(FEASIBLE, NONNEGATIVE, STATIONARY, COMPLEMENTARY, DUALITY, NO_GORDAN);

  /** A margin nearer to 1 than this, and not at it, is too near for floating point to tell. */
  private static final double TELLING = 1e-6;

  /** Longer fractions are told by their length. */
  private static final int SHOWN = 300;

  /** Decides in rational arithmetic; empty if that finds the data inseparable. */
  static Optional<CertifiedMargin> of(MaxMargin svm) {
    return ExactSeparability.of(ExactSamples.ofDoubles(svm.data())) instanceof ExactMaxMargin exact
        ? Optional.of(new CertifiedMargin(svm, exact))
        : Optional.empty();
  }

  /** The certificate as the verifier reads it. */
  Certificate certificate() {
    return Certificate.parse(exact.certificate().toJson());
  }

  /** What the verifier says of a certificate for these data, claim by claim. */
  Evidence judged(Certificate certificate) {
    boolean valid = Verification.of(certificate, exact.samples()).valid();
    Evidence.Builder evidence = Evidence.collect();
    for (Claim claim : OPTIMALITY) {
      evidence.add(claim.decide(valid).by(LIFTING).by(VERIFIER));
    }
    return evidence.done();
  }

  /** The optimality conditions decided, and floating point against the fractions. */
  Evidence findings() {
    double size = svm.weights().norm();
    double scale = 1 + size * svm.data().X().maxAbs();
    double delta = exact.inactiveGap().map(Rationals::toDouble).orElse(Double.POSITIVE_INFINITY);
    double norm = Rationals.toDouble(exact.squaredNorm());
    return Evidence.collect()
        .add(SEPARABLE.decide(true).by(LIFTING).by(VERIFIER))
        .addAll(judged(certificate()))
        .add(
            SOLUTION
                .compare(svm.weights().toRowMajor(), rounded(exact.weights()).toRowMajor())
                .within(1e-14 * size, "1e-14 |What|: both are rounded")
                .certified()
                .by(LIFTING)
                .by(ACTIVE_SET))
        .add(
            NORM.compare(svm.squaredNorm(), norm)
                .within(1e-14 * norm, "1e-14 |What|^2: both are rounded")
                .certified()
                .by(LIFTING)
                .by(ACTIVE_SET))
        .add(
            ACTIVE
                .decide(svm.active().equals(exact.active()))
                .provided(delta > TELLING, "the inactive gap is below 1e-6")
                .by(LIFTING)
                .by(ACTIVE_SET))
        .add(
            GAP.compare(svm.inactiveGap(), delta)
                .within(1e-12 * scale, "1e-12 (1 + |What| max|x|): rounding of a margin")
                .certified()
                .provided(delta > TELLING, "the inactive gap is below 1e-6")
                .by(LIFTING)
                .by(ACTIVE_SET))
        .done();
  }

  private static Matrix rounded(RationalMatrix matrix) {
    return matrix.toMatrix();
  }

  /** The named objects as fractions. */
  Evidence quantities() {
    RationalMatrix weights = exact.weights();
    RationalVector flat =
        RationalVector.of(weights.numerators().toRowMajor(), weights.denominator());
    return Evidence.collect()
        .quantity("What exact", text(flat.toList()))
        .quantity("alpha exact", text(exact.dualVariables().toList()))
        .quantity("squaredNorm exact", text(List.of(exact.squaredNorm())))
        .quantity("delta exact", exact.inactiveGap().map(g -> text(List.of(g))).orElse("infinity"))
        .done();
  }

  static String text(List<BigFraction> fractions) {
    String all = fractions.stream().map(CertifiedMargin::text).collect(Collectors.joining(", "));
    if (all.length() <= SHOWN) {
      return all;
    }
    int longest =
        fractions.stream().mapToInt(f -> f.getDenominator().toString().length()).max().orElse(0);
    return fractions.size() + " fractions with denominators of up to " + longest + " digits";
  }

  private static String text(BigFraction fraction) {
    return fraction.getDenominator().bitLength() == 1
        ? fraction.getNumerator().toString()
        : fraction.getNumerator() + "/" + fraction.getDenominator();
  }
}
