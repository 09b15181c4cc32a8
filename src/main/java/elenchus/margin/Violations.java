package elenchus.margin;

import java.util.Arrays;

/** Picks the most violated rows; ties go to the lower index. */
final class Violations {
  private Violations() {}

  /** The rows with the smallest values below a bound, at most {@code most}, in index order. */
  static int[] smallest(double[] u, boolean[] excluded, double bound, int most) {
    int[] heap = new int[Math.min(most, u.length)];
    int size = 0;
    for (int p = 0; p < u.length; p++) {
      if (!(u[p] < bound) || excluded[p]) {
        continue;
      }
      if (size < heap.length) {
        heap[size++] = p;
        siftUp(heap, size - 1, u);
      } else if (u[p] < u[heap[0]]) {
        heap[0] = p;
        siftDown(heap, size, u);
      }
    }
    int[] chosen = Arrays.copyOf(heap, size);
    Arrays.sort(chosen);
    return chosen;
  }

  /** Whether p leaves the heap before q: the heap's root is its least violated row. */
  private static boolean above(int p, int q, double[] u) {
    return u[p] > u[q] || (u[p] == u[q] && p > q);
  }

  private static void siftUp(int[] heap, int from, double[] u) {
    int child = from;
    while (child > 0) {
      int parent = (child - 1) / 2;
      if (!above(heap[child], heap[parent], u)) {
        return;
      }
      swap(heap, child, parent);
      child = parent;
    }
  }

  private static void siftDown(int[] heap, int size, double[] u) {
    int parent = 0;
    while (true) {
      int child = 2 * parent + 1;
      if (child >= size) {
        return;
      }
      if (child + 1 < size && above(heap[child + 1], heap[child], u)) {
        child++;
      }
      if (!above(heap[child], heap[parent], u)) {
        return;
      }
      swap(heap, child, parent);
      parent = child;
    }
  }

  private static void swap(int[] heap, int i, int j) {
    int row = heap[i];
    heap[i] = heap[j];
    heap[j] = row;
  }

  /**
   * Up to {@code most} of the candidates with values below a bound, most violated first, at most
   * one per group.
   *
   * @param candidates in index order
   * @param values of the candidates
   */
  static int[] block(
      ConstraintRows rows,
      int[] candidates,
      double[] values,
      boolean[] excluded,
      double bound,
      int most) {
    int[] chosen = new int[most];
    double[] size = new double[most];
    int count = 0;
    int at = 0;
    while (at < candidates.length) {
      int group = rows.group(candidates[at]);
      int best = -1;
      for (; at < candidates.length && rows.group(candidates[at]) == group; at++) {
        if (values[at] < bound
            && !excluded[candidates[at]]
            && (best < 0 || values[at] < values[best])) {
          best = at;
        }
      }
      if (best < 0) {
        continue;
      }
      int place = count;
      while (place > 0 && values[best] < size[place - 1]) {
        place--;
      }
      if (place == most) {
        continue;
      }
      int last = Math.min(count, most - 1);
      System.arraycopy(chosen, place, chosen, place + 1, last - place);
      System.arraycopy(size, place, size, place + 1, last - place);
      chosen[place] = candidates[best];
      size[place] = values[best];
      count = Math.min(most, count + 1);
    }
    return Arrays.copyOf(chosen, count);
  }
}
