package elenchus.catalogue.implicitbias;

import elenchus.loss.AsymmetricExponential;
import elenchus.loss.CrossEntropy;
import elenchus.loss.FocalLoss;
import elenchus.loss.GaussianTail;
import elenchus.loss.PolynomialTail;
import elenchus.loss.Scaled;
import elenchus.loss.TemplateLoss;
import elenchus.loss.WestonWatkinsHinge;
import elenchus.theorem.Claim;
import elenchus.theorem.Control;
import elenchus.theorem.Evidence;
import elenchus.theorem.Finding;
import elenchus.theorem.Witness;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import net.jqwik.api.Arbitrary;

/**
 * Templates without an exponential tail and wrong bounds for those that have one: each is refuted
 * at a point where interval arithmetic certifies that a bound fails.
 *
 * @param upper the claim of the upper bound
 * @param lower the claim of the lower bound
 */
record TailControls(Claim upper, Claim lower) {
  private static final Witness INTERVALS =
      new Witness("automatic differentiation", "Hipparchus", "interval");

  static List<Control<?>> of(Claim upper, Claim lower) {
    TailControls controls = new TailControls(upper, lower);
    return controls.all();
  }

  private List<Control<?>> all() {
    return List.of(
        noTail(
            "polynomial tail",
            "$\\sum(1+u_j)^{-p}$ has an exponential tail.",
            TailClaim.any(2),
            claim -> new PolynomialTail(claim.parameter())),
        noTail(
            "Gaussian tail",
            "$\\sum e^{-u_j^2}$, linear below $u=1$, has an exponential tail.",
            TailClaim.any(2),
            claim -> new GaussianTail()),
        noTail(
            "focal loss, any rate",
            "Focal loss with exponent $G$ has an exponential tail for $K\\ge3$.",
            TailClaim.any(3),
            claim -> new FocalLoss(claim.parameter())),
        noTail(
            "focal loss, its own rate",
            "Focal loss with exponent $G$ has ET$(1+G,c)$ for $K\\ge3$.",
            TailClaim.fastest(3),
            claim -> new FocalLoss(claim.parameter())),
        noTail(
            "hinge",
            "The hinge of Weston and Watkins has an exponential tail.",
            TailClaim.any(2),
            claim -> new WestonWatkinsHinge()),
        noTail(
            "unequal rates",
            "$\\sum_je^{-a_ju_j}$ with unequal rates has a common exponential tail.",
            TailClaim.any(3),
            claim -> AsymmetricExponential.withRates(rates(claim))),
        Control.<TailClaim>wrongFormula(
                "constant 1 for scaled margins",
                "$\\psi(au)$ has ET$(a,1)$.",
                TailClaim.any(2),
                (claim, trial) ->
                    evidence(
                        new TailRatios(new Scaled(new CrossEntropy(), claim.a()), claim.a(), 1)
                            .failure(claim.K())))
            .liveWhere(claim -> Math.abs(claim.a() - 1) > 0.01),
        Control.<TailClaim>wrongFormula(
            "sum dropped from the lower bound",
            "$r_j\\ge1-e^{-u_j}$ for cross-entropy.",
            TailClaim.any(3),
            (claim, trial) ->
                evidence(TailRatios.withoutTheSum(claim.K(), 1 + claim.parameter()))));
  }

  private Control<TailClaim> noTail(
      String name,
      String statement,
      Arbitrary<TailClaim> claims,
      Function<TailClaim, TemplateLoss> template) {
    return Control.hypothesisDropped(
        name,
        statement,
        claims,
        (claim, trial) ->
            evidence(
                new TailRatios(template.apply(claim), claim.a(), claim.c()).failure(claim.K())));
  }

  /** Rates 1, .., 1, 1 + parameter. */
  private static List<Double> rates(TailClaim claim) {
    List<Double> rates = new ArrayList<>(Collections.nCopies(claim.K() - 1, 1.0));
    rates.set(0, 1 + claim.parameter());
    return rates;
  }

  /** A failure refutes its bound for certain; none found leaves the matter open. */
  private Evidence evidence(Optional<TailRatios.Failure> found) {
    if (found.isEmpty()) {
      return Evidence.of(
          upper.compare(1, 1).provided(false, "no failure within reach").by(INTERVALS).build());
    }
    TailRatios.Failure failure = found.get();
    Finding.Builder finding =
        failure.upper()
            ? upper.compare(failure.ratio().lower(), 1)
            : lower.compare(failure.ratio().subtract(failure.bound()).upper(), 0);
    return Evidence.collect()
        .add(finding.exactly().by(INTERVALS))
        .quantity("u", failure.u())
        .quantity("slot", failure.slot())
        .done();
  }
}
