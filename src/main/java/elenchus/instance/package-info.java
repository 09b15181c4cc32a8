/** Instances as JSON: records field by field, numbers bit for bit, errors that name the place. */
@NullMarked
package elenchus.instance;

import org.jspecify.annotations.NullMarked;
