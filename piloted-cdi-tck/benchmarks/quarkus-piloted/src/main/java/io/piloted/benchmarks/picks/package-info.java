/** The bean whose injected objects are measured. */
@NullMarked
package io.piloted.benchmarks.picks;

import org.jspecify.annotations.NullMarked;
