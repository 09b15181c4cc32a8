/** Benchmarks against other solvers. */
@org.jspecify.annotations.NullMarked
package elenchus.bench;
