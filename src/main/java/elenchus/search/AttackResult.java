package elenchus.search;

import elenchus.campaign.Counterexample;
import elenchus.campaign.Examined;
import elenchus.theorem.Finding;
import elenchus.theorem.Theorem;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What an attack found.
 *
 * @param theorem the theorem attacked
 * @param settings how
 * @param generations done, those of earlier runs included
 * @param evaluations instances examined
 * @param vacuous of these, how many did not satisfy the hypotheses
 * @param unconfirmed how many refutations at standard precision did not survive high precision
 * @param claims the worst instance of each claim that was examined
 * @param counterexample if a claim was violated: shrunk, and certified where possible
 * @param time of this run
 */
public record AttackResult(
    Theorem<?> theorem,
    AttackSettings settings,
    int generations,
    long evaluations,
    long vacuous,
    long unconfirmed,
    List<Worst> claims,
    Optional<Counterexample> counterexample,
    Duration time) {

  /** Copies. */
  public AttackResult {
    claims = List.copyOf(claims);
  }

  /**
   * The worst instance of one claim.
   *
   * @param finding about the claim
   * @param instance on which it was made
   * @param seed of the random stream of its examination
   * @param examined everything found on it
   */
  public record Worst(Finding finding, Object instance, long seed, Examined examined) {}

  /** The instance whose largest ratio of violation to tolerance is largest of all. */
  public Optional<Worst> worst() {
    Worst worst = null;
    for (Worst candidate : claims) {
      if (worst == null || candidate.finding().ratio() > worst.finding().ratio()) {
        worst = candidate;
      }
    }
    return Optional.ofNullable(worst);
  }
}
