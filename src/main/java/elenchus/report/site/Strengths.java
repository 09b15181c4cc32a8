package elenchus.report.site;

import elenchus.campaign.ClaimTally;
import elenchus.theorem.Strength;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * How many claims rest on evidence of each strength; a claim counts by its weakest evidence.
 *
 * @param counts claims by strength
 * @param none claims without conclusive evidence
 */
record Strengths(Map<Strength, Integer> counts, int none) {

  static Strengths of(List<ClaimTally> claims) {
    EnumMap<Strength, Integer> counts = new EnumMap<>(Strength.class);
    for (Strength strength : Strength.values()) {
      counts.put(strength, 0);
    }
    int none = 0;
    for (ClaimTally claim : claims) {
      if (claim.weakest().isPresent()) {
        counts.merge(claim.weakest().get(), 1, Integer::sum);
      } else {
        none++;
      }
    }
    return new Strengths(counts, none);
  }

  int count(Strength strength) {
    return counts.getOrDefault(strength, 0);
  }

  int total() {
    return none + counts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** In a few words, strongest first. */
  String words() {
    List<String> parts = new ArrayList<>();
    for (Strength strength : List.of(Strength.PROVED, Strength.CERTIFIED, Strength.MEASURED)) {
      if (count(strength) > 0) {
        parts.add(count(strength) + " " + Words.strength(strength));
      }
    }
    return parts.isEmpty() ? "none" : String.join(", ", parts);
  }
}
