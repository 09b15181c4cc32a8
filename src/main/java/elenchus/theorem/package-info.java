/** The vocabulary: theorems, hypotheses, claims, findings, verdicts, controls and the catalogue. */
@NullMarked
package elenchus.theorem;

import org.jspecify.annotations.NullMarked;
