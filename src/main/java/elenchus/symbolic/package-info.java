/** Closed forms as elements of differential fields; formulas written once over any field. */
@NullMarked
package elenchus.symbolic;

import org.jspecify.annotations.NullMarked;
