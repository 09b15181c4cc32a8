/** Regression-testing numerics: what was observed, to the bit, and what has drifted since. */
@NullMarked
package elenchus.baseline;

import org.jspecify.annotations.NullMarked;
