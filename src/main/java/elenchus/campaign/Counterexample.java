package elenchus.campaign;

import java.util.Optional;

/**
 * An instance on which a claim is refuted at high precision, made as small as shrinking could.
 *
 * @param trial number of the trial that found it
 * @param instance the instance
 * @param seed of the random stream of its examination
 * @param examined the confirmed refutation
 * @param steps how many times a simpler instance was refuted as well
 * @param evaluations how many simpler instances were examined
 * @param fault if the instance could not be made smaller because its shrinking threw
 */
public record Counterexample(
    int trial,
    Object instance,
    long seed,
    Examined examined,
    int steps,
    int evaluations,
    Optional<Fault> fault) {}
