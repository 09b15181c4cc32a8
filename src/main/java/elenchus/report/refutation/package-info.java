/** Refutations that others can check: instance, numpy script and LaTeX fragment. */
@NullMarked
package elenchus.report.refutation;

import org.jspecify.annotations.NullMarked;
