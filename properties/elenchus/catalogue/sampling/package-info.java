/** Outcomes of sequential tests as findings, for all families whose claims are statistical. */
@NullMarked
package elenchus.catalogue.sampling;

import org.jspecify.annotations.NullMarked;
