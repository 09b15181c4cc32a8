/**
 * Sequential tests that may be looked at as often as one likes: a confidence sequence for a bounded
 * mean, a ladder of sizes for claims about limits, a test of equality in law, and the reproducible
 * random numbers that they consume.
 */
@NullMarked
package elenchus.statistics;

import org.jspecify.annotations.NullMarked;
