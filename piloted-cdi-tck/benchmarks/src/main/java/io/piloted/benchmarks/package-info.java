/** Benchmarks that compare the library with the same work without it. */
@NullMarked
package io.piloted.benchmarks;

import org.jspecify.annotations.NullMarked;
