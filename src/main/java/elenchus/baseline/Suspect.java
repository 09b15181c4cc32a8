package elenchus.baseline;

/**
 * An instrument that explains drift.
 *
 * @param instrument method, lineage and arithmetic
 * @param drifted findings that name it and have drifted
 * @param findings findings that name it
 * @param share the largest change among them, as a share of the tolerance
 */
public record Suspect(String instrument, int drifted, int findings, double share) {}
