/**
 * What several packages need of threads and futures: daemon threads, the cause of a failure, the pause before a retry.
 *
 * <p>Internal. Not API.
 */
@NullMarked
package io.piloted.concurrent;

import org.jspecify.annotations.NullMarked;
