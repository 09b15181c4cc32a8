/**
 * Searches for the instances that tell most: those that break one hypothesis and nothing else, and
 * those that come closest to violating a claim.
 */
@NullMarked
package elenchus.search;

import org.jspecify.annotations.NullMarked;
