package elenchus.campaign;

import java.util.Random;
import java.util.function.Supplier;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.Shrinkable;
import net.jqwik.api.sessions.JqwikSession;

/**
 * Instances as a function of a seed, on any thread.
 *
 * <p>jqwik runs its sessions strictly one after another, so a generator is built in one short
 * session and used outside of it. That rules out arbitraries whose sizes are drawn by {@code
 * flatMap}.
 *
 * @param generator built in a session
 * @param <I> the type of the instances
 */
record Source<I>(RandomGenerator<I> generator) {
  /** Of jqwik's default; the generators of this house do not depend on it. */
  private static final int GENERATION_SIZE = 1000;

  /** Must be called inside a session. */
  static <I> Source<I> of(Arbitrary<I> arbitrary) {
    return new Source<>(arbitrary.generator(GENERATION_SIZE));
  }

  Shrinkable<I> draw(long seed) {
    return generator.next(new Random(seed));
  }

  /** Runs something in one jqwik session. */
  static <T> T inSession(Supplier<T> supplier) {
    Object[] result = new Object[1];
    JqwikSession.run(() -> result[0] = supplier.get());
    @SuppressWarnings("unchecked")
    T typed = (T) result[0];
    return typed;
  }
}
