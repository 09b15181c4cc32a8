package elenchus.baseline;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What has drifted since a baseline was recorded.
 *
 * @param compared number of findings that are in both
 * @param drifts in the order of theorems, trials and findings
 * @param changes findings and trials that came or went, one line each; they are drift as well
 * @param added theorems that the baseline does not know; no drift
 * @param removed theorems that only the baseline knows; drift
 * @param suspects the instruments that explain the drift, the most likely first
 */
public record Comparison(
    int compared,
    List<Drift> drifts,
    List<String> changes,
    List<String> added,
    List<String> removed,
    List<Suspect> suspects) {

  /** Copies. */
  public Comparison {
    drifts = List.copyOf(drifts);
    changes = List.copyOf(changes);
    added = List.copyOf(added);
    removed = List.copyOf(removed);
    suspects = List.copyOf(suspects);
  }

  /** Whether nothing has drifted. */
  public boolean isSame() {
    return drifts.isEmpty() && changes.isEmpty() && removed.isEmpty();
  }

  /**
   * Compares.
   *
   * @param accepted changes up to this share of the tolerance of their claim are no drift; with 0
   *     every bit counts
   */
  public static Comparison of(Baseline before, Baseline after, double accepted) {
    Collector collector = new Collector(accepted);
    TreeSet<String> added = new TreeSet<>(after.theorems().keySet());
    added.removeAll(before.theorems().keySet());
    List<String> removed = new ArrayList<>();
    before
        .theorems()
        .forEach(
            (id, trials) -> {
              SortedMap<Integer, List<Observation>> now = after.theorems().get(id);
              if (now == null) {
                removed.add(id);
              } else {
                collector.theorem(id, trials, now);
              }
            });
    return new Comparison(
        collector.compared,
        collector.drifts,
        collector.changes,
        List.copyOf(added),
        removed,
        collector.suspects());
  }

  private static final class Collector {
    private final double accepted;
    private final List<Drift> drifts = new ArrayList<>();
    private final List<String> changes = new ArrayList<>();
    private final Map<String, Integer> named = new TreeMap<>();
    private int compared;

    Collector(double accepted) {
      this.accepted = accepted;
    }

    void theorem(
        String id,
        SortedMap<Integer, List<Observation>> before,
        SortedMap<Integer, List<Observation>> after) {
      TreeSet<Integer> trials = new TreeSet<>(before.keySet());
      trials.addAll(after.keySet());
      for (int trial : trials) {
        trial(
            id, trial, before.getOrDefault(trial, List.of()), after.getOrDefault(trial, List.of()));
      }
    }

    private void trial(String id, int trial, List<Observation> before, List<Observation> after) {
      List<String> was = before.stream().map(Observation::claim).toList();
      List<String> is = after.stream().map(Observation::claim).toList();
      if (!was.equals(is)) {
        changes.add("%s, trial %d: findings were %s and are %s".formatted(id, trial, was, is));
        return;
      }
      for (int i = 0; i < before.size(); i++) {
        compared++;
        Observation then = before.get(i);
        Observation now = after.get(i);
        now.instruments().stream().distinct().forEach(name -> named.merge(name, 1, Integer::sum));
        number(id, trial, now, "observed", then.observed(), now.observed());
        number(id, trial, now, "predicted", then.predicted(), now.predicted());
      }
    }

    private void number(
        String id, int trial, Observation now, String quantity, double before, double after) {
      if (Double.doubleToLongBits(before) == Double.doubleToLongBits(after)) {
        return;
      }
      Drift drift =
          new Drift(
              id, trial, now.claim(), quantity, before, after, now.tolerance(), now.instruments());
      if (!(drift.share() <= accepted)) {
        drifts.add(drift);
      }
    }

    /**
     * Explains the drift by few instruments: always the one of whose findings the largest part has
     * drifted, then of the drift that is left.
     */
    List<Suspect> suspects() {
      Map<String, Drift> open = new LinkedHashMap<>();
      for (Drift drift : drifts) {
        open.merge(finding(drift), drift, (a, b) -> a.share() >= b.share() ? a : b);
      }
      Map<String, Drift> all = Map.copyOf(open);
      List<Suspect> suspects = new ArrayList<>();
      for (Optional<Suspect> next = likeliest(open, all);
          next.isPresent();
          next = likeliest(open, all)) {
        String instrument = next.get().instrument();
        suspects.add(next.get());
        open.values().removeIf(drift -> drift.instruments().contains(instrument));
      }
      return suspects;
    }

    private static String finding(Drift drift) {
      return drift.theorem() + '\n' + drift.trial() + '\n' + drift.claim();
    }

    private Optional<Suspect> likeliest(Map<String, Drift> open, Map<String, Drift> all) {
      Set<String> candidates = new HashSet<>();
      open.values().forEach(drift -> candidates.addAll(drift.instruments()));
      return candidates.stream()
          .map(name -> suspect(name, all))
          .max(
              Comparator.comparingDouble((Suspect s) -> (double) s.drifted() / s.findings())
                  .thenComparingInt(Suspect::drifted)
                  .thenComparing(Suspect::instrument, Comparator.reverseOrder()));
    }

    private Suspect suspect(String instrument, Map<String, Drift> all) {
      List<Drift> its =
          all.values().stream().filter(d -> d.instruments().contains(instrument)).toList();
      double share = its.stream().mapToDouble(Drift::share).max().orElse(0);
      return new Suspect(instrument, its.size(), named.getOrDefault(instrument, 0), share);
    }
  }
}
