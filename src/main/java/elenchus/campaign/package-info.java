/** Campaigns: many trials of theorems and their controls, tallied and shrunk. */
@NullMarked
package elenchus.campaign;

import org.jspecify.annotations.NullMarked;
