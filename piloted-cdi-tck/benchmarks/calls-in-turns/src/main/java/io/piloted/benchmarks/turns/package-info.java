/** Calls with and without the library, by turns, in whatever runtime makes them. */
@NullMarked
package io.piloted.benchmarks.turns;

import org.jspecify.annotations.NullMarked;
