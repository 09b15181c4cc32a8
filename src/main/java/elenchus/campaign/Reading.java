package elenchus.campaign;

/**
 * What a hypothesis says of an instance.
 *
 * @param hypothesis its name
 * @param margin positive where it holds; not-a-number where it cannot be decided
 */
public record Reading(String hypothesis, double margin) {

  /** Whether the hypothesis holds. */
  public boolean holds() {
    return margin > 0;
  }

  /** Whether the hypothesis fails. */
  public boolean fails() {
    return margin <= 0;
  }
}
