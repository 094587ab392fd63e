/**
 * Tools for threads and futures: daemon threads, the cause of a failure, and the back-off of retries.
 *
 * <p>Internal. Not API.
 */
@NullMarked
package io.piloted.concurrent;

import org.jspecify.annotations.NullMarked;
