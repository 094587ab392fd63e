/** Keeps secrets out of messages that quote a text. */
@NullMarked
package io.piloted.secret;

import org.jspecify.annotations.NullMarked;
