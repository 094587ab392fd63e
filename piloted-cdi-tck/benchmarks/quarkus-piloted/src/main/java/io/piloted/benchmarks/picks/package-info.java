/** What an application injects. */
@NullMarked
package io.piloted.benchmarks.picks;

import org.jspecify.annotations.NullMarked;
