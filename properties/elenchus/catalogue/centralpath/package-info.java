/**
 * Features under the squared error with the optimal classifier: the central path and its rivals.
 */
@NullMarked
package elenchus.catalogue.centralpath;

import org.jspecify.annotations.NullMarked;
