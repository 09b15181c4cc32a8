/** A report as a directory of pages that open from disk without a network. */
@NullMarked
package elenchus.report.site;

import org.jspecify.annotations.NullMarked;
