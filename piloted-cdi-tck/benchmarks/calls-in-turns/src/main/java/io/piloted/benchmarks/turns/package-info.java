/** A comparison of calls with and without the library, in turns, on any runtime. */
@NullMarked
package io.piloted.benchmarks.turns;

import org.jspecify.annotations.NullMarked;
