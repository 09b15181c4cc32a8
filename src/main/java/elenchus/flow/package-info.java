/** Gradient flow by integration, in time and in logarithmic time, and the limits it tends to. */
@NullMarked
package elenchus.flow;

import org.jspecify.annotations.NullMarked;
