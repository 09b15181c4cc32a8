package elenchus.campaign;

import elenchus.theorem.Theorem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Examines theorems on many instances, and their controls.
 *
 * <p>Each trial is a function of (seed of the campaign, id of the theorem, index of the trial), and
 * the result is put together in the order of the trials: it does not depend on the number of
 * threads.
 */
public final class Campaign {
  private Campaign() {}

  /**
   * Runs a campaign.
   *
   * @param theorems in the order of the result
   * @param progress hears of each trial
   * @throws IllegalArgumentException if there are more than 1024 theorems, among which the error
   *     budget of the campaign is divided
   */
  public static CampaignResult run(
      List<? extends Theorem<?>> theorems, Settings settings, Progress progress) {
    if (theorems.size() > Shares.THEOREMS) {
      throw new IllegalArgumentException(
          theorems.size() + " theorems; a campaign has at most " + Shares.THEOREMS);
    }
    long start = System.nanoTime();
    List<TheoremRun<?>> runs = Source.inSession(() -> prepare(theorems, settings));
    Dispatcher dispatcher = new Dispatcher(runs, settings, progress);
    work(dispatcher, settings.threads());
    return new CampaignResult(
        settings, dispatcher.results(), Duration.ofNanos(System.nanoTime() - start));
  }

  /**
   * Draws the instance that a campaign examines in one of its random trials.
   *
   * @param trial number of the trial; the worked examples come first
   * @throws IllegalArgumentException if there is no such trial
   */
  public static <I> DrawnInstance<I> draw(Theorem<I> theorem, long seed, int trial) {
    return Source.inSession(
        () -> new TheoremRun<>(Preparation.of(theorem), Settings.of(0, seed, 1)).instance(trial));
  }

  private static List<TheoremRun<?>> prepare(
      List<? extends Theorem<?>> theorems, Settings settings) {
    List<TheoremRun<?>> runs = new ArrayList<>();
    for (Theorem<?> theorem : theorems) {
      runs.add(prepare(theorem, settings));
    }
    return runs;
  }

  private static <I> TheoremRun<I> prepare(Theorem<I> theorem, Settings settings) {
    return new TheoremRun<>(Preparation.of(theorem), settings);
  }

  private static void work(Dispatcher dispatcher, int threads) {
    ExecutorService pool =
        Executors.newFixedThreadPool(
            threads,
            task -> {
              Thread thread = new Thread(task, "campaign");
              thread.setDaemon(true);
              return thread;
            });
    try {
      List<Future<?>> workers = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        workers.add(pool.submit(dispatcher::work));
      }
      for (Future<?> worker : workers) {
        worker.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("the campaign failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the campaign was interrupted", e);
    } finally {
      pool.shutdownNow();
    }
  }
}
