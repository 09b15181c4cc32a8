package elenchus.campaign;

import elenchus.theorem.ErrorBudget;

/**
 * The instance of one trial.
 *
 * @param instance the instance
 * @param seed of the random stream of its examination
 * @param budget bounds the probability that its examination refutes something true by sampling
 * @param <I> its type
 */
public record DrawnInstance<I>(I instance, long seed, ErrorBudget budget) {}
