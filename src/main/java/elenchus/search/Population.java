package elenchus.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The best choices known for each claim. */
final class Population {
  private static final int ELITES = 6;

  private final Map<String, List<Elite>> byClaim = new TreeMap<>();

  /**
   * Choices that come close to violating a claim.
   *
   * @param choices what makes the instance
   * @param seed of the random stream of its examination
   * @param score of the claim
   */
  record Elite(Choices choices, long seed, double score) {}

  void add(Choices choices, long seed, Map<String, Double> scores) {
    scores.forEach((claim, score) -> add(claim, new Elite(choices, seed, score)));
  }

  void add(String claim, Elite elite) {
    List<Elite> elites = byClaim.computeIfAbsent(claim, name -> new ArrayList<>());
    if (elites.stream().anyMatch(known -> known.choices().equals(elite.choices()))) {
      return;
    }
    elites.add(elite);
    // The sort is stable: of equal scores the older stays in front.
    elites.sort(Comparator.comparingDouble(Elite::score).reversed());
    if (elites.size() > ELITES) {
      elites.remove(ELITES);
    }
  }

  boolean isEmpty() {
    return byClaim.isEmpty();
  }

  /** The names of the claims. */
  List<String> claims() {
    return List.copyOf(byClaim.keySet());
  }

  /** Of one claim, best first. */
  List<Elite> elites(String claim) {
    return List.copyOf(byClaim.getOrDefault(claim, List.of()));
  }
}
