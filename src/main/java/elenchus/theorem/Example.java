package elenchus.theorem;

/**
 * A named instance whose numbers are known: a worked example.
 *
 * @param name short and unique within the theorem
 * @param instance the instance
 * @param <I> its type
 */
public record Example<I>(String name, I instance) {}
