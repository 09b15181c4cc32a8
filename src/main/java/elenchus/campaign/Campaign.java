package elenchus.campaign;

import elenchus.theorem.Theorem;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import net.jqwik.api.RandomGenerator;

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
    return run(theorems, settings, progress, Journal.NONE, new Interruption());
  }

  /**
   * Runs a campaign that remembers and can be interrupted.
   *
   * @param theorems in the order of the result
   * @param progress hears of each trial
   * @param journal remembers what is done, and is believed where it remembers
   * @param interruption ends the campaign early; trials under way are left behind
   */
  public static CampaignResult run(
      List<? extends Theorem<?>> theorems,
      Settings settings,
      Progress progress,
      Journal journal,
      Interruption interruption) {
    if (theorems.size() > Shares.THEOREMS) {
      throw new IllegalArgumentException(
          theorems.size() + " theorems; a campaign has at most " + Shares.THEOREMS);
    }
    long start = System.nanoTime();
    List<TheoremRun<?>> runs = Source.inSession(() -> prepare(theorems, settings, journal));
    Dispatcher dispatcher = new Dispatcher(runs, settings, progress);
    boolean complete = work(dispatcher, settings.threads(), interruption);
    List<TheoremResult> results = complete ? dispatcher.results() : dispatcher.interrupted();
    Duration time = Duration.ofNanos(System.nanoTime() - start);
    return new CampaignResult(settings, results, !complete, time);
  }

  /**
   * Draws the instance that a campaign examines in one of its random trials.
   *
   * @param trial number of the trial; the worked examples come first
   * @throws IllegalArgumentException if there is no such trial
   */
  public static <I> DrawnInstance<I> draw(Theorem<I> theorem, long seed, int trial) {
    return Source.inSession(
        () ->
            prepare(theorem, Settings.of(0, seed, 1), new ReentrantReadWriteLock(), Journal.NONE)
                .instance(trial));
  }

  /** The generator of the random instances of a theorem, for use on any thread. */
  public static <I> RandomGenerator<I> generator(Theorem<I> theorem) {
    return Source.inSession(() -> Source.of(theorem.instances())).generator();
  }

  private static List<TheoremRun<?>> prepare(
      List<? extends Theorem<?>> theorems, Settings settings, Journal journal) {
    ReadWriteLock memory = new ReentrantReadWriteLock();
    List<TheoremRun<?>> runs = new ArrayList<>();
    for (Theorem<?> theorem : theorems) {
      runs.add(prepare(theorem, settings, memory, journal));
    }
    return runs;
  }

  private static <I> TheoremRun<I> prepare(
      Theorem<I> theorem, Settings settings, ReadWriteLock memory, Journal journal) {
    Settings.Limits limits = settings.limits();
    Guard guard = new Guard(limits.trial(), limits.grace(), memory);
    return new TheoremRun<>(Preparation.of(theorem, guard), settings, guard, journal);
  }

  /** Returns false if the campaign was interrupted before all was done. */
  private static boolean work(Dispatcher dispatcher, int threads, Interruption interruption) {
    ExecutorService pool =
        Executors.newFixedThreadPool(
            threads,
            task -> {
              Thread thread = new Thread(task, "campaign");
              thread.setDaemon(true);
              return thread;
            });
    try {
      CompletableFuture<?>[] workers = new CompletableFuture<?>[threads];
      Arrays.setAll(workers, i -> CompletableFuture.runAsync(dispatcher::work, pool));
      CompletableFuture<Void> all = CompletableFuture.allOf(workers);
      CompletableFuture.anyOf(all, interruption.whenRequested()).get();
      return all.isDone();
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
