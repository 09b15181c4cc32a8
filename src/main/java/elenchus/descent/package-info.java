/** Descent methods. */
@NullMarked
package elenchus.descent;

import org.jspecify.annotations.NullMarked;
