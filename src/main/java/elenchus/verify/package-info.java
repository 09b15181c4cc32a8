/**
 * The trusted core: checks certificates of max margin and of inseparability with integer arithmetic
 * alone. It shares with the solver nothing but the parsed data.
 */
@NullMarked
package elenchus.verify;

import org.jspecify.annotations.NullMarked;
