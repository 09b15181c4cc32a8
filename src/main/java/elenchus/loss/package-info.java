/** Multiclass losses as templates on the margins of one sample, with weights in the log domain. */
@NullMarked
package elenchus.loss;

import org.jspecify.annotations.NullMarked;
