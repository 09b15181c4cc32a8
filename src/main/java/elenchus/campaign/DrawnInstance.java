package elenchus.campaign;

/**
 * The instance of one trial.
 *
 * @param instance the instance
 * @param seed of the random stream of its examination
 * @param <I> its type
 */
public record DrawnInstance<I>(I instance, long seed) {}
