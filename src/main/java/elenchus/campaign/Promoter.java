package elenchus.campaign;

import elenchus.theorem.Certification;
import elenchus.theorem.Control;
import elenchus.theorem.Finding;
import elenchus.theorem.Hypothesis;
import elenchus.theorem.Strength;
import elenchus.theorem.Theorem;
import elenchus.theorem.Verdict;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Turns refutations into proofs: the hypotheses are decided by their exact decisions, the violated
 * claim by a finding that is certified already or by the exact decision of the theorem.
 *
 * @param <I> the type of the instances
 */
public final class Promoter<I> {
  private static final Duration TIME = Duration.ofHours(1);

  private final List<Hypothesis<I>> hypotheses;
  private final Certification<I> certification;
  private final Guard guard;

  private Promoter(List<Hypothesis<I>> hypotheses, Certification<I> certification, Guard guard) {
    this.hypotheses = hypotheses;
    this.certification = certification;
    this.guard = guard;
  }

  /** Promotes counterexamples to a theorem. */
  public static <I> Promoter<I> of(Theorem<I> theorem) {
    return of(theorem, Guard.alone(TIME));
  }

  /** Promotes counterexamples to a theorem, with a bound on the time of each decision. */
  static <I> Promoter<I> of(Theorem<I> theorem, Guard guard) {
    return new Promoter<>(theorem.hypotheses(), theorem::certify, guard);
  }

  /** Promotes refutations of a control, whose instances satisfy its hypotheses by their making. */
  static <I> Promoter<I> of(Control<I> control, Guard guard) {
    return new Promoter<>(List.of(), control.certification(), guard);
  }

  /**
   * Whether a refutation is a proof.
   *
   * @param refuted what the examination of the instance found
   */
  public Promotion promote(I instance, Examined refuted) {
    Promotion claim = claim(instance, refuted);
    if (claim.status() != Promotion.Status.CERTIFIED) {
      return claim;
    }
    return undecided(instance).<Promotion>map(Promotion.Measured::new).orElse(claim);
  }

  private Promotion claim(I instance, Examined refuted) {
    List<Finding> findings =
        refuted.evidence().findings().stream()
            .filter(finding -> finding.verdict() == Verdict.REFUTED)
            .toList();
    for (Finding finding : findings) {
      if (isExact(finding)) {
        return new Promotion.Certified(finding);
      }
    }
    Set<String> reasons = new LinkedHashSet<>();
    for (Finding finding : findings) {
      Promotion promotion = decide(instance, finding);
      if (promotion instanceof Promotion.Measured open) {
        reasons.add(open.reason());
      } else {
        return promotion;
      }
    }
    return new Promotion.Measured(String.join("; ", reasons));
  }

  private Promotion decide(I instance, Finding measured) {
    String claim = "'" + measured.claim().name() + "'";
    Optional<Finding> decided;
    try {
      decided = guard.call(() -> certification.certify(instance, measured.claim()));
    } catch (Throwable thrown) {
      return new Promotion.Measured(Fault.error("exact decision of " + claim, thrown).message());
    }
    if (decided.isEmpty()) {
      return new Promotion.Measured(
          claim + " is refuted in floating point and has no exact decision here");
    }
    Finding exact = decided.get();
    if (!exact.claim().equals(measured.claim())) {
      return new Promotion.Measured("the exact decision of " + claim + " is about another claim");
    }
    if (!isExact(exact)) {
      return new Promotion.Measured("the exact decision of " + claim + " is not exact");
    }
    return switch (exact.verdict()) {
      case REFUTED -> new Promotion.Certified(exact);
      case SUPPORTED -> new Promotion.Contradicted(exact);
      case INCONCLUSIVE, VACUOUS ->
          new Promotion.Measured(
              claim
                  + " is left open by its exact decision"
                  + (exact.limitedBy().isEmpty() ? "" : ", limited by " + exact.limitedBy()));
    };
  }

  private static boolean isExact(Finding finding) {
    return finding.strength() != Strength.MEASURED;
  }

  /** Why the hypotheses are not shown to hold, if they are not. */
  private Optional<String> undecided(I instance) {
    for (Hypothesis<I> hypothesis : hypotheses) {
      String name = "hypothesis '" + hypothesis.name() + "'";
      Optional<Predicate<I>> decision = hypothesis.decision();
      if (decision.isEmpty()) {
        return Optional.of(name + " has no exact decision");
      }
      try {
        Predicate<I> holds = decision.get();
        if (!guard.call(() -> holds.test(instance))) {
          return Optional.of(name + " is not shown to hold exactly");
        }
      } catch (Throwable thrown) {
        return Optional.of(Fault.error("exact decision of " + name, thrown).message());
      }
    }
    return Optional.empty();
  }
}
