/**
 * Hard-margin support vector machines: the max-margin classifier, separability, and certified
 * distances to the optimum.
 */
@NullMarked
package elenchus.margin;

import org.jspecify.annotations.NullMarked;
