/** A benchmark of the time from a signal to the application's observer. */
@NullMarked
package io.piloted.benchmarks.signal;

import org.jspecify.annotations.NullMarked;
