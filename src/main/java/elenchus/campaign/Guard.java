package elenchus.campaign;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/**
 * Calls the code of one theorem on threads of their own. A call that does not come back in its time
 * is interrupted, and if that does not help, its thread is left behind; a theorem of which several
 * were left behind is not called any more.
 *
 * <p>Where memory runs out, the call is repeated while no other is under way, for it may have been
 * the other one that took it.
 */
final class Guard {
  /** How long a call may take to notice that its time is over. */
  static final Duration GRACE = Duration.ofSeconds(10);

  private static final int LEFT_BEHIND_AT_MOST = 3;

  private final Duration time;
  private final Duration grace;
  private final ReadWriteLock memory;
  private final AtomicInteger leftBehind = new AtomicInteger();
  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          0, Integer.MAX_VALUE, 1, TimeUnit.SECONDS, new SynchronousQueue<>(), Guard::thread);

  /**
   * Guards calls.
   *
   * @param time for each
   * @param grace how much longer is waited before the thread is left behind
   * @param memory held shared by each call, and alone by one that is repeated
   */
  Guard(Duration time, Duration grace, ReadWriteLock memory) {
    this.time = time;
    this.grace = grace;
    this.memory = memory;
  }

  /** Guards calls of a theorem that is examined alone. */
  static Guard alone(Duration time) {
    return new Guard(time, GRACE, new ReentrantReadWriteLock());
  }

  /** A call did not come back, or was not begun because others had not. */
  static final class Overdue extends RuntimeException {
    private Overdue(String message) {
      super(message);
    }

    /** As a fault. */
    Fault fault(String where) {
      return new Fault(Fault.Kind.TIME, where + ": " + getMessage());
    }
  }

  /** The time for each call. */
  Duration time() {
    return time;
  }

  /**
   * Calls.
   *
   * @throws Overdue if the call does not come back
   */
  <T> T call(Supplier<T> code) {
    try {
      return holding(memory.readLock(), code);
    } catch (OutOfMemoryError e) {
      return holding(memory.writeLock(), code);
    }
  }

  private <T> T holding(Lock lock, Supplier<T> code) {
    lock.lock();
    try {
      return onThread(code);
    } finally {
      lock.unlock();
    }
  }

  private <T> T onThread(Supplier<T> code) {
    if (leftBehind.get() >= LEFT_BEHIND_AT_MOST) {
      throw new Overdue("not begun, for " + LEFT_BEHIND_AT_MOST + " before it did not come back");
    }
    CompletableFuture<T> answer = new CompletableFuture<>();
    Future<?> call = threads.submit(() -> complete(answer, code));
    try {
      return await(answer, call);
    } catch (InterruptedException e) {
      call.cancel(true);
      Thread.currentThread().interrupt();
      throw new Overdue("the campaign has ended");
    } catch (ExecutionException e) {
      throw thrown(e);
    }
  }

  private <T> T await(CompletableFuture<T> answer, Future<?> call)
      throws InterruptedException, ExecutionException {
    long half = saturated(grace) / 2;
    try {
      return answer.get(Math.max(saturated(time) + half, half), TimeUnit.NANOSECONDS);
    } catch (TimeoutException first) {
      call.cancel(true);
      try {
        return answer.get(half, TimeUnit.NANOSECONDS);
      } catch (TimeoutException second) {
        leftBehind.incrementAndGet();
        throw new Overdue(
            "did not come back within %s s and was left behind"
                .formatted(time.toMillis() / 1000.0));
      }
    }
  }

  private static <T> void complete(CompletableFuture<T> answer, Supplier<T> code) {
    try {
      answer.complete(code.get());
    } catch (Throwable thrown) {
      answer.completeExceptionally(thrown);
    }
  }

  /** What the code threw, which suppliers throw unchecked. */
  private static RuntimeException thrown(ExecutionException e) {
    if (e.getCause() instanceof Error error) {
      throw error;
    }
    return e.getCause() instanceof RuntimeException exception
        ? exception
        : new IllegalStateException(e);
  }

  private static long saturated(Duration duration) {
    return duration.compareTo(Duration.ofDays(10_000)) > 0
        ? Long.MAX_VALUE / 2
        : duration.toNanos();
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "examination");
    thread.setDaemon(true);
    return thread;
  }
}
