/**
 * Functions on the line as values, and exact solvers of variational problems over them: curvature
 * penalties with an even density of biases, in rational and in floating-point arithmetic.
 */
@NullMarked
package elenchus.functions;

import org.jspecify.annotations.NullMarked;
