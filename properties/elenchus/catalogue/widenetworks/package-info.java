/** Wide networks with one hidden layer on the line, trained by mirror flow. */
@NullMarked
package elenchus.catalogue.widenetworks;

import org.jspecify.annotations.NullMarked;
