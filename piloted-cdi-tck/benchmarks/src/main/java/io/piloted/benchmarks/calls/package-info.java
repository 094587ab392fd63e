/** A benchmark of the time that the library adds to a call of a REST client when all its features are in use. */
@NullMarked
package io.piloted.benchmarks.calls;

import org.jspecify.annotations.NullMarked;
