/** Unconstrained-features models: products of free factors, fitted to labels and regularised. */
@NullMarked
package elenchus.features;

import org.jspecify.annotations.NullMarked;
