/** Class weights for the retraining of a last layer, and what they do to the class errors. */
@NullMarked
package elenchus.catalogue.lastlayer;

import org.jspecify.annotations.NullMarked;
