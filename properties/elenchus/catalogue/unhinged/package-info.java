/**
 * Gradient dynamics of the unhinged loss: constant-coefficient systems on the two projectors of a
 * class-symmetric coupling.
 */
@NullMarked
package elenchus.catalogue.unhinged;

import org.jspecify.annotations.NullMarked;
