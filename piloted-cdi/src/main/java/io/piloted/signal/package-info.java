/** Handles SIGHUP for all applications of a JVM. */
@NullMarked
package io.piloted.signal;

import org.jspecify.annotations.NullMarked;
