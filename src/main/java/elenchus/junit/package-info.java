/** JUnit tests of theorems, for this catalogue and for anyone's own. */
@NullMarked
package elenchus.junit;

import org.jspecify.annotations.NullMarked;
