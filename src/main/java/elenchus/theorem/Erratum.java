package elenchus.theorem;

/**
 * What is known of a statement that is false as transcribed.
 *
 * @param label short label, for example {@code E1}
 * @param source paper and place
 * @param transcribed what was read, and in which version
 * @param fails what exactly fails
 * @param counterexample the smallest certified counterexample, with the numbers that tell
 * @param holds the corrected statement
 */
public record Erratum(
    String label,
    String source,
    String transcribed,
    String fails,
    String counterexample,
    String holds) {}
