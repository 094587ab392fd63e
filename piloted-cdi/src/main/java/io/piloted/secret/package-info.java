/**
 * Keeps secrets out of messages that quote a text.
 *
 * <p>Internal. Not API.
 */
@NullMarked
package io.piloted.secret;

import org.jspecify.annotations.NullMarked;
