/** Theorems about lists of numbers for the tests of the engine: true, false and ill-behaved. */
@NullMarked
package elenchus.fake;

import org.jspecify.annotations.NullMarked;
