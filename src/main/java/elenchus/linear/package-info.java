/** Dense real vectors and matrices as immutable values, and the decompositions formulas need. */
@NullMarked
package elenchus.linear;

import org.jspecify.annotations.NullMarked;
