/** The footprint that an application measures itself. */
@NullMarked
package io.piloted.benchmarks.footprint;

import org.jspecify.annotations.NullMarked;
