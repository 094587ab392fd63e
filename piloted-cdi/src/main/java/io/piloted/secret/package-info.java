/**
 * Filters that keep secrets out of messages and pages.
 *
 * <p>Internal. Not API.
 */
@NullMarked
package io.piloted.secret;

import org.jspecify.annotations.NullMarked;
