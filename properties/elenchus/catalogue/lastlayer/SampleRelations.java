package elenchus.catalogue.lastlayer;

import elenchus.exact.RationalMatrix;
import elenchus.exact.RationalVector;
import elenchus.symbolic.DifferentialField;
import elenchus.symbolic.Expression;
import elenchus.symbolic.Proof;
import elenchus.theorem.Control;
import elenchus.theorem.Evidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import org.hipparchus.fraction.BigFraction;

/**
 * Relations between a fit and other fits, decided in fractions.
 *
 * @param sample the data set
 * @param fit to all samples
 * @param margins of the fit
 * @param leverages of the samples
 * @param leftOut margin of each sample under the fit without it, where the others determine that
 */
record SampleRelations(
    LabelledSample sample,
    ExactFit fit,
    List<BigFraction> margins,
    List<BigFraction> leverages,
    List<Optional<BigFraction>> leftOut) {
  static final Proof RANK_ONE = rankOne();

  static SampleRelations of(LabelledSample sample) {
    ExactFit fit = sample.fit();
    List<Optional<BigFraction>> leftOut =
        IntStream.range(0, fit.n()).mapToObj(fit::marginWithout).toList();
    return new SampleRelations(sample, fit, fit.margins(), fit.leverages(), leftOut);
  }

  /**
   * With q = x'A^-1 x and f = x'A^-1 c the fit without the sample has A - w x x', c - w y x; by
   * Sherman and Morrison its inverse is A^-1 + w A^-1 x x' A^-1/(1 - w q).
   */
  private static Proof rankOne() {
    DifferentialField field = DifferentialField.overRationals().parameters("f w q y").build();
    Expression without = field.parse("(f-w*y*q)+w*q*(f-w*y*q)/(1-w*q)");
    Expression y = field.get("y");
    Expression oneLess = field.parse("1-w*q");
    return field
        .prove("the fitted value of a sample that is left out")
        .equal("x'(A - w x x')^-1 (c - w y x)", without, field.parse("(f-w*y*q)/(1-w*q)"))
        .equal(
            "y - f = (1 - h)(y - f_loo); times y, with y^2 = 1: 1 - z = (1-h)(1-z_loo)",
            y.subtract(field.get("f")),
            oneLess.multiply(y.subtract(without)))
        .done();
  }

  boolean leveragesAddUpTo(int total) {
    BigFraction sum = BigFraction.ZERO;
    boolean proper = true;
    for (BigFraction h : leverages) {
      sum = sum.add(h);
      proper &= h.signum() > 0 && h.compareTo(BigFraction.ONE) <= 0;
    }
    return proper && sum.equals(new BigFraction(total));
  }

  /** (1 - z_i) = (1 - h_i)(1 - z_i^loo) for the stated leverages. */
  boolean leftOutMarginsFollow(List<BigFraction> stated) {
    return IntStream.range(0, fit.n())
        .allMatch(
            i -> {
              BigFraction rest = BigFraction.ONE.subtract(stated.get(i));
              return leftOut
                  .get(i)
                  .map(z -> rest.multiply(BigFraction.ONE.subtract(z)))
                  .map(BigFraction.ONE.subtract(margins.get(i))::equals)
                  .orElse(rest.signum() == 0);
            });
  }

  boolean isBalanced() {
    BigFraction fitted = BigFraction.ZERO;
    BigFraction others = BigFraction.ZERO;
    for (int i = 0; i < fit.n(); i++) {
      BigFraction weight = fit.weights().get(i).multiply(sample.y().get(i));
      BigFraction gap = BigFraction.ONE.subtract(margins.get(i));
      fitted = fitted.add(weight.multiply(gap));
      // Where a sample cannot be left out its term is 1 - z_i all the same.
      BigFraction rest = BigFraction.ONE.subtract(leverages.get(i));
      others =
          others.add(
              weight.multiply(
                  leftOut.get(i).map(z -> rest.multiply(BigFraction.ONE.subtract(z))).orElse(gap)));
    }
    return fitted.signum() == 0 && others.signum() == 0;
  }

  double[] leftOutMargins() {
    return leftOut.stream()
        .mapToDouble(z -> z.map(BigFraction::doubleValue).orElse(Double.NaN))
        .toArray();
  }

  /** The share of the class +1 in the leverage minus that of the class -1. */
  double imbalance() {
    BigFraction sum = BigFraction.ZERO;
    for (int i = 0; i < fit.n(); i++) {
      sum = sum.add(leverages.get(i).multiply(sample.y().get(i)));
    }
    return sum.divide(sample.d() + 1).doubleValue();
  }

  boolean repetitionIsWeight(int times) {
    List<Integer> source = new ArrayList<>();
    for (int i = 0; i < fit.n(); i++) {
      for (int copy = 0; copy < (sample.y().get(i) > 0 ? times : 1); copy++) {
        source.add(i);
      }
    }
    RationalMatrix rows =
        RationalMatrix.of(
            source.size(), fit.rows().columns(), (i, j) -> fit.rows().get(source.get(i), j));
    List<Integer> y = source.stream().map(sample.y()::get).toList();
    List<BigFraction> unit = source.stream().map(i -> BigFraction.ONE).toList();
    return sameCoefficients(ExactFit.of(rows, y, unit), fit.coefficients());
  }

  boolean exchangeNegates() {
    List<Integer> y = sample.y().stream().map(label -> -label).toList();
    BigFraction reciprocal = sample.exactRho().reciprocal();
    List<BigFraction> weights =
        y.stream().map(label -> label > 0 ? reciprocal : BigFraction.ONE).toList();
    return sameCoefficients(
        ExactFit.of(fit.rows(), y, weights), fit.coefficients().times(BigFraction.MINUS_ONE));
  }

  private static boolean sameCoefficients(Optional<ExactFit> other, RationalVector expected) {
    return other.map(ExactFit::coefficients).filter(expected::equals).isPresent();
  }

  /** Under a shear of all features that also moves the origin. */
  boolean affineMapsKeepMargins() {
    int d = sample.d();
    RationalMatrix mapped =
        RationalMatrix.of(
            fit.n(),
            d + 1,
            (i, j) -> {
              BigFraction sum = j == d ? BigFraction.ONE : new BigFraction(j + 2);
              for (int k = j; k < d; k++) {
                sum = sum.add(fit.rows().get(i, k));
              }
              return sum;
            });
    return ExactFit.of(mapped, sample.y(), fit.weights())
        .map(ExactFit::margins)
        .filter(margins::equals)
        .isPresent();
  }

  static List<Control<?>> controls(Arbitrary<LabelledSample> instances) {
    return List.of(
        Control.wrongFormula(
            "leverages without the intercept",
            "$\\sum h_i=d$.",
            instances,
            (x, trial) ->
                Evidence.of(
                    FiniteSampleIdentities.LEVERAGE
                        .decide(SampleRelations.of(x).leveragesAddUpTo(x.d()))
                        .by(FiniteSampleIdentities.FRACTIONS)
                        .build())),
        Control.wrongFormula(
                "leverages without weights",
                "$1-z_i=(1-h_i)(1-z_i^{loo})$ with the leverages of the unweighted fit.",
                instances,
                (x, trial) -> {
                  List<BigFraction> plain =
                      ExactFit.of(x.rows(), x.y(), x.weights(BigFraction.ONE))
                          .orElseThrow()
                          .leverages();
                  return Evidence.of(
                      FiniteSampleIdentities.LEFT_OUT
                          .decide(SampleRelations.of(x).leftOutMarginsFollow(plain))
                          .by(FiniteSampleIdentities.FRACTIONS)
                          .build());
                })
            .liveWhere(x -> x.rho() != 1),
        Control.wrongFormula(
                "Fisher form with the share of samples",
                "$q=n_+/n$ for every weight.",
                instances,
                (x, trial) ->
                    Evidence.of(
                        FiniteSampleIdentities.FISHER
                            .decide(
                                FisherForm.coefficients(x, FisherForm.share(x, BigFraction.ONE))
                                    .equals(x.fit().coefficients()))
                            .by(FiniteSampleIdentities.FRACTIONS)
                            .build()))
            .liveWhere(x -> x.rho() != 1));
  }
}
