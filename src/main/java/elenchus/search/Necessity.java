package elenchus.search;

import elenchus.campaign.Counterexample;
import elenchus.campaign.TheoremResult;
import elenchus.campaign.ViolationBound;
import elenchus.theorem.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * What is known about the need for one hypothesis.
 *
 * @param hypothesis its name
 * @param statement what it says
 * @param need the answer
 * @param result of the campaign on instances that break it and nothing else
 * @param samples some of these instances
 * @param threshold how far it may be broken on the way to the witness, if there is such a way
 */
public record Necessity(
    String hypothesis,
    String statement,
    Need need,
    TheoremResult result,
    List<Sample> samples,
    Optional<Threshold> threshold) {

  /** The answers. */
  public enum Need {
    /** A claim is refuted on an instance that breaks this hypothesis and nothing else. */
    NECESSARY,
    /** The claims held on all such instances on which they could be decided. */
    NOT_SHOWN_NECESSARY,
    /** On no such instance could the claims be decided. */
    UNDECIDED,
    /** No instance was found that breaks this hypothesis and nothing else. */
    UNTESTED
  }

  /**
   * An instance that breaks the hypothesis.
   *
   * @param margin of the hypothesis, at most 0
   * @param ratio the largest violation of a claim over its tolerance
   * @param verdict of the claims
   */
  public record Sample(double margin, double ratio, Verdict verdict) {}

  /**
   * Margins of the hypothesis on the straight line from an instance that satisfies it to the
   * witness.
   *
   * @param supported the most negative margin up to which no claim is refuted; positive if the
   *     claims fail as soon as the hypothesis does
   * @param refuted the margin from which on a claim is refuted
   */
  public record Threshold(double supported, double refuted) {}

  /** Copies. */
  public Necessity {
    samples = List.copyOf(samples);
  }

  static Need need(TheoremResult result) {
    TheoremResult.Counts counts = result.counts();
    if (counts.refuted() > 0) {
      return Need.NECESSARY;
    }
    if (counts.supported() > 0) {
      return Need.NOT_SHOWN_NECESSARY;
    }
    return counts.inconclusive() > 0 ? Need.UNDECIDED : Need.UNTESTED;
  }

  /** The witness, if the hypothesis is necessary. */
  public Optional<Counterexample> witness() {
    return result.counterexample();
  }

  /** The bound on the probability that such an instance violates a claim, if none did. */
  public Optional<ViolationBound> bound() {
    return need == Need.NOT_SHOWN_NECESSARY ? result.bound() : Optional.empty();
  }
}
