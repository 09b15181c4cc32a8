/** The command line. */
@NullMarked
package elenchus.cli;

import org.jspecify.annotations.NullMarked;
