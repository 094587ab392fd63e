/** What an application costs, as it says itself. */
@NullMarked
package io.piloted.benchmarks.footprint;

import org.jspecify.annotations.NullMarked;
