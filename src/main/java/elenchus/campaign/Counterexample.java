package elenchus.campaign;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An instance on which a claim is refuted at high precision, made as small as shrinking could and
 * its numbers as simple as rounding could.
 *
 * @param trial number of the trial that found it
 * @param instance the instance
 * @param seed of the random stream of its examination
 * @param examined the confirmed refutation
 * @param steps how many times a simpler instance was refuted as well
 * @param evaluations how many simpler instances were examined
 * @param promotion whether it is certified
 * @param fault if the instance could not be made smaller because its shrinking threw
 */
public record Counterexample(
    int trial,
    Object instance,
    long seed,
    Examined examined,
    int steps,
    int evaluations,
    Promotion promotion,
    Optional<Fault> fault) {

  /** What went wrong: shrinking threw, or exact arithmetic contradicts the refutation. */
  List<Fault> faults() {
    List<Fault> faults = new ArrayList<>(fault.stream().toList());
    if (promotion instanceof Promotion.Contradicted contradicted) {
      String claim = contradicted.finding().claim().name();
      String message = "'" + claim + "' refuted at high precision, but supported exactly";
      faults.add(new Fault(Fault.Kind.NUMERICS, message));
    }
    return faults;
  }
}
