/** Mirror potentials, mirror flow and descent, and the Bregman projections they end at. */
@NullMarked
package elenchus.mirror;

import org.jspecify.annotations.NullMarked;
