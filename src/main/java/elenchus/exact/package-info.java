/** Rational and interval arithmetic and exact linear algebra: numbers that leave no estimate. */
@NullMarked
package elenchus.exact;

import org.jspecify.annotations.NullMarked;
