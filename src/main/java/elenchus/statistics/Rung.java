package elenchus.statistics;

import java.util.ArrayList;
import java.util.List;

/** One observable on a {@link LimitLadder}. */
final class Rung {
  private final LimitLadder ladder;
  private final double limit;
  private final double scale;
  private final double error;
  private final List<ConfidenceSequence> levels = new ArrayList<>();
  private final double[] sums = new double[LimitLadder.FACTORS.length];
  private final List<ConfidenceBounds> bounds = new ArrayList<>();
  private Decision decision = Decision.OPEN;
  private double threshold;
  private boolean suspected;

  Rung(LimitLadder ladder, double limit, double scale, double each, double error) {
    this.ladder = ladder;
    this.limit = limit;
    this.scale = scale;
    this.error = error;
    for (int level = 0; level < sums.length; level++) {
      levels.add(new ConfidenceSequence(each));
    }
  }

  /** Whether it still needs replicates at a level. */
  boolean wants(int level) {
    return decision == Decision.OPEN && (level < 2 || suspected);
  }

  int count(int level) {
    return levels.get(level).count();
  }

  void add(int level, double value) {
    levels.get(level).add(Math.max(-1, Math.min(1, (value - limit) / scale)));
    sums[level] += value;
  }

  /** Decides, if what was sampled so far suffices. */
  void look() {
    if (decision != Decision.OPEN) {
      return;
    }
    bounds.clear();
    for (ConfidenceSequence level : levels) {
      if (level.count() > 0) {
        bounds.add(level.bounds());
      }
    }
    threshold = threshold(1);
    boolean fails = bounds.get(1).nearest() > threshold;
    suspected = fails && ladder.thirdSize();
    if (suspected) {
      boolean confirmed = bounds.size() > 2 && bounds.get(2).nearest() > threshold(2);
      decision = confirmed ? Decision.REFUTED : Decision.OPEN;
    } else if (fails) {
      decision = Decision.REFUTED;
    } else if (bounds.get(1).farthest() <= LimitLadder.RESOLUTION) {
      decision = Decision.SUPPORTED;
    }
  }

  private double threshold(int level) {
    return Math.max(bounds.get(level - 1).farthest() / 2, ladder.band(level));
  }

  LimitOutcome outcome() {
    List<LimitOutcome.Level> sampled = new ArrayList<>();
    for (int i = 0; i < bounds.size(); i++) {
      sampled.add(
          new LimitOutcome.Level(
              ladder.n() * LimitLadder.FACTORS[i], sums[i] / count(i), bounds.get(i)));
    }
    return new LimitOutcome(limit, scale, sampled, threshold, decision, error);
  }
}
