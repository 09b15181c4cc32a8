/** Mirror flow and what it forgets, diagonal networks, and the edge of stability of descent. */
@NullMarked
package elenchus.catalogue.mirrorflow;

import org.jspecify.annotations.NullMarked;
