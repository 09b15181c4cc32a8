/** Configurations of class vectors: simplex frames, orthogonal frames, neural-collapse metrics. */
@NullMarked
package elenchus.geometry;

import org.jspecify.annotations.NullMarked;
