/**
 * Handles SIGHUP for all applications of a JVM.
 *
 * <p>Internal. Not API.
 */
@NullMarked
package io.piloted.signal;

import org.jspecify.annotations.NullMarked;
