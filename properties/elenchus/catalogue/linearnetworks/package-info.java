/** Gradient flow of linear networks: logistic modes, Riccati equations, conserved differences. */
@NullMarked
package elenchus.catalogue.linearnetworks;

import org.jspecify.annotations.NullMarked;
