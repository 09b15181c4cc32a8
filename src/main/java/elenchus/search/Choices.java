package elenchus.search;

import java.util.Arrays;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * The random words a generator consumed to make an instance, in the order in which it asked. The
 * same words make the same instance, and a small change of one word makes a related one.
 *
 * @param words 32 random bits each
 */
record Choices(int[] words) {
  private static final int SMALLEST_SHIFT = 20;

  /** Copies. */
  Choices {
    words = words.clone();
  }

  @Override
  public int[] words() {
    return words.clone();
  }

  int length() {
    return words.length;
  }

  /** A stream that replays the words and goes on with fresh ones from the seed. */
  Recorder recorder(long seed) {
    return new Recorder(words, seed);
  }

  /** Some words changed: replaced, shifted a little, or copied from another place. */
  Choices mutated(SplittableRandom random) {
    int[] changed = words.clone();
    if (changed.length == 0) {
      return this;
    }
    do {
      int i = random.nextInt(changed.length);
      int kind = random.nextInt(10);
      if (kind < 4) {
        changed[i] = random.nextInt();
      } else if (kind < 9) {
        changed[i] += random.nextInt() >> (1 + random.nextInt(SMALLEST_SHIFT));
      } else {
        changed[i] = changed[random.nextInt(changed.length)];
      }
    } while (random.nextInt(3) > 0);
    return new Choices(changed);
  }

  /** The beginning of one and the end of another. */
  Choices crossed(Choices other, SplittableRandom random) {
    int[] mixed = words.clone();
    int from = random.nextInt(mixed.length + 1);
    int end = Math.min(mixed.length, other.words.length);
    if (from < end) {
      System.arraycopy(other.words, from, mixed, from, end - from);
    }
    return new Choices(mixed);
  }

  /** The word at a place as a number in [0, 1). */
  double unit(int index) {
    return (words[index] & 0xffffffffL) * 0x1p-32;
  }

  /** With the words at some places set to numbers in [0, 1]. */
  Choices with(int[] places, double[] units) {
    int[] changed = words.clone();
    for (int i = 0; i < places.length; i++) {
      long scaled = (long) Math.floor(Math.min(Math.max(units[i], 0), 1) * 0x1p32);
      changed[places[i]] = (int) Math.min(scaled, 0xffffffffL);
    }
    return new Choices(changed);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Choices choices && Arrays.equals(words, choices.words);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(words);
  }

  @Override
  public String toString() {
    return words.length + " words";
  }

  /** Replays words, then draws fresh ones, and remembers all that were asked for. */
  static final class Recorder extends Random {
    private static final long serialVersionUID = 1L;
    private final transient SplittableRandom fresh;
    private int[] words;
    private int given;
    private int used;

    Recorder(int[] words, long seed) {
      super(0);
      this.words = words.clone();
      this.given = words.length;
      this.fresh = new SplittableRandom(seed);
    }

    @Override
    protected int next(int bits) {
      if (used == words.length) {
        words = Arrays.copyOf(words, Math.max(16, 2 * used));
      }
      if (used >= given) {
        words[used] = fresh.nextInt();
        given = used + 1;
      }
      return words[used++] >>> (32 - bits);
    }

    /** The words asked for so far. */
    Choices choices() {
      return new Choices(Arrays.copyOf(words, used));
    }
  }
}
