/** Calls of a service through REST clients, with and without the library. */
@NullMarked
package io.piloted.benchmarks.restcalls;

import org.jspecify.annotations.NullMarked;
