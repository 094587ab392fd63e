/** A benchmark of what the library adds to an application's start. */
@NullMarked
package io.piloted.benchmarks.start;

import org.jspecify.annotations.NullMarked;
