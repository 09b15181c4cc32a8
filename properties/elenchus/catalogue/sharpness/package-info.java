/** Curvature of the loss of a network, its Jacobian in the inputs, and Lipschitz constants. */
@NullMarked
package elenchus.catalogue.sharpness;

import org.jspecify.annotations.NullMarked;
