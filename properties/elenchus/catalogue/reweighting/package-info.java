/**
 * Weights against imbalance: reweighted losses, logit adjustment, mixtures in high dimension, and
 * where weights have no effect.
 */
@NullMarked
package elenchus.catalogue.reweighting;

import org.jspecify.annotations.NullMarked;
