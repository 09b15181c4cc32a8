/** The journal of a campaign: a file of lines, to which what is done is appended. */
@NullMarked
package elenchus.journal;

import org.jspecify.annotations.NullMarked;
