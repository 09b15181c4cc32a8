/**
 * Two Gaussian classes and a classifier fitted by class-weighted least squares: the limits of its
 * errors in high dimension, the best weight, and estimates of the parameters from data.
 */
@NullMarked
package elenchus.mixture;

import org.jspecify.annotations.NullMarked;
