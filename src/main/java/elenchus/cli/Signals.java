package elenchus.cli;

import elenchus.campaign.Interruption;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Asks for an interruption when the process is told to end, as by Ctrl-C, and keeps it alive until
 * what is known has been printed. The exit code is then that of the signal, 130 for Ctrl-C.
 */
final class Signals implements AutoCloseable {
  private static final long PATIENCE_IN_SECONDS = 30;

  private final Interruption interruption = new Interruption();
  private final CountDownLatch printed = new CountDownLatch(1);
  private final Thread hook;

  private Signals() {
    this.hook = new Thread(this::interrupt, "interruption");
  }

  /** Watches until closed. */
  static Signals watched() {
    Signals signals = new Signals();
    Runtime.getRuntime().addShutdownHook(signals.hook);
    return signals;
  }

  /** What is asked for when a signal comes. */
  Interruption interruption() {
    return interruption;
  }

  private void interrupt() {
    interruption.request();
    try {
      boolean unused = printed.await(PATIENCE_IN_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** To be called when everything is printed and flushed. */
  @Override
  public void close() {
    printed.countDown();
    if (!hook.isAlive()) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // The process is ending: the hook has been told and has nothing left to wait for.
        printed.countDown();
      }
    }
  }
}
