/** Pictures of numbers as scalable vector graphics. */
@NullMarked
package elenchus.plot;

import org.jspecify.annotations.NullMarked;
