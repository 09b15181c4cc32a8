/** Where gradient methods on separable data go: the hard-margin support vector machine. */
@NullMarked
package elenchus.catalogue.implicitbias;

import org.jspecify.annotations.NullMarked;
