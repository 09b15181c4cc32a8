package elenchus.margin;

/**
 * What exact arithmetic had to change about a proposed support.
 *
 * @param dependent pairs left out because they depend on the others
 * @param dropped pairs dropped because their dual variable is not positive
 * @param added pairs added because their margin falls short of 1
 * @param exchanged pairs that took the place of another, being dependent on the support
 */
public record Repairs(int dependent, int dropped, int added, int exchanged) {
  /** No repair. */
  public static final Repairs NONE = new Repairs(0, 0, 0, 0);

  /** Whether the proposal was right. */
  public boolean none() {
    return equals(NONE);
  }

  Repairs withDependent(int more) {
    return new Repairs(dependent + more, dropped, added, exchanged);
  }

  Repairs withDropped(int more) {
    return new Repairs(dependent, dropped + more, added, exchanged);
  }

  Repairs withAdded() {
    return new Repairs(dependent, dropped, added + 1, exchanged);
  }

  Repairs withExchanged() {
    return new Repairs(dependent, dropped, added, exchanged + 1);
  }
}
