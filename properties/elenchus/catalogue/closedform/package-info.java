/** Closed forms of differential equations and the ways to doubt them. */
@NullMarked
package elenchus.catalogue.closedform;

import org.jspecify.annotations.NullMarked;
