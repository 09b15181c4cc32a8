package elenchus.margin;

/**
 * What a solution cost.
 *
 * @param rounds how often rows entered the active set
 * @param pricings how often all margins were computed
 * @param drops how many rows left the active set
 * @param exchanges how many dependent rows replaced another
 * @param refinements corrections of the dual variables in twice the working precision
 */
public record Effort(int rounds, int pricings, int drops, int exchanges, int refinements) {
  Effort refined(int passes) {
    return new Effort(rounds, pricings, drops, exchanges, passes);
  }
}
