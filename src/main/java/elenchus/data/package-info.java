/** Labelled data sets: values, readers and generators. */
@NullMarked
package elenchus.data;

import org.jspecify.annotations.NullMarked;
