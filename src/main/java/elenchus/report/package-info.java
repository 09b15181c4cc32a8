/** What people and programs read: terminal text, JSON documents, counterexample files. */
@NullMarked
package elenchus.report;

import org.jspecify.annotations.NullMarked;
