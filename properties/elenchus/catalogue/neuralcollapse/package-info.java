/** The geometry of classifiers and last-layer features at the minimum of their loss. */
@NullMarked
package elenchus.catalogue.neuralcollapse;

import org.jspecify.annotations.NullMarked;
