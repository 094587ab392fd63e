/** Benchmarks of refreshes, compared with the same requests without the library. */
@NullMarked
package io.piloted.benchmarks.refresh;

import org.jspecify.annotations.NullMarked;
