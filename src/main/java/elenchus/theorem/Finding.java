package elenchus.theorem;

import java.util.ArrayList;
import java.util.List;

/**
 * What one examination found about one claim.
 *
 * @param claim the claim
 * @param observed the computed quantity
 * @param predicted what the theorem predicts
 * @param error numerical error bound of the comparison, nonnegative
 * @param tolerance derived from the theory
 * @param strength how strong the evidence is
 * @param witnesses the ways by which it was reached; never empty
 * @param limitedBy the quantity that limits the precision, for inconclusive findings; may be empty
 * @param falseRefutation for evidence by sampling, a bound on the probability that it refutes a
 *     claim that is true; 0 where nothing was sampled
 */
public record Finding(
    Claim claim,
    double observed,
    double predicted,
    double error,
    Tolerance tolerance,
    Strength strength,
    List<Witness> witnesses,
    String limitedBy,
    double falseRefutation) {

  /** Copies the witnesses. */
  public Finding {
    witnesses = List.copyOf(witnesses);
  }

  /** Whether the evidence rests on sampling. */
  public boolean isSampled() {
    return falseRefutation > 0;
  }

  /** How far the claim is violated, without the error bound. */
  public double violation() {
    return claim.relation().violation(observed, predicted);
  }

  /**
   * The verdict. Not-a-number anywhere, an infinite error, or a named limiting quantity leave the
   * finding inconclusive.
   */
  public Verdict verdict() {
    double violation = violation();
    if (!limitedBy.isEmpty()
        || Double.isNaN(violation)
        || !(error >= 0)
        || Double.isInfinite(error)) {
      return Verdict.INCONCLUSIVE;
    }
    if (violation + error <= tolerance.value()) {
      return Verdict.SUPPORTED;
    }
    if (violation - error > tolerance.refutation() * tolerance.value()) {
      return Verdict.REFUTED;
    }
    return Verdict.INCONCLUSIVE;
  }

  /**
   * (violation + error) / tolerance: at most 1 for a supported finding. Where the tolerance is zero
   * the ratio is 0 for an exact hit and infinite otherwise. Slack inequalities give 0.
   */
  public double ratio() {
    double used = Math.max(0, violation() + error);
    if (used == 0) {
      return 0;
    }
    return used / tolerance.value();
  }

  /** Collects the parts of a finding. */
  public static final class Builder {
    private final Claim claim;
    private final double observed;
    private final double predicted;
    private double error;
    private Tolerance tolerance = Tolerance.EXACT;
    private Strength strength = Strength.MEASURED;
    private final List<Witness> witnesses = new ArrayList<>();
    private String limitedBy = "";
    private double falseRefutation;

    Builder(Claim claim, double observed, double predicted) {
      this.claim = claim;
      this.observed = observed;
      this.predicted = predicted;
    }

    /** The numerical error bound of the comparison. */
    public Builder error(double bound) {
      this.error = bound;
      return this;
    }

    /** Supports up to the value, refutes beyond; the derivation says where it comes from. */
    public Builder within(double value, String derivation) {
      return within(Tolerance.of(value, derivation));
    }

    /** The tolerance. */
    public Builder within(Tolerance allowed) {
      this.tolerance = allowed;
      return this;
    }

    /** Decided in rational or interval arithmetic, with no tolerance. */
    public Builder exactly() {
      this.tolerance = Tolerance.EXACT;
      this.strength = Strength.CERTIFIED;
      return this;
    }

    /** Decided in rational or interval arithmetic. */
    public Builder certified() {
      this.strength = Strength.CERTIFIED;
      return this;
    }

    /** A symbolic identity for all instances of the shape. */
    public Builder proved() {
      this.strength = Strength.PROVED;
      return this;
    }

    /** Adds a way by which the finding was reached. */
    public Builder by(String method, String lineage, String arithmetic) {
      return by(new Witness(method, lineage, arithmetic));
    }

    /** Adds a way by which the finding was reached. */
    public Builder by(Witness witness) {
      witnesses.add(witness);
      return this;
    }

    /** Marks the finding inconclusive when the condition fails, naming the limiting quantity. */
    public Builder provided(boolean condition, String limitingQuantity) {
      if (!condition && limitedBy.isEmpty()) {
        limitedBy = limitingQuantity;
      }
      return this;
    }

    /** Sampled: bounds the probability of refuting a claim that is true. */
    public Builder sampled(double error) {
      this.falseRefutation = error;
      return this;
    }

    /**
     * The finding.
     *
     * @throws IllegalStateException if no witness was named
     */
    public Finding build() {
      if (witnesses.isEmpty()) {
        throw new IllegalStateException("finding on '" + claim.name() + "' names no witness");
      }
      return new Finding(
          claim,
          observed,
          predicted,
          error,
          tolerance,
          strength,
          witnesses,
          limitedBy,
          falseRefutation);
    }
  }
}
