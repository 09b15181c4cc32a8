package elenchus.campaign;

import java.util.concurrent.CompletableFuture;

/** Asks a campaign to end early and to tell what it knows so far. */
public final class Interruption {
  private final CompletableFuture<Void> requested = new CompletableFuture<>();

  /** Asks; from any thread, at any time, as often as one likes. */
  public void request() {
    requested.complete(null);
  }

  /** Whether it was asked for. */
  public boolean isRequested() {
    return requested.isDone();
  }

  /** Is complete when it is asked for. */
  CompletableFuture<Void> whenRequested() {
    return requested;
  }
}
