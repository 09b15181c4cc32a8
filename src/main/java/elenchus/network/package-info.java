/**
 * Small networks and their derivatives, written once over all arithmetics: outputs, Jacobians in
 * inputs and parameters, tangent kernels, Gauss-Newton matrices and Hessians.
 */
@NullMarked
package elenchus.network;

import org.jspecify.annotations.NullMarked;
